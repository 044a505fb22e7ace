import { scriptFacts } from "../facts/script-facts.js";
import type { ScriptFact } from "../facts/script-facts.js";
import { abstractScriptClasses, mayBeOnClassPath, scriptClasses } from "../facts/class-facts.js";
import type { DefinitionKind } from "../modules/definition.js";
import { mayBeProjectClass } from "../modules/project-classes.js";
import type { NameContext } from "./name-context.js";
import { OpenScope } from "./open-names.js";
import type { OpenBinding } from "./open-names.js";

const VARIABLE_KINDS: ReadonlySet<ScriptFact["kind"]> = new Set(["constant", "namespace"]);
const FUNCTION_KINDS: ReadonlySet<ScriptFact["kind"]> = new Set(["function", "directive"]);
const DATAFLOW_KINDS: ReadonlySet<string> = new Set<DefinitionKind>(["process", "workflow", "agent"]);
const TYPE_KINDS: ReadonlySet<string> = new Set<DefinitionKind>(["record", "enum"]);

/** The names of a whole script, and how a name is looked up from a scope in it. Mirrors `VariableScopeChecker`. */
export class ModuleScope {
  readonly scope: OpenScope;
  /** Processes, workflows, agents and functions, as far as they do not clash; only functions share a name. */
  readonly #definitions = new Map<string, OpenBinding[]>();
  readonly #types = new Map<string, OpenBinding>();
  /** Includes that lead somewhere, or may. */
  readonly #imports = new Map<string, OpenBinding>();
  /** Includes that lead nowhere: they have their problem, and their uses none. */
  readonly #failed = new Map<string, OpenBinding>();
  readonly #legacyFunctions = new Set<string>();
  readonly #legacyClasses = new Set<string>();
  readonly #context: NameContext;

  constructor(context: NameContext) {
    this.#context = context;
    this.scope = new OpenScope("script", context.script, ["script"], undefined);
  }

  // What is declared ----------------------------------------------------------------------------------------------------

  addImport(binding: OpenBinding): void {
    const target = binding.imported?.target;
    if (target?.kind === "failed") this.#failed.set(binding.name, binding);
    else this.#imports.set(binding.name, binding);
    // A record is known under its own name only; what cannot be read may be a record.
    const own = binding.imported?.entry.name.name ?? binding.name;
    if (target?.kind === "definition" && TYPE_KINDS.has(target.definitionKind)) this.#types.set(own, binding);
    else if (target?.kind === "failed" || target?.kind === "unknown")
      for (const name of [own, binding.name]) if (!this.#types.has(name)) this.#types.set(name, binding);
  }

  imported(name: string): OpenBinding | undefined {
    return this.#imports.get(name);
  }

  addDefinition(binding: OpenBinding): void {
    const sharing = this.#definitions.get(binding.name);
    if (sharing === undefined) this.#definitions.set(binding.name, [binding]);
    else sharing.push(binding);
  }

  definitions(name: string): readonly OpenBinding[] {
    return this.#definitions.get(name) ?? [];
  }

  addType(binding: OpenBinding): void {
    this.#types.set(binding.name, binding);
  }

  addLegacyFunction(name: string): void {
    this.#legacyFunctions.add(name);
  }

  /** With `*`, every class is taken to be there. */
  addLegacyClass(name: string): void {
    this.#legacyClasses.add(name);
  }

  /** Whether Nextflow's interface for scripts has a method of this name, with which no definition may share it. */
  clashesWithBuiltIn(name: string): boolean {
    const facts = scriptFacts("script");
    if (isOf(facts.get(name), FUNCTION_KINDS)) return true;
    const constant = /^get[A-Z]/.test(name) ? name.slice(3, 4).toLowerCase() + name.slice(4) : undefined;
    return constant !== undefined && isOf(facts.get(constant), VARIABLE_KINDS);
  }

  // What is looked up ---------------------------------------------------------------------------------------------------

  variable(name: string, from: OpenScope): OpenBinding | ScriptFact | undefined {
    for (let scope: OpenScope | undefined = from; scope !== undefined; scope = scope.parent) {
      const binding = scope.bindings.get(name) ?? this.#builtInVariable(name, scope);
      if (binding !== undefined) return binding;
      if (scope.kind === "workflow") {
        const imported = this.#imports.get(name);
        if (imported !== undefined && isCallable(imported)) return imported;
      }
    }
    return this.#definitions.get(name)?.find(({ kind }) => DATAFLOW_KINDS.has(kind));
  }

  #builtInVariable(name: string, scope: OpenScope): ScriptFact | undefined {
    for (const builtIn of scope.builtIns) {
      const fact = scriptFacts(builtIn).get(name);
      if (fact !== undefined && (VARIABLE_KINDS.has(fact.kind) || fact.bare === true)) return fact;
    }
    return undefined;
  }

  /** What the text declares under a name, in this scope or around it. */
  declared(name: string, from: OpenScope): OpenBinding | undefined {
    for (let scope: OpenScope | undefined = from; scope !== undefined; scope = scope.parent) {
      const binding = scope.bindings.get(name);
      if (binding !== undefined) return binding;
    }
    return undefined;
  }

  /** What a call of a bare name leads to: several only where functions share the name. */
  functions(name: string, from: OpenScope): readonly OpenBinding[] | ScriptFact {
    for (let scope: OpenScope | undefined = from; scope !== undefined; scope = scope.parent) {
      for (const builtIn of scope.builtIns) {
        const fact = scriptFacts(builtIn).get(name);
        if (fact !== undefined && (FUNCTION_KINDS.has(fact.kind) || fact.bare === true)) return fact;
      }
    }
    const definitions = this.definitions(name);
    if (definitions.length > 0) return definitions;
    const imported = this.#imports.get(name);
    return imported !== undefined && isCallable(imported) ? [imported] : [];
  }

  /** An include that leads nowhere. */
  failedImport(name: string): OpenBinding | undefined {
    return this.#failed.get(name);
  }

  hasLegacyFunction(name: string): boolean {
    return this.#legacyFunctions.has(name);
  }

  /** A record or enum of this script or one that it includes. */
  type(name: string): OpenBinding | undefined {
    return this.#types.get(name);
  }

  /** Whether a simple name may be that of a class, but for the types of `type`. */
  isClass(name: string): boolean {
    return (
      scriptClasses.has(name) ||
      name === this.#context.className ||
      this.#legacyClasses.has(name) ||
      (this.#legacyClasses.has("*") && /^\p{Lu}/u.test(name)) ||
      mayBeProjectClass(this.#context.classes, name)
    );
  }

  /** Whether a name with a package, such as `java.time.Year`, may be that of a class. */
  isQualifiedClass(parts: readonly string[]): boolean {
    if (mayBeOnClassPath(parts)) return true;
    const { classes } = this.#context;
    return parts.some((_, index) => index > 0 && isKnownClass(classes, parts.slice(0, index + 1).join(".")));
  }

  isAbstract(name: string): boolean {
    return abstractScriptClasses.has(name) && !this.#types.has(name);
  }

  // What may have been meant --------------------------------------------------------------------------------------------

  variableNames(from: OpenScope): string[] {
    return [
      ...[...from.outwards()].flatMap((scope) => [
        ...scope.bindings.keys(),
        ...scope.builtIns.flatMap((builtIn) => [...namesIn(builtIn, VARIABLE_KINDS)]),
        ...(scope.kind === "workflow" ? this.#imports.keys() : []),
      ]),
      ...[...this.#definitions].filter(([, [first]]) => DATAFLOW_KINDS.has(first?.kind ?? "")).map(([name]) => name),
      ...this.#types.keys(),
    ];
  }

  functionNames(from: OpenScope): string[] {
    return [
      ...[...from.outwards()].flatMap((scope) =>
        scope.builtIns.flatMap((builtIn) => [...namesIn(builtIn, FUNCTION_KINDS)]),
      ),
      ...this.#definitions.keys(),
      ...this.#imports.keys(),
    ];
  }

  typeNames(): string[] {
    return [...this.#types.keys(), ...scriptClasses];
  }
}

function isKnownClass(classes: NameContext["classes"], name: string): boolean {
  return classes.kind === "known" && classes.names.has(name);
}

function isOf(fact: ScriptFact | undefined, kinds: ReadonlySet<ScriptFact["kind"]>): boolean {
  return fact !== undefined && kinds.has(fact.kind);
}

function namesIn(scope: Parameters<typeof scriptFacts>[0], kinds: ReadonlySet<ScriptFact["kind"]>): string[] {
  return [...scriptFacts(scope).values()]
    .filter(({ kind, bare }) => kinds.has(kind) || bare === true)
    .map(({ name }) => name);
}

/** Whether Nextflow takes an include for something that can be called: all but records and enums. */
function isCallable({ imported }: OpenBinding): boolean {
  return imported?.target.kind !== "definition" || !TYPE_KINDS.has(imported.target.definitionKind);
}

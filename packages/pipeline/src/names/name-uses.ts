import type { CallExpression, Expression, Identifier, Node, StringLiteral, TypeName } from "@nf-lint/parser";
import type { ScriptFact } from "../facts/script-facts.js";
import type { DataflowKind, DefinitionWithCount } from "../problem.js";
import { problemOf } from "../problem-kinds.js";
import { hintForFunction, hintForType, hintForVariable } from "./name-hints.js";
import type { Advice, Surroundings } from "./name-hints.js";
import { NameRecorder } from "./name-recorder.js";
import type { OpenBinding } from "./open-names.js";
import type { CallSite, Reference, Use } from "./script-names.js";
import { isBinding } from "./script-names.js";

/** Nextflow advises against these in a process, whose files are to come through its inputs. */
const DISCOURAGED_IN_PROCESS: ReadonlySet<string> = new Set(["baseDir", "launchDir", "projectDir", "workDir"]);

/** They lie in the entry workflow, and Nextflow lets them pass elsewhere. */
const ENTRY_NAMES: ReadonlySet<string> = new Set(["params", "args"]);

/** Nextflow lets these pass as function names: its parser reports the statements that they belong to. */
const STATEMENT_KEYWORDS: ReadonlySet<string> = new Set(["case", "for", "switch", "while"]);

/** How a variable is read. */
export interface Access {
  /** The properties that are read from it one after another: `java.util.Date` may be a class. */
  readonly properties: readonly string[];
  readonly use: Use;
  /** Whether it is all that stands in `${…}`: what is put into a text may be meant for the shell. */
  readonly isText: boolean;
}

const MOST_ADVICES = 200;

/** What the uses of names mean, and what is wrong with them. */
export abstract class NameUses extends NameRecorder {
  readonly #toldDeprecated = new Set<string>();
  /** To look for what was meant takes a look at every name there is, and a hostile script may mean thousands. */
  #advicesLeft = MOST_ADVICES;
  /** The variables in which a process or workflow is kept: `x = A`, for `x.out`. */
  readonly #holders = new Map<CallSite, OpenBinding>();

  protected variable(node: Identifier, access: Access): void {
    const { name } = node;
    const found = this.find(name);
    if (found === undefined) {
      this.#unresolvedVariable(node, access);
      return;
    }
    const reference = this.refer(node, name, access.use, found);
    this.checkRead(node, found);
    if (!isBinding(found)) return;
    found.isReadWhole ||= access.properties.length === 0;
    this.#recordCall(reference, found, howRead(access));
  }

  /** What Nextflow says of a variable that is there. */
  protected checkRead(node: Identifier, found: OpenBinding | ScriptFact): void {
    const { name } = node;
    if (isBinding(found)) {
      if (found.kind === "implicit-parameter") this.report("implicit-parameter", { node, data: {} });
      return;
    }
    if (found.deprecated === true && !this.#toldDeprecated.has(name)) {
      this.#toldDeprecated.add(name);
      this.report("deprecated-name", { node, data: { name } });
    }
    if (this.isInProcess && found.scope === "script" && DISCOURAGED_IN_PROCESS.has(name))
      this.report("global-in-process", { node, data: { name } });
  }

  #unresolvedVariable(node: Identifier, access: Access): void {
    const { name } = node;
    if (ENTRY_NAMES.has(name)) {
      this.report("outside-entry", { node, data: { name } });
      this.refer(node, name, "read", undefined);
      return;
    }
    if (name === "stdin" && this.scope.builtIns.includes("process-inputs")) return;
    if (name === "stdout" && this.scope.builtIns.includes("process-outputs")) return;
    if (!this.classesAreHidden && this.#isClassRead(node, access.properties)) return;
    const failed = this.module.failedImport(name);
    const reference = this.refer(node, name, access.use, failed);
    if (failed !== undefined) {
      failed.isRead = true;
      this.#recordCall(reference, failed, howRead(access));
      return;
    }
    if (this.unknownVariablesPass) return;
    const data = { name, ...this.#advice((from) => hintForVariable(name, access, from)) };
    this.report("undefined-variable", { node, data });
  }

  #isClassRead(node: Identifier, properties: readonly string[]): boolean {
    const type = this.module.type(node.name);
    if (type !== undefined) type.isRead = true;
    if (type === undefined && !this.module.isClass(node.name)) {
      if (!this.module.isQualifiedClass([node.name, ...properties])) return false;
    }
    this.refer(node, node.name, "type", type);
    return true;
  }

  /** The name of a function that is called. Returns whether it is an operator's. */
  protected calledFunction(callee: Identifier | StringLiteral, call: CallExpression): boolean {
    const name = callee.type === "Identifier" ? callee.name : callee.value;
    const found = this.module.functions(name, this.scope);
    if ("kind" in found) {
      this.refer(callee, name, "call", found);
      this.#deprecatedCall(callee, name, found);
      if (found.kind !== "operator") return false;
      this.#dataflowCall(callee, name, "operator");
      return true;
    }
    const [first] = found;
    if (first === undefined) {
      this.#unresolvedFunction(callee, name);
      return false;
    }
    first.isRead = true;
    const reference = this.refer(callee, name, "call", first);
    if (found.length === 1) {
      const kind = dataflowKind(first);
      if (kind !== undefined) {
        this.#dataflowCall(callee, name, kind);
        this.#countArguments(callee, name, call, first);
      }
      this.#recordCall(reference, first, "call");
    }
    return false;
  }

  #unresolvedFunction(callee: Identifier | StringLiteral, name: string): void {
    if (STATEMENT_KEYWORDS.has(name) || this.module.hasLegacyFunction(name)) return;
    const failed = this.module.failedImport(name);
    if (failed !== undefined) {
      failed.isRead = true;
      this.#recordCall(this.refer(callee, name, "call", failed), failed, "call");
      return;
    }
    const declared = this.module.declared(name, this.scope);
    if (declared?.kind === "legacy") return;
    this.refer(callee, name, "call", undefined);
    const data = { name, ...this.#advice((from) => hintForFunction(name, from)) };
    this.report("undefined-function", { node: callee, data });
  }

  /** Nextflow looks for the mark only where there is one way to call a function. */
  #deprecatedCall(node: Node, name: string, fact: ScriptFact): void {
    if (fact.deprecated === true && fact.signatures?.length === 1)
      this.report("deprecated-name", { node, data: { name } });
  }

  #dataflowCall(node: Node, name: string, kind: DataflowKind): void {
    if (!this.isInWorkflow) this.report("called-outside-workflow", { node, data: { name, kind } });
    else if (this.closure !== undefined) this.report("called-in-closure", { node, data: { name, kind } });
  }

  #countArguments(node: Node, name: string, { arguments: args }: CallExpression, called: OpenBinding): void {
    const kind = dataflowKind(called);
    const expected = parameterCount(called);
    if (kind === undefined || expected === undefined || this.unseen !== "nothing") return;
    const positional = args.filter(({ type }) => type !== "NamedArgument").length;
    const received = positional + (positional < args.length ? 1 : 0);
    if (received === expected) return;
    this.countProblems.push(problemOf("argument-count", { node, data: { name, kind, expected, received } }));
  }

  /** A directive or qualifier, which can only be of the section at hand. */
  protected directive(node: Identifier, name: string, fact: ScriptFact): void {
    this.refer(node, name, "directive", fact);
    this.#deprecatedCall(node, name, fact);
  }

  /** A type that is looked up, and reported at `place`. */
  protected type(type: TypeName, place: Node): void {
    if (!this.classesAreHidden && type.name !== "?") this.#type(type, place);
    for (const argument of type.typeArguments) this.type(argument, place);
  }

  #type(type: TypeName, place: Node): void {
    const parts = type.name.split(".");
    const binding = parts.length === 1 ? this.module.type(type.name) : undefined;
    if (binding !== undefined) binding.isRead = true;
    this.refer(type, type.name, "type", binding);
    const isKnown =
      binding !== undefined ||
      (parts.length === 1 ? this.module.isClass(type.name) : this.module.isQualifiedClass(parts));
    if (!isKnown) {
      const data = { name: type.name, ...this.#advice((from) => hintForType(type.name, from)) };
      this.report("undefined-type", { node: place, data });
    }
  }

  protected constructedType(type: TypeName, place: Node): void {
    this.type(type, place);
    if (!this.classesAreHidden && this.module.isAbstract(type.name))
      this.report("abstract-type", { node: place, data: { name: type.name } });
  }

  /** A type in Groovy's place, which Nextflow keeps as text: it is used where it is one of the script's. */
  protected mentionedType(type: TypeName): void {
    const binding = this.module.type(type.name);
    if (binding !== undefined) {
      binding.isRead = true;
      this.refer(type, type.name, "type", binding);
    }
    for (const argument of type.typeArguments) this.mentionedType(argument);
  }

  /** `x = A`, visited by `visit`: where only properties of `x` are read, such as `x.out`, nothing is called through it. */
  protected keptIn(target: Expression | undefined, value: Expression | undefined, visit: () => void): void {
    const before = this.calls.length;
    visit();
    const site = this.calls[before];
    if (target?.type !== "Identifier" || value?.type !== "Identifier" || site?.how !== "value") return;
    const holder = this.module.declared(target.name, this.scope);
    if (holder !== undefined) this.#holders.set(site, holder);
  }

  /** The calls, those left out that keep a process for its outputs. */
  protected callSites(): readonly CallSite[] {
    return this.calls.filter((site) => this.#holders.get(site)?.isReadWhole !== false);
  }

  #recordCall(reference: Reference, target: OpenBinding, how: CallSite["how"] | undefined): void {
    const { definition } = this;
    if (how === undefined || !mayBeCalled(target)) return;
    if (definition?.type !== "WorkflowDeclaration" && definition?.type !== "Script") return;
    this.calls.push({
      caller: definition,
      section: this.workflowSection,
      name: reference.name,
      reference,
      target,
      how,
    });
  }

  #advice(find: (from: Surroundings) => Advice): Advice {
    this.#advicesLeft -= 1;
    if (this.#advicesLeft < 0 || this.unseen !== "nothing") return {};
    const { module, scope, isInProcess } = this;
    return find({ module, scope, isInProcess });
  }
}

/** `A.out` is no call; `A` alone may be called wherever it goes. */
function howRead({ use, properties }: Access): CallSite["how"] | undefined {
  if (use === "pipe") return "pipe";
  if (properties[0] === "recurse") return "recurse";
  return properties[0] === "out" ? undefined : "value";
}

/** What a call of it would start; nothing for functions and types. */
function dataflowKind({ definition, imported }: OpenBinding): DefinitionWithCount | undefined {
  const target = imported?.target;
  const kind = definition?.kind ?? (target?.kind === "definition" ? target.definitionKind : undefined);
  return kind === "process" || kind === "workflow" || kind === "agent" ? kind : undefined;
}

function parameterCount({ definition, imported }: OpenBinding): number | undefined {
  if (definition !== undefined) return definition.parameterCount;
  return imported?.target.kind === "definition" ? imported.target.parameterCount : undefined;
}

/** What is not known may be a process too; what plugins bring are functions. */
function mayBeCalled(binding: OpenBinding): boolean {
  const target = binding.imported?.target.kind;
  return dataflowKind(binding) !== undefined || target === "unknown" || target === "failed";
}

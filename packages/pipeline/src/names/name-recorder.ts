import type {
  AgentDeclaration,
  CallExpression,
  FunctionDeclaration,
  Identifier,
  Node,
  ProcessDeclaration,
  Script,
  StringLiteral,
  TypeName,
  WorkflowDeclaration,
} from "@nf-lint/parser";
import type { FactScope, ScriptFact } from "../facts/script-facts.js";
import { problemOf } from "../problem-kinds.js";
import type { Told } from "../problem-kinds.js";
import type { DataflowKind, ScriptProblem, ScriptProblemCode } from "../problem.js";
import { hintForFunction, hintForType, hintForVariable } from "./name-hints.js";
import type { Surroundings } from "./name-hints.js";
import type { NameContext } from "./name-context.js";
import { ModuleScope } from "./module-scope.js";
import { OpenBinding, OpenScope } from "./open-names.js";
import type { BindingKind, CallSite, Reference, ScopeKind, Use } from "./script-names.js";
import { isBinding } from "./script-names.js";

/** Nextflow advises against these in a process, whose files are to come through its inputs. */
const DISCOURAGED_IN_PROCESS: ReadonlySet<string> = new Set(["baseDir", "launchDir", "projectDir", "workDir"]);

/** They lie in the entry workflow, and Nextflow lets them pass elsewhere. */
const ENTRY_NAMES: ReadonlySet<string> = new Set(["params", "args"]);

/** Nextflow lets these pass as function names: its parser reports the statements that they belong to. */
const STATEMENT_KEYWORDS: ReadonlySet<string> = new Set(["case", "for", "switch", "while"]);

const DATAFLOW: ReadonlySet<string> = new Set<DataflowKind>(["process", "workflow", "agent"]);

/** What is being walked through. A script of statements is its own entry workflow. */
export type WalkedDefinition =
  ProcessDeclaration | WorkflowDeclaration | AgentDeclaration | FunctionDeclaration | Script;

/** How a variable is read. */
export interface Access {
  /** The properties that are read from it one after another: `java.util.Date` may be a class. */
  readonly properties: readonly string[];
  readonly use: Use;
  /** Whether it is all that stands in `${…}`: what is put into a text may be meant for the shell. */
  readonly isText: boolean;
}

/** The scopes on the way through a script, what was declared and used in them, and the problems found. */
export abstract class NameRecorder {
  protected readonly context: NameContext;
  protected readonly module: ModuleScope;
  protected scope: OpenScope;
  protected readonly scopes: OpenScope[] = [];
  protected readonly bindings: OpenBinding[] = [];
  protected readonly references: Reference[] = [];
  protected readonly calls: CallSite[] = [];
  protected readonly problems: ScriptProblem[] = [];
  /** Of calls with the wrong number of arguments: they count only where nothing else is wrong. */
  protected readonly countProblems: ScriptProblem[] = [];

  protected definition: WalkedDefinition | undefined;
  /** Where a variable is declared that is assigned without `def`. */
  protected definitionScope: OpenScope | undefined;
  protected workflowSection: CallSite["section"] = "main";
  protected closure: OpenScope | undefined;
  /** Inside the arguments of an operator that is called by its bare name, as behind `|`. */
  protected inOperatorCall = false;
  /** Nextflow reports no unknown variable in the default values of parameters. */
  protected unknownVariablesPass = false;
  /** In `when:` Nextflow looks no class up. */
  protected classesAreHidden = false;
  /** In the value of a legacy param Nextflow looks at nothing but types. */
  protected onlyTypesCount = false;
  #toldDeprecated = new Set<string>();

  constructor(context: NameContext) {
    this.context = context;
    this.module = new ModuleScope(context);
    this.scope = this.module.scope;
    this.scopes.push(this.scope);
  }

  protected get isInWorkflow(): boolean {
    return this.definition?.type === "WorkflowDeclaration" || this.definition?.type === "Script";
  }

  protected get isInProcess(): boolean {
    return this.definition?.type === "ProcessDeclaration";
  }

  // Scopes --------------------------------------------------------------------------------------------------------------

  protected inScope(kind: ScopeKind, node: Node, builtIns: readonly FactScope[], visit: () => void): void {
    const outer = this.scope;
    this.scope = new OpenScope(kind, node, builtIns, outer);
    this.scopes.push(this.scope);
    visit();
    this.scope = outer;
  }

  // What is declared ----------------------------------------------------------------------------------------------------

  protected declare(kind: BindingKind, identifier: Identifier, node: Node): OpenBinding {
    const { name } = identifier;
    const first = this.module.declared(name, this.scope);
    if (first !== undefined && first.kind !== "legacy")
      this.report("already-declared", { node: identifier, data: { name }, first: first.identifier ?? first.node });
    return this.bind(kind, name, node, this.scope, identifier);
  }

  protected bind(kind: BindingKind, name: string, node: Node, scope: OpenScope, identifier?: Identifier): OpenBinding {
    const binding = new OpenBinding({ kind, name, node, scope, ...(identifier !== undefined && { identifier }) });
    scope.bindings.set(name, binding);
    this.bindings.push(binding);
    return binding;
  }

  protected declareLegacy(identifier: Identifier, node: Node): void {
    this.bind("legacy", identifier.name, node, this.scope, identifier).isRead = true;
  }

  /**
   * A variable that is assigned, and declared by that in a workflow or process where it is not there yet. Returns whether
   * it was not.
   */
  protected assignedVariable(identifier: Identifier, node: Node): boolean {
    const { name } = identifier;
    const found = this.find(name);
    if (found !== undefined) {
      if (!isBinding(found) && found.kind !== "operator")
        this.report("assigned-built-in", { node: identifier, data: { name } });
      this.refer(identifier, name, "write", found);
      return false;
    }
    if (this.definitionScope !== undefined && (this.isInWorkflow || this.isInProcess)) {
      if (this.closure !== undefined) this.report("closure-assignment", { node: identifier, data: { name } });
      this.bind("variable", name, node, this.definitionScope, identifier);
      return true;
    }
    this.report("undeclared-assignment", { node: identifier, data: { name } });
    // Reads of it are no further mistakes.
    this.declareLegacy(identifier, node);
    return true;
  }

  // What is used --------------------------------------------------------------------------------------------------------

  /** What a variable is, which from then on counts as read. */
  protected find(name: string): OpenBinding | ScriptFact | undefined {
    const found = this.module.variable(name, this.scope);
    if (found !== undefined && isBinding(found) && !this.onlyTypesCount) found.isRead = true;
    return found;
  }

  protected variable(node: Identifier, access: Access): void {
    const { name } = node;
    const found = this.find(name);
    if (found === undefined) {
      this.#unresolvedVariable(node, access);
      return;
    }
    const reference = this.refer(node, name, access.use, found);
    this.checkRead(node, found);
    if (isBinding(found)) this.#recordCall(reference, found, howRead(access));
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
    const data = { name, ...hintForVariable(name, access, this.#surroundings()) };
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
      this.#unresolvedFunction(callee, name, call);
      return false;
    }
    first.isRead = true;
    const reference = this.refer(callee, name, "call", first);
    if (found.length === 1) {
      const definition = first.definition ?? definitionOf(first);
      if (definition !== undefined && DATAFLOW.has(definition.kind)) {
        this.#dataflowCall(callee, name, definition.kind as DataflowKind);
        this.#countArguments(callee, name, call, definition);
      }
      this.#recordCall(reference, first, "call");
    }
    return false;
  }

  #unresolvedFunction(callee: Identifier | StringLiteral, name: string, call: CallExpression): void {
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
    const data = { name, ...hintForFunction(name, call, this.#surroundings()) };
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

  #countArguments(
    node: Node,
    name: string,
    { arguments: args }: CallExpression,
    definition: NonNullable<OpenBinding["definition"]>,
  ): void {
    const { kind, parameterCount } = definition;
    if (parameterCount === undefined || this.onlyTypesCount) return;
    const positional = args.filter(({ type }) => type !== "NamedArgument").length;
    const received = positional + (positional < args.length ? 1 : 0);
    if (received === parameterCount) return;
    const data = { name, kind: kind as "process" | "workflow" | "agent", expected: parameterCount, received };
    this.countProblems.push(problemOf("argument-count", { node, data }));
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
      const data = { name: type.name, ...hintForType(type.name, this.#surroundings()) };
      this.report("undefined-type", { node: place, data });
    } else if (place.type === "NewExpression" && this.module.isAbstract(type.name)) {
      this.report("abstract-type", { node: place, data: { name: type.name } });
    }
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

  protected refer(
    node: Reference["node"],
    name: string,
    use: Use,
    target: OpenBinding | ScriptFact | undefined,
  ): Reference {
    const reference: Reference = { name, node, use, scope: this.scope, ...(target !== undefined && { target }) };
    this.references.push(reference);
    if (target !== undefined && isBinding(target)) target.references.push(reference);
    return reference;
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

  // What is reported ----------------------------------------------------------------------------------------------------

  protected report<Code extends ScriptProblemCode>(code: Code, told: Told<Code>): void {
    const isOfTypes = code === "undefined-type" || code === "abstract-type";
    if (!this.onlyTypesCount || isOfTypes) this.problems.push(problemOf(code, told));
  }

  #surroundings(): Surroundings {
    return { module: this.module, scope: this.scope, isInProcess: this.isInProcess, isInWorkflow: this.isInWorkflow };
  }
}

/** `A.out` is no call; `A` alone may be called wherever it goes. */
function howRead({ use, properties }: Access): CallSite["how"] | undefined {
  if (use === "pipe") return "pipe";
  if (properties[0] === "recurse") return "recurse";
  return properties[0] === "out" ? undefined : "value";
}

function definitionOf({ imported }: OpenBinding): OpenBinding["definition"] {
  return imported?.target.kind === "definition" ? imported.target.definition : undefined;
}

/** Not a function, nor a plugin's, which are. */
function mayBeCalled(binding: OpenBinding): boolean {
  if (binding.definition !== undefined) return DATAFLOW.has(binding.definition.kind);
  const target = binding.imported?.target;
  if (target?.kind === "definition") return DATAFLOW.has(target.definition.kind);
  return target?.kind === "unknown" || target?.kind === "failed";
}

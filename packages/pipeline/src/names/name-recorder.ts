import type {
  AgentDeclaration,
  FunctionDeclaration,
  Identifier,
  Node,
  ProcessDeclaration,
  Script,
  WorkflowDeclaration,
} from "@nf-lint/parser";
import type { FactScope, ScriptFact } from "../facts/script-facts.js";
import { problemOf } from "../problem-kinds.js";
import type { Told } from "../problem-kinds.js";
import type { ScriptProblem, ScriptProblemCode } from "../problem.js";
import type { NameContext } from "./name-context.js";
import { ModuleScope } from "./module-scope.js";
import { OpenBinding, OpenScope } from "./open-names.js";
import type { BindingKind, CallSite, Reference, ScopeKind, Use } from "./script-names.js";
import { isBinding } from "./script-names.js";

/** What is being walked through. A script of statements is its own entry workflow. */
export type WalkedDefinition =
  ProcessDeclaration | WorkflowDeclaration | AgentDeclaration | FunctionDeclaration | Script;

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
  /** What Nextflow does not look at: nothing there is a problem, and nothing is unused. Of a legacy param's value types are. */
  protected unseen: "nothing" | "all but types" | "all" = "nothing";

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
    binding.isRead = this.unseen !== "nothing";
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
    if (found !== undefined && isBinding(found) && this.unseen !== "all but types") found.isRead = true;
    return found;
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

  // What is reported ----------------------------------------------------------------------------------------------------

  protected report<Code extends ScriptProblemCode>(code: Code, told: Told<Code>): void {
    const isOfTypes = code === "undefined-type" || code === "abstract-type";
    if (this.unseen === "nothing" || (this.unseen === "all but types" && isOfTypes))
      this.problems.push(problemOf(code, told));
  }
}

import type { Identifier, Node, Script, StringLiteral, TypeName, WorkflowDeclaration } from "@nf-lint/parser";
import type { FactScope, ScriptFact } from "../facts/script-facts.js";
import type { Definition, DefinitionKind } from "../modules/definition.js";
import type { Import } from "../modules/import.js";
import type { ScriptProblem } from "../problem.js";

/** The names of a module: its scopes, what is declared in them, each use with what it means, and what is wrong. */
export interface ScriptNames {
  /** The scope of the whole script. Its bindings are none: definitions and includes are below. */
  readonly scope: Scope;
  /** All scopes, each behind the one around it. */
  readonly scopes: readonly Scope[];
  /** All that the text declares, definitions and includes among them. */
  readonly bindings: readonly Binding[];
  readonly references: readonly Reference[];
  /** Calls of processes, workflows, agents and what includes bring in, from workflows. */
  readonly calls: readonly CallSite[];
  /** In source order. Those of phase `type` are there only where the module has no other error, as in Nextflow. */
  readonly problems: readonly ScriptProblem[];
}

export type ScopeKind =
  | "script"
  | "workflow"
  | "process"
  | "agent"
  /** The output block. */
  | "output"
  | "function"
  /** A section with names of its own: directives, inputs, outputs, stage, an index of an output. */
  | "section"
  | "closure"
  /** `{ … }`, and the code of a section. */
  | "block"
  | "catch";

/** A scope of names: what is declared in it, what Nextflow gives in it, and the scope around it. */
export interface Scope {
  readonly kind: ScopeKind;
  readonly node: Node;
  readonly parent?: Scope;
  /** The names that Nextflow gives in it, the nearest first. */
  readonly builtIns: readonly FactScope[];
  /** Variables and parameters by name; the last of those that are declared twice. */
  readonly bindings: ReadonlyMap<string, Binding>;
}

export type BindingKind =
  | DefinitionKind
  /** A name that an `include` brings in. */
  | "include"
  /** Of a function or closure. */
  | "parameter"
  /** The variable of a `catch`. */
  | "exception"
  /** `it`. */
  | "implicit-parameter"
  /** A workflow's, in `take:`. */
  | "take"
  /** A process's or an agent's. */
  | "input"
  /** With `def`, or assigned without it in a workflow or process, or by `set { x }`. */
  | "variable"
  /** What only the legacy parser lets a script declare. */
  | "legacy";

/** A name that the text of a module declares. */
export interface Binding {
  readonly kind: BindingKind;
  readonly name: string;
  /** The name in its declaration: for an include the alias where it has one. Absent for `it`. */
  readonly identifier?: Identifier;
  /** The declaration: the process, the parameter, the statement, the closure of an `it`. */
  readonly node: Node;
  readonly scope: Scope;
  /** Every use in this module, the declaration apart. */
  readonly references: readonly Reference[];
  /** Whether something looked it up. An assignment to it counts, as for Nextflow. */
  readonly isRead: boolean;
  /** What an `include` leads to. */
  readonly imported?: Import;
  readonly definition?: Definition;
}

/** How a name is used. */
export type Use =
  | "read"
  | "write"
  /** `f(x)`. */
  | "call"
  /** Beside `|` or `&`, where a process, workflow, agent or operator is called. */
  | "pipe"
  /** A type annotation, `as`, `instanceof`, `new`, `catch`, or a class that is read. */
  | "type"
  /** A directive, an input or output qualifier. */
  | "directive";

/** A use of a name, with what it means. */
export interface Reference {
  readonly name: string;
  /** The name itself. */
  readonly node: Identifier | StringLiteral | TypeName;
  readonly use: Use;
  readonly scope: Scope;
  /** Absent where nothing was found, or the name is a class of the platform. Of overloaded functions, the first. */
  readonly target?: Binding | ScriptFact;
}

/** A place in a workflow from where a process, workflow, agent, or what an include brings in, is called. */
export interface CallSite {
  /** The workflow, or the script whose statements are its entry workflow. */
  readonly caller: WorkflowDeclaration | Script;
  readonly section: "main" | "emit" | "publish" | "onComplete" | "onError";
  readonly name: string;
  readonly reference: Reference;
  readonly target: Binding;
  /** `value`: it is neither called nor asked for its outputs (`x = A`), and may be called from anywhere. */
  readonly how: "call" | "pipe" | "recurse" | "value";
}

/** Whether a target is declared in the module, and not given by Nextflow. */
export function isBinding(target: Binding | ScriptFact | undefined): target is Binding {
  return target !== undefined && "references" in target;
}

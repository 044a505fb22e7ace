import type { Range, SourceLocation } from "@nf-lint/parser";

/** A problem that needs no more than its place. */
type NoData = Readonly<Record<string, never>>;

interface Named {
  readonly name: string;
}

/** A name that was not found, with what may have been meant. */
interface NotFound extends Named {
  /** The name in scope that is spelt most alike, where one is near. */
  readonly nearest?: string;
  readonly hint?: NameHint;
  /** What Groovy writes for a word of another language, or a class with its package. */
  readonly inGroovy?: string;
}

/** Why a name is not found, where that says what to do. */
export type NameHint =
  /** It looks like an environment variable. */
  | "environment-variable"
  /** It is there in a process only: `task`, `template`. */
  | "only-in-process"
  /** A local variable of this name holds a closure perhaps, which is called with `.call(…)`. */
  | "local-variable"
  /** It is an operator, and the script uses static types or this is no workflow. */
  | "operator"
  /** A directive, which stands before the other sections of a process. */
  | "directive"
  /** A name of Nextflow's that stands in the namespace `workflow`: `outputDir`. */
  | "in-workflow";

/** What is called where it cannot be. */
export type DataflowKind = "process" | "workflow" | "agent" | "operator";

/** Whose rows or names are meant. */
export type RowKind =
  | "process directive"
  | "process input qualifier"
  | "process output qualifier"
  | "stage directive"
  | "agent directive"
  | "output directive"
  | "output index directive";

export type OutputSectionName = "Process output" | "Workflow emit" | "Workflow output" | "Agent output";

export interface ScriptProblemData {
  // Includes
  "missing-module": { readonly source: string; readonly path: string };
  "unparsed-module": { readonly source: string; readonly path: string };
  "missing-definition": Named & { readonly source: string; readonly path: string; readonly nearest?: string };
  "module-not-installed": { readonly source: string };

  // Names
  "already-included": Named;
  "already-declared": Named & { readonly builtIn?: true };
  "duplicate-param": Named;
  "duplicate-output": Named & { readonly section: OutputSectionName };
  "nameless-output": { readonly section: OutputSectionName };
  "undefined-variable": NotFound;
  "undefined-function": NotFound;
  "undefined-type": NotFound;
  "abstract-type": Named;
  "undeclared-assignment": Named;
  "closure-assignment": Named;
  "assigned-built-in": Named;
  /** `misplaced`: it is a directive of the process, and stands behind its inputs. */
  "unknown-directive": Named & { readonly rows: RowKind; readonly nearest?: string; readonly misplaced?: true };
  "invalid-directive": { readonly rows: RowKind };
  "unknown-feature-flag": Named & { readonly nearest?: string };
  "called-outside-workflow": Named & { readonly kind: DataflowKind };
  "called-in-closure": Named & { readonly kind: DataflowKind };
  "agent-record": { readonly where: "input" | "output" };
  "agent-tuple": NoData;
  "agent-bare-output": NoData;

  // Types
  "argument-count": Named & {
    readonly kind: DefinitionWithCount;
    readonly expected: number;
    readonly received: number;
  };

  // Warnings
  "unused-variable": Named;
  "unused-parameter": Named;
  "implicit-parameter": NoData;
  "capital-channel": NoData;
  "global-in-process": Named;
  "shared-mutation": Named;
  "param-in-workflow": NoData;
  "shell-section": NoData;
  "when-section": NoData;
  "missing-type": Named & { readonly where: "input" | "record field" | "tuple component" | "workflow input" };
  "several-typed-outputs": NoData;
  "deprecated-name": Named;
  "outside-entry": Named;
  "legacy-param": Named;
}

export type DefinitionWithCount = "process" | "workflow" | "agent";

export type ScriptProblemCode = keyof ScriptProblemData;

/** In which of its passes Nextflow finds a problem. In a file with errors it does not come to `type`. */
export type ProblemPhase = "tree" | "include" | "name" | "type";

/**
 * `error`: Nextflow refuses the script. `warning`: it says so and goes on. `paranoid`: it records a warning and prints none.
 * `mistaken`: it prints a warning that is none, such as of a variable that only a template reads; not for people.
 */
export type ProblemLevel = "error" | "warning" | "paranoid" | "mistaken";

interface ProblemOf<Code extends ScriptProblemCode> {
  readonly code: Code;
  readonly data: ScriptProblemData[Code];
  readonly range: Range;
  readonly loc: SourceLocation;
  readonly phase: ProblemPhase;
  readonly level: ProblemLevel;
  /** It follows from another problem of the script, such as that what declares the name stands where it cannot: not for people. */
  readonly explained?: true;
  /** The first declaration of what is declared or included twice. */
  readonly first?: { readonly range: Range; readonly loc: SourceLocation };
}

/** Something wrong with the names of a script, as a value. The words are made at the edge (`describeScriptProblem`). */
export type ScriptProblem = { [Code in ScriptProblemCode]: ProblemOf<Code> }[ScriptProblemCode];

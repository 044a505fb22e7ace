import type { Argument, Expression, Identifier, Parameter, TypeName } from "./expression.js";
import type { NodeBase } from "./node-base.js";
import type { InvalidStatement } from "./config.js";
import type { FunctionDeclaration, ImportDeclaration, Statement } from "./statement.js";

/** A whole script. */
export interface Script extends NodeBase {
  readonly type: "Script";
  /**
   * Declarations, or statements: Nextflow takes one or the other. A script of statements alone is the body of its entry
   * workflow. Where both stand, each statement has a problem.
   */
  readonly body: readonly ScriptStatement[];
}

export type ScriptStatement = ScriptDeclaration | Statement;

export type ScriptDeclaration =
  | FeatureFlagDeclaration
  | IncludeDeclaration
  | ParamsBlock
  | LegacyParamDeclaration
  | RecordDeclaration
  | EnumDeclaration
  | ProcessDeclaration
  | AgentDeclaration
  | WorkflowDeclaration
  | OutputBlock
  | FunctionDeclaration
  | ImportDeclaration
  | ClassDeclaration
  | InvalidStatement;

/** `nextflow.enable.dsl = 2`. */
export interface FeatureFlagDeclaration extends NodeBase {
  readonly type: "FeatureFlagDeclaration";
  /** From `nextflow` on; two parts at least. */
  readonly path: readonly Identifier[];
  readonly value: Expression;
}

/** `include { A ; B as C } from './b.nf'`. */
export interface IncludeDeclaration extends NodeBase {
  readonly type: "IncludeDeclaration";
  /** Empty for the legacy `include './b.nf'`, which takes all names. */
  readonly entries: readonly IncludeEntry[];
  /** A `StringLiteral`; anything else comes with a problem. */
  readonly source: Expression;
  /** Legacy: `params(a: 1)` and `addParams(a: 1)` behind the source. */
  readonly clauses: readonly Directive[];
}

/** `A` or `A as B`. */
export interface IncludeEntry extends NodeBase {
  readonly type: "IncludeEntry";
  readonly name: Identifier;
  readonly alias?: Identifier;
}

/** `params { a: Integer = 1 }`. */
export interface ParamsBlock extends NodeBase {
  readonly type: "ParamsBlock";
  /** `params`. */
  readonly keyword: Identifier;
  /** A `Statement` comes with a problem. */
  readonly body: readonly (ParamDeclaration | Statement)[];
}

/** `a: Integer = 1` in the params block. */
export interface ParamDeclaration extends NodeBase {
  readonly type: "ParamDeclaration";
  readonly name: Identifier;
  readonly typeAnnotation?: TypeName;
  readonly defaultValue?: Expression;
}

/** `params.a.b = 1` beside declarations; in a script of statements it is an `AssignmentStatement`. */
export interface LegacyParamDeclaration extends NodeBase {
  readonly type: "LegacyParamDeclaration";
  /** From `params` on; two parts at least. */
  readonly path: readonly Identifier[];
  readonly value: Expression;
}

/** `record Sample { id: String }`. */
export interface RecordDeclaration extends NodeBase {
  readonly type: "RecordDeclaration";
  readonly name: Identifier;
  readonly fields: readonly (RecordField | InvalidStatement)[];
}

export interface RecordField extends NodeBase {
  readonly type: "RecordField";
  readonly name: Identifier;
  /** Where it is missing, there is a problem. */
  readonly typeAnnotation?: TypeName;
}

/** `enum Day { MONDAY, TUESDAY }`. */
export interface EnumDeclaration extends NodeBase {
  readonly type: "EnumDeclaration";
  readonly name: Identifier;
  readonly constants: readonly Identifier[];
}

/**
 * `process A { … }`. Its sections are in source order, which for a valid process is one of Nextflow's two; in a process
 * with a problem a section may be missing, come twice or in any order.
 */
export interface ProcessDeclaration extends NodeBase {
  readonly type: "ProcessDeclaration";
  readonly name: Identifier;
  /** Whether `nextflow.enable.types` was switched on above: its inputs and outputs are typed rows, not directives. */
  readonly typed: boolean;
  readonly sections: readonly ProcessSection[];
}

/** `agent A { … }`, since Nextflow 26.08. Its inputs and outputs are typed. */
export interface AgentDeclaration extends NodeBase {
  readonly type: "AgentDeclaration";
  readonly name: Identifier;
  readonly sections: readonly ProcessSection[];
}

/** `workflow A { … }`, or the entry workflow, which has no name. */
export interface WorkflowDeclaration extends NodeBase {
  readonly type: "WorkflowDeclaration";
  readonly name?: Identifier;
  /** Whether `nextflow.enable.types` was switched on above. */
  readonly typed: boolean;
  readonly sections: readonly WorkflowSection[];
}

/** `output { a { … } }`. */
export interface OutputBlock extends NodeBase {
  readonly type: "OutputBlock";
  /** `output`. */
  readonly keyword: Identifier;
  /** A `Statement` comes with a problem. */
  readonly body: readonly (OutputDeclaration | Statement)[];
}

/** `a: Channel { path 'x' }` in the output block. */
export interface OutputDeclaration extends NodeBase {
  readonly type: "OutputDeclaration";
  readonly name: Identifier;
  readonly typeAnnotation?: TypeName;
  /** Directives, as statements. */
  readonly body: readonly Statement[];
}

/** Legacy: `class A { … }`, `interface A { … }`, `trait A { … }`. Its members are read as well as they can be. */
export interface ClassDeclaration extends NodeBase {
  readonly type: "ClassDeclaration";
  readonly name: Identifier;
  readonly body: readonly Statement[];
}

// --- Sections ---------------------------------------------------------------------------------------------------------

export type ProcessSection =
  | DirectivesSection
  | InputSection
  | StageSection
  | OutputSection
  | TopicSection
  | WhenSection
  | CodeSection
  | ForeignSection;

export type WorkflowSection = TakeSection | CodeSection | EmitSection | ForeignSection;

/**
 * A part of the body of a process, agent or workflow: a label and what is behind it up to the next label. Without a label:
 * the directives, the script of a process without labels (`kind` is `script`), and the body of a workflow without labels
 * (`kind` is `main`).
 */
interface SectionBase extends NodeBase {
  readonly type: "Section";
  /** The word before the colon. */
  readonly label?: Identifier;
}

/** What stands before the first label. A `Statement` comes with a problem. */
export interface DirectivesSection extends SectionBase {
  readonly kind: "directives";
  readonly body: readonly (Directive | Statement)[];
}

/** Legacy rows are directives (`val x`), typed ones parameters (`x: Path`). A `Statement` comes with a problem. */
export interface InputSection extends SectionBase {
  readonly kind: "input";
  readonly body: readonly (Directive | Parameter | CompositeInput | Statement)[];
}

export interface StageSection extends SectionBase {
  readonly kind: "stage";
  readonly body: readonly (Directive | Statement)[];
}

/** Legacy rows are directives, typed ones a named output or an expression alone. Other statements come with a problem. */
export interface OutputSection extends SectionBase {
  readonly kind: "output";
  readonly body: readonly (Directive | NamedOutput | Statement)[];
}

/** Rows are expressions `value >> 'topic'`. */
export interface TopicSection extends SectionBase {
  readonly kind: "topic";
  readonly body: readonly Statement[];
}

/** Holds one expression. */
export interface WhenSection extends SectionBase {
  readonly kind: "when";
  readonly body: readonly Statement[];
}

/** Code: of a process, of an agent (`prompt`), and of a workflow (`main`, `onComplete`, `onError`). */
export interface CodeSection extends SectionBase {
  readonly kind: "script" | "shell" | "exec" | "stub" | "prompt" | "main" | "onComplete" | "onError";
  readonly body: readonly Statement[];
}

/** A `Statement` comes with a problem. */
export interface TakeSection extends SectionBase {
  readonly kind: "take";
  readonly body: readonly (Parameter | Statement)[];
}

/** In `emit` one expression may stand alone, an `ExpressionStatement`; other statements come with a problem. */
export interface EmitSection extends SectionBase {
  readonly kind: "emit" | "publish";
  readonly body: readonly (NamedOutput | Statement)[];
}

/** A section that has no place there, such as `take:` in a process. Always comes with a problem. */
export interface ForeignSection extends SectionBase {
  readonly kind: "foreign";
  readonly body: readonly Statement[];
}

/** `cpus 4`, `publishDir 'a', mode: 'copy'`, `path 'x', emit: y`, `stdout`: a call by its bare name. */
export interface Directive extends NodeBase {
  readonly type: "Directive";
  readonly name: Identifier;
  /** `maxErrors -1` has `-1`, a `UnaryExpression`, though Nextflow's grammar reads a difference. */
  readonly arguments: readonly Argument[];
}

/** `record(id: String, bam: Path)` or `tuple(id: String, bam: Path)` in a typed `input:`. */
export interface CompositeInput extends NodeBase {
  readonly type: "CompositeInput";
  /** `record` or `tuple`. */
  readonly kind: Identifier;
  readonly components: readonly Parameter[];
}

/**
 * `a`, `a: Path`, `a = expr` or `a: Path = expr` in `emit:`, `publish:` and a typed `output:`. Without a value it is that of
 * the variable of this name.
 */
export interface NamedOutput extends NodeBase {
  readonly type: "NamedOutput";
  readonly name: Identifier;
  readonly typeAnnotation?: TypeName;
  readonly value?: Expression;
}

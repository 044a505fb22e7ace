import type { ConfigApply, ConfigFile, ConfigStatement } from "./ast/config.js";
import type {
  Expression,
  GStringText,
  MapEntry,
  NamedArgument,
  Parameter,
  Placeholder,
  SwitchExpressionCase,
  TypeName,
} from "./ast/expression.js";
import type {
  CompositeInput,
  Directive,
  IncludeEntry,
  NamedOutput,
  OutputDeclaration,
  ParamDeclaration,
  ProcessSection,
  RecordField,
  Script,
  ScriptDeclaration,
  WorkflowSection,
} from "./ast/script.js";
import type { CatchClause, Statement, SwitchCase } from "./ast/statement.js";

/**
 * The abstract syntax tree of a Nextflow configuration or script.
 *
 * Statement and expression names follow the rule names of Nextflow's own grammar (`ConfigParser.g4`, `ScriptParser.g4`), so that a reader
 * of one finds the place in the other. Nodes carry no parents and no methods; they are plain, readonly data.
 *
 * Every node has its half-open `range` in UTF-16 offsets and its `loc` in 1-based lines and columns, end exclusive.
 * Parentheses are not nodes: `(a + b) * c` is a `BinaryExpression` whose range starts at the bracket.
 */

export type * from "./ast/config.js";
export type * from "./ast/expression.js";
export type { Position, Range, SourceLocation } from "./ast/node-base.js";
export type * from "./ast/script.js";
export type * from "./ast/statement.js";

/** Any node of the tree. */
export type Node =
  | ConfigFile
  | ConfigStatement
  | ConfigApply
  | Script
  | ScriptDeclaration
  | IncludeEntry
  | ParamDeclaration
  | RecordField
  | OutputDeclaration
  | ProcessSection
  | WorkflowSection
  | Directive
  | CompositeInput
  | NamedOutput
  | Statement
  | CatchClause
  | SwitchCase
  | Expression
  | SwitchExpressionCase
  | GStringText
  | Placeholder
  | MapEntry
  | Parameter
  | NamedArgument
  | TypeName;

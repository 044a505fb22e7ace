import type { Argument, Expression, GString, Identifier, StringLiteral } from "./expression.js";
import type { NodeBase } from "./node-base.js";
import type {
  AssertStatement,
  AssignmentOperator,
  BlockStatement,
  ExpressionStatement,
  ForStatement,
  FunctionDeclaration,
  IfStatement,
  ImportDeclaration,
  ReturnStatement,
  SwitchStatement,
  ThrowStatement,
  TryStatement,
  VariableDeclaration,
  WhileStatement,
} from "./statement.js";

/** A whole configuration file. */
export interface ConfigFile extends NodeBase {
  readonly type: "ConfigFile";
  readonly body: readonly ConfigStatement[];
}

/** A part of an option's path, or the name of a block: `process`, `'foo-bar'`. */
export type ConfigName = Identifier | StringLiteral;

/** What a configuration file, or a block in it, is made of. */
export type ConfigStatement =
  | ConfigAssign
  | ConfigBlock
  | ConfigSelector
  | ConfigInclude
  | ConfigApplyBlock
  | ConfigIncomplete
  | InvalidStatement
  /** What only the legacy parser takes at the level of configuration: `if`, `def`, functions, `import`, … */
  | LegacyConfigStatement;

export type LegacyConfigStatement =
  | IfStatement
  | TryStatement
  | SwitchStatement
  | ForStatement
  | WhileStatement
  | VariableDeclaration
  | FunctionDeclaration
  | ImportDeclaration
  | AssertStatement
  | ThrowStatement
  | ReturnStatement
  | ExpressionStatement
  | BlockStatement;

/** `a.b.'c' = value`. The operator is `=`; a legacy config may have `+=` and its like. */
export interface ConfigAssign extends NodeBase {
  readonly type: "ConfigAssign";
  /** At least one. */
  readonly path: readonly ConfigName[];
  readonly operator: AssignmentOperator;
  readonly value: Expression;
}

/** `name { … }`. A quoted selector (`'withName:FOO' { … }`) is a block whose name is a string. */
export interface ConfigBlock extends NodeBase {
  readonly type: "ConfigBlock";
  /** One part; a legacy config may have a dotted name (`google.batch { … }`), which the strict parser rejects. */
  readonly path: readonly ConfigName[];
  readonly body: readonly ConfigStatement[];
}

/** `withName: 'FOO|BAR' { … }`. */
export interface ConfigSelector extends NodeBase {
  readonly type: "ConfigSelector";
  /** The grammar takes any identifier here; `withName` and `withLabel` have a meaning. */
  readonly kind: Identifier;
  /** The pattern. A legacy config may have a GString, which the strict parser rejects. */
  readonly target: ConfigName | GString;
  readonly body: readonly ConfigStatement[];
}

/** `includeConfig EXPR`. */
export interface ConfigInclude extends NodeBase {
  readonly type: "ConfigInclude";
  readonly source: Expression;
}

/** `plugins { id 'nf-schema@2.1.1' }`; any other name yields a problem, for its entries lack an equals sign. */
export interface ConfigApplyBlock extends NodeBase {
  readonly type: "ConfigApplyBlock";
  readonly name: ConfigName;
  readonly body: readonly ConfigApply[];
}

/** `id 'nf-schema@2.1.1'`. */
export interface ConfigApply extends NodeBase {
  readonly type: "ConfigApply";
  readonly name: Identifier;
  readonly arguments: readonly Argument[];
}

/** `process.cpus` with nothing assigned. Always comes with a problem. */
export interface ConfigIncomplete extends NodeBase {
  readonly type: "ConfigIncomplete";
  readonly path: readonly ConfigName[];
}

/** Text that could not be read as a statement. Always comes with a problem; what it would set is unknown. */
export interface InvalidStatement extends NodeBase {
  readonly type: "InvalidStatement";
}

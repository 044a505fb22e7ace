import type { ConfigStatement, InvalidStatement } from "./config.js";
import type { Expression, Identifier, Parameter, TypeName } from "./expression.js";
import type { NodeBase } from "./node-base.js";

/** A statement in a closure, or in a legacy configuration among the settings. */
export type Statement =
  | ExpressionStatement
  | VariableDeclaration
  | AssignmentStatement
  | ReturnStatement
  | ThrowStatement
  | AssertStatement
  | IfStatement
  | TryStatement
  | LabeledStatement
  | BlockStatement
  | EmptyStatement
  | InvalidStatement
  // Legacy only:
  | ForStatement
  | WhileStatement
  | SwitchStatement
  | BreakStatement
  | ContinueStatement
  | FunctionDeclaration
  | ImportDeclaration;

/** `{ … }` as the body of `if`, `try` and their like. In a legacy `if` around settings it holds config statements. */
export interface BlockStatement extends NodeBase {
  readonly type: "BlockStatement";
  readonly body: readonly (Statement | ConfigStatement)[];
}

export interface ExpressionStatement extends NodeBase {
  readonly type: "ExpressionStatement";
  readonly expression: Expression;
}

/** `def x = 1`, `String x = 'a'`, `def (a, b) = [1, 2]`, in scripts `def x: String = 'a'`. */
export interface VariableDeclaration extends NodeBase {
  readonly type: "VariableDeclaration";
  /** Groovy's way, `Type name`: Nextflow keeps it as text and never looks it up. */
  readonly declaredType?: TypeName;
  /** More than one in `def (a, b) = …`. */
  readonly names: readonly Identifier[];
  /** Nextflow's way, `name: Type`, in scripts only: each stands behind its name, and in `def (a: A, b) = …` not all have one. */
  readonly typeAnnotations: readonly TypeName[];
  readonly init?: Expression;
}

export type AssignmentOperator =
  "=" | "+=" | "-=" | "*=" | "/=" | "%=" | "**=" | "&=" | "|=" | "^=" | "<<=" | ">>=" | ">>>=" | "?=";

/** `x = 1` inside a closure. `(a, b) = list` has a `ListExpression` as target. */
export interface AssignmentStatement extends NodeBase {
  readonly type: "AssignmentStatement";
  readonly target: Expression;
  readonly operator: AssignmentOperator;
  readonly value: Expression;
}

export interface ReturnStatement extends NodeBase {
  readonly type: "ReturnStatement";
  readonly argument?: Expression;
}

export interface ThrowStatement extends NodeBase {
  readonly type: "ThrowStatement";
  readonly argument: Expression;
}

export interface AssertStatement extends NodeBase {
  readonly type: "AssertStatement";
  readonly condition: Expression;
  readonly message?: Expression;
}

export interface IfStatement extends NodeBase {
  readonly type: "IfStatement";
  readonly condition: Expression;
  readonly consequent: Statement | ConfigStatement;
  readonly alternate?: Statement | ConfigStatement;
}

export interface TryStatement extends NodeBase {
  readonly type: "TryStatement";
  readonly block: Statement | ConfigStatement;
  readonly handlers: readonly CatchClause[];
  /** Legacy only. */
  readonly finalizer?: Statement | ConfigStatement;
}

export interface CatchClause extends NodeBase {
  readonly type: "CatchClause";
  /** `catch (A | B name)`. */
  readonly types: readonly TypeName[];
  readonly name: Identifier;
  /** `catch (name: A | B)`, in scripts only. */
  readonly typeAnnotations: readonly TypeName[];
  readonly body: Statement | ConfigStatement;
}

/** `label: statement`; in scripts in the closure behind a name or call (`branch { a: … }`), legacy everywhere else. */
export interface LabeledStatement extends NodeBase {
  readonly type: "LabeledStatement";
  readonly label: Identifier;
  readonly body: Statement;
}

/** A lone `;`. */
export interface EmptyStatement extends NodeBase {
  readonly type: "EmptyStatement";
}

/** Legacy: `for (x in xs) …` (`variable` and `iterable`) or `for (init; test; update) …`. */
export interface ForStatement extends NodeBase {
  readonly type: "ForStatement";
  readonly variable?: Identifier;
  readonly iterable?: Expression;
  readonly init?: Statement;
  readonly test?: Expression;
  readonly update?: Statement;
  readonly body: Statement | ConfigStatement;
}

/** Legacy. */
export interface WhileStatement extends NodeBase {
  readonly type: "WhileStatement";
  readonly condition: Expression;
  readonly body: Statement | ConfigStatement;
}

/** Legacy. */
export interface SwitchStatement extends NodeBase {
  readonly type: "SwitchStatement";
  readonly subject: Expression;
  readonly cases: readonly SwitchCase[];
}

export interface SwitchCase extends NodeBase {
  readonly type: "SwitchCase";
  /** Absent for `default:`. */
  readonly test?: Expression;
  readonly body: readonly (Statement | ConfigStatement)[];
}

/** Legacy. */
export interface BreakStatement extends NodeBase {
  readonly type: "BreakStatement";
}

/** Legacy. */
export interface ContinueStatement extends NodeBase {
  readonly type: "ContinueStatement";
}

/** `def f(a, b: String) -> String { … }`, `def String f(a) { … }`. Legacy in a configuration. */
export interface FunctionDeclaration extends NodeBase {
  readonly type: "FunctionDeclaration";
  /** Groovy's way, before the name. */
  readonly returnType?: TypeName;
  readonly name: Identifier;
  readonly parameters: readonly Parameter[];
  /** Nextflow's way, behind `->`, in scripts only. */
  readonly returnAnnotation?: TypeName;
  readonly body: BlockStatement;
}

/** Legacy: `import java.util.Date`. */
export interface ImportDeclaration extends NodeBase {
  readonly type: "ImportDeclaration";
  /** As written: `java.util.Date`, `java.util.*`. */
  readonly name: string;
  readonly isStatic: boolean;
  readonly alias?: Identifier;
}

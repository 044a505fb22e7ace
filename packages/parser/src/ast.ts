/**
 * The abstract syntax tree of a Nextflow configuration.
 *
 * Statement and expression names follow the rule names of Nextflow's own grammar (`ConfigParser.g4`), so that a reader
 * of one finds the place in the other. Nodes carry no parents and no methods; they are plain, readonly data.
 *
 * Every node has its half-open `range` in UTF-16 offsets and its `loc` in 1-based lines and columns, end exclusive.
 * Parentheses are not nodes: `(a + b) * c` is a `BinaryExpression` whose range starts at the bracket.
 */

export interface Position {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units. */
  readonly column: number;
}

export interface SourceLocation {
  readonly start: Position;
  /** The position behind the last character. */
  readonly end: Position;
}

/** Offsets into the text, in UTF-16 units: start, and end exclusive. */
export type Range = readonly [start: number, end: number];

interface NodeBase {
  readonly range: Range;
  readonly loc: SourceLocation;
}

// ---------------------------------------------------------------------------------------------------------------------
// Configuration
// ---------------------------------------------------------------------------------------------------------------------

/** A whole configuration file. */
export interface ConfigFile extends NodeBase {
  readonly type: "ConfigFile";
  readonly body: readonly ConfigStatement[];
}

/** A part of an option's path, or the name of a block: `process`, `'foo-bar'`. */
export type ConfigName = Identifier | StringLiteral;

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

// ---------------------------------------------------------------------------------------------------------------------
// Statements inside closures (and, in legacy configs, at the level of configuration)
// ---------------------------------------------------------------------------------------------------------------------

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

/** `def x = 1`, `String x = 'a'`, `def (a, b) = [1, 2]`. */
export interface VariableDeclaration extends NodeBase {
  readonly type: "VariableDeclaration";
  readonly declaredType?: TypeName;
  /** More than one in `def (a, b) = …`. */
  readonly names: readonly Identifier[];
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
  readonly types: readonly TypeName[];
  readonly name: Identifier;
  readonly body: Statement | ConfigStatement;
}

/** `label: statement`. */
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

/** Legacy: `def check_max(obj, type) { … }`. */
export interface FunctionDeclaration extends NodeBase {
  readonly type: "FunctionDeclaration";
  readonly returnType?: TypeName;
  readonly name: Identifier;
  readonly parameters: readonly Parameter[];
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

// ---------------------------------------------------------------------------------------------------------------------
// Expressions
// ---------------------------------------------------------------------------------------------------------------------

export type Expression =
  | Identifier
  | StringLiteral
  | GString
  | NumberLiteral
  | BooleanLiteral
  | NullLiteral
  | ListExpression
  | MapExpression
  | Closure
  | PropertyExpression
  | IndexExpression
  | CallExpression
  | NewExpression
  | UnaryExpression
  | PostfixExpression
  | BinaryExpression
  | RangeExpression
  | TernaryExpression
  | ElvisExpression
  | CastExpression
  | InstanceofExpression
  | SpreadExpression
  | AssignmentExpression
  | InvalidExpression;

/** A name. Primitive type names (`int.MAX_VALUE`) are identifiers too, as in Nextflow's own tree. */
export interface Identifier extends NodeBase {
  readonly type: "Identifier";
  readonly name: string;
}

export type StringQuote = "'" | '"' | "'''" | '"""' | "/" | "$/";

/** A string without interpolation, of any kind of quotes. */
export interface StringLiteral extends NodeBase {
  readonly type: "StringLiteral";
  readonly quote: StringQuote;
  /** What the string means, its escapes replaced. */
  readonly value: string;
}

/** A string with interpolation: `"a ${b} $c.d"`. */
export interface GString extends NodeBase {
  readonly type: "GString";
  readonly quote: StringQuote;
  /** Texts and expressions in source order. A path `$a.b` is its `Identifier` or `PropertyExpression`. */
  readonly parts: readonly (GStringText | Expression)[];
}

export interface GStringText extends NodeBase {
  readonly type: "GStringText";
  readonly value: string;
}

/** Groovy's type of a number literal: an integer too large for `Integer` is `Long`, then `BigInteger`. */
export type NumberKind = "Integer" | "Long" | "BigInteger" | "BigDecimal" | "Float" | "Double";

export interface NumberLiteral extends NodeBase {
  readonly type: "NumberLiteral";
  readonly kind: NumberKind;
  /** The digits without underscores and suffix, in decimal: `"1000"`, `"0.50"`. Exact, whatever the size. */
  readonly digits: string;
}

export interface BooleanLiteral extends NodeBase {
  readonly type: "BooleanLiteral";
  readonly value: boolean;
}

export interface NullLiteral extends NodeBase {
  readonly type: "NullLiteral";
}

export interface ListExpression extends NodeBase {
  readonly type: "ListExpression";
  readonly elements: readonly Expression[];
}

export interface MapExpression extends NodeBase {
  readonly type: "MapExpression";
  readonly entries: readonly MapEntry[];
}

/** `key: value`. A bare name as key is a `StringLiteral`-like constant in Groovy; here it stays an `Identifier`. */
export interface MapEntry extends NodeBase {
  readonly type: "MapEntry";
  readonly key: Expression;
  /** True for `(expr): value`: then an `Identifier` as key is read as a variable. */
  readonly computed: boolean;
  readonly value: Expression;
}

/** `{ a, b -> … }`. Without an arrow (`hasArrow` false) Groovy gives it the implicit parameter `it`. */
export interface Closure extends NodeBase {
  readonly type: "Closure";
  readonly parameters: readonly Parameter[];
  readonly hasArrow: boolean;
  readonly body: readonly Statement[];
}

export interface Parameter extends NodeBase {
  readonly type: "Parameter";
  readonly declaredType?: TypeName;
  readonly name: Identifier;
  readonly defaultValue?: Expression;
}

/** `a.b`, `a?.b`, `a*.b`; legacy: `a.@b`, `a.&b`, `a??.b`. */
export interface PropertyExpression extends NodeBase {
  readonly type: "PropertyExpression";
  readonly object: Expression;
  readonly operator: "." | "?." | "*." | ".@" | ".&" | "??." | "::";
  readonly property: Identifier | StringLiteral | GString;
}

/** `a[0]`, `a[0, 1]`, legacy `a?[0]`. */
export interface IndexExpression extends NodeBase {
  readonly type: "IndexExpression";
  readonly object: Expression;
  readonly safe: boolean;
  readonly indices: readonly Expression[];
}

/** `f(x)`, `a.f(x) { … }`, `f x`. A closure behind the brackets is the last argument. */
export interface CallExpression extends NodeBase {
  readonly type: "CallExpression";
  /** An `Identifier` for `f(x)`, a `PropertyExpression` for `a.f(x)`, any expression for `({ … })()`. */
  readonly callee: Expression;
  readonly arguments: readonly Argument[];
}

export type Argument = Expression | NamedArgument;

export interface NamedArgument extends NodeBase {
  readonly type: "NamedArgument";
  readonly name: Identifier | StringLiteral;
  readonly value: Expression;
}

/** `new Date(0)`. */
export interface NewExpression extends NodeBase {
  readonly type: "NewExpression";
  readonly constructedType: TypeName;
  readonly arguments: readonly Argument[];
}

/** `java.util.List<String>`, `int[]`. */
export interface TypeName extends NodeBase {
  readonly type: "TypeName";
  /** Without type arguments and brackets. */
  readonly name: string;
  readonly typeArguments: readonly TypeName[];
  readonly dimensions: number;
}

/** `++` and `--` are legacy. */
export interface UnaryExpression extends NodeBase {
  readonly type: "UnaryExpression";
  readonly operator: "!" | "~" | "+" | "-" | "++" | "--";
  readonly operand: Expression;
}

/** Legacy: `i++`, `i--`. */
export interface PostfixExpression extends NodeBase {
  readonly type: "PostfixExpression";
  readonly operator: "++" | "--";
  readonly operand: Expression;
}

/** `===`, `!==` and `<..` are legacy. */
export type BinaryOperator =
  | "**"
  | "*"
  | "/"
  | "%"
  | "+"
  | "-"
  | "<<"
  | ">>"
  | ">>>"
  | "<"
  | "<="
  | ">"
  | ">="
  | "in"
  | "!in"
  | "=="
  | "!="
  | "<=>"
  | "==="
  | "!=="
  | "=~"
  | "==~"
  | "&"
  | "^"
  | "|"
  | "&&"
  | "||";

export interface BinaryExpression extends NodeBase {
  readonly type: "BinaryExpression";
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

/** `1..3`, `1..<3`; legacy: `1<..3`, `1<..<3`. */
export interface RangeExpression extends NodeBase {
  readonly type: "RangeExpression";
  readonly from: Expression;
  readonly to: Expression;
  readonly excludesFrom: boolean;
  readonly excludesTo: boolean;
}

export interface TernaryExpression extends NodeBase {
  readonly type: "TernaryExpression";
  readonly condition: Expression;
  readonly consequent: Expression;
  readonly alternate: Expression;
}

/** `a ?: b`. */
export interface ElvisExpression extends NodeBase {
  readonly type: "ElvisExpression";
  readonly value: Expression;
  readonly fallback: Expression;
}

/** `a as Type`; legacy: `(Type) a`. */
export interface CastExpression extends NodeBase {
  readonly type: "CastExpression";
  readonly operand: Expression;
  readonly castType: TypeName;
}

export interface InstanceofExpression extends NodeBase {
  readonly type: "InstanceofExpression";
  readonly operand: Expression;
  readonly negated: boolean;
  readonly testedType: TypeName;
}

/** Legacy: `*list` in a list or an argument list, `*:map` in a map. */
export interface SpreadExpression extends NodeBase {
  readonly type: "SpreadExpression";
  readonly operand: Expression;
}

/** Legacy: an assignment used as a value, `(x = 1)`. */
export interface AssignmentExpression extends NodeBase {
  readonly type: "AssignmentExpression";
  readonly target: Expression;
  readonly operator: AssignmentOperator;
  readonly value: Expression;
}

/** Where an expression was expected and none could be read. Always comes with a problem; its value is unknown. */
export interface InvalidExpression extends NodeBase {
  readonly type: "InvalidExpression";
}

export type Node =
  | ConfigFile
  | ConfigStatement
  | ConfigApply
  | Statement
  | CatchClause
  | SwitchCase
  | Expression
  | GStringText
  | MapEntry
  | Parameter
  | NamedArgument
  | TypeName;

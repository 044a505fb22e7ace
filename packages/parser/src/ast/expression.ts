import type { NodeBase } from "./node-base.js";
import type { AssignmentOperator, Statement } from "./statement.js";

/** Whatever has a value. */
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
  | SwitchExpression
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
  /** In the `shell:` section of a script, if it has some. */
  readonly placeholders?: readonly Placeholder[];
}

/** `!{x}` in a string of a `shell:` section. Its range is that of the whole, as `!` and braces are part of the text. */
export interface Placeholder extends NodeBase {
  readonly type: "Placeholder";
  readonly expression: Expression;
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
  /** In the `shell:` section of a script, if it has some. */
  readonly placeholders?: readonly Placeholder[];
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

/** Of a closure, a function, a `take:` or a typed `input:`. */
export interface Parameter extends NodeBase {
  readonly type: "Parameter";
  /** Groovy's way, `Type name`: Nextflow keeps it as text and never looks it up. */
  readonly declaredType?: TypeName;
  readonly name: Identifier;
  /** Nextflow's way, `name: Type`, in scripts only. */
  readonly typeAnnotation?: TypeName;
  readonly defaultValue?: Expression;
}

/** `a.b`, `a?.b`, `a*.b`; legacy: `a.@b`, `a.&b`, `a??.b`. */
export interface PropertyExpression extends NodeBase {
  readonly type: "PropertyExpression";
  readonly object: Expression;
  readonly operator: "." | "?." | "*." | ".@" | ".&" | "??." | "::";
  /** In an unfinished `a.` of a script, an `Identifier` with the empty name; comes with a problem. */
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

/** `java.util.List<String>`, `int[]`, in scripts `Path?`. */
export interface TypeName extends NodeBase {
  readonly type: "TypeName";
  /** Without type arguments and brackets. `?` for an argument that may be any type: `Channel<?>`. */
  readonly name: string;
  readonly typeArguments: readonly TypeName[];
  readonly dimensions: number;
  /** Whether a `?` stands behind it. */
  readonly nullable: boolean;
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

/** Legacy: an assignment used as a value, `(x = 1)`, `f(x = 1)`, `a = b = 1`. */
export interface AssignmentExpression extends NodeBase {
  readonly type: "AssignmentExpression";
  readonly target: Expression;
  readonly operator: AssignmentOperator;
  readonly value: Expression;
}

/** Legacy: `switch (x) { case 1, 2 -> 'a'; default -> 'b' }` as a value. */
export interface SwitchExpression extends NodeBase {
  readonly type: "SwitchExpression";
  readonly subject: Expression;
  readonly cases: readonly SwitchExpressionCase[];
}

export interface SwitchExpressionCase extends NodeBase {
  readonly type: "SwitchExpressionCase";
  /** None for `default`. */
  readonly tests: readonly Expression[];
  /** False for `case 1: …`, which runs on into the next case. */
  readonly hasArrow: boolean;
  readonly body: readonly Statement[];
}

/** Where an expression was expected and none could be read. Always comes with a problem; its value is unknown. */
export interface InvalidExpression extends NodeBase {
  readonly type: "InvalidExpression";
}

import type { IOrAlt, IToken, ParserMethod } from "chevrotain";
import type {
  Argument,
  BinaryOperator,
  Expression,
  Identifier,
  NumberLiteral,
  TypeName,
  UnaryExpression,
} from "../ast.js";
import { LParen, RParen } from "../lexer/brackets.js";
import { Identifier as IdentifierToken } from "../lexer/identifiers.js";
import {
  Case,
  Default,
  False,
  New,
  Null,
  PrimitiveType,
  RESERVED_VARIABLE_NAMES,
  Switch,
  True,
} from "../lexer/keywords.js";
import { TooDeep } from "../lexer/modes.js";
import { NumberLiteral as NumberToken } from "../lexer/numbers.js";
import * as operators from "../lexer/operators.js";
import * as strings from "../lexer/strings.js";
import { numberValue } from "../number-value.js";
import { CHAIN_LIMIT } from "./base-parser.js";
import { GStringParser } from "./gstring-parser.js";
import { foldInfix, type InfixOperator } from "./precedence.js";
import * as kinds from "./token-kinds.js";
import { INFIX_TYPES, KIND } from "./token-kinds.js";

/** An operand with where it starts and ends, which may be further out than its node: parentheses are not nodes. */
interface Operand {
  readonly node: Expression | TypeName;
  readonly start: number;
  readonly end: number;
}

interface Infix {
  readonly text: InfixOperator;
}

/** A closure that is a value, or one directly behind a name or a call, in which a script may have labels. */
export type ClosurePlace = "value" | "trailing";

const TYPE_OPERATORS: ReadonlySet<string> = new Set(["as", "instanceof", "!instanceof"]);

/** Operators and literals: the rules `expression` and `primary` of `ConfigParser.g4`, and what the legacy parser adds. */
export abstract class ExpressionParser extends GStringParser {
  protected abstract readonly pathExpression: ParserMethod<[], Expression>;
  protected abstract readonly closure: ParserMethod<[ClosurePlace], Expression>;
  protected abstract readonly listOrMap: ParserMethod<[], Expression>;
  protected abstract readonly arguments: ParserMethod<[], Argument[]>;
  protected abstract readonly switchExpression: ParserMethod<[], Expression>;

  /** Where the expression starts that ends with its statement, behind which Nextflow's grammar looks for arguments. */
  protected tailStart = -1;
  #endsWithType = false;
  #parenthesized: Expression | undefined;
  #parenthesizedTwice: Expression | undefined;

  protected isParenthesized(node: Expression): boolean {
    return node === this.#parenthesized;
  }

  protected isParenthesizedTwice(node: Expression): boolean {
    return node === this.#parenthesizedTwice;
  }

  readonly expression = this.RULE("expression", (): Expression => {
    this.enter();
    const start = this.start();
    const isTail = start === this.tailStart;
    let endsWithType = false;
    let result = this.SUBRULE(this.operand);
    if (this.RECORDING_PHASE || this.isInfixAhead()) {
      result = this.SUBRULE(this.infixExpression, { ARGS: [start, result] });
      endsWithType = this.#endsWithType;
    }
    if (this.RECORDING_PHASE || this.isConditionalAhead()) {
      result = this.SUBRULE(this.conditionalExpression, { ARGS: [start, result, isTail, endsWithType] });
    }
    this.leave();
    return result;
  });

  private isConditionalAhead(): boolean {
    const next = this.isAtNewline() ? this.pastNewlines().tokenTypeIdx : this.kind(1);
    return next === KIND.question || next === KIND.elvis;
  }

  readonly conditionalExpression = this.RULE(
    "conditionalExpression",
    (start: number, condition: Expression, isTail: boolean, endsWithType: boolean): Expression => {
      if (isTail && endsWithType && this.isNamedArgumentBehindQuestion()) {
        this.problems.add("ambiguous-question-mark", this.rangeOf(this.LA(1)), {});
      }
      this.nls();
      return this.choose<Expression>(this.kind(1) === KIND.elvis ? 1 : 0, [
        {
          ALT: () => {
            this.CONSUME(operators.Question);
            this.nls();
            const consequent = this.SUBRULE1(this.expression);
            this.nls();
            this.CONSUME(operators.Colon);
            this.nls();
            if (isTail) this.tailStart = this.start();
            const alternate = this.SUBRULE2(this.expression);
            const range = this.rangeFrom(start);
            return { type: "TernaryExpression", range, loc: this.loc(range), condition, consequent, alternate };
          },
        },
        {
          ALT: () => {
            this.CONSUME(operators.Elvis);
            this.nls();
            if (isTail) this.tailStart = this.start();
            const fallback = this.SUBRULE3(this.expression);
            const range = this.rangeFrom(start);
            return { type: "ElvisExpression", range, loc: this.loc(range), value: condition, fallback };
          },
        },
      ]);
    },
  );

  /**
   * In `x instanceof T ? a : b` as a statement, Nextflow's grammar prefers the nullable type `T?` with a named argument
   * `a: b` behind it, only to find that this cannot be called.
   */
  private isNamedArgumentBehindQuestion(): boolean {
    const kind = this.kind(2);
    const isName = kinds.STARTS_NAMED_PROPERTY[kind] === true && kinds.IS_GSTRING_BEGIN[kind] !== true;
    return this.language === "script" && this.kind(1) === KIND.question && isName && this.kind(3) === KIND.colon;
  }

  // --- Operators ------------------------------------------------------------------------------------------------------

  private isInfixAhead(): boolean {
    // `f as: 1` is a call with a named argument.
    if (this.isAt(kinds.IS_INFIX)) {
      if (this.kind(1) === KIND.in) return this.isOperandAt(this.pastNewlinesAt(2));
      return !(this.isAt(kinds.IS_KEYWORD_NAME) && this.kind(2) === KIND.colon);
    }
    if (!this.isAtNewline()) return false;
    const next = this.pastNewlines().tokenTypeIdx;
    return kinds.IS_INFIX[next] === true && kinds.IS_SAME_LINE_INFIX[next] !== true;
  }

  /** In a script `in` is a name as well. */
  private isOperandAt(distance: number): boolean {
    if (this.language === "config") return this.kind(distance) !== KIND.colon;
    const kind = this.kind(distance);
    return kinds.STARTS_PRIMARY[kind] === true || kinds.IS_PREFIX[kind] === true;
  }

  readonly infixExpression = this.RULE("infixExpression", (start: number, first: Expression): Expression => {
    const operands: Operand[] = [{ node: first, start, end: this.rangeFrom(start)[1] }];
    const infixes: Infix[] = [];
    do {
      this.nls();
      const text = this.infixOperator();
      this.nls();
      if (infixes.length >= CHAIN_LIMIT) throw this.tooDeep(CHAIN_LIMIT);
      const operandStart = this.start();
      const node = this.choose<Expression | TypeName>(TYPE_OPERATORS.has(text) ? 1 : 0, [
        { ALT: () => this.SUBRULE(this.operand) },
        { ALT: () => this.SUBRULE(this.type, { ARGS: ["operator"] }) },
      ]);
      infixes.push({ text });
      operands.push({ node, start: operandStart, end: this.rangeFrom(operandStart)[1] });
    } while (!this.RECORDING_PHASE && this.isInfixAhead());
    if (this.RECORDING_PHASE) return first;
    this.#endsWithType = operands[operands.length - 1]?.node.type === "TypeName";
    return foldInfix(operands, infixes, (infix, left, right) => this.joined(infix.text, left, right))
      .node as Expression;
  });

  /** The next operator's text. Shifts are several tokens. */
  private infixOperator(): InfixOperator {
    if (this.RECORDING_PHASE) {
      this.OR9({ DEF: INFIX_TYPES.map((type) => ({ ALT: () => this.CONSUME9(type) })), IGNORE_AMBIGUITIES: true });
      return "+";
    }
    const token = this.skip();
    const kind = token.tokenTypeIdx;
    let text = token.image;
    if (kind === KIND.greater) {
      while (text.length < 3 && this.kind(1) === KIND.greater) text += this.skip().image;
    } else if (kind === KIND.less && this.kind(1) === KIND.less) text += this.skip().image;
    const operator = text as InfixOperator;
    if (operator === "===" || operator === "!==")
      this.reportLegacy("legacy-identity", this.rangeOf(token), { operator });
    if (operator === "<.." || operator === "<..<") this.reportLegacy("legacy-range", this.rangeOf(token), { operator });
    return operator;
  }

  private joined(operator: InfixOperator, left: Operand, right: Operand): Operand {
    const range = [left.start, right.end] as const;
    const loc = this.loc(range);
    return {
      node: infixNode(operator, range, loc, left.node as Expression, right.node),
      start: range[0],
      end: range[1],
    };
  }

  readonly operand = this.RULE("operand", (): Expression => {
    let choice = this.isAt(kinds.IS_PREFIX) ? 0 : 1;
    if (this.LA(1).tokenType === Switch && this.isSwitchAhead()) choice = 2;
    return this.choose<Expression>(choice, [
      { ALT: () => this.SUBRULE(this.unaryExpression) },
      { ALT: () => this.SUBRULE(this.pathExpression) },
      { ALT: () => this.SUBRULE(this.switchExpression) },
    ]);
  });

  /** `switch (…) {` with a label behind it. The strict parser takes `switch` for the name of a function. */
  private isSwitchAhead(): boolean {
    return this.switchLabelAhead() > 0;
  }

  /** How far ahead the first label of a `switch` is; 0 where none stands. */
  protected switchLabelAhead(): number {
    if (this.kind(2) !== KIND.lparen) return 0;
    const brace = this.pastNewlinesAt(this.closerAhead(2) + 1);
    if (this.kind(brace) !== KIND.lbrace) return 0;
    const label = this.pastNewlinesAt(brace + 1);
    return this.isSwitchLabelAt(label) ? label : 0;
  }

  /** `case …`, `default:`, `default ->`. */
  protected isSwitchLabelAt(distance: number): boolean {
    const { tokenType } = this.LA(distance);
    if (tokenType === Case) return true;
    const next = this.kind(distance + 1);
    return tokenType === Default && (next === KIND.colon || next === KIND.arrow);
  }

  /** Prefixes are read in a loop, for there may be many. `-a ** b` is `-(a ** b)`; `!` and `~` bind tighter than `**`. */
  readonly unaryExpression = this.RULE("unaryExpression", (): Expression => {
    const prefixes: IToken[] = [];
    do {
      const prefix = this.OR([
        { ALT: () => this.CONSUME(operators.Not) },
        { ALT: () => this.CONSUME(operators.BitNot) },
        { ALT: () => this.CONSUME(operators.Add) },
        { ALT: () => this.CONSUME(operators.Subtract) },
      ]);
      prefixes.push(prefix);
      if (prefixes.length > CHAIN_LIMIT) throw this.tooDeep(CHAIN_LIMIT);
      if (prefix.tokenTypeIdx === KIND.not || prefix.tokenTypeIdx === KIND.bitNot) this.nls();
    } while (!this.RECORDING_PHASE && this.isAt(kinds.IS_PREFIX));
    const start = this.start();
    let operand = this.SUBRULE(this.pathExpression);
    let operandStart = start;
    let takesPower = true;
    for (const prefix of prefixes.reverse()) {
      const isSign = prefix.tokenTypeIdx === KIND.add || prefix.tokenTypeIdx === KIND.subtract;
      if (isSign && takesPower) {
        takesPower = false;
        if (this.RECORDING_PHASE || this.kind(1) === KIND.power) {
          operand = this.SUBRULE(this.powerExpression, { ARGS: [operandStart, operand] });
        }
      }
      operandStart = prefix.startOffset;
      const range = this.rangeFrom(operandStart);
      const operator = prefix.image as UnaryExpression["operator"];
      operand = { type: "UnaryExpression", range, loc: this.loc(range), operator, operand };
    }
    return operand;
  });

  readonly powerExpression = this.RULE("powerExpression", (start: number, base: Expression): Expression => {
    let left = base;
    let length = 0;
    do {
      this.CONSUME(operators.Power);
      this.nls();
      const right = this.SUBRULE(this.operand);
      length += 1;
      if (length > CHAIN_LIMIT) throw this.tooDeep(CHAIN_LIMIT);
      const range = this.rangeFrom(start);
      left = { type: "BinaryExpression", range, loc: this.loc(range), operator: "**", left, right };
    } while (!this.RECORDING_PHASE && this.kind(1) === KIND.power);
    return left;
  });

  // --- Primaries ------------------------------------------------------------------------------------------------------

  readonly primary = this.RULE("primary", (): Expression => {
    if (!this.RECORDING_PHASE && !this.isAt(kinds.STARTS_PRIMARY)) throw this.unexpected("a value");
    return this.OR(this.#primaryAlternatives);
  });

  readonly #primaryAlternatives: IOrAlt<Expression>[] = [
    { ALT: () => this.variableName(this.CONSUME(IdentifierToken)) },
    { ALT: () => this.stringLiteralOf(this.CONSUME(strings.StringLiteral)) },
    { ALT: () => this.numberLiteralOf(this.CONSUME(NumberToken)) },
    { ALT: () => this.booleanLiteralOf(this.CONSUME(True), true) },
    { ALT: () => this.booleanLiteralOf(this.CONSUME(False), false) },
    { ALT: () => this.nullLiteralOf(this.CONSUME(Null)) },
    { ALT: () => this.SUBRULE(this.gstring) },
    { ALT: () => this.SUBRULE(this.listOrMap) },
    { ALT: () => this.SUBRULE(this.closure, { ARGS: ["value"] }) },
    { ALT: () => this.SUBRULE(this.parenthesizedExpression) },
    { ALT: () => this.SUBRULE(this.creator) },
    { ALT: () => this.identifierOf(this.CONSUME(PrimitiveType)) },
    { ALT: () => this.unreadable(this.CONSUME(TooDeep)) },
  ];

  /** A name that stands for a variable. Groovy's keywords cannot, though Nextflow's lexer takes them for names. */
  protected variableName(token: IToken): Identifier {
    const name = token.image;
    if (name === "_" && this.language === "script") this.problems.add("reserved-underscore", this.rangeOf(token), {});
    if (RESERVED_VARIABLE_NAMES.has(name) && !this.RECORDING_PHASE) {
      const range = this.rangeOf(token);
      if (name === "this" || name === "super") this.reportLegacy("legacy-self", range, { name });
      else this.problems.add("reserved-name", range, { name });
    }
    return this.identifierOf(token);
  }

  private numberLiteralOf(token: IToken): NumberLiteral {
    const range = this.rangeOf(token);
    const loc = this.loc(range);
    if (this.RECORDING_PHASE) return { type: "NumberLiteral", range, loc, kind: "Integer", digits: "0" };
    const { kind, digits, invalid } = numberValue(token.image);
    if (invalid !== undefined) this.problems.add("invalid-number", range, { text: token.image, reason: invalid });
    return { type: "NumberLiteral", range, loc, kind, digits };
  }

  private booleanLiteralOf(token: IToken, value: boolean): Expression {
    const range = this.rangeOf(token);
    return { type: "BooleanLiteral", range, loc: this.loc(range), value };
  }

  private nullLiteralOf(token: IToken): Expression {
    const range = this.rangeOf(token);
    return { type: "NullLiteral", range, loc: this.loc(range) };
  }

  readonly creator = this.RULE("creator", (): Expression => {
    const start = this.start();
    this.CONSUME(New);
    const constructedType = this.SUBRULE(this.type, { ARGS: ["operator"] });
    const constructorArguments = this.SUBRULE(this.arguments);
    const range = this.rangeFrom(start);
    return { type: "NewExpression", range, loc: this.loc(range), constructedType, arguments: constructorArguments };
  });

  /** As `parExpression`, and what the legacy parser has more: `(Type) value` and `(name = value)`. */
  readonly parenthesizedExpression = this.RULE("parenthesizedExpression", (): Expression => {
    const start = this.start();
    const inner = this.SUBRULE(this.parExpression);
    if (this.RECORDING_PHASE || (isCastType(inner) && this.isAt(kinds.STARTS_ARGUMENT))) {
      return this.SUBRULE(this.legacyCast, { ARGS: [start, inner] });
    }
    this.#parenthesizedTwice = inner === this.#parenthesized ? inner : undefined;
    this.#parenthesized = inner;
    return inner;
  });

  readonly parExpression = this.RULE("parExpression", (): Expression => {
    this.CONSUME(LParen);
    this.nls();
    const inner = this.SUBRULE(this.legacyAssignmentExpression);
    this.nls();
    this.CONSUME(RParen);
    return inner;
  });

  readonly legacyAssignmentExpression = this.RULE("legacyAssignmentExpression", (): Expression => {
    const start = this.start();
    const target = this.SUBRULE(this.expression);
    if (!this.RECORDING_PHASE && !this.isAssignedHere(target)) return target;
    const assignment = this.SUBRULE(this.legacyAssignment, { ARGS: [start, target] });
    this.reportLegacy("legacy-assignment-expression", assignment.range, {});
    return assignment;
  });

  protected isAssignedHere({ type }: Expression): boolean {
    if (!this.isAt(kinds.IS_ASSIGNMENT)) return false;
    return type === "Identifier" || type === "PropertyExpression" || type === "IndexExpression";
  }

  readonly legacyAssignment = this.RULE("legacyAssignment", (start: number, target: Expression): Expression => {
    const operator = this.assignmentOperator();
    this.nls();
    const value = this.SUBRULE(this.legacyAssignmentExpression);
    const range = this.rangeFrom(start);
    return { type: "AssignmentExpression", range, loc: this.loc(range), target, operator, value };
  });

  protected assignmentOperator(): "=" {
    if (this.RECORDING_PHASE) {
      this.OR8(kinds.ASSIGNMENT_TYPES.map((type) => ({ ALT: () => this.CONSUME8(type) })));
      return "=";
    }
    return this.skip().image as "=";
  }

  readonly legacyCast = this.RULE("legacyCast", (start: number, type: Expression): Expression => {
    const operand = this.SUBRULE(this.operand);
    if (this.RECORDING_PHASE) return operand;
    const castType: TypeName = {
      type: "TypeName",
      range: type.range,
      loc: type.loc,
      name: dottedName(type),
      typeArguments: [],
      dimensions: 0,
      nullable: false,
    };
    this.reportLegacy("legacy-cast", [start, operand.range[0]], { type: castType.name });
    const range = this.rangeFrom(start);
    return { type: "CastExpression", range, loc: this.loc(range), operand, castType };
  });
}

function infixNode(
  operator: InfixOperator,
  range: readonly [number, number],
  loc: Expression["loc"],
  left: Expression,
  right: Expression | TypeName,
): Expression {
  if (right.type === "TypeName") {
    if (operator === "as") return { type: "CastExpression", range, loc, operand: left, castType: right };
    const negated = operator === "!instanceof";
    return { type: "InstanceofExpression", range, loc, operand: left, negated, testedType: right };
  }
  switch (operator) {
    case "..":
    case "..<":
    case "<..":
    case "<..<":
      return {
        type: "RangeExpression",
        range,
        loc,
        from: left,
        to: right,
        excludesFrom: operator.startsWith("<"),
        excludesTo: operator.endsWith("<"),
      };
    default:
      return { type: "BinaryExpression", range, loc, operator: operator as BinaryOperator, left, right };
  }
}

/** Whether an expression in parentheses may be the type of a cast: `int`, `String`, `java.util.List`. */
function isCastType(node: Expression): boolean {
  if (node.type === "Identifier") return kinds.isCapitalized(node.name) || PRIMITIVES.has(node.name);
  return (
    node.type === "PropertyExpression" &&
    node.operator === "." &&
    node.property.type === "Identifier" &&
    kinds.isCapitalized(node.property.name) &&
    isDottedName(node.object)
  );
}

const PRIMITIVES: ReadonlySet<string> = new Set("boolean byte char double float int long short".split(" "));

function isDottedName(node: Expression): boolean {
  if (node.type === "Identifier") return true;
  return node.type === "PropertyExpression" && node.property.type === "Identifier" && isDottedName(node.object);
}

function dottedName(node: Expression): string {
  if (node.type === "Identifier") return node.name;
  if (node.type !== "PropertyExpression" || node.property.type !== "Identifier") return "";
  return `${dottedName(node.object)}.${node.property.name}`;
}

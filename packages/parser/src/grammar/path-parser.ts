import type { IOrAlt, IToken, ParserMethod } from "chevrotain";
import type {
  Argument,
  Closure,
  Expression,
  Identifier,
  NamedArgument,
  Parameter,
  PropertyExpression,
  Range,
  Statement,
  StringLiteral,
} from "../ast.js";
import { LBrace, LBracket, LParen, RBrace, RBracket, RParen } from "../lexer/brackets.js";
import { Identifier as IdentifierToken } from "../lexer/identifiers.js";
import { Def } from "../lexer/keywords.js";
import * as operators from "../lexer/operators.js";
import { StringLiteral as StringToken } from "../lexer/strings.js";
import { CHAIN_LIMIT, CLOSERS, OPENERS, STATEMENT_ENDS } from "./base-parser.js";
import { CollectionParser } from "./collection-parser.js";
import type { ClosurePlace } from "./expression-parser.js";
import * as kinds from "./token-kinds.js";
import { KIND } from "./token-kinds.js";

/** What the rows of a process may end with without a comma: channels, where the first version of the language said them, and options. */
const ROW_TAILS: ReadonlyMap<string, "legacy-channel-binding" | "legacy-row-option"> = new Map([
  ["from", "legacy-channel-binding"],
  ["into", "legacy-channel-binding"],
  ["optional", "legacy-row-option"],
  ["emit", "legacy-row-option"],
]);

/** Paths of properties and calls, arguments and closures: the rest of the expressions of `ConfigParser.g4`. */
export abstract class PathParser extends CollectionParser {
  /** Closures hold statements, which are the next layer's. */
  protected abstract readonly blockStatements: ParserMethod<[], Statement[]>;
  protected abstract readonly blockStatementsWithLabels: ParserMethod<[], Statement[]>;

  /** The bracket that begins the first argument of a call without parentheses: no index, call or closure of what is called. */
  protected argumentBracket: IToken | undefined;

  // --- Paths ----------------------------------------------------------------------------------------------------------

  readonly pathExpression = this.RULE("pathExpression", (): Expression => {
    const start = this.start();
    let node = this.SUBRULE(this.primary);
    if (this.RECORDING_PHASE) {
      this.MANY(() => this.SUBRULE(this.pathElement, { ARGS: [start, node] }));
      return node;
    }
    for (let length = 0; this.isPathElementAhead(); length += 1) {
      if (length >= CHAIN_LIMIT) throw this.tooDeep(CHAIN_LIMIT);
      node = this.SUBRULE(this.pathElement, { ARGS: [start, node] });
    }
    if (this.isPostfixAhead()) node = this.postfixOf(start, node);
    return node;
  });

  private isPathElementAhead(): boolean {
    const kind = this.kind(1);
    if (kinds.STARTS_PATH_ELEMENT[kind] === true) return this.LA(1) !== this.argumentBracket;
    if (kind === KIND.question) return this.isSafeIndexAhead();
    return this.isAtNewline() && kinds.IS_PROPERTY_OPERATOR[this.pastNewlines().tokenTypeIdx] === true;
  }

  /** `a?[0]`, which the strict parser reads as `a ? [0] : …`: so it is one only where no colon follows. */
  private isSafeIndexAhead(): boolean {
    const question = this.LA(1);
    const bracket = this.LA(2);
    if (bracket.tokenTypeIdx !== KIND.lbracket || bracket.startOffset !== question.startOffset + 1) return false;
    let depth = 0;
    for (let at = 2; ; at += 1) {
      const kind = this.kind(at);
      if (OPENERS[kind] === true) depth += 1;
      else if (CLOSERS[kind] === true) depth -= 1;
      if (depth < 0 || (depth === 0 && STATEMENT_ENDS[kind] === true)) return true;
      if (depth === 0 && kind === KIND.colon) return false;
    }
  }

  private isPostfixAhead(): boolean {
    const kind = this.kind(1);
    if ((kind !== KIND.add && kind !== KIND.subtract) || this.kind(2) !== kind) return false;
    if (this.LA(2).startOffset !== this.LA(1).startOffset + 1) return false;
    return kinds.STARTS_PRIMARY[this.kind(3)] !== true && kinds.IS_PREFIX[this.kind(3)] !== true;
  }

  private postfixOf(start: number, operand: Expression): Expression {
    const sign = this.skip();
    this.skip();
    const operator = sign.tokenTypeIdx === KIND.add ? "++" : "--";
    this.reportLegacy("legacy-increment", [sign.startOffset, sign.startOffset + 2], { operator });
    const range = this.rangeFrom(start);
    return { type: "PostfixExpression", range, loc: this.loc(range), operator, operand };
  }

  readonly pathElement = this.RULE("pathElement", (start: number, object: Expression): Expression => {
    let choice = 0;
    const kind = this.kind(1);
    if (kind === KIND.lparen) choice = 1;
    else if (kind === KIND.lbracket) choice = 2;
    else if (kind === KIND.question) choice = 3;
    else if (kind === KIND.lbrace || kind === KIND.interpolationLBrace) choice = 4;
    return this.choose<Expression>(choice, [
      { ALT: () => this.SUBRULE(this.propertyExpression, { ARGS: [start, object] }) },
      {
        ALT: () => {
          const callArguments = this.SUBRULE(this.arguments);
          const range = this.rangeFrom(start);
          return { type: "CallExpression", range, loc: this.loc(range), callee: object, arguments: callArguments };
        },
      },
      {
        ALT: () => {
          const indices = this.SUBRULE1(this.indexPropertyArgs);
          const range = this.rangeFrom(start);
          return { type: "IndexExpression", range, loc: this.loc(range), object, safe: false, indices };
        },
      },
      {
        ALT: () => {
          const question = this.CONSUME(operators.Question);
          const indices = this.SUBRULE2(this.indexPropertyArgs);
          const range = this.rangeFrom(start);
          this.reportLegacy("legacy-safe-index", this.rangeOf(question), {});
          return { type: "IndexExpression", range, loc: this.loc(range), object, safe: true, indices };
        },
      },
      {
        ALT: () => {
          const closure = this.SUBRULE(this.closure, { ARGS: ["trailing"] });
          const range = this.rangeFrom(start);
          const loc = this.loc(range);
          if (!this.RECORDING_PHASE && object.type === "CallExpression") {
            return { ...object, range, loc, arguments: [...object.arguments, closure] };
          }
          return { type: "CallExpression", range, loc, callee: object, arguments: [closure] };
        },
      },
    ]);
  });

  readonly propertyExpression = this.RULE("propertyExpression", (start: number, object: Expression): Expression => {
    this.nls();
    const token = this.OR([
      { ALT: () => this.CONSUME(operators.Dot) },
      { ALT: () => this.CONSUME(operators.SafeDot) },
      { ALT: () => this.CONSUME(operators.SpreadDot) },
      { ALT: () => this.CONSUME(operators.SafeChainDot) },
      { ALT: () => this.CONSUME(operators.MethodPointer) },
      { ALT: () => this.CONSUME(operators.DirectField) },
      { ALT: () => this.CONSUME(operators.MethodReference) },
    ]);
    const operator = token.image as PropertyExpression["operator"];
    if (kinds.IS_LEGACY_PROPERTY_OPERATOR[token.tokenTypeIdx] === true) {
      this.reportLegacy("legacy-property-operator", this.rangeOf(token), { operator });
    }
    if (this.RECORDING_PHASE || this.language === "config" || this.isAt(kinds.STARTS_NAMED_PROPERTY)) {
      const property = this.SUBRULE(this.namedProperty);
      const range = this.rangeFrom(start);
      return { type: "PropertyExpression", range, loc: this.loc(range), object, operator, property };
    }
    this.problems.add("incomplete-expression", this.rangeOf(token), {});
    const range = this.rangeFrom(start);
    const nothing: Range = [range[1], range[1]];
    const property: Identifier = { type: "Identifier", range: nothing, loc: this.loc(nothing), name: "" };
    return { type: "PropertyExpression", range, loc: this.loc(range), object, operator, property };
  });

  readonly namedProperty = this.RULE("namedProperty", (): PropertyExpression["property"] => {
    if (!this.RECORDING_PHASE && !this.isAt(kinds.STARTS_NAMED_PROPERTY))
      throw this.unexpected("the name of a property");
    return this.OR(this.#namedPropertyAlternatives);
  });

  readonly #namedPropertyAlternatives: IOrAlt<PropertyExpression["property"]>[] = [
    { ALT: () => this.identifierOf(this.CONSUME(IdentifierToken)) },
    { ALT: () => this.stringLiteralOf(this.CONSUME(StringToken)) },
    { ALT: () => this.SUBRULE(this.dynamicProperty) },
    { ALT: () => this.SUBRULE(this.keywordName) },
  ];

  readonly dynamicProperty = this.RULE("dynamicProperty", (): PropertyExpression["property"] => {
    const name = this.SUBRULE(this.gstring);
    if (this.RECORDING_PHASE || name.type !== "GString") return name as StringLiteral;
    this.reportLegacy("legacy-dynamic-property", name.range, {});
    return name;
  });

  readonly indexPropertyArgs = this.RULE("indexPropertyArgs", (): Expression[] => {
    this.CONSUME(LBracket);
    const indices = this.SUBRULE(this.expressionList);
    this.CONSUME(RBracket);
    return indices;
  });

  readonly expressionList = this.RULE("expressionList", (): Expression[] => {
    const elements: Expression[] = [];
    do {
      if (elements.length > 0) {
        this.nls();
        this.CONSUME(operators.Comma);
        this.nls();
      }
      elements.push(this.SUBRULE(this.listElement));
    } while (!this.RECORDING_PHASE && this.pastNewlines().tokenTypeIdx === KIND.comma);
    return elements;
  });

  // --- Arguments ------------------------------------------------------------------------------------------------------

  readonly arguments = this.RULE("arguments", (): Argument[] => {
    this.CONSUME(LParen);
    this.nls();
    const list: Argument[] =
      this.RECORDING_PHASE || (this.kind(1) !== KIND.rparen && this.kind(1) !== KIND.comma)
        ? this.SUBRULE(this.argumentList)
        : [];
    this.endOfList(false);
    this.CONSUME(RParen);
    return list;
  });

  readonly argumentList = this.RULE("argumentList", (): Argument[] => {
    const list: Argument[] = [];
    do list.push(this.SUBRULE(this.argumentListElement));
    while (!this.RECORDING_PHASE && this.isNextElement());
    if (!this.RECORDING_PHASE) this.checkDuplicates(list);
    return list;
  });

  private checkDuplicates(list: readonly Argument[]): void {
    const names = new Set<string>();
    for (const argument of list) {
      if (argument.type !== "NamedArgument") continue;
      const name = argument.name.type === "Identifier" ? argument.name.name : argument.name.value;
      if (names.has(name)) this.problems.add("duplicate-named-argument", argument.range, { name });
      names.add(name);
    }
  }

  /** `c d` behind `a b` or `a(b)`, which the legacy parser reads as `a(b).c(d)`. */
  readonly chainedCall = this.RULE("chainedCall", (start: number, object: Expression): Expression => {
    const property = this.identifierOf(this.CONSUME(IdentifierToken));
    const called = this.rangeFrom(start);
    const callee: Expression = {
      type: "PropertyExpression",
      range: called,
      loc: this.loc(called),
      object,
      operator: ".",
      property,
    };
    const { name } = property;
    this.reportLegacy(this.chainProblem(name), property.range, { name });
    const list = this.SUBRULE(this.argumentList);
    const range = this.rangeFrom(start);
    return { type: "CallExpression", range, loc: this.loc(range), callee, arguments: list };
  });

  private chainProblem(name: string): "legacy-channel-binding" | "legacy-row-option" | "legacy-call-chain" {
    const tail = this.language === "script" ? ROW_TAILS.get(name) : undefined;
    return tail ?? "legacy-call-chain";
  }

  protected isChainedCall(): boolean {
    return (
      kinds.IS_IDENTIFIER[this.kind(1)] === true &&
      !this.isAtNewline() &&
      kinds.STARTS_ARGUMENT[this.kind(2)] === true &&
      !this.isNewlineAt(2)
    );
  }

  readonly argumentListElement = this.RULE("argumentListElement", (): Argument => {
    return this.choose<Argument>(this.entryKeyAhead() === undefined ? 1 : 0, [
      { ALT: () => this.SUBRULE(this.namedArg) },
      { ALT: () => this.SUBRULE(this.positionalArgument) },
    ]);
  });

  readonly positionalArgument = this.RULE("positionalArgument", (): Expression => {
    const start = this.start();
    // In `f x = 1` without parentheses something else is wrong.
    const before = this.kind(0);
    const canBeAssigned = before === KIND.lparen || before === KIND.comma || this.isNewlineAt(0);
    const value = this.SUBRULE(this.listElement);
    if (!this.RECORDING_PHASE && !(canBeAssigned && this.isAssignedHere(value))) return value;
    const assignment = this.SUBRULE(this.legacyAssignment, { ARGS: [start, value] });
    if (value.type === "Identifier") {
      this.reportLegacy("legacy-assignment-argument", assignment.range, { name: value.name });
    } else this.reportLegacy("legacy-assignment-expression", assignment.range, {});
    return assignment;
  });

  readonly namedArg = this.RULE("namedArg", (): NamedArgument => {
    const start = this.start();
    const name = this.choose<NamedArgument["name"]>(this.entryKeyAhead() ?? 0, [
      { ALT: () => this.identifierOf(this.CONSUME(IdentifierToken)) },
      { ALT: () => this.stringLiteralOf(this.CONSUME(StringToken)) },
      { ALT: () => this.SUBRULE(this.keywordName) },
      { ALT: () => this.SUBRULE(this.spreadName) },
    ]);
    this.CONSUME(operators.Colon);
    const value = this.SUBRULE(this.legacyAssignmentExpression);
    const range = this.rangeFrom(start);
    return { type: "NamedArgument", range, loc: this.loc(range), name, value };
  });

  // --- Closures -------------------------------------------------------------------------------------------------------

  readonly closure = this.RULE("closure", (place: ClosurePlace): Closure => {
    const brace = this.CONSUME(LBrace);
    const hasArrow = this.RECORDING_PHASE || this.arrows.has(brace);
    let parameters: Parameter[] = [];
    if (hasArrow) {
      this.nls();
      if (this.RECORDING_PHASE || this.kind(1) !== KIND.arrow) {
        parameters = this.SUBRULE(this.formalParameterList);
        this.nls();
      }
      this.CONSUME(operators.Arrow);
    }
    const body = this.choose(place === "trailing" && this.language === "script" ? 1 : 0, [
      { ALT: () => this.SUBRULE(this.blockStatements) },
      { ALT: () => this.SUBRULE(this.blockStatementsWithLabels) },
    ]);
    this.CONSUME(RBrace);
    const range = this.rangeFrom(brace.startOffset);
    return { type: "Closure", range, loc: this.loc(range), parameters, hasArrow, body };
  });

  readonly formalParameterList = this.RULE("formalParameterList", (): Parameter[] => {
    const parameters: Parameter[] = [];
    do {
      if (parameters.length > 0) {
        this.CONSUME(operators.Comma);
        this.nls();
      }
      parameters.push(this.SUBRULE(this.formalParameter));
    } while (!this.RECORDING_PHASE && this.kind(1) === KIND.comma);
    return parameters;
  });

  readonly formalParameter = this.RULE("formalParameter", (): Parameter => {
    const start = this.start();
    const hasDef = this.kind(1) === KIND.def;
    if (this.RECORDING_PHASE || hasDef) this.CONSUME(Def);
    const declaredType = this.RECORDING_PHASE || this.typedNameAhead(1) > 0 ? this.SUBRULE(this.legacyType) : undefined;
    const name = this.variableName(this.CONSUME(IdentifierToken));
    const isAnnotated = this.isTypeAnnotationAhead() && declaredType === undefined && !hasDef;
    const typeAnnotation = this.RECORDING_PHASE || isAnnotated ? this.SUBRULE(this.typeAnnotation) : undefined;
    let defaultValue: Expression | undefined;
    if (this.RECORDING_PHASE || this.pastNewlines().tokenTypeIdx === KIND.assign) {
      this.nls();
      this.CONSUME(operators.Assign);
      this.nls();
      defaultValue = this.SUBRULE(this.expression);
    }
    const range = this.rangeFrom(start);
    return {
      type: "Parameter",
      range,
      loc: this.loc(range),
      ...(declaredType && { declaredType }),
      name,
      ...(typeAnnotation && { typeAnnotation }),
      ...(defaultValue && { defaultValue }),
    };
  });
}

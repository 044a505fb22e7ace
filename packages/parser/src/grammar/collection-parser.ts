import type { IToken } from "chevrotain";
import type { Expression, Identifier, MapEntry, Range } from "../ast.js";
import { LBracket, RBracket } from "../lexer/brackets.js";
import { Identifier as IdentifierToken } from "../lexer/identifiers.js";
import { RESERVED_VARIABLE_NAMES } from "../lexer/keywords.js";
import * as operators from "../lexer/operators.js";
import { StringLiteral as StringToken } from "../lexer/strings.js";
import { ExpressionParser } from "./expression-parser.js";
import * as kinds from "./token-kinds.js";
import { KIND } from "./token-kinds.js";

/** Lists and maps: the rules `list` to `mapEntryLabel` of `ConfigParser.g4`. Arguments are lists of the same elements. */
export abstract class CollectionParser extends ExpressionParser {
  /** Which of the two it is shows behind the first element, if not before. */
  readonly listOrMap = this.RULE("listOrMap", (): Expression => {
    const start = this.start();
    this.CONSUME(LBracket);
    const isEmptyMap = this.kind(1) === KIND.colon && this.kind(2) === KIND.rbracket;
    return this.choose(isEmptyMap ? 0 : 1, [
      { ALT: () => this.SUBRULE(this.emptyMap, { ARGS: [start] }) },
      { ALT: () => this.SUBRULE(this.elements, { ARGS: [start] }) },
    ]);
  });

  readonly elements = this.RULE("elements", (start: number): Expression => {
    this.nls();
    const entries: MapEntry[] = [];
    const elements: Expression[] = [];
    while (this.RECORDING_PHASE || (this.kind(1) !== KIND.rbracket && this.kind(1) !== KIND.comma)) {
      const element = this.SUBRULE(this.listOrMapElement);
      if (this.RECORDING_PHASE) break;
      if (element.type === "MapEntry") entries.push(element);
      else elements.push(element);
      if (entries.length > 0 && elements.length > 0) throw this.unexpected("`:` and a value");
      if (!this.isNextElement()) break;
    }
    this.endOfList(elements.length + entries.length === 0);
    this.CONSUME(RBracket);
    const range = this.rangeFrom(start);
    const loc = this.loc(range);
    return entries.length > 0
      ? { type: "MapExpression", range, loc, entries }
      : { type: "ListExpression", range, loc, elements };
  });

  readonly emptyMap = this.RULE("emptyMap", (start: number): Expression => {
    this.CONSUME(operators.Colon);
    this.CONSUME(RBracket);
    const range = this.rangeFrom(start);
    return { type: "MapExpression", range, loc: this.loc(range), entries: [] };
  });

  /** Goes past the comma before a further element, if there is one. A comma at the end is left. */
  protected isNextElement(): boolean {
    let at = 1;
    while (this.isNewlineAt(at)) at += 1;
    if (this.kind(at) !== KIND.comma) return false;
    let next = at + 1;
    while (this.isNewlineAt(next)) next += 1;
    const kind = this.kind(next);
    if (kind === KIND.rbracket || kind === KIND.rparen || kind === KIND.comma) return false;
    this.currIdx += next - 1;
    return true;
  }

  /** A comma may stand behind the last element, on its line, and line breaks before the bracket. */
  protected endOfList(isEmpty: boolean): void {
    if (this.kind(1) === KIND.comma) {
      const comma = this.skip();
      if (isEmpty && !this.RECORDING_PHASE) this.problems.add("empty-list-with-comma", this.rangeOf(comma), {});
    }
    this.nls();
  }

  readonly listOrMapElement = this.RULE("listOrMapElement", (): Expression | MapEntry => {
    const start = this.start();
    const choice = this.entryKeyAhead();
    if (this.RECORDING_PHASE || choice !== undefined) {
      const key = this.choose<Expression>(choice ?? 0, [
        { ALT: () => this.keyName(this.CONSUME1(IdentifierToken)) },
        { ALT: () => this.stringLiteralOf(this.CONSUME1(StringToken)) },
        { ALT: () => this.SUBRULE(this.keywordName) },
        { ALT: () => this.SUBRULE(this.spreadKey) },
      ]);
      this.CONSUME1(operators.Colon);
      const value = this.SUBRULE1(this.legacyAssignmentExpression);
      const range = this.rangeFrom(start);
      const entry: MapEntry = { type: "MapEntry", range, loc: this.loc(range), key, computed: false, value };
      if (!this.RECORDING_PHASE) return entry;
    }
    const element = this.SUBRULE2(this.listElement);
    if (!this.RECORDING_PHASE && this.kind(1) !== KIND.colon) return element;
    if (!this.RECORDING_PHASE && !this.isMapKey(element)) throw this.unexpected("`,` or `]`");
    this.CONSUME2(operators.Colon);
    const value = this.SUBRULE2(this.legacyAssignmentExpression);
    const range = this.rangeFrom(start);
    const computed = !this.RECORDING_PHASE && start < element.range[0];
    return { type: "MapEntry", range, loc: this.loc(range), key: element, computed, value };
  });

  /** Which kind of key stands before a colon: a name, a string, a keyword or `*`. Other keys are read as expressions. */
  protected entryKeyAhead(): 0 | 1 | 2 | 3 | undefined {
    if (this.kind(2) !== KIND.colon) return undefined;
    const kind = this.kind(1);
    if (kinds.IS_IDENTIFIER[kind] === true) return 0;
    if (kinds.IS_STRING[kind] === true) return 1;
    if (kinds.IS_HARD_KEYWORD[kind] === true || kind === KIND.primitive) return 2;
    return kind === KIND.multiply ? 3 : undefined;
  }

  /** A key is a `primary`: `a.b: 1` is none, `(a.b): 1` is. */
  private isMapKey(node: Expression): boolean {
    if (this.isParenthesized(node)) return true;
    switch (node.type) {
      case "NumberLiteral":
      case "StringLiteral":
      case "GString":
      case "ListExpression":
      case "MapExpression":
      case "Closure":
      case "NewExpression":
      case "InvalidExpression":
        return true;
      default:
        return false;
    }
  }

  /** A name as a key is text, yet Nextflow reads it as a variable first, and so refuses Groovy's keywords. */
  private keyName(token: IToken): Identifier {
    if (!this.RECORDING_PHASE && RESERVED_VARIABLE_NAMES.has(token.image)) {
      this.reportLegacy("legacy-keyword-name", this.rangeOf(token), { name: token.image });
    }
    return this.identifierOf(token);
  }

  /** `*: map`: the entries of another map. Its key is a spread of nothing, for the map is the entry's value. */
  readonly spreadKey = this.RULE("spreadKey", (): Expression => {
    const range = this.rangeOf(this.CONSUME(operators.Multiply));
    this.reportLegacy("legacy-spread", range, {});
    const nothing: Range = [range[1], range[1]];
    const operand: Expression = { type: "InvalidExpression", range: nothing, loc: this.loc(nothing) };
    return { type: "SpreadExpression", range, loc: this.loc(range), operand };
  });

  readonly spreadName = this.RULE("spreadName", (): Identifier => {
    const token = this.CONSUME(operators.Multiply);
    this.reportLegacy("legacy-spread", this.rangeOf(token), {});
    return this.identifierOf(token);
  });

  readonly listElement = this.RULE("listElement", (): Expression => {
    return this.choose<Expression>(this.kind(1) === KIND.multiply ? 0 : 1, [
      { ALT: () => this.SUBRULE(this.spreadExpression) },
      { ALT: () => this.SUBRULE(this.expression) },
    ]);
  });

  readonly spreadExpression = this.RULE("spreadExpression", (): Expression => {
    const asterisk = this.CONSUME(operators.Multiply);
    this.reportLegacy("legacy-spread", this.rangeOf(asterisk), {});
    const operand = this.SUBRULE(this.expression);
    const range = this.rangeFrom(asterisk.startOffset);
    return { type: "SpreadExpression", range, loc: this.loc(range), operand };
  });
}

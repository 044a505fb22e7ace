import type { IToken } from "chevrotain";
import type { Identifier, StringLiteral, StringQuote, TypeName } from "../ast.js";
import { LBracket, RBracket } from "../lexer/brackets.js";
import { Identifier as IdentifierToken } from "../lexer/identifiers.js";
import { As, Def, PrimitiveType } from "../lexer/keywords.js";
import { Comma, Dot, Greater, Less } from "../lexer/operators.js";
import { invalidEscapes, removeCarriageReturns, unescapeQuoted, unescapeSlashy } from "../string-value.js";
import { BaseParser } from "./base-parser.js";
import * as kinds from "./token-kinds.js";
import { HARD_KEYWORDS, isCapitalized, KIND } from "./token-kinds.js";

/** Names, types and plain strings, which all layers above use. */
export abstract class NameParser extends BaseParser {
  // --- Types ----------------------------------------------------------------------------------------------------------

  /** `int`, `java.util.List<String>`. Only a local variable's or parameter's type can be an array. */
  readonly type = this.RULE("type", (): TypeName => {
    const start = this.start();
    const name = this.choose(this.kind(1) === KIND.primitive ? 0 : 1, [
      { ALT: () => this.CONSUME(PrimitiveType).image },
      { ALT: () => this.SUBRULE(this.qualifiedClassName) },
    ]);
    // In `a as Integer < b` the sign compares.
    const hasArguments = this.kind(1) === KIND.less && this.typeArgumentsEndAhead(1) > 0;
    const typeArguments: TypeName[] = this.RECORDING_PHASE || hasArguments ? this.SUBRULE(this.typeArguments) : [];
    const range = this.rangeFrom(start);
    return { type: "TypeName", range, loc: this.loc(range), name, typeArguments, dimensions: 0, nullable: false };
  });

  readonly qualifiedClassName = this.RULE("qualifiedClassName", (): string => {
    let name = "";
    this.MANY({
      GATE: () => this.kind(2) === KIND.dot,
      DEF: () => {
        const part = this.OR([
          { ALT: () => this.CONSUME(IdentifierToken) },
          { ALT: () => this.CONSUME(As) },
          { ALT: () => this.CONSUME(Def) },
        ]);
        this.CONSUME(Dot);
        name += `${part.image}.`;
      },
    });
    const last = this.CONSUME2(IdentifierToken);
    if (!isCapitalized(last.image) && !this.RECORDING_PHASE) throw this.unexpected("the name of a class", last);
    return name + last.image;
  });

  readonly typeArguments = this.RULE("typeArguments", (): TypeName[] => {
    const types: TypeName[] = [];
    this.enter();
    this.CONSUME(Less);
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => void types.push(this.SUBRULE(this.type)) });
    this.CONSUME(Greater);
    this.leave();
    return types;
  });

  readonly legacyType = this.RULE("legacyType", (): TypeName => {
    const start = this.start();
    const type = this.SUBRULE(this.type);
    let dimensions = 0;
    this.MANY(() => {
      this.CONSUME(LBracket);
      this.CONSUME(RBracket);
      dimensions += 1;
    });
    if (dimensions === 0) return type;
    const range = this.rangeFrom(start);
    return { ...type, range, loc: this.loc(range), dimensions };
  });

  /** How far ahead the identifier is that follows a type (`Type name`), or 0 where there is no type and identifier. */
  protected typedNameAhead(distance: number): number {
    let at = this.typeEndAhead(distance);
    if (at === 0) return 0;
    while (this.kind(at) === KIND.lbracket && this.kind(at + 1) === KIND.rbracket) at += 2;
    return kinds.IS_IDENTIFIER[this.kind(at)] === true ? at : 0;
  }

  private typeEndAhead(distance: number): number {
    let at = distance;
    if (this.kind(at) !== KIND.primitive) {
      while (this.kind(at + 1) === KIND.dot) at += 2;
      if (kinds.IS_IDENTIFIER[this.kind(at)] !== true || !isCapitalized(this.LA(at).image)) return 0;
    }
    at += 1;
    return this.kind(at) === KIND.less ? this.typeArgumentsEndAhead(at) : at;
  }

  private typeArgumentsEndAhead(distance: number): number {
    let depth = 0;
    for (let at = distance; ; at += 1) {
      const kind = this.kind(at);
      if (kind === KIND.less) depth += 1;
      else if (kind === KIND.greater) {
        depth -= 1;
        if (depth === 0) return at + 1;
      } else if (
        kind !== KIND.comma &&
        kind !== KIND.dot &&
        kind !== KIND.primitive &&
        kinds.IS_IDENTIFIER[kind] !== true
      ) {
        return 0;
      }
    }
  }

  // --- Names and strings ----------------------------------------------------------------------------------------------

  readonly identifier = this.RULE("identifier", (): Identifier => this.identifierOf(this.CONSUME(IdentifierToken)));

  /** A keyword where a name is expected. The strict parser takes some, the legacy parser all. */
  readonly keywordName = this.RULE("keywordName", (): Identifier => {
    const token = this.OR([...HARD_KEYWORDS, PrimitiveType].map((type) => ({ ALT: () => this.CONSUME(type) })));
    if (kinds.IS_KEYWORD_NAME[token.tokenTypeIdx] !== true) {
      this.reportLegacy("legacy-keyword-name", this.rangeOf(token), { name: token.image });
    }
    return this.identifierOf(token);
  });

  /** The node of a string literal's token, its escapes replaced and checked. */
  protected stringLiteralOf(token: IToken): StringLiteral {
    const range = this.rangeOf(token);
    const { image } = token;
    const quote = quoteOf(image);
    const isClosed = image.length >= 2 * quote.length && image.endsWith(quote);
    const text = image.slice(quote.length, isClosed ? -quote.length : undefined);
    return {
      type: "StringLiteral",
      range,
      loc: this.loc(range),
      quote,
      value: this.textValue(text, quote, range[0] + quote.length),
    };
  }

  protected textValue(text: string, quote: StringQuote, offset: number): string {
    if (quote === "/") return unescapeSlashy(text);
    if (text.includes("\\")) this.reportEscapes(text, offset);
    return unescapeQuoted(quote.length === 3 ? removeCarriageReturns(text) : text);
  }

  private reportEscapes(text: string, offset: number): void {
    for (const at of invalidEscapes(text)) {
      const start = offset + at;
      const escape = text.slice(at, at + 2);
      const fix = { range: [start, start] as const, text: "\\" };
      this.problems.add("invalid-escape", [start, start + escape.length], { escape }, { fix });
    }
  }
}

function quoteOf(image: string): StringQuote {
  if (image.startsWith("'''")) return "'''";
  if (image.startsWith('"""')) return '"""';
  if (image.startsWith("'")) return "'";
  return image.startsWith('"') ? '"' : "/";
}

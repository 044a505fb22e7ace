import type { IToken } from "chevrotain";
import type { Identifier, Placeholder, StringLiteral, StringQuote, TypeName } from "../ast.js";
import { LBracket, RBracket } from "../lexer/brackets.js";
import { Identifier as IdentifierToken } from "../lexer/identifiers.js";
import { As, Def, PrimitiveType } from "../lexer/keywords.js";
import { Colon, Comma, Dot, Greater, Less, Question } from "../lexer/operators.js";
import { invalidEscapes, removeCarriageReturns, unescapeQuoted, unescapeSlashy } from "../string-value.js";
import { BaseParser, CLOSERS, OPENERS, STATEMENT_ENDS } from "./base-parser.js";
import { placeholderRanges, type PendingPlaceholder } from "./placeholder.js";
import * as kinds from "./token-kinds.js";
import { HARD_KEYWORDS, isCapitalized, KIND } from "./token-kinds.js";

/**
 * Where a type stands: behind a name or in front of one, or behind `as` or `instanceof`, where a question mark may begin a
 * condition.
 */
export type TypePlace = "declaration" | "operator";

/** Names, types and plain strings, which all layers above use. */
export abstract class NameParser extends BaseParser {
  /** Where strings have placeholders, in a `shell:` section: those found so far. */
  protected pendingPlaceholders: PendingPlaceholder[] | undefined;

  // --- Types ----------------------------------------------------------------------------------------------------------

  /** `int`, `java.util.List<String>`, in scripts `Path?`. Only a local variable's or parameter's type can be an array. */
  readonly type = this.RULE("type", (place: TypePlace): TypeName => {
    const start = this.start();
    const isPrimitive = this.kind(1) === KIND.primitive;
    const name = this.choose(isPrimitive ? 0 : 1, [
      { ALT: () => this.CONSUME(PrimitiveType).image },
      { ALT: () => this.SUBRULE(this.qualifiedClassName) },
    ]);
    // In `a as Integer < b` the sign compares.
    const hasArguments = this.kind(1) === KIND.less && this.typeArgumentsEndAhead(1) > 0;
    const typeArguments: TypeName[] = this.RECORDING_PHASE || hasArguments ? this.SUBRULE(this.typeArguments) : [];
    const nullable = !isPrimitive && this.isNullableAhead(place);
    if (this.RECORDING_PHASE || nullable) this.CONSUME(Question);
    const range = this.rangeFrom(start);
    return { type: "TypeName", range, loc: this.loc(range), name, typeArguments, dimensions: 0, nullable };
  });

  /** The `?` of `Path?`. In `x as Path ? a : b` it is none. */
  private isNullableAhead(place: TypePlace): boolean {
    if (this.language === "config" || this.kind(1) !== KIND.question) return false;
    if (place === "declaration") return true;
    const next = this.pastNewlinesAt(2);
    const kind = this.kind(next);
    if (kinds.STARTS_PRIMARY[kind] !== true && kinds.IS_PREFIX[kind] !== true) return true;
    return next > 2 && !this.isColonBeforeStatementEnd(next);
  }

  private isColonBeforeStatementEnd(distance: number): boolean {
    let depth = 0;
    for (let at = distance; ; at += 1) {
      const kind = this.kind(at);
      if (OPENERS[kind] === true) depth += 1;
      else if (CLOSERS[kind] === true) depth -= 1;
      if (depth === 0 && kind === KIND.colon) return true;
      if (depth < 0 || (depth === 0 && STATEMENT_ENDS[kind] === true)) return false;
    }
  }

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
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => void types.push(this.SUBRULE(this.typeArgument)) });
    this.CONSUME(Greater);
    this.leave();
    return types;
  });

  readonly typeArgument = this.RULE("typeArgument", (): TypeName => {
    return this.choose<TypeName>(this.language === "script" && this.kind(1) === KIND.question ? 1 : 0, [
      { ALT: () => this.SUBRULE(this.type, { ARGS: ["declaration"] }) },
      {
        ALT: () => {
          const range = this.rangeOf(this.CONSUME(Question));
          const loc = this.loc(range);
          return { type: "TypeName", range, loc, name: "?", typeArguments: [], dimensions: 0, nullable: false };
        },
      },
    ]);
  });

  readonly legacyType = this.RULE("legacyType", (): TypeName => {
    const start = this.start();
    const type = this.SUBRULE(this.type, { ARGS: ["declaration"] });
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
    const isNullable = this.language === "script" && this.kind(at) === KIND.question;
    if (isNullable) at += 1;
    while (this.kind(at) === KIND.lbracket && this.kind(at + 1) === KIND.rbracket) at += 2;
    if (kinds.IS_IDENTIFIER[this.kind(at)] !== true) return 0;
    // `A? b` declares; `A ? b : c` and `A ? b.c : d` are conditions.
    return !isNullable || kinds.FOLLOWS_DECLARED_NAME[this.kind(at + 1)] === true ? at : 0;
  }

  /** `: Type`, which only scripts have. */
  readonly typeAnnotation = this.RULE("typeAnnotation", (): TypeName => {
    this.CONSUME(Colon);
    return this.SUBRULE(this.type, { ARGS: ["declaration"] });
  });

  protected isTypeAnnotationAhead(): boolean {
    return this.RECORDING_PHASE || (this.language === "script" && this.kind(1) === KIND.colon);
  }

  /** How far ahead the token behind a type is, a question mark not counted; 0 where there is no type. */
  protected typeEndAhead(distance: number): number {
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
        !(kind === KIND.question && this.language === "script") &&
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
    const placeholders = this.placeholdersIn(text, range[0] + quote.length);
    return {
      type: "StringLiteral",
      range,
      loc: this.loc(range),
      quote,
      value: this.textValue(text, quote, range[0] + quote.length),
      ...(placeholders && { placeholders }),
    };
  }

  /** The list of a text's placeholders, which is filled once all else is read. A text in pieces has one for all. */
  protected placeholdersIn(text: string, offset: number, before?: Placeholder[]): Placeholder[] | undefined {
    const pending = this.pendingPlaceholders;
    const ranges = pending === undefined ? [] : placeholderRanges(text);
    if (ranges.length === 0) return before;
    const to = before ?? [];
    for (const [start, end] of ranges) pending?.push({ range: [offset + start, offset + end], to });
    return to;
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

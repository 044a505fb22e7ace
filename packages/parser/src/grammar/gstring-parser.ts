import type { IToken, ParserMethod } from "chevrotain";
import type { Expression, GStringText, Identifier, Placeholder, StringQuote } from "../ast.js";
import { RBrace } from "../lexer/brackets.js";
import { TooDeep } from "../lexer/modes.js";
import * as strings from "../lexer/strings.js";
import { unescapeDollarSlashy } from "../string-value.js";
import { NameParser } from "./name-parser.js";

/** Strings with interpolation: the rule `gstring` of `ConfigParser.g4`. */
export abstract class GStringParser extends NameParser {
  protected abstract readonly expression: ParserMethod<[], Expression>;

  readonly gstring = this.RULE("gstring", (): Expression => {
    const begin = this.CONSUME(strings.GStringBegin);
    const quote = begin.image as StringQuote;
    const parts: (GStringText | Expression)[] = [];
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            this.addText(parts, this.CONSUME(strings.GStringText), quote);
          },
        },
        { ALT: () => void parts.push(this.gstringPathOf(this.CONSUME(strings.GStringPath))) },
        { ALT: () => void parts.push(this.SUBRULE(this.gstringExpression)) },
        { ALT: () => void parts.push(this.unreadable(this.CONSUME(TooDeep))) },
      ]);
    });
    this.CONSUME(strings.GStringEnd);
    const range = this.rangeFrom(begin.startOffset);
    if (quote === "$/") this.reportLegacy("legacy-dollar-slashy", range, {});
    const loc = this.loc(range);
    if (parts.every((part) => part.type === "GStringText")) {
      const value = parts.map((part) => part.value).join("");
      const placeholders = parts[0]?.placeholders;
      return { type: "StringLiteral", range, loc, quote, value, ...(placeholders && { placeholders }) };
    }
    if (quote === "/") this.reportLegacy("legacy-slashy-gstring", range, {});
    return { type: "GString", range, loc, quote, parts };
  });

  readonly gstringExpression = this.RULE("gstringExpression", (): Expression => {
    this.CONSUME(strings.GStringExpressionStart);
    const expression = this.SUBRULE(this.expression);
    this.CONSUME(RBrace);
    return expression;
  });

  /** Texts next to each other, which a stray `$` makes, are one. */
  private addText(parts: (GStringText | Expression)[], token: IToken, quote: StringQuote): void {
    if (this.RECORDING_PHASE) return;
    const value = this.gstringTextValue(token, quote);
    const last = parts[parts.length - 1];
    const range = this.rangeFrom(last?.type === "GStringText" ? last.range[0] : token.startOffset);
    const before = last?.type === "GStringText" ? last.placeholders : undefined;
    const placeholders = this.placeholdersIn(token.image, token.startOffset, before as Placeholder[] | undefined);
    const text: GStringText = {
      type: "GStringText",
      range,
      loc: this.loc(range),
      value: last?.type === "GStringText" ? last.value + value : value,
      ...(placeholders && { placeholders }),
    };
    if (last?.type === "GStringText") parts[parts.length - 1] = text;
    else parts.push(text);
  }

  private gstringTextValue(token: IToken, quote: StringQuote): string {
    if (quote === "$/") return unescapeDollarSlashy(token.image);
    return this.textValue(token.image, quote, token.startOffset);
  }

  /** `$a.b.c`, which is one token. */
  private gstringPathOf(token: IToken): Expression {
    const [first = "", ...rest] = token.image.slice(1).split(".");
    let offset = token.startOffset + 1;
    const identifier = (name: string): Identifier => {
      const range = [offset, offset + name.length] as const;
      offset += name.length;
      return { type: "Identifier", range, loc: this.loc(range), name };
    };
    let path: Expression = identifier(first);
    for (const name of rest) {
      offset += 1;
      const property = identifier(name);
      const range = [token.startOffset + 1, offset] as const;
      path = { type: "PropertyExpression", range, loc: this.loc(range), object: path, operator: ".", property };
    }
    return path;
  }

  protected unreadable(token: IToken): Expression {
    const range = this.rangeOf(token);
    return { type: "InvalidExpression", range, loc: this.loc(range) };
  }
}

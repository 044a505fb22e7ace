import type { IToken, TokenType } from "chevrotain";
import type { Range, SourceLocation } from "./ast.js";
import { LBrace, LBracket, LParen, RBrace, RBracket, RParen } from "./lexer/brackets.js";
import { Identifier, UnicodeIdentifier } from "./lexer/identifiers.js";
import { InterpolationLBrace, InterpolationRBrace } from "./lexer/modes.js";
import { keywordTypes, PrimitiveType } from "./lexer/keywords.js";
import { NumberLiteral } from "./lexer/numbers.js";
import { Colon, Comma, Dot, Semicolon } from "./lexer/operators.js";
import {
  GStringBegin,
  GStringEnd,
  GStringExpressionStart,
  GStringLineBreak,
  GStringPath,
  GStringText,
  StringLiteral,
} from "./lexer/strings.js";
import {
  BlockComment,
  HashComment,
  LineComment,
  Newline,
  UnclosedComment,
  UnexpectedCharacter,
} from "./lexer/trivia.js";
import type { LineTable } from "./line-table.js";

/**
 * What a token is. `String` is a whole string or a piece of one that has interpolations; `Interpolation` is `${` or a
 * path in a string (`$a.b`); `Unexpected` is a character that the language does not know, or a `#` comment.
 */
export type TokenKind =
  "Keyword" | "Identifier" | "Type" | "Number" | "String" | "Interpolation" | "Operator" | "Punctuator" | "Unexpected";

export interface Token {
  readonly type: TokenKind;
  readonly value: string;
  readonly range: Range;
  readonly loc: SourceLocation;
}

const KINDS = new Map<TokenType, TokenKind>([
  ...keywordTypes.map((type): [TokenType, TokenKind] => [type, "Keyword"]),
  [PrimitiveType, "Type"],
  [Identifier, "Identifier"],
  [UnicodeIdentifier, "Identifier"],
  [NumberLiteral, "Number"],
  [GStringPath, "Interpolation"],
  [GStringExpressionStart, "Interpolation"],
  [HashComment, "Unexpected"],
  [UnexpectedCharacter, "Unexpected"],
]);

const PUNCTUATORS = new Set<TokenType>([
  LParen,
  RParen,
  LBracket,
  RBracket,
  LBrace,
  RBrace,
  InterpolationLBrace,
  InterpolationRBrace,
  Comma,
  Colon,
  Semicolon,
  Dot,
]);

const STRING_PARTS = new Set<TokenType>([StringLiteral, GStringBegin, GStringEnd, GStringText]);

const TRIVIA = new Set<TokenType>([Newline, GStringLineBreak, LineComment, BlockComment, UnclosedComment]);

function kindOf(type: TokenType): TokenKind {
  const kind = KINDS.get(type);
  if (kind !== undefined) return kind;
  const category = type.CATEGORIES?.[0];
  if (STRING_PARTS.has(type) || (category !== undefined && STRING_PARTS.has(category))) return "String";
  return PUNCTUATORS.has(type) ? "Punctuator" : "Operator";
}

/** The tokens that a text has at its surface: without trivia, and without those that stand in for missing ones. */
export function publicTokens(lexed: readonly IToken[], lines: LineTable): Token[] {
  const tokens: Token[] = [];
  for (const { tokenType, image, startOffset } of lexed) {
    if (image === "" || TRIVIA.has(tokenType)) continue;
    const range = [startOffset, startOffset + image.length] as const;
    tokens.push({ type: kindOf(tokenType), value: image, range, loc: lines.location(range) });
  }
  return tokens;
}

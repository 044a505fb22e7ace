import { createToken, Lexer, type IMultiModeLexerDefinition, type TokenType } from "chevrotain";
import * as brackets from "./brackets.js";
import { Identifier, UnicodeIdentifier } from "./identifiers.js";
import { keywordTypes } from "./keywords.js";
import { NumberLiteral } from "./numbers.js";
import { operatorTypes } from "./operators.js";
import * as strings from "./strings.js";
import * as trivia from "./trivia.js";

// In an interpolation braces are counted by modes: the brace that opened it is closed by the first that is not paired.
export const InterpolationLBrace = createToken({
  name: "InterpolationLBrace",
  pattern: "{",
  categories: [brackets.LBrace],
  push_mode: "Interpolation",
});
export const InterpolationRBrace = createToken({
  name: "InterpolationRBrace",
  pattern: "}",
  categories: [brackets.RBrace],
  pop_mode: true,
});

/** What takes the place of a bracket's content where brackets are nested too deep to be read. */
export const TooDeep = createToken({ name: "TooDeep", pattern: Lexer.NA });

// The lexer takes the first type that fits at a place, so the order decides.
const before: TokenType[] = [
  trivia.Blanks,
  trivia.Newline,
  strings.dollarSlashyParts.begin,
  Identifier,
  NumberLiteral,
  strings.TripleSingleQuoted,
  strings.SingleQuoted,
  strings.UnclosedString,
  strings.TripleDoubleQuoted,
  strings.tripleDoubleQuotedParts.begin,
  strings.DoubleQuoted,
  strings.doubleQuotedParts.begin,
  trivia.LineComment,
  trivia.BlockComment,
  trivia.UnclosedComment,
  strings.Slashy,
  strings.slashyParts.begin,
  trivia.HashComment,
];
const parentheses: TokenType[] = [brackets.LParen, brackets.RParen, brackets.LBracket, brackets.RBracket];
const after: TokenType[] = [...operatorTypes, UnicodeIdentifier, trivia.Whitespace, trivia.UnexpectedCharacter];

function inString(parts: { readonly end: TokenType; readonly text: TokenType }, ...own: TokenType[]): TokenType[] {
  return [parts.end, strings.GStringExpressionStart, strings.GStringPath, parts.text, strings.LoneDollar, ...own];
}

/** The modes of the lexer; tokens push and pop them by the names used here. */
export const lexerDefinition = {
  defaultMode: "Config",
  modes: {
    Config: [...before, ...parentheses, brackets.LBrace, brackets.RBrace, ...after],
    Interpolation: [...before, ...parentheses, InterpolationLBrace, InterpolationRBrace, ...after],
    DoubleQuoted: inString(strings.doubleQuotedParts, strings.GStringLineBreak),
    TripleDoubleQuoted: inString(strings.tripleDoubleQuotedParts),
    Slashy: inString(strings.slashyParts),
    DollarSlashy: inString(strings.dollarSlashyParts),
  },
} satisfies IMultiModeLexerDefinition;

/** Every token type that the grammar may name: those of the modes, the keywords and the categories. */
export const vocabulary: TokenType[] = [
  ...new Set([
    ...Object.values(lexerDefinition.modes).flat(),
    ...keywordTypes,
    strings.StringLiteral,
    strings.GStringBegin,
    strings.GStringEnd,
    strings.GStringText,
    TooDeep,
  ]),
];

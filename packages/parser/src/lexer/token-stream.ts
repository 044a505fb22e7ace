import { Lexer, type IToken, type TokenType } from "chevrotain";
import type { Range } from "../ast.js";
import type { ProblemCollector } from "../problem-collector.js";
import { CLOSER_OF, CLOSER_TYPES } from "./bracket-pairs.js";
import { repairBrackets } from "./bracket-repair.js";
import { LBrace, LBracket, LParen, RBrace, RBracket, RParen } from "./brackets.js";
import { Identifier } from "./identifiers.js";
import { keywordType, type Language } from "./keywords.js";
import { InterpolationLBrace, InterpolationRBrace, lexerDefinition, TooDeep } from "./modes.js";
import { Arrow } from "./operators.js";
import {
  doubleQuotedParts,
  GStringBegin,
  GStringEnd,
  GStringExpressionStart,
  GStringLineBreak,
  GStringText,
  LoneDollar,
  setLanguage,
  UnclosedString,
} from "./strings.js";
import { BlockComment, HashComment, LineComment, Newline, UnclosedComment, UnexpectedCharacter } from "./trivia.js";

/** Brackets nested deeper than this are not read: the stack of a parser by recursive descent is finite. */
export const NESTING_LIMIT = 64;

/** A text in tokens: as they stand, and as the grammar reads them. */
export interface TokenStream {
  /** Every token as it stands in the text, comments and line breaks included, blanks not. */
  readonly lexed: readonly IToken[];
  /**
   * For the grammar: runs of line breaks and comments are one `Newline`, keywords have their own types, brackets are
   * paired, and what no grammar could take is left out.
   */
  readonly parsed: IToken[];
  /** The opening braces of closures that have an arrow. */
  readonly arrows: ReadonlySet<IToken>;
  /** Line breaks inside parentheses or square brackets, which the legacy parser ignores. */
  readonly enclosedNewlines: ReadonlySet<IToken>;
}

let lexer: Lexer | undefined;

function configLexer(): Lexer {
  lexer ??= new Lexer(lexerDefinition, {
    positionTracking: "onlyOffset",
    ensureOptimizations: true,
    skipValidations: true,
    lineTerminatorsPattern: /\r\n|\r|\n/g,
    lineTerminatorCharacters: ["\r", "\n"],
  });
  return lexer;
}

function endOf(token: IToken): number {
  return token.startOffset + token.image.length;
}

function synthetic(type: TokenType, startOffset: number): IToken {
  return { image: "", startOffset, tokenType: type, tokenTypeIdx: type.tokenTypeIdx ?? 0 };
}

const MAX_RESUMPTIONS = 20;

/**
 * An interpolation without an end would take the rest of the file for its expression. It is cut at the end of its line
 * (in a string of several lines, the string is cut at the next closing quotes), and lexing resumes there.
 */
function lex(text: string, problems: ProblemCollector): IToken[] {
  let tokens = configLexer().tokenize(text).tokens;
  for (let resumption = 0; resumption < MAX_RESUMPTIONS; resumption += 1) {
    const unclosed = unclosedInterpolation(tokens);
    if (unclosed === undefined) break;
    const { begin, start } = unclosed;
    problems.add("unclosed-interpolation", [start.startOffset, endOf(start)], {});
    const lineEnd = endOfLine(text, start.startOffset);
    const resume = begin.tokenType === doubleQuotedParts.begin ? lineEnd : endOfTripleQuoted(text, lineEnd);
    const cut = tokens.findIndex((token) => endOf(token) > lineEnd);
    const kept = cut < 0 ? tokens : tokens.slice(0, cut);
    const closers = closersOf(kept, lineEnd);
    if (resume > lineEnd) {
      const skipped = { ...synthetic(GStringText, lineEnd), image: text.slice(lineEnd, resume) };
      closers.splice(closers.length - 1, 0, skipped);
    }
    const rest = configLexer().tokenize(text.slice(resume)).tokens;
    for (const token of rest) token.startOffset += resume;
    tokens = kept.concat(closers, rest);
  }
  return tokens;
}

function endOfLine(text: string, offset: number): number {
  for (let at = offset; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return at;
  }
  return text.length;
}

function endOfTripleQuoted(text: string, offset: number): number {
  const quotes = text.indexOf('"""', offset);
  return quotes < 0 ? text.length : quotes + 3;
}

/** The outermost `${` that is open at the end, and the beginning of its string. */
function unclosedInterpolation(tokens: readonly IToken[]): { begin: IToken; start: IToken } | undefined {
  const open = openParts(tokens);
  const index = open.findIndex((token) => token.tokenType === GStringExpressionStart);
  const begin = open[index - 1];
  const start = open[index];
  return begin === undefined || start === undefined ? undefined : { begin, start };
}

/** The parts of strings that are open at the end: their beginnings, and the braces in their interpolations. */
function openParts(tokens: readonly IToken[]): IToken[] {
  const open: IToken[] = [];
  for (const token of tokens) {
    const type = token.tokenType;
    if (type === GStringExpressionStart || type === InterpolationLBrace || isPart(type, GStringBegin)) open.push(token);
    else if (type === InterpolationRBrace || type === GStringLineBreak || isPart(type, GStringEnd)) open.pop();
  }
  return open;
}

function isPart(type: TokenType, category: TokenType): boolean {
  return type === category || type.CATEGORIES?.[0] === category;
}

function closersOf(tokens: readonly IToken[], offset: number): IToken[] {
  return openParts(tokens)
    .reverse()
    .map(({ tokenType }) => synthetic(isPart(tokenType, GStringBegin) ? GStringEnd : InterpolationRBrace, offset));
}

/**
 * Drops comments and what no grammar could take, each with its problem, and gives keywords their types. What remains may
 * have brackets that do not pair up.
 */
function screen(text: string, lexed: readonly IToken[], language: Language, problems: ProblemCollector): IToken[] {
  const screened: IToken[] = [];
  const shebang = language === "script" ? shebangOf(lexed) : new Set<IToken>();
  const strings: IToken[] = [];
  for (const token of lexed) {
    switch (token.tokenType) {
      case Identifier: {
        const keyword = keywordType(token.image, language);
        if (keyword !== undefined) {
          token.tokenType = keyword;
          token.tokenTypeIdx = keyword.tokenTypeIdx ?? 0;
        }
        screened.push(token);
        break;
      }
      case LineComment:
      case BlockComment:
      case Newline:
        pushNewline(screened, token);
        break;
      case UnclosedComment:
        problems.add("unclosed-comment", [token.startOffset, token.startOffset + 2], {});
        pushNewline(screened, token);
        break;
      case HashComment:
        if (shebang.has(token)) pushNewline(screened, token);
        else reportHash(token, language, problems);
        break;
      case UnexpectedCharacter:
        problems.add("unexpected-character", rangeOf(token), { character: token.image });
        break;
      case UnclosedString:
        problems.add("unclosed-string", quotesOf(token), { quote: quoteText(token) });
        screened.push(token);
        break;
      case LoneDollar:
        problems.add("unescaped-dollar", rangeOf(token), {}, { fix: { range: rangeOf(token), text: "\\$" } });
        screened.push(token);
        break;
      case GStringLineBreak: {
        const begin = strings.pop() ?? token;
        problems.add("unclosed-string", quotesOf(begin), { quote: quoteText(begin) });
        screened.push(synthetic(GStringEnd, token.startOffset));
        pushNewline(screened, token);
        break;
      }
      default:
        if (isPart(token.tokenType, GStringBegin)) strings.push(token);
        else if (isPart(token.tokenType, GStringEnd)) strings.pop();
        screened.push(token);
    }
  }
  for (const begin of strings.reverse()) {
    problems.add("unclosed-string", quotesOf(begin), { quote: quoteText(begin) });
    screened.push(synthetic(GStringEnd, text.length));
  }
  return screened;
}

const ONE_LINE_BREAK = /^(?:\r\n?|\n)$/;

/** The lines with `#!` that a script begins with, blanks aside. */
export function shebangOf(lexed: readonly IToken[]): ReadonlySet<IToken> {
  const lines = new Set<IToken>();
  for (const token of lexed) {
    if (token.tokenType === HashComment && token.image.startsWith("#!")) lines.add(token);
    else if (lines.size === 0 || !ONE_LINE_BREAK.test(token.image)) break;
  }
  return lines;
}

function reportHash(token: IToken, language: Language, problems: ProblemCollector): void {
  if (token.image.startsWith("#!") && (language === "script" || token.startOffset === 0)) {
    problems.add(language === "script" ? "misplaced-shebang" : "legacy-shebang", rangeOf(token), {});
  } else {
    const fix = { range: [token.startOffset, token.startOffset + 1], text: "//" } as const;
    problems.add("hash-comment", rangeOf(token), {}, { fix });
  }
}

function rangeOf(token: IToken): Range {
  return [token.startOffset, endOf(token)];
}

function quoteText(token: IToken): string {
  return /^(?:'''|"""|\$\/|.)/.exec(token.image)?.[0] ?? "";
}

function quotesOf(token: IToken): Range {
  return [token.startOffset, token.startOffset + quoteText(token).length];
}

function pushNewline(tokens: IToken[], token: IToken): void {
  if (tokens.length > 0 && tokens[tokens.length - 1]?.tokenType === Newline) return;
  tokens.push(token.tokenType === Newline ? token : { ...synthetic(Newline, token.startOffset), image: token.image });
}

interface Structure {
  readonly parsed: IToken[];
  readonly arrows: Set<IToken>;
  readonly enclosedNewlines: Set<IToken>;
  readonly isBalanced: boolean;
}

/** Pairs brackets: finds closures with arrows and line breaks without meaning, and cuts what is nested too deep. */
function structure(screened: readonly IToken[], problems: ProblemCollector): Structure {
  const parsed: IToken[] = [];
  const arrows = new Set<IToken>();
  const enclosedNewlines = new Set<IToken>();
  const open: IToken[] = [];
  let isBalanced = true;
  for (const token of screened) {
    const type = token.tokenType;
    if (open.length > NESTING_LIMIT) {
      // Only the brackets are followed, up to the one that closes what is cut.
      if (CLOSER_OF.has(type)) open.push(token);
      else if (CLOSER_TYPES.has(type)) open.pop();
      continue;
    }
    switch (type) {
      case Newline: {
        const innermost = open[open.length - 1]?.tokenType;
        if (innermost === LParen || innermost === LBracket || innermost === GStringExpressionStart)
          enclosedNewlines.add(token);
        parsed.push(token);
        break;
      }
      case Arrow: {
        const brace = open[open.length - 1];
        if (brace !== undefined) arrows.add(brace);
        parsed.push(token);
        break;
      }
      case LParen:
      case LBracket:
      case LBrace:
      case InterpolationLBrace:
      case GStringExpressionStart:
        open.push(token);
        if (open.length > NESTING_LIMIT) {
          problems.add("nesting-too-deep", rangeOf(token), { limit: String(NESTING_LIMIT) });
          parsed.push({ ...token, tokenType: TooDeep, tokenTypeIdx: TooDeep.tokenTypeIdx ?? 0 });
        } else parsed.push(token);
        break;
      case RParen:
      case RBracket:
      case RBrace:
      case InterpolationRBrace: {
        const opener = open.pop();
        if (opener === undefined || CLOSER_OF.get(opener.tokenType) !== type) isBalanced = false;
        parsed.push(token);
        break;
      }
      default:
        parsed.push(token);
    }
  }
  return { parsed, arrows, enclosedNewlines, isBalanced: isBalanced && open.length === 0 };
}

/** Reads the tokens of a text. Whatever the text, the grammar gets brackets in pairs and strings with ends. */
export function readTokens(text: string, language: Language, problems: ProblemCollector): TokenStream {
  setLanguage(language);
  const lexed = lex(text, problems);
  const screened = screen(text, lexed, language, problems);
  const known = problems.count;
  let structured = structure(screened, problems);
  if (!structured.isBalanced) {
    problems.rewind(known);
    problems.seal();
    structured = structure(repairBrackets(text, screened, problems.lines, problems), problems);
  }
  problems.seal();
  return { lexed, ...structured };
}

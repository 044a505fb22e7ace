import { createToken, Lexer, type IToken, type TokenType } from "chevrotain";
import { interpolatedNameEnd, isIdentifierStart } from "./identifiers.js";
import { isPlainName, keywordType, type Language } from "./keywords.js";

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const DOUBLE_QUOTE = 34;
const DOLLAR = 36;
const SINGLE_QUOTE = 39;
const ASTERISK = 42;
const SLASH = 47;
const BACKSLASH = 92;
const LEFT_BRACE = 123;

/** The offset behind a backslash and what it escapes; a line break counts as one character. */
function escapeEnd(text: string, offset: number): number {
  return text.charCodeAt(offset + 1) === CARRIAGE_RETURN && text.charCodeAt(offset + 2) === LINE_FEED
    ? offset + 3
    : offset + 2;
}

function isLineBreak(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}

/**
 * Whether the quote at `offset` begins the closing three. Of more than three quotes the last three close, as in Nextflow's
 * lexer; what stands before them is text.
 */
function closesTriple(text: string, offset: number, quote: number): boolean {
  if (text.charCodeAt(offset + 1) !== quote || text.charCodeAt(offset + 2) !== quote) return false;
  if (text.charCodeAt(offset + 3) !== quote) return true;
  return text.charCodeAt(offset + 4) === quote && text.charCodeAt(offset + 5) === quote;
}

type Matcher = (text: string, offset: number) => [string] | null;

/** `'…'` or `"…"` on one line. In double quotes a `$` makes it a string with interpolation, which is lexed in parts. */
function singleLine(quote: number): Matcher {
  return (text, offset) => {
    if (startsTriple(text, offset, quote)) return null;
    for (let at = offset + 1; at < text.length;) {
      const code = text.charCodeAt(at);
      if (code === quote) return [text.slice(offset, at + 1)];
      if (isLineBreak(code) || (code === DOLLAR && quote === DOUBLE_QUOTE)) return null;
      at = code === BACKSLASH ? escapeEnd(text, at) : at + 1;
    }
    return null;
  };
}

function startsTriple(text: string, offset: number, quote: number): boolean {
  return text.charCodeAt(offset + 1) === quote && text.charCodeAt(offset + 2) === quote;
}

function tripleQuoted(quote: number): Matcher {
  return (text, offset) => {
    if (!startsTriple(text, offset, quote)) return null;
    for (let at = offset + 3; at < text.length;) {
      const code = text.charCodeAt(at);
      if (code === quote && closesTriple(text, at, quote)) return [text.slice(offset, at + 3)];
      if (code === DOLLAR && quote === DOUBLE_QUOTE) return null;
      at = code === BACKSLASH ? escapeEnd(text, at) : at + 1;
    }
    return null;
  };
}

/** A string without interpolation, of any kind of quotes. */
export const StringLiteral = createToken({ name: "StringLiteral", pattern: Lexer.NA, label: "a string" });

export const TripleSingleQuoted = createToken({
  name: "TripleSingleQuoted",
  categories: [StringLiteral],
  pattern: tripleQuoted(SINGLE_QUOTE),
  start_chars_hint: ["'"],
  line_breaks: true,
});

export const SingleQuoted = createToken({
  name: "SingleQuoted",
  categories: [StringLiteral],
  pattern: singleLine(SINGLE_QUOTE),
  start_chars_hint: ["'"],
  line_breaks: true,
});

export const TripleDoubleQuoted = createToken({
  name: "TripleDoubleQuoted",
  categories: [StringLiteral],
  pattern: tripleQuoted(DOUBLE_QUOTE),
  start_chars_hint: ['"'],
  line_breaks: true,
});

export const DoubleQuoted = createToken({
  name: "DoubleQuoted",
  categories: [StringLiteral],
  pattern: singleLine(DOUBLE_QUOTE),
  start_chars_hint: ['"'],
  line_breaks: true,
});

/** `'''…` to the end of the file, or `'…` to the end of the line. (Double quotes are lexed in parts, closed or not.) */
export const UnclosedString = createToken({
  name: "UnclosedString",
  categories: [StringLiteral],
  pattern: (text: string, offset: number): [string] => {
    if (startsTriple(text, offset, SINGLE_QUOTE)) return [text.slice(offset)];
    let end = offset + 1;
    while (end < text.length && !isLineBreak(text.charCodeAt(end))) {
      end = text.charCodeAt(end) === BACKSLASH && !isLineBreak(text.charCodeAt(end + 1)) ? end + 2 : end + 1;
    }
    return [text.slice(offset, Math.min(end, text.length))];
  },
  start_chars_hint: ["'"],
  line_breaks: true,
});

/**
 * The language of the text that is being lexed, whose words decide what a slash is. Chevrotain hands nothing of the kind to
 * the pattern of a token.
 */
let language: Language = "config";

/** To be called before a text is lexed. */
export function setLanguage(next: Language): void {
  language = next;
}

/** After these a slash divides; after all else it begins a string (`isRegexAllowed` in Nextflow's lexer). */
const OPERAND_ENDS: ReadonlySet<string> = new Set([
  "RBrace",
  "InterpolationRBrace",
  "RBracket",
  "RParen",
  "DoubleQuotedEnd",
  "TripleDoubleQuotedEnd",
  "TripleSingleQuoted",
  "SingleQuoted",
  "TripleDoubleQuoted",
  "DoubleQuoted",
  "Slashy",
  "NumberLiteral",
  "UnicodeIdentifier",
]);

const OPERAND_WORDS: ReadonlySet<string> = new Set(["True", "False", "Null"]);

function endsOperand(last: IToken | undefined): boolean {
  if (last === undefined) return false;
  if (last.tokenType.name !== "Identifier") return OPERAND_ENDS.has(last.tokenType.name);
  const keyword = keywordType(last.image, language);
  return keyword === undefined || OPERAND_WORDS.has(keyword.name) || isPlainName(keyword);
}

function isInterpolation(text: string, offset: number): boolean {
  return (
    text.charCodeAt(offset + 1) === LEFT_BRACE ||
    (text.charCodeAt(offset + 1) !== DOLLAR && isIdentifierStart(text, offset + 1))
  );
}

/** `/…/`, over as many lines as it takes. */
export const Slashy = createToken({
  name: "Slashy",
  categories: [StringLiteral],
  pattern: (text: string, offset: number, matched: IToken[]): [string] | null => {
    const first = text.charCodeAt(offset + 1);
    if (first === ASTERISK || first === SLASH || endsOperand(matched[matched.length - 1])) return null;
    for (let at = offset + 1; at < text.length;) {
      const code = text.charCodeAt(at);
      if (code === SLASH) return [text.slice(offset, at + 1)];
      if (code === 0 || (code === DOLLAR && isInterpolation(text, at))) return null;
      at += code === BACKSLASH && text.charCodeAt(at + 1) === SLASH ? 2 : 1;
    }
    return null;
  },
  start_chars_hint: ["/"],
  line_breaks: true,
});

// ---------------------------------------------------------------------------------------------------------------------
// Strings with interpolation, lexed in parts: begin, then texts, paths and expressions, then end.
// ---------------------------------------------------------------------------------------------------------------------

export const GStringBegin = createToken({ name: "GStringBegin", pattern: Lexer.NA, label: "a string" });
export const GStringEnd = createToken({ name: "GStringEnd", pattern: Lexer.NA, label: "the end of the string" });
export const GStringText = createToken({ name: "GStringText", pattern: Lexer.NA });

/** `$a.b`. */
export const GStringPath = createToken({
  name: "GStringPath",
  pattern: (text: string, offset: number): [string] | null => {
    let end = interpolatedNameEnd(text, offset + 1);
    if (end === offset + 1) return null;
    while (text.charCodeAt(end) === 46) {
      const next = interpolatedNameEnd(text, end + 1);
      if (next === end + 1) break;
      end = next;
    }
    return [text.slice(offset, end)];
  },
  start_chars_hint: ["$"],
  line_breaks: false,
});

/** A `$` that neither begins an interpolation nor is escaped. */
export const LoneDollar = createToken({ name: "LoneDollar", pattern: "$", categories: [GStringText] });

/** The line break that cuts a string of one line short. */
export const GStringLineBreak = createToken({
  name: "GStringLineBreak",
  pattern: /[\r\n][ \t\r\n]*/,
  pop_mode: true,
  line_breaks: true,
});

/** Text up to the closing quotes, the next `$` or, in a string of one line, the end of the line. */
function textBefore(closes: (text: string, offset: number) => boolean, multiLine: boolean): Matcher {
  return (text, offset) => {
    let at = offset;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code === DOLLAR || closes(text, at) || (!multiLine && isLineBreak(code))) break;
      at = code === BACKSLASH ? escapeEnd(text, at) : at + 1;
    }
    return at > offset ? [text.slice(offset, at)] : null;
  };
}

const ANY_CHARACTER = Array.from({ length: 256 }, (_, code) => code).concat(
  Array.from({ length: 256 }, (_, index) => Math.min(256 + index * 255, 0xffff)),
);

interface QuotedParts {
  readonly begin: TokenType;
  readonly end: TokenType;
  readonly text: TokenType;
}

function quotedParts(mode: string, begin: string | Matcher, end: string, first: string, text: Matcher): QuotedParts {
  return {
    begin: createToken({
      name: `${mode}Begin`,
      categories: [GStringBegin],
      pattern: begin,
      push_mode: mode,
      ...(typeof begin === "string" ? {} : { start_chars_hint: [first], line_breaks: false }),
    }),
    end: createToken({ name: `${mode}End`, categories: [GStringEnd], pattern: end, pop_mode: true }),
    text: createToken({
      name: `${mode}Text`,
      categories: [GStringText],
      pattern: text,
      start_chars_hint: ANY_CHARACTER,
      line_breaks: true,
    }),
  };
}

const isQuote = (text: string, offset: number): boolean => text.charCodeAt(offset) === DOUBLE_QUOTE;
const isTripleQuote = (text: string, offset: number): boolean =>
  text.charCodeAt(offset) === DOUBLE_QUOTE && closesTriple(text, offset, DOUBLE_QUOTE);
const isSlash = (text: string, offset: number): boolean => text.charCodeAt(offset) === SLASH;

export const doubleQuotedParts = quotedParts("DoubleQuoted", '"', '"', '"', textBefore(isQuote, false));

export const tripleDoubleQuotedParts = quotedParts(
  "TripleDoubleQuoted",
  '"""',
  '"""',
  '"',
  textBefore(isTripleQuote, true),
);

/** `/a ${b}/`, which only the legacy parser takes: to the strict one a slashy string has no interpolation. */
export const slashyParts = quotedParts(
  "Slashy",
  (text: string, offset: number, matched?: IToken[]): [string] | null => {
    const first = text.charCodeAt(offset + 1);
    if (first === ASTERISK || first === SLASH || endsOperand(matched?.[matched.length - 1])) return null;
    let interpolates = false;
    for (let at = offset + 1; at < text.length;) {
      const code = text.charCodeAt(at);
      if (isLineBreak(code)) return null;
      if (code === SLASH) return interpolates ? ["/"] : null;
      if (code === DOLLAR && isInterpolation(text, at)) interpolates = true;
      at += code === BACKSLASH && text.charCodeAt(at + 1) === SLASH ? 2 : 1;
    }
    return null;
  },
  "/",
  "/",
  (text, offset) => {
    let at = offset;
    while (at < text.length && !isSlash(text, at) && !(text.charCodeAt(at) === DOLLAR && isInterpolation(text, at))) {
      at += text.charCodeAt(at) === BACKSLASH && text.charCodeAt(at + 1) === SLASH ? 2 : 1;
    }
    return at > offset ? [text.slice(offset, at)] : null;
  },
);

/** `$/…/$`, legacy only. In it `$$` and `$/` are escapes. */
export const dollarSlashyParts = quotedParts(
  "DollarSlashy",
  (text: string, offset: number, matched?: IToken[]): [string] | null =>
    text.charCodeAt(offset + 1) === SLASH &&
    !endsOperand(matched?.[matched.length - 1]) &&
    text.includes("/$", offset + 2)
      ? ["$/"]
      : null,
  "/$",
  "$",
  (text, offset) => {
    let at = offset;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      const next = text.charCodeAt(at + 1);
      if (code === SLASH && next === DOLLAR) break;
      if (code === DOLLAR && (next === DOLLAR || next === SLASH)) at += 2;
      else if (code === DOLLAR && isInterpolation(text, at)) break;
      else at += 1;
    }
    return at > offset ? [text.slice(offset, at)] : null;
  },
);

/** The `${` of an expression in a string. */
export const GStringExpressionStart = createToken({
  name: "GStringExpressionStart",
  pattern: "${",
  push_mode: "Interpolation",
  label: "`${`",
});

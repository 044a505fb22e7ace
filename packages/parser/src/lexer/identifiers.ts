import { createToken } from "chevrotain";

/**
 * Java's identifier characters beyond ASCII. `Character.isJavaIdentifierStart` takes letters, currency signs, connecting
 * punctuation and letter numbers; its `Part` adds digits and combining marks.
 */
const START_BEYOND_ASCII = /[\p{L}\p{Nl}\p{Sc}\p{Pc}]/u;
const PART_BEYOND_ASCII = /[\p{L}\p{Nl}\p{Sc}\p{Pc}\p{Nd}\p{Mn}\p{Mc}]/u;

const DOLLAR = 36;

function isAsciiStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === DOLLAR;
}

function isAsciiPart(code: number): boolean {
  return isAsciiStart(code) || (code >= 48 && code <= 57);
}

function widthBeyondAscii(text: string, offset: number, characters: RegExp): number {
  const code = text.codePointAt(offset);
  if (code === undefined || !characters.test(String.fromCodePoint(code))) return 0;
  return code > 0xffff ? 2 : 1;
}

/** Whether an identifier can start here; `$` can start one. */
export function isIdentifierStart(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return code < 128 ? isAsciiStart(code) : widthBeyondAscii(text, offset, START_BEYOND_ASCII) > 0;
}

/** The offset behind the identifier that starts at `offset`; `offset` itself where none does. */
export function identifierEnd(text: string, offset: number): number {
  if (!isIdentifierStart(text, offset)) return offset;
  let end = offset;
  for (;;) {
    const code = text.charCodeAt(end);
    if (code < 128 ? isAsciiPart(code) : false) end += 1;
    else {
      const width = code >= 128 ? widthBeyondAscii(text, end, PART_BEYOND_ASCII) : 0;
      if (width === 0) return end;
      end += width;
    }
  }
}

/** As `identifierEnd`, for a name in an interpolated path (`"$name"`), where `$` is no part of a name. */
export function interpolatedNameEnd(text: string, offset: number): number {
  if (text.charCodeAt(offset) === DOLLAR) return offset;
  const end = identifierEnd(text, offset);
  const dollar = text.indexOf("$", offset);
  return dollar >= 0 && dollar < end ? dollar : end;
}

/** The first characters of identifiers beyond ASCII, one for each of the lexer's buckets of 256 characters. */
export const BEYOND_ASCII_HINT: readonly number[] = [
  ...Array.from({ length: 128 }, (_, index) => 128 + index),
  ...Array.from({ length: 256 }, (_, index) => Math.min(256 + index * 255, 0xffff)),
];

/** Any word that is not a keyword; each soft keyword is one too. */
export const Identifier = createToken({ name: "Identifier", pattern: /[A-Za-z_$][\w$]*/ });

/** A word with characters beyond ASCII. Takes precedence over `Identifier`, which would stop at the first of them. */
export const UnicodeIdentifier = createToken({
  name: "UnicodeIdentifier",
  categories: [Identifier],
  pattern: (text: string, offset: number): [string] | null => {
    const end = identifierEnd(text, offset);
    return end > offset ? [text.slice(offset, end)] : null;
  },
  start_chars_hint: [...BEYOND_ASCII_HINT],
  line_breaks: false,
});

Identifier.LONGER_ALT = [UnicodeIdentifier];

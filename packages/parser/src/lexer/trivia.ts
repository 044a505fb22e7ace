import { createToken, Lexer } from "chevrotain";

/** Blanks, and a backslash at the end of a line, which joins it to the next. */
export const Whitespace = createToken({
  name: "Whitespace",
  pattern: /(?:[ \t]|\\(?:\r\n?|\n))+/,
  group: Lexer.SKIPPED,
  line_breaks: true,
});

/** Blanks alone, the common case, for which the lexer has a fast path. */
export const Blanks = createToken({ name: "Blanks", pattern: /[ \t]+/, group: Lexer.SKIPPED });

/** One line break and the blank lines behind it. */
export const Newline = createToken({
  name: "Newline",
  pattern: /[\r\n][ \t\r\n]*/,
  label: "end of line",
  line_breaks: true,
});

// A comment counts as a line break in Nextflow's grammar, be it in the middle of a line.
export const LineComment = createToken({ name: "LineComment", pattern: /\/\/[^\r\n]*/ });

export const BlockComment = createToken({
  name: "BlockComment",
  pattern: (text: string, offset: number): [string] | null => {
    if (text.charCodeAt(offset + 1) !== 42) return null;
    const close = text.indexOf("*/", offset + 2);
    return close < 0 ? null : [text.slice(offset, close + 2)];
  },
  start_chars_hint: ["/"],
  line_breaks: true,
});

/** `/*` without an end: it takes the rest of the file. */
export const UnclosedComment = createToken({
  name: "UnclosedComment",
  pattern: (text: string, offset: number): [string] | null =>
    text.charCodeAt(offset + 1) === 42 ? [text.slice(offset)] : null,
  start_chars_hint: ["/"],
  line_breaks: true,
});

/** `# …`, which is a comment in many languages, and on the first line, as `#!`, to the legacy parser. */
export const HashComment = createToken({ name: "HashComment", pattern: /#[^\r\n]*/ });

/** Whatever no other token takes, so that the lexer always goes on. */
export const UnexpectedCharacter = createToken({
  name: "UnexpectedCharacter",
  pattern: (text: string, offset: number): [string] => [String.fromCodePoint(text.codePointAt(offset) ?? 0)],
  start_chars_hint: [
    ...Array.from({ length: 256 }, (_, code) => code),
    ...Array.from({ length: 256 }, (_, index) => Math.min(256 + index * 255, 0xffff)),
  ],
  line_breaks: true,
});

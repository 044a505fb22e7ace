import type { Range } from "./ast.js";

/** Where the mark lies in the text behind it, as ESLint counts too. */
export const BEFORE_THE_TEXT: Range = [-1, 0];

/**
 * A text as its author sees it: some editors put a mark (U+FEFF) in front that tells the encoding. The text itself where
 * there is none.
 */
export function withoutByteOrderMark(text: string): string {
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

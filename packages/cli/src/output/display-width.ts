import { eastAsianWidth } from "get-east-asian-width";

/** Made when a text beyond ASCII comes: that takes longer than many a whole run. */
let segmenter: Intl.Segmenter | undefined;

/** What a reader sees as one character, with its place in the text in UTF-16 units. */
export interface Grapheme {
  readonly text: string;
  readonly at: number;
}

/** The text as the characters that a reader sees. */
export function graphemesOf(text: string): readonly Grapheme[] {
  segmenter ??= new Intl.Segmenter();
  return Array.from(segmenter.segment(text), ({ segment, index }) => ({ text: segment, at: index }));
}

/** How many columns of a terminal a text takes that has no control characters. */
export function displayWidth(text: string): number {
  if (/^[\u0020-\u007e]*$/.test(text)) return text.length;
  return graphemesOf(text).reduce((sum, grapheme) => sum + graphemeWidth(grapheme.text), 0);
}

/** What is added to the first character of a grapheme joins it; a mark that stands alone has no column of its own. */
function graphemeWidth(grapheme: string): number {
  if (/^[\p{Mark}\p{Format}]/u.test(grapheme)) return 0;
  // The selector of the emoji's picture makes it wide where the sign alone is narrow.
  return grapheme.includes("\ufe0f") ? 2 : eastAsianWidth(grapheme.codePointAt(0) ?? 0);
}

import type { Placeholder, Range } from "../ast.js";

/** A placeholder whose expression is yet to be read. */
export interface PendingPlaceholder {
  /** Of the expression, between the braces. */
  readonly range: Range;
  /** Where it belongs once it is read. */
  readonly to: Placeholder[];
}

const OPENER = "!{";

/**
 * The expressions of `!{…}` in the text of a string, from brace to brace: Nextflow evaluates them in a `shell:` section when the
 * task runs (its `TaskTemplateEngine`).
 *
 * @returns Ranges within the text. One that is not closed is none.
 */
export function placeholderRanges(text: string): Range[] {
  const ranges: Range[] = [];
  for (let start = text.indexOf(OPENER); start >= 0;) {
    const end = closingBrace(text, start + OPENER.length);
    if (end < 0) break;
    ranges.push([start + OPENER.length, end]);
    start = text.indexOf(OPENER, end);
  }
  return ranges;
}

function closingBrace(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "{") depth += 1;
    else if (text[at] === "}") depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

import { printable } from "../output/printable-text.js";

/** A code span that no backtick in the text ends. */
export function codeSpan(text: string): string {
  const shown = printable(text);
  const ticks = "`".repeat(longestRun(shown) + 1);
  // A blank on both sides is taken off again, so that a backtick may be the first or last character.
  const pad = shown.startsWith("`") || shown.endsWith("`") ? " " : "";
  return `${ticks}${pad}${shown}${pad}${ticks}`;
}

/** The fence of a code block that no line of the block ends. */
export function codeFence(block: string): string {
  return "`".repeat(Math.max(3, longestRun(block) + 1));
}

/**
 * Text that stays what it is: no markup, no HTML, no formula, no link, nobody mentioned. Messages quote linted files, and
 * those may come from anybody.
 */
export function escapedMarkdown(text: string): string {
  return printable(text)
    .replace(/[\\`*_[\]<|~&$]/g, "\\$&")
    .replace(/[@#](?=\w)|:(?=\/\/)|(?<=www)\./gi, "$&\u200b");
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((most, { length }) => Math.max(most, length), 0);
}

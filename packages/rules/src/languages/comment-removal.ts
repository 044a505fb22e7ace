import type { Comment } from "@nf-lint/parser";

/** An edit that takes something out. */
export interface Removal {
  readonly range: readonly [number, number];
  /** What has to stay in its place. */
  readonly text: string;
}

/**
 * Takes a comment out: with its lines where nothing else is on them, else with the blanks before it or behind it.
 * `undefined` for a comment over several lines with code on both sides, where its line ends may be what ends a statement.
 */
export function removeComment(text: string, { range: [start, end] }: Comment): Removal | undefined {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const newline = text.indexOf("\n", end);
  const lineEnd = newline === -1 ? text.length : newline + 1;
  const before = text.slice(lineStart, start);
  const behind = text.slice(end, lineEnd);
  if (before.trim() === "" && behind.trim() === "") return { range: [lineStart, lineEnd], text: "" };
  if (behind.trim() === "") return { range: [lineStart + before.trimEnd().length, end], text: "" };
  const codeBehind = end + behind.length - behind.trimStart().length;
  if (before.trim() === "") return { range: [start, codeBehind], text: "" };
  if (text.slice(start, end).includes("\n")) return undefined;
  // What a comment stood between must not run together.
  return { range: [start, codeBehind], text: /\s$/.test(before) ? "" : " " };
}

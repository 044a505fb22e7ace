import type { Fix } from "@nf-lint/linter";
import { linesOf } from "../excerpt.js";
import { mergedEdit } from "../merged-edit.js";
import { markup } from "./markup.js";
import type { Markup } from "./markup.js";

/** A change as the lines that go and the lines that come. */
export function changeView(
  change: Fix,
  textOf: (file: string) => string | undefined,
  linesIn: (file: string) => readonly string[],
): Markup {
  const file = change.edits[0]?.file;
  const text = file === undefined ? undefined : textOf(file);
  const lines = text === undefined ? undefined : changedLines(change, text, linesIn);
  return markup`<div class="change"><p>${change.message ?? "nf-lint --fix makes this change."}</p>${lines && diff(lines)}</div>`;
}

interface ChangedLines {
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

function changedLines(
  change: Fix,
  text: string,
  linesIn: (file: string) => readonly string[],
): ChangedLines | undefined {
  const merged = mergedEdit(change, text);
  if (merged === undefined) return undefined;
  const { start, end } = merged.range;
  const removed = linesIn(merged.file).slice(start.line - 1, end.line);
  const before = (removed[0] ?? "").slice(0, start.column - 1);
  const after = (removed.at(-1) ?? "").slice(end.column - 1);
  return withoutCommon(removed, linesOf(before + merged.text + after));
}

function withoutCommon(removed: readonly string[], added: readonly string[]): ChangedLines {
  const most = Math.min(removed.length, added.length);
  let start = 0;
  while (start < most && removed[start] === added[start]) start++;
  let end = 0;
  while (end < most - start && removed.at(-1 - end) === added.at(-1 - end)) end++;
  return { removed: removed.slice(start, removed.length - end), added: added.slice(start, added.length - end) };
}

function diff({ removed, added }: ChangedLines): Markup {
  const rows = [
    ...removed.map((line) => markup`<del>- ${line}</del>`),
    ...added.map((line) => markup`<ins>+ ${line}</ins>`),
  ];
  return markup`<pre tabindex="0" role="group" aria-label="Change">${rows}</pre>`;
}

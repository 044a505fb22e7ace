import type { Severity, TextRange } from "@nf-lint/linter";
import { count } from "../count.js";
import { markup } from "./markup.js";
import type { Markup } from "./markup.js";

/** Of a longer stretch only the beginning is shown. */
const MOST_LINES = 8;

/** A file may be one line of megabytes. */
const LONGEST_LINE = 400;

/** What of a file is shown. */
export interface SourceExcerpt {
  readonly range: TextRange;
  /** The class of what is marked. */
  readonly kind: Severity | "related";
  /** So many lines are shown before and after what is marked. */
  readonly around: number;
}

/** The lines of a range with those around them, the range itself marked. Nothing where there is no such line. */
export function sourceView(lines: readonly string[], { range, kind, around }: SourceExcerpt): Markup | undefined {
  const { start, end } = range;
  if (lines[start.line - 1] === undefined) return undefined;
  const last = Math.min(end.line, start.line + MOST_LINES - 1);
  const from = Math.max(1, start.line - around);
  const to = Math.min(lines.length, last + (last < end.line ? 0 : around));
  const numbers = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const rows = numbers
    .filter((number) => isMarked(number, range) || (lines[number - 1] ?? "").trim() !== "")
    .map((number) => row(number, lines[number - 1] ?? "", range, kind));
  const cut =
    last < end.line ? markup`<div class="cut">… ${count(end.line - last, "more line")} of it</div>` : undefined;
  return markup`<div class="source" tabindex="0" role="group" aria-label="Source, line ${start.line}">${rows}${cut}</div>`;
}

function row(number: number, line: string, range: TextRange, kind: string): Markup {
  const shown = isMarked(number, range)
    ? markedLine(number, line, range, kind)
    : markup`${line.slice(0, LONGEST_LINE)}`;
  const marked = isMarked(number, range) ? " marked" : "";
  return markup`<div class="line${marked}"><span class="number">${number}</span><code>${shown}</code></div>`;
}

function isMarked(number: number, { start, end }: TextRange): boolean {
  return number >= start.line && number <= end.line;
}

function markedLine(number: number, line: string, { start, end }: TextRange, kind: string): Markup {
  const from = number === start.line ? start.column - 1 : line.length - line.trimStart().length;
  const to = number === end.line ? end.column - 1 : line.trimEnd().length;
  const begin = from > LONGEST_LINE / 2 ? from - LONGEST_LINE / 4 : 0;
  const stop = Math.min(line.length, begin + LONGEST_LINE);
  // An empty range is shown as one column.
  const marked = line.slice(from, Math.max(Math.min(to, stop), from)) || " ";
  const before = `${begin > 0 ? "…" : ""}${line.slice(begin, from)}`;
  const after = `${line.slice(Math.max(to, from), stop)}${stop < line.length ? "…" : ""}`;
  return markup`${before}<mark class="${kind}">${marked}</mark>${after}`;
}

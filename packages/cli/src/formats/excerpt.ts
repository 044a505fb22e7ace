import type { TextRange } from "@nf-lint/linter";
import { displayWidth, graphemesOf } from "../output/display-width.js";
import { printable } from "../output/printable-text.js";

/** A line of a file with the marks under it, ready to be shown: neither part has control characters. */
export interface ExcerptLine {
  readonly number: number;
  readonly text: string;
  /** Blanks, then one mark for each column of the range that is shown; at least one mark. */
  readonly marks: string;
}

/** The lines of a text, as editors count them. */
export function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|[\n\r]/);
}

/**
 * The first line of a range and, where it goes on, the last. Lines wider than `width` columns are cut around the range.
 * Nothing where there is no such line.
 */
export function excerpt(
  lines: readonly string[],
  range: TextRange,
  mark: string,
  width: number,
): readonly ExcerptLine[] {
  const { start, end } = range;
  const numbers = end.line > start.line && end.column > 1 ? [start.line, end.line] : [start.line];
  return numbers.flatMap((number): readonly ExcerptLine[] => {
    const line = lines[number - 1];
    if (line === undefined) return [];
    const from = number === start.line ? start.column - 1 : line.length - line.trimStart().length;
    const to = number === end.line ? end.column - 1 : line.trimEnd().length;
    return [{ number, ...markedLine(line.trimEnd(), { from, to }, mark, width) }];
  });
}

/** What of a line is marked, in UTF-16 units. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** What a reader sees as one character. */
interface Cell {
  /** Its place in the line, in UTF-16 units. */
  readonly at: number;
  readonly text: string;
  /** In columns of a terminal. */
  readonly width: number;
}

const CUT = "…";

/** So many columns are shown before a range that a line is cut around. */
const LEAD = 20;

function markedLine(line: string, span: Span, mark: string, width: number): Pick<ExcerptLine, "text" | "marks"> {
  // No cell is made for what is far from the range: a file may be one line of megabytes.
  const near = { from: Math.max(0, span.from - width), to: Math.min(line.length, span.from + 2 * width) };
  const cells = cellsOf(line, near);
  const isWhole = near.from === 0 && near.to === line.length && widthOf(cells) <= width;
  const marked = cells.findIndex(({ at }) => at >= span.from);
  const lead = marked < 0 ? cells : cells.slice(0, marked);
  const skipped = !isWhole && (near.from > 0 || widthOf(lead) > width / 2) ? fitting(lead, widthOf(lead) - LEAD) : [];
  const start = near.from > 0 || skipped.length > 0 ? CUT : "";
  const rest = cells.slice(skipped.length);
  const shown = isWhole ? rest : fitting(rest, width - start.length - CUT.length);
  const end = near.to < line.length || shown.length < rest.length ? CUT : "";
  const markedWidth = widthOf(shown.filter(({ at }) => at >= span.from && at < span.to));
  return {
    text: start + shown.map(({ text }) => text).join("") + end,
    marks: " ".repeat(start.length + widthOf(lead.slice(skipped.length))) + mark.repeat(Math.max(1, markedWidth)),
  };
}

function cellsOf(line: string, near: Span): Cell[] {
  return graphemesOf(line.slice(near.from, near.to)).map((grapheme): Cell => {
    const text = printable(grapheme.text);
    return { at: near.from + grapheme.at, text, width: displayWidth(text) };
  });
}

/** As many of the first cells as have room in `width` columns. */
function fitting(cells: readonly Cell[], width: number): readonly Cell[] {
  let used = 0;
  const tooWide = cells.findIndex((cell) => (used += cell.width) > width);
  return tooWide < 0 ? cells : cells.slice(0, tooWide);
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}

import { displayWidth, graphemesOf } from "./display-width.js";

/** Between two columns. */
const GAP = 2;

/** No column is made narrower than this for want of room. */
const NARROWEST = 10;

/**
 * Rows whose lines are at most so many columns of a terminal wide, where that can be: the widest cells are cut, the widest
 * column first, and none below ten columns. What is cut ends in an ellipsis.
 */
export function fittedRows(rows: readonly (readonly string[])[], room: number): readonly (readonly string[])[] {
  const widths = fittedWidths(columnWidths(rows), room);
  return rows.map((row) => row.map((cell, i) => cutTo(cell, widths[i] ?? Infinity)));
}

/** The widest cell of each column. */
export function columnWidths(rows: readonly (readonly string[])[]): readonly number[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, displayWidth(cell));
  }
  return widths;
}

/** How wide a line with such columns is. */
export function lineWidth(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, Math.max(0, widths.length - 1) * GAP);
}

function fittedWidths(widths: readonly number[], room: number): readonly number[] {
  let fitted = widths;
  for (
    let most = widths.reduce((widest, width) => Math.max(widest, width), 0);
    lineWidth(fitted) > room && most >= NARROWEST;
    most--
  )
    fitted = widths.map((width) => Math.min(width, most));
  return fitted;
}

/** A text in so many columns. */
export function cutTo(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = "";
  let used = 1;
  for (const grapheme of graphemesOf(text)) {
    used += displayWidth(grapheme.text);
    if (used > width) break;
    kept += grapheme.text;
  }
  return `${kept}…`;
}

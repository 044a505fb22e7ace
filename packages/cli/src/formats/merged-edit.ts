import type { Fix, TextEdit, TextRange } from "@nf-lint/linter";

/** Whether lines and columns can name what a change replaces: a byte order mark stands before all of them. */
export function isInLines({ edits }: Fix): boolean {
  return edits.every(({ range }) => range.start.column > 0);
}

/**
 * All edits of a change as one; `undefined` where they are in several files, there are none, or one stands before all
 * lines.
 */
export function mergedEdit(change: Fix, text: string): TextEdit | undefined {
  if (!isInLines(change)) return undefined;
  const { edits } = change;
  const [first, ...others] = edits.toSorted((a, b) => comparePositions(a.range.start, b.range.start));
  if (first === undefined || others.some(({ file }) => file !== first.file)) return undefined;
  // Most changes are one edit, and of a file with many changes the text is not read for each.
  if (others.length === 0) return first;
  const offsetOf = offsets(text);
  return others.reduce(
    (merged, edit) => ({
      file: merged.file,
      range: { start: merged.range.start, end: edit.range.end },
      text: merged.text + text.slice(offsetOf(merged.range.end), offsetOf(edit.range.start)) + edit.text,
    }),
    first,
  );
}

type Position = TextRange["start"];

function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.column - b.column;
}

function offsets(text: string): (position: Position) => number {
  const starts = [0, ...Array.from(text.matchAll(/\r\n|[\n\r]/g), ({ index, 0: end }) => index + end.length)];
  return ({ line, column }) => (starts[line - 1] ?? text.length) + column - 1;
}

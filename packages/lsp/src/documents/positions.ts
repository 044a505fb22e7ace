import type { Position as SourcePosition, SourceLocation } from "@nf-lint/parser";
import type { Position, Range } from "vscode-languageserver";

/** Lines and columns count from 1 in the parser and in findings, from 0 in the protocol; both count UTF-16 units. */
export function toPosition({ line, column }: SourcePosition): Position {
  return { line: Math.max(line - 1, 0), character: Math.max(column - 1, 0) };
}

export function toRange({ start, end }: SourceLocation): Range {
  return { start: toPosition(start), end: toPosition(end) };
}

/** True where the ranges share a position; touching counts, as a cursor behind a word means the word. */
export function touches(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

/** The protocol's name of the text's start. */
export const FILE_START: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

import type { Fix, TextRange } from "../finding.js";

/** A fix of one text, in offsets. */
export interface TextFix {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const BYTE_ORDER_MARK = "\ufeff";

/** Places in findings do not count a byte order mark. */
function markLength(text: string): number {
  return text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
}

/** The edits of fixes in offsets of their text. Edits of one fix become one, with what lies between them. */
export function textFixes(text: string, fixes: readonly Fix[]): readonly TextFix[] {
  const lineStarts = [markLength(text)];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lineStarts.push(at + 1);
  const offset = ({ line, column }: TextRange["start"]): number =>
    Math.min(text.length, (lineStarts[line - 1] ?? text.length) + column - 1);
  return fixes.map(({ edits }) => {
    const parts = edits
      .map(({ range, text: part }) => ({ start: offset(range.start), end: offset(range.end), text: part }))
      .sort((a, b) => a.start - b.start || a.end - b.end);
    const start = parts[0]?.start ?? 0;
    const end = parts.at(-1)?.end ?? start;
    return { start, end, text: applyFixes(text.slice(0, end), parts).slice(start) };
  });
}

/** True where two fixes touch: what one says may then no longer be so after the other. */
export function touch(a: TextFix, b: TextFix): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** @param fixes Free of overlaps. */
export function applyFixes(text: string, fixes: readonly TextFix[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const fix of [...fixes].sort((a, b) => a.start - b.start || a.end - b.end)) {
    parts.push(text.slice(at, fix.start), fix.text);
    at = fix.end;
  }
  return parts.join("") + text.slice(at);
}

/** Where the texts of fixes stand once they are made, as places count. */
export function writtenRanges(
  text: string,
  fixes: readonly TextFix[],
): readonly { readonly start: number; readonly end: number }[] {
  let shift = -markLength(text);
  return [...fixes]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map((fix) => {
      const start = fix.start + shift;
      shift += fix.text.length - (fix.end - fix.start);
      return { start, end: start + fix.text.length };
    });
}

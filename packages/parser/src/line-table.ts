import type { Position, Range, SourceLocation } from "./ast.js";

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const RECENT = 64;

/**
 * Turns offsets into lines and columns. `\n`, `\r\n` and a lone `\r` end a line.
 *
 * Offsets come in almost ascending order from a parser, so the line of the last answer is tried before searching.
 */
export class LineTable {
  readonly #starts: number[] = [0];
  #last = 0;
  /** The positions given out last, by the low bits of their offset: a node often starts or ends where its child does. */
  readonly #recentOffsets = new Float64Array(RECENT).fill(-1);
  readonly #recent: Position[] = [];

  constructor(text: string) {
    const starts = this.#starts;
    if (text.includes("\r")) {
      for (let at = 0; at < text.length; at += 1) {
        const code = text.charCodeAt(at);
        if (code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(at + 1) !== LINE_FEED)) {
          starts.push(at + 1);
        }
      }
      return;
    }
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  }

  /** The offset of the first character of the line that holds `offset`. */
  lineStart(offset: number): number {
    return this.#starts[this.#lineIndex(offset)] ?? 0;
  }

  /** The offset behind the last character of that line, its line break included. */
  lineEnd(offset: number): number {
    return this.#starts[this.#lineIndex(offset) + 1] ?? Infinity;
  }

  /** What lies before the text is at its start. */
  position(offset: number): Position {
    const slot = offset & (RECENT - 1);
    const recent = this.#recent[slot];
    if (recent !== undefined && this.#recentOffsets[slot] === offset) return recent;
    const index = this.#lineIndex(offset);
    const position = { line: index + 1, column: Math.max(offset - (this.#starts[index] ?? 0), 0) + 1 };
    this.#recentOffsets[slot] = offset;
    this.#recent[slot] = position;
    return position;
  }

  location(range: Range): SourceLocation {
    return { start: this.position(range[0]), end: this.position(range[1]) };
  }

  #lineIndex(offset: number): number {
    const starts = this.#starts;
    let index = this.#last;
    if (offset >= (starts[index] ?? 0)) {
      for (let steps = 0; steps < 4; steps += 1) {
        const next = starts[index + 1];
        if (next === undefined || offset < next) {
          this.#last = index;
          return index;
        }
        index += 1;
      }
    }
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    this.#last = low;
    return low;
  }
}

/** A place between two characters. */
export interface Position {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units. */
  readonly column: number;
}

/** A stretch of text. */
export interface SourceLocation {
  readonly start: Position;
  /** The position behind the last character. */
  readonly end: Position;
}

/** Offsets into the text, in UTF-16 units: start, and end exclusive. */
export type Range = readonly [start: number, end: number];

/** What every node has. */
export interface NodeBase {
  readonly range: Range;
  readonly loc: SourceLocation;
}

import type { Position } from "@nf-lint/parser";

/** How much a finding matters: only an `error` fails a run by itself. */
export type Severity = "error" | "warning" | "info";

/** A stretch of text: lines and columns count from 1, the end is exclusive, columns are UTF-16 units. */
export interface TextRange {
  readonly start: Position;
  readonly end: Position;
}

/** What nf-lint has to say about a place. The same value stands behind each output format and each editor's squiggle. */
export interface Finding {
  /** `require-spot-retries`; what the parser finds is `syntax`. */
  readonly ruleId: string;
  readonly severity: Severity;
  /** What is wrong, and what to do. */
  readonly message: string;
  /** Relative to the working directory, with `/` between its parts. */
  readonly file: string;
  readonly range: TextRange;
  /** The choices of profiles that it holds in; empty when it holds in every one that was looked at. */
  readonly profiles: readonly string[];
  /** Other places that explain it. */
  readonly related: readonly RelatedPlace[];
  /** A safe change: the meaning stays, or becomes what was clearly intended. */
  readonly fix?: Fix;
  /** Changes that need a person's yes. */
  readonly suggestions?: readonly Fix[];
  /** The page of the rule. */
  readonly url: string;
}

/** A finding that a comment beside it suppresses. It counts for nothing; some formats show it. */
export interface SuppressedFinding {
  readonly finding: Finding;
  /** Why, in the words of the comment; absent where it gives no reason. */
  readonly reason?: string;
}

export interface RelatedPlace {
  readonly file: string;
  readonly range: TextRange;
  readonly message: string;
}

/** A change of text. The edits are to be made together and do not overlap. */
export interface Fix {
  /** What it does, where a person has to choose. */
  readonly message?: string;
  readonly edits: readonly TextEdit[];
}

export interface TextEdit {
  readonly file: string;
  /**
   * What to replace; start and end are equal where text is only inserted. A byte order mark, which no place counts, is
   * column 0 of line 1.
   */
  readonly range: TextRange;
  readonly text: string;
}

/** By file, place, then rule: the order in which findings are shown everywhere. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.file, b.file) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.column - b.range.start.column ||
    compareText(a.ruleId, b.ruleId) ||
    compareText(a.message, b.message)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

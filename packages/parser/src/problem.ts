import type { Range, SourceLocation } from "./ast.js";

/**
 * Something wrong in a text, as a value. The words are made at the edge (`describeProblem`), never matched on.
 *
 * `legacy` problems name what only Nextflow's legacy parser takes: it was read into its own node and the rest of the
 * file is as good as any. All others are errors for both parsers, or for the strict one in a way that hides its text.
 */
export interface Problem {
  readonly code: ProblemCode;
  readonly data: Readonly<Record<string, string>>;
  readonly range: Range;
  readonly loc: SourceLocation;
  readonly legacy: boolean;
  /** A further place that explains the problem, such as the brace that was opened. */
  readonly related?: { readonly range: Range; readonly loc: SourceLocation; readonly code: string };
  /** A change of text that mends the problem and is clearly what was meant. */
  readonly fix?: { readonly range: Range; readonly text: string };
}

/** Filled by the grammar; each has its words in `describeProblem`. */
export type ProblemCode = string;

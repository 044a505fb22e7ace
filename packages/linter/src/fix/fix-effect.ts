/** What a fix must not bring about: text that does not parse, a run that Nextflow refuses, or other values. */
export type FixEffect = "syntax" | "rejection" | "meaning";

/** What a fix would bring about. */
export interface FixHarm {
  readonly effect: FixEffect;
  /** Where it is no fault of the fix: what is wrong elsewhere, and comes to light with it. */
  readonly hidden?: HiddenProblem;
}

/** Something wrong that nothing comes to as the files are. */
export interface HiddenProblem {
  /** Absolute. */
  readonly file: string;
  readonly line: number;
  /** In words, without a full stop. */
  readonly message: string;
}

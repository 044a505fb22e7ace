import type { FixEffect } from "./fix-effect.js";

/**
 * A fix that was not made though nothing is wrong with it: something else is, which nothing comes to as the files are, and would
 * with the fix. The file is as it was, apart from its other fixes.
 */
export interface WithheldFix {
  readonly kind: "withheld-fix";
  readonly ruleId: string;
  readonly file: string;
  readonly effect: FixEffect;
  /** What is wrong, in words without a full stop. */
  readonly problem: string;
  /** Where; the file as findings name it. */
  readonly place: { readonly file: string; readonly line: number };
}

/** In one sentence, for the person who started the run. */
export function describeWithheldFix({ file, ruleId, effect, problem, place }: WithheldFix): string {
  const sees = effect === "syntax" ? "the parser would then come to" : "Nextflow would then come to";
  return `${file}: a fix of ${ruleId} was not made, as ${sees} what is wrong at ${place.file}:${place.line}: ${problem}. Mend that first.`;
}

/**
 * How often a property is tried, and on which inputs: the same ones each time, so that a test fails for the change at
 * hand and not by chance. `NF_LINT_SEED=N` takes other inputs and `NF_LINT_TIMES=N` so many times as many.
 */
export function propertyRuns(count: number): { readonly seed: number; readonly numRuns: number } {
  const { NF_LINT_SEED: seed = "2026", NF_LINT_TIMES: times = "1" } = process.env;
  return { seed: Number(seed), numRuns: count * Number(times) };
}

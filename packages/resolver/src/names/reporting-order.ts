import type { NameProblem, NameProblemCode } from "./name-problem.js";

const PASSES: Readonly<Record<NameProblemCode, number>> = {
  "undefined-function": 0,
  "undeclared-assignment": 0,
  "redeclared-variable": 0,
  "undefined-class": 1,
  "abstract-class": 1,
  "undefined-variable": 2,
  "unused-variable": 3,
  "unused-parameter": 3,
  "implicit-parameter": 3,
};

/**
 * The problems in the order in which Nextflow prints them: first what it finds while it follows the scopes, then
 * classes, then variables that are left without a meaning. Its warnings come last.
 */
export function inReportingOrder(problems: readonly NameProblem[]): readonly NameProblem[] {
  return [...problems].sort((a, b) => PASSES[a.code] - PASSES[b.code] || a.range[0] - b.range[0]);
}

/** Whether Nextflow only warns. */
export function isNameWarning({ code }: NameProblem): boolean {
  return PASSES[code] === 3;
}

import type { UnknownReason } from "@nf-lint/groovy";
import type { ProjectFile } from "../project.js";

/**
 * How much is worked out for a project: enough for a pipeline beside a copy of nf-core/configs with its hundreds of profiles,
 * and little enough that any repository is linted in seconds. It hangs on the files alone, so that a project comes to the
 * same whatever else is worked out before it or beside it.
 */
export interface Allowance {
  /** Steps in the evaluation of expressions. */
  readonly steps: number;
  /**
   * Statements, params handed on to included files and options merged, those of all choices of profiles together. What
   * several choices share counts once.
   */
  readonly work: number;
}

/**
 * So many statements are evaluated for one choice of profiles, included files and what they share with others counted: ten
 * times as many as the largest pipelines have. Each makes work for all that looks at the options.
 */
export const MOST_STATEMENTS = 10_000;

/** So many files are followed from one to the next. Nextflow, which goes deeper into its stack with each, ends at some such number. */
export const MOST_NESTED = 250;

/** Why what is beyond is unknown. */
export const TOO_MUCH: UnknownReason = { code: "limit", subject: "" };

const STEPS = 2_000_000;
const STEPS_PER_CHARACTER = 3;
const WORK = 600_000;
const WORK_PER_CHARACTER = 0.25;

/** So many configurations can each have all of it. */
const MOST_FILES = 256;

/**
 * How many projects there may be to share what a repository is allowed: a power of two, so that one file more or less
 * seldom makes a difference.
 *
 * @param files how many configurations the repository has; each may be a project
 */
export function sharesOf(files: number): number {
  return 2 ** Math.max(0, Math.ceil(Math.log2(files / MOST_FILES)));
}

/** What a root configuration brings by itself. */
export function allowanceOf({ text }: ProjectFile, shares: number): Allowance {
  return {
    steps: STEPS / shares + STEPS_PER_CHARACTER * text.length,
    work: WORK / shares + WORK_PER_CHARACTER * text.length,
  };
}

/** What an included file adds: it may be part of each of the projects. */
export function allowanceForInclude({ text }: ProjectFile, shares: number): Allowance {
  return {
    steps: (STEPS_PER_CHARACTER * text.length) / shares,
    work: (WORK_PER_CHARACTER * text.length) / shares,
  };
}

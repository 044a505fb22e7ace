import { createLinter } from "../linter.js";
import type { Linter, LinterOptions, LintOptions, LintResult } from "../linter.js";
import { MOST_FIXED_FINDINGS } from "../finding-cap.js";
import { FixRounds } from "./fix-rounds.js";
import { FixedTexts } from "./fixed-texts.js";
import { writeChanges } from "./write-changes.js";
import type { FileChange, FixWriter } from "./write-changes.js";

export interface FixOptions extends LinterOptions {
  /** Where fixed texts go; without one nothing is written. */
  readonly writer?: FixWriter;
}

/** What fixing came to. */
export interface FixRun {
  /** What is left to be said about the files as they are after the fixes, written or not. */
  readonly result: LintResult;
  /** The linter over these texts. */
  readonly linter: Linter;
  /** The files that were changed, or would be; sorted. */
  readonly changes: readonly FileChange[];
}

/**
 * Makes the fixes of all findings in the given files and folders; never a suggestion. After each round of fixes the
 * files are linted again, until nothing is left to fix. A fix that would break a file is not made, and is a failure.
 */
export async function fixFiles(options: FixOptions, paths: readonly string[], lint: LintOptions = {}): Promise<FixRun> {
  const texts = new FixedTexts(options.fileSystem);
  const linter = createLinter({ mostFindings: MOST_FIXED_FINDINGS, ...options, fileSystem: texts.fileSystem });
  const rounds = new FixRounds(linter, texts, options.cwd);
  let result = await linter.lint(paths, lint);
  while (rounds.next(result)) result = await linter.lint(paths, lint);

  const changes = rounds.changes();
  const unwritten = options.writer && writeChanges(changes, options.fileSystem, options.writer);
  if (unwritten !== undefined && unwritten.size > 0) {
    for (const { path } of unwritten.keys()) rounds.takeBack(path);
    result = await linter.lint(paths, lint);
  }
  const failures = [...result.failures, ...rounds.failures, ...(unwritten?.values() ?? [])];
  const notices = [...result.notices, ...rounds.withheld];
  return {
    result: { ...result, failures, notices },
    linter,
    changes: changes.filter((change) => !unwritten?.has(change)),
  };
}

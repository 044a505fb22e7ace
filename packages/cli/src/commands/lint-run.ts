import { createLinter, describeRevisionFailure, lintChange } from "@nf-lint/linter";
import type { Change, ChangeOptions, Linter, LinterOptions, LintResult } from "@nf-lint/linter";
import type { Io } from "../io.js";
import { ProgressLine } from "../output/progress.js";
import { UsageError } from "../usage-error.js";

/** A finished run, before any of its findings is set aside. */
export interface LintRun {
  readonly result: LintResult;
  readonly linter: Linter;
  /** Where the run compared with a revision: `result` then holds what the change introduced. */
  readonly change?: Change;
}

/** Lints, with a line of progress where somebody waits. */
export async function lintRun(
  paths: readonly string[],
  options: LinterOptions & Pick<ChangeOptions, "secrets">,
  since: string | undefined,
  io: Io,
): Promise<LintRun> {
  const progress = new ProgressLine(io.progress);
  const onProgress = progress.update.bind(progress);
  const run = since === undefined ? lintPresent : lintSince(since, io);
  return run(paths, options, onProgress).finally(() => {
    progress.end();
  });
}

type OnProgress = ProgressLine["update"];

async function lintPresent(paths: readonly string[], options: LinterOptions, onProgress: OnProgress): Promise<LintRun> {
  const linter = createLinter(options);
  return { result: await linter.lint(paths, { onProgress }), linter };
}

function lintSince(since: string, { history }: Io): typeof lintPresent {
  return async (paths, options, onProgress) => {
    const linted = await lintChange(paths, { ...options, history: await history(), since }, { onProgress });
    if (!linted.ok) throw new UsageError(describeRevisionFailure(linted.failure));
    return linted;
  };
}

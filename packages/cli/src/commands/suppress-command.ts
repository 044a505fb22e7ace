import { describeFailure, suppressFindings } from "@nf-lint/linter";
import type { LinterOptions } from "@nf-lint/linter";
import { count } from "../formats/count.js";
import type { ExitStatus, Io } from "../io.js";
import { colorsFor } from "../output/color.js";
import type { ColorMode } from "../output/color.js";
import { Messages } from "../output/messages.js";
import { UsageError } from "../usage-error.js";
import { withoutBaseline } from "./baseline-file.js";
import type { BaselineOptions } from "./baseline-file.js";
import { namingWriter } from "./fix-run.js";
import type { FixOptions } from "./fix-run.js";

export interface SuppressOptions extends BaselineOptions, FixOptions {
  /** The reason. */
  readonly suppress: string;
  readonly stdin?: boolean;
  readonly since?: string;
  readonly color: ColorMode;
}

/** `nf-lint --suppress REASON`: writes comments that suppress what is found today. Status 0 where each could be written. */
export async function suppressCommand(
  paths: readonly string[],
  { suppress, fix, fixDryRun, stdin, since, updateBaseline, color, ...options }: SuppressOptions,
  linterOptions: LinterOptions,
  io: Io,
): Promise<ExitStatus> {
  const reason = suppress.trim();
  if (reason === "" || /[^\P{Control}]|[\u2028\u2029]/u.test(reason))
    throw new UsageError("--suppress needs the reason, in one line: it stands in each comment.");
  if (fix || fixDryRun || stdin || updateBaseline || since !== undefined)
    throw new UsageError(
      "--suppress is about all findings in files: leave fixes, --stdin, --since and --update-baseline out.",
    );
  const messages = new Messages(io, colorsFor(io.stderr, color, io.env));
  const { result, changes } = await suppressFindings(
    {
      ...linterOptions,
      reason,
      writer: namingWriter(io),
      // What a baseline holds has been excused already.
      choose: (found, linter) =>
        withoutBaseline(found, paths, options, { io, messages, linter }, () => found.textOf).findings,
    },
    paths,
  );
  for (const failure of result.failures) messages.error(describeFailure(failure));
  const suppressed = changes.reduce((sum, { fixed }) => sum + fixed, 0);
  messages.note(
    suppressed === 0
      ? "Nothing to suppress."
      : `Suppressed ${count(suppressed, "finding")} in ${count(changes.length, "file")}.`,
  );
  return result.failures.length > 0 ? 2 : 0;
}

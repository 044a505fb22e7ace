import { dirname, resolve } from "node:path";
import {
  emptyBaseline,
  parseBaseline,
  resolvePath,
  splitByBaseline,
  updatedBaseline,
  whyUnreadable,
  writtenBaseline,
} from "@nf-lint/linter";
import type { Baseline, LintResult } from "@nf-lint/linter";
import { writeOutputFile } from "../output/output-file.js";
import { count } from "../formats/count.js";
import type { Io } from "../io.js";
import type { Messages } from "../output/messages.js";
import { slashed } from "../slashed-path.js";
import { UsageError } from "../usage-error.js";

/** Where the baseline is when no file is named. */
const DEFAULT_FILE = ".nf-lint-baseline.json";

/** The options of `nf-lint` that are about the baseline. */
export interface BaselineOptions {
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
}

/**
 * The run without the findings that the baseline holds; with `--update-baseline` the file is written first, and holds
 * them all. What was done is told.
 *
 * @param paths The files and folders that were linted: of all others the baseline keeps what it has.
 * @param shownTexts What gives the texts of files as they may be shown.
 */
export function withoutBaseline(
  result: LintResult,
  paths: readonly string[],
  { baseline: named, updateBaseline = false }: BaselineOptions,
  io: Io,
  messages: Messages,
  shownTexts: () => LintResult["textOf"],
): LintResult {
  if (named === undefined && !updateBaseline) return result;
  const file = named ?? DEFAULT_FILE;
  const directory = slashed(dirname(resolve(io.cwd, file)));
  // The baseline is kept beside the code: of a credential it holds as little as a report.
  const textOf = shownTexts();
  const linted = { ...result, textOf, cwd: io.cwd, isCovered: coverage(paths, io) };
  let baseline = read(file, directory, updateBaseline, io);
  if (updateBaseline) {
    const update = updatedBaseline(baseline, linted);
    if (update.added + update.removed > 0 || baseline === emptyBaseline)
      writeOutputFile(file, writtenBaseline(update.baseline, directory), io);
    messages.note(`${file}: ${count(update.added, "finding")} added, ${update.removed} removed.`);
    baseline = update.baseline;
  }
  const { shown, hidden, gone } = splitByBaseline(baseline, linted);
  if (!updateBaseline && hidden.length + gone > 0) {
    const pruned =
      gone === 0
        ? ""
        : ` ${gone} more in it ${gone === 1 ? "is" : "are"} gone: --update-baseline removes ${gone === 1 ? "it" : "them"}.`;
    messages.note(`${file} hides ${count(hidden.length, "finding")}.${pruned}`);
  }
  return { ...result, findings: shown };
}

function read(file: string, directory: string, mayBeMissing: boolean, { fileSystem, cwd }: Io): Baseline {
  const found = fileSystem.readFile(slashed(resolve(cwd, file)));
  if (found.kind === "missing" && mayBeMissing) return emptyBaseline;
  if (found.kind !== "text") {
    const hint = found.kind === "missing" ? " --update-baseline makes it." : "";
    throw new UsageError(`The baseline ${file} cannot be read: ${whyUnreadable(found)}${hint}`);
  }
  const parsed = parseBaseline(found.text, directory);
  if (!parsed.ok) throw new UsageError(`The baseline ${file} cannot be read: ${parsed.message}`);
  return parsed.baseline;
}

/** All findings of a file are known where it was asked for, alone or with its folder, and where it no longer exists. */
function coverage(paths: readonly string[], { cwd, fileSystem }: Io): (file: string) => boolean {
  const asked = paths.map((path) => resolvePath(cwd, path));
  return (file) =>
    asked.some((path) => file === path || file.startsWith(path.endsWith("/") ? path : `${path}/`)) ||
    fileSystem.kind(file) === "missing";
}

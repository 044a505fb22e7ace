import { dirname, resolve } from "node:path";
import {
  emptyBaseline,
  partOfBaseline,
  readBaseline,
  relativePath,
  resolvePath,
  unknownFindings,
  updatedBaseline,
  writtenBaseline,
} from "@nf-lint/linter";
import type { Baseline, Linted, Linter, LintResult } from "@nf-lint/linter";
import { writeOutputFile } from "../output/output-file.js";
import { count } from "../formats/count.js";
import type { Io } from "../io.js";
import type { Messages } from "../output/messages.js";
import { slashed } from "../slashed-path.js";
import { UsageError } from "../usage-error.js";

/** Where the baseline is when neither the command line nor the settings name a file. */
const DEFAULT_FILE = ".nf-lint-baseline.json";

/** The options of `nf-lint` that are about the baseline. */
export interface BaselineOptions {
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
}

/**
 * The run without the findings that its baselines hold: the one that the command line names, else for each file the one of
 * its settings. With `--update-baseline` these files are written first, and hold them all. What was done is told.
 *
 * @param paths The files and folders that were linted: of all others the baseline keeps what it has.
 * @param shownTexts What gives the texts of files as they may be shown.
 */
export function withoutBaseline(
  result: LintResult,
  paths: readonly string[],
  { baseline: named, updateBaseline = false }: BaselineOptions,
  { io, messages, linter }: { readonly io: Io; readonly messages: Messages; readonly linter: Linter },
  shownTexts: () => LintResult["textOf"],
): LintResult {
  const otherwise = updateBaseline ? slashed(resolve(io.cwd, DEFAULT_FILE)) : undefined;
  const chosen = named === undefined ? undefined : slashed(resolve(io.cwd, named));
  const baselineOf = (file: string): string | undefined =>
    chosen ?? linter.settingsOf(file).settings.baseline ?? otherwise;
  const files = [...result.asked, ...result.findings.map(({ file }) => file)];
  const baselines = new Set(files.flatMap((file) => baselineOf(resolvePath(io.cwd, file)) ?? []));
  if (baselines.size === 0) return result;
  // The baseline is kept beside the code: of a credential it holds as little as a report.
  const linted: Linted = { ...result, textOf: shownTexts(), cwd: io.cwd, isCovered: coverage(paths, io) };
  const contents = new Map([...baselines].map((file) => [file, read(file, updateBaseline, io)]));
  if (updateBaseline) {
    for (const [file, baseline] of contents) {
      contents.set(file, updated(file, baseline, partOfBaseline(file, linted, baselineOf), io, messages));
    }
  }
  const { findings, used } = unknownFindings(
    linted,
    result.asked,
    baselineOf,
    (file) => contents.get(file) ?? new Map(),
  );
  for (const { file, hidden, gone } of updateBaseline ? [] : used) {
    if (hidden + gone === 0) continue;
    const pruned =
      gone === 0
        ? ""
        : ` ${gone} more in it ${gone === 1 ? "is" : "are"} gone: --update-baseline removes ${gone === 1 ? "it" : "them"}.`;
    messages.note(`${shown(file, io)} hides ${count(hidden, "finding")}.${pruned}`);
  }
  return { ...result, findings };
}

/** The baseline with today's findings, written where that changes it. */
function updated(file: string, before: Baseline, linted: Linted, io: Io, messages: Messages): Baseline {
  const { baseline, added, removed } = updatedBaseline(before, linted);
  if (added + removed > 0 || before === emptyBaseline)
    writeOutputFile(shown(file, io), writtenBaseline(baseline, slashed(dirname(file))), io);
  messages.note(`${shown(file, io)}: ${count(added, "finding")} added, ${removed} removed.`);
  return baseline;
}

function read(file: string, mayBeMissing: boolean, io: Io): Baseline {
  const found = readBaseline(file, io.fileSystem);
  if (found.ok) return found.baseline;
  if (found.isMissing && mayBeMissing) return emptyBaseline;
  const hint = found.isMissing ? " --update-baseline makes it." : "";
  throw new UsageError(`The baseline ${shown(file, io)} cannot be read: ${found.message}${hint}`);
}

function shown(file: string, { cwd }: Io): string {
  return relativePath(cwd, file);
}

/** All findings of a file are known where it was asked for, alone or with its folder, and where it no longer exists. */
function coverage(paths: readonly string[], { cwd, fileSystem }: Io): (file: string) => boolean {
  const asked = paths.map((path) => resolvePath(cwd, path));
  return (file) =>
    asked.some((path) => file === path || file.startsWith(path.endsWith("/") ? path : `${path}/`)) ||
    fileSystem.kind(file) === "missing";
}

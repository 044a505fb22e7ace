import { fixFiles, relativePath } from "@nf-lint/linter";
import type { FileChange, FixWriter, LinterOptions } from "@nf-lint/linter";
import { colorsFor } from "../output/color.js";
import type { ColorMode } from "../output/color.js";
import { count } from "../formats/count.js";
import type { Io } from "../io.js";
import type { LintRun } from "./lint-run.js";
import type { Messages } from "../output/messages.js";
import { printable } from "../output/printable-text.js";
import { ProgressLine } from "../output/progress.js";
import type { StdinText } from "../arguments/stdin-text.js";
import { shownDiff, unifiedDiff } from "../output/unified-diff.js";
import { UsageError } from "../usage-error.js";

/** The options of `nf-lint` that are about fixes. */
export interface FixOptions {
  readonly fix?: boolean;
  readonly fixDryRun?: boolean;
}

/** What becomes of fixes: they are written, or shown as a diff, or the fixed text goes to standard output. */
export type FixMode = "write" | "diff" | "text";

/** @param stdin What is linted, where that is no file. */
export function fixModeOf(
  { fix = false, fixDryRun = false, since }: FixOptions & { readonly since?: string },
  stdin: StdinText | undefined,
): FixMode | undefined {
  if (!fix && !fixDryRun) return undefined;
  if (fix && fixDryRun) throw new UsageError("--fix writes, --fix-dry-run does not: give one of them.");
  if (since !== undefined) throw new UsageError("Fixes are about all findings: leave --since out.");
  if (fixDryRun) return "diff";
  return stdin === undefined ? "write" : "text";
}

/** A finished run, with the files that the fixes changed; the result is what is left after them. */
export interface FixedRun extends LintRun {
  readonly changes: readonly FileChange[];
}

/** Lints and fixes, with a line of progress where somebody waits. */
export async function fixRun(
  paths: readonly string[],
  options: LinterOptions,
  mode: FixMode,
  io: Io,
): Promise<FixedRun> {
  const progress = new ProgressLine(io.progress);
  const onProgress = progress.update.bind(progress);
  return fixFiles({ ...options, ...(mode === "write" && { writer: namingWriter(io) }) }, paths, { onProgress }).finally(
    () => {
      progress.end();
    },
  );
}

/** Writes, and names what was written where the run is interrupted then. */
export function namingWriter(io: Io): FixWriter {
  const written: string[] = [];
  return {
    isWritable: io.isWritable,
    writeFile(path, text) {
      if (written.length === 0) {
        io.onInterrupt(() => {
          io.stderr.write(`nf-lint: Interrupted. Fixed and written: ${printable(written.join(", "))}\n`);
        });
      }
      io.writeFile(path, text);
      written.push(relativePath(io.cwd, path));
    },
  };
}

/** Shows what the fixes did, or would do. Standard output has nothing but the diff, or the text. */
export function showFixes(
  changes: readonly FileChange[],
  mode: FixMode,
  {
    stdin,
    isPartial,
    color,
    io,
    messages,
  }: {
    readonly stdin: StdinText | undefined;
    /** Whether writing failed on the way. */
    readonly isPartial: boolean;
    readonly color: ColorMode;
    readonly io: Io;
    readonly messages: Messages;
  },
): void {
  if (mode === "text") io.stdout.write(changes[0]?.after ?? stdin?.text ?? "");
  if (mode === "diff") {
    io.stdout.write(io.stdout.isTTY ? shownDiff(changes, colorsFor(io.stdout, color, io.env)) : unifiedDiff(changes));
  }
  const fixed = changes.reduce((sum, change) => sum + change.fixed, 0);
  if (fixed === 0) return;
  const what = `${count(fixed, "problem")} in ${count(changes.length, "file")}`;
  // Where not all is done, what is done has a name.
  const which = isPartial ? `: ${changes.map(({ file }) => file).join(", ")}` : "";
  messages.note(`${mode === "diff" ? "Would fix" : "Fixed"} ${what}${which}.`);
  if (mode !== "write") return;
  for (const { file, path } of changes) {
    const names = io.otherNames(path);
    if (names > 0) messages.note(`${file} has ${count(names, "further name")} (hard links), fixed with it.`);
  }
}

import { posix } from "node:path";
import { isAsItWas, Recording } from "../kept-runs/footprint.js";
import type { Footprint } from "../kept-runs/footprint.js";
import type { ExitStatus, Io } from "../io.js";
import type { Messages } from "../output/messages.js";
import { UsageError } from "../usage-error.js";

/** What a run of `--watch` cannot be: it would write, serve once, or print what does not change. */
const NOT_WATCHED = ["stdin", "suppress", "updateBaseline", "fixDryRun", "files", "showSettings"] as const;

/** The options of `nf-lint` that `--watch` looks at. */
export type WatchedOptions = Readonly<Partial<Record<(typeof NOT_WATCHED)[number], unknown>>>;

/** Clears a terminal, and what was scrolled out of it. */
const CLEAR = "\u001b[2J\u001b[3J\u001b[H";

/**
 * Runs again whenever something changes that the last run asked for: a file that it read, a folder that it looked into, a name
 * that was not there. Ends when the surroundings do, with the status of the last run.
 */
export async function watch(
  options: WatchedOptions,
  io: Io,
  messages: Messages,
  run: (io: Io) => Promise<ExitStatus>,
): Promise<ExitStatus> {
  const wrong = NOT_WATCHED.find((name) => options[name] !== undefined && options[name] !== false);
  if (wrong !== undefined) {
    throw new UsageError(`--watch shows findings again and again: leave ${optionOf(wrong)} out.`);
  }
  for (let isFirst = true; ; isFirst = false) {
    if (io.stdout.isTTY) io.stdout.write(CLEAR);
    else if (!isFirst) io.stdout.write("\n");
    const recording = new Recording(io);
    const status = await run({ ...io, env: recording.env, fileSystem: recording.fileSystem });
    messages.note("Waiting for changes; Ctrl+C ends this.");
    if (!(await isChanged(recording.footprint(), recording.asked(), io))) return status;
  }
}

/** Waits until an answer is another one. False where the waiting ends otherwise. */
async function isChanged(footprint: Footprint | undefined, asked: readonly string[], io: Io): Promise<boolean> {
  const folders = new Set(asked.flatMap((path) => [path, posix.dirname(path)]));
  const existing = [...folders].filter((folder) => io.fileSystem.kind(folder) === "directory");
  for (;;) {
    const waiting = io.nextChange(existing);
    // What changed while the run was at work is no change that is still to come.
    if (footprint !== undefined && !isAsItWas(footprint, io)) {
      waiting.stop();
      return true;
    }
    if (!(await waiting.changed)) return false;
    // Where one question had two answers within the run, nothing is known of what it saw.
    if (footprint === undefined) return true;
  }
}

function optionOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

import type { ExitStatus, Io } from "../io.js";
import { digest, isAsItWas } from "./footprint.js";
import { recordedIo } from "./recorded-io.js";
import { runFolder } from "./run-folder.js";
import { readRun, writeRun } from "./run-store.js";

/** Runs the command. Loaded where it is needed. */
export type Run = (argv: readonly string[], io: Io) => Promise<ExitStatus>;

/** Runs that are not kept: they hang on time, serve, write, or show credentials. */
const UNKEPT: ReadonlySet<string> = new Set([
  "--no-cache",
  "--timing",
  "--watch",
  "--show-secrets",
  "--fix-dry-run",
  "lsp",
  "init",
]);

/**
 * Runs the command, or says again what it said: where the same program was called with the same arguments in the same place,
 * and all that it asked its surroundings then has the same answers now.
 *
 * @param program Differs from one build of the command to another.
 */
export async function runOrSayAgain(argv: readonly string[], io: Io, program: string, run: Run): Promise<ExitStatus> {
  const folder = argv.some((argument) => UNKEPT.has(argument)) ? undefined : runFolder(io.env);
  if (folder === undefined) return run(argv, io);
  const outputs = [io.stdout, io.stderr].map(({ isTTY, columns }) => [isTTY, isTTY && columns]);
  const key = digest(JSON.stringify([program, process.version, process.platform, io.cwd, argv, outputs]));
  const kept = readRun(folder, key);
  if (kept !== undefined && isAsItWas(kept.footprint, io)) {
    for (const [output, text] of kept.written) io[output].write(text);
    return kept.status;
  }
  const recorded = recordedIo(io);
  const status = await run(argv, recorded.io);
  const done = recorded.run(status);
  if (done !== undefined) writeRun(folder, key, done);
  return status;
}

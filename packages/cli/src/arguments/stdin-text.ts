import { resolve } from "node:path";
import { slashed } from "../slashed-path.js";
import { UsageError } from "../usage-error.js";
import type { Io } from "../io.js";

/** The options of `nf-lint` that are about a text from standard input. */
export interface StdinOptions {
  readonly stdin?: boolean;
  readonly stdinFilename?: string;
}

/** A text with the file that it is to be taken for. */
export interface StdinText {
  /** Absolute, with `/` between its parts. */
  readonly path: string;
  readonly text: string;
}

/** The text from standard input where that is what is to be linted. */
export async function readStdinText(
  paths: readonly string[],
  { stdin = false, stdinFilename }: StdinOptions,
  io: Io,
): Promise<StdinText | undefined> {
  if (!stdin) {
    if (stdinFilename !== undefined) throw new UsageError("--stdin-filename says what --stdin is: give both.");
    return undefined;
  }
  if (paths.length > 0) throw new UsageError("--stdin takes no files or folders: name the file with --stdin-filename.");
  if (stdinFilename === undefined) {
    throw new UsageError("--stdin needs --stdin-filename: the file that the text stands for, in its project.");
  }
  const path = slashed(resolve(io.cwd, stdinFilename));
  if (io.fileSystem.kind(path) === "directory") throw new UsageError(`${stdinFilename} is a folder, not a file.`);
  return { path, text: decoded(await io.readStdin()) };
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UsageError("The text from standard input is not valid UTF-8.");
  }
}

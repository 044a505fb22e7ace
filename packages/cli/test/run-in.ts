import { appendFileSync } from "node:fs";
import type { FileSystem } from "@nf-lint/linter";
import { gitHistory } from "@nf-lint/linter/git";
import { nodeFileSystem } from "@nf-lint/linter/node";
import type { ExitStatus, Io } from "../src/io.js";
import { otherNames, replaceFile } from "../src/output/replace-file.js";
import { run } from "../src/run.js";
import { isWritable } from "../src/output/write-protection.js";

export interface Outcome {
  readonly status: ExitStatus;
  readonly stdout: string;
  readonly stderr: string;
}

/** What the surroundings are like, where a test cares. */
export interface Surroundings {
  readonly env?: Io["env"];
  /** Whether both outputs are terminals. */
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly fileSystem?: FileSystem;
  readonly stdin?: string | Uint8Array;
  readonly writeFile?: Io["writeFile"];
  readonly nextChange?: Io["nextChange"];
}

/** Runs the command in this process, in a folder, with an empty environment. */
export async function runIn(
  directory: string,
  argv: readonly string[],
  surroundings: Surroundings = {},
): Promise<Outcome> {
  const { io, written } = ioIn(directory, surroundings);
  const status = await run(argv, io);
  return { status, ...written };
}

/** The surroundings of a run in a folder, and what it writes. */
export function ioIn(
  directory: string,
  surroundings: Surroundings = {},
): { readonly io: Io; readonly written: { stdout: string; stderr: string } } {
  const {
    env = {},
    isTTY = false,
    columns,
    fileSystem = nodeFileSystem(),
    stdin = "",
    writeFile = replaceFile,
    nextChange = () => ({ changed: Promise.resolve(false), stop: () => undefined }),
  } = surroundings;
  const written = { stdout: "", stderr: "" };
  const output = (name: keyof typeof written): Io["stdout"] => ({
    write: (text) => {
      written[name] += text;
    },
    isTTY,
    ...(columns !== undefined && { columns }),
  });
  const io: Io = {
    cwd: directory,
    env,
    stdout: output("stdout"),
    stderr: output("stderr"),
    progress: output("stderr"),
    fileSystem,
    history: () => Promise.resolve(gitHistory()),
    writeFile,
    isWritable,
    otherNames,
    onInterrupt: () => undefined,
    readStdin: () => Promise.resolve(Buffer.from(stdin)),
    appendFile: appendFileSync,
    nextChange,
  };
  return { io, written };
}

import { appendFileSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import { isatty } from "node:tty";
import { nodeFileSystem } from "@nf-lint/linter/node";
import type { Io, Output } from "./io.js";
import { nextChange } from "./next-change.js";
import { otherNames, replaceFile } from "./output/replace-file.js";
import { isWritable } from "./output/write-protection.js";

/** The command's surroundings in a real process. */
export function processIo(): Io {
  const stderr = outputOf(process.stderr);
  return {
    cwd: process.cwd().replaceAll("\\", "/"),
    env: process.env,
    stdout: outputOf(process.stdout),
    stderr,
    progress: stderr,
    fileSystem: nodeFileSystem(),
    history: async () => (await import("@nf-lint/linter/git")).gitHistory(),
    writeFile: replaceFile,
    isWritable,
    otherNames,
    onInterrupt,
    readStdin: () => buffer(process.stdin),
    appendFile: appendFileSync,
    nextChange,
  };
}

const INTERRUPTIONS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Node.js calls listeners between two turns: files that are written in one turn are all written by then. */
function onInterrupt(listener: () => void): void {
  const end = (signal: NodeJS.Signals): void => {
    listener();
    for (const one of INTERRUPTIONS) process.off(one, end);
    process.kill(process.pid, signal);
  };
  for (const signal of INTERRUPTIONS) process.on(signal, end);
}

function outputOf(stream: NodeJS.WriteStream & { readonly fd: number }): Output {
  // Whoever reads may stop early (`nf-lint | head`): that is no error.
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  return {
    write: (text) => {
      stream.write(text);
    },
    isTTY: isatty(stream.fd),
    get columns() {
      return stream.columns;
    },
  };
}

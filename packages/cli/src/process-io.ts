import { appendFileSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import { isatty } from "node:tty";
import { gitHistory, nodeFileSystem } from "@nf-lint/linter/node";
import type { Io, Output } from "./io.js";
import { replaceFile } from "./output/replace-file.js";
import { isWritable } from "./output/write-protection.js";

/** The command's surroundings in a real process. */
export function processIo(): Io {
  return {
    cwd: process.cwd().replaceAll("\\", "/"),
    env: process.env,
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    fileSystem: nodeFileSystem(),
    history: gitHistory(),
    writeFile: replaceFile,
    isWritable,
    readStdin: () => buffer(process.stdin),
    appendFile: appendFileSync,
  };
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

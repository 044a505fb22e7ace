import { writeFileSync } from "node:fs";
import { nodeFileSystem } from "@nf-lint/linter/node";
import type { Io, Output } from "./io.js";

/** The command's surroundings in a real process. */
export function processIo(): Io {
  return {
    cwd: process.cwd().replaceAll("\\", "/"),
    env: process.env,
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    fileSystem: nodeFileSystem(),
    writeFile: (path, text) => {
      writeFileSync(path, text);
    },
  };
}

function outputOf(stream: NodeJS.WriteStream): Output {
  // Whoever reads may stop early (`nf-lint | head`): that is no error.
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  return {
    write: (text) => {
      stream.write(text);
    },
    // The type says always true; where the stream is a pipe it is undefined.
    isTTY: Boolean(stream.isTTY),
    get columns() {
      return stream.columns;
    },
  };
}

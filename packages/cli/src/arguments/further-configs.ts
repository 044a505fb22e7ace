import { resolve } from "node:path";
import { whyUnreadable } from "@nf-lint/linter";
import type { Io } from "../io.js";
import { slashed } from "../slashed-path.js";
import { UsageError } from "../usage-error.js";

/** The absolute paths of the files that `-c` names. */
export function furtherConfigs(files: readonly string[], io: Io): readonly string[] {
  return files.map((file) => {
    const path = slashed(resolve(io.cwd, file));
    const read = io.fileSystem.readFile(path);
    if (read.kind !== "text") throw new UsageError(`-c ${file}: ${whyUnreadable(read)}`);
    return path;
  });
}

import { resolve } from "node:path";
import { refusal } from "@nf-lint/linter";
import type { Io } from "../io.js";
import { slashed } from "../slashed-path.js";
import { UsageError } from "../usage-error.js";
import { cannotWrite } from "./cannot-write.js";

/**
 * Writes a file that the command line names. A repository may come from a stranger, and hold a link under that very name:
 * what leads out of the project, or into git's own folder, is not written to.
 *
 * @param file As it was named, from the working directory.
 * @throws UsageError Where it cannot be written.
 */
export function writeOutputFile(file: string, text: string, io: Io): void {
  const path = slashed(resolve(io.cwd, file));
  const why = writeRefusal(path, io);
  if (why === "link") throw new UsageError(`${file} is not written: a link on its way leads out of the project.`);
  if (why === "git") throw new UsageError(`${file} is not written: it is a part of git's own folder.`);
  try {
    io.writeFile(path, text);
  } catch (error) {
    throw cannotWrite(file, error);
  }
}

/** A place in no project is the user's own, links (`/dev/stdout`) and all; the working directory counts as one. */
function writeRefusal(path: string, { cwd, fileSystem }: Io): ReturnType<typeof refusal> {
  return refusal(fileSystem, path, path.startsWith(`${cwd}/`) ? cwd : "/");
}

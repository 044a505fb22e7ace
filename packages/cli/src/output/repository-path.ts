import { dirname, relative, resolve } from "node:path";
import type { Io } from "../io.js";
import { slashed } from "../slashed-path.js";

/**
 * Turns paths relative to the working directory into paths relative to the top of its git repository; they stay as they
 * are outside of one.
 */
export function repositoryPaths({ cwd, fileSystem }: Pick<Io, "cwd" | "fileSystem">): (file: string) => string {
  const top = repositoryTop(cwd, fileSystem);
  return top === undefined ? (file) => file : (file) => slashed(relative(top, resolve(cwd, file)));
}

function repositoryTop(from: string, fileSystem: Io["fileSystem"]): string | undefined {
  for (let at = from; ; at = dirname(at)) {
    // In a worktree and in a submodule it is a file.
    if (fileSystem.kind(slashed(resolve(at, ".git"))) !== "missing") return at;
    if (dirname(at) === at) return undefined;
  }
}

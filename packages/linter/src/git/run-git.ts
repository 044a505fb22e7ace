import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";

export type GitAnswer =
  | { readonly kind: "done"; readonly stdout: Uint8Array }
  /** `message` is what git said last; empty where it said nothing. */
  | { readonly kind: "failed"; readonly message: string }
  /** There is no git on this machine. */
  | { readonly kind: "absent" };

/**
 * Asks git for objects. Its own reader is the one that knows each form a repository can have (packs, alternates,
 * worktrees, partial clones, SHA-256, reftables): isomorphic-git, the one library without native code, reads neither
 * alternates nor SHA-256, and holds whole packs in memory.
 *
 * Only plumbing is run, and only such as neither touches the index nor the files: no hook, no filter, no text
 * conversion, no file system monitor that the settings of a hostile repository may name is started. Fetching what a
 * partial clone lacks is forbidden in each way that the versions of git know.
 */
export function runGit(directory: string, args: readonly string[], input = ""): GitAnswer {
  const git = gitExecutable();
  if (git === undefined) return { kind: "absent" };
  const result = spawnSync(git, [...HARMLESS, ...args], {
    cwd: directory,
    env: environment(),
    input,
    maxBuffer: 2 ** 30,
    windowsHide: true,
  });
  if (result.error === undefined && result.status === 0) return { kind: "done", stdout: result.stdout };
  const said = result.error?.message ?? result.stderr.toString("utf8").trim().split("\n").at(-1) ?? "";
  return { kind: "failed", message: said.replace(/^fatal: /, "") };
}

const HARMLESS: readonly string[] = [
  "--no-pager",
  "--no-replace-objects",
  "--no-optional-locks",
  "-c",
  "core.fsmonitor=false",
  "-c",
  "core.hooksPath=/dev/null",
];

/** Where git runs a hook it points these at the repository of the hook; the folder alone has to decide. */
const OF_ONE_REPOSITORY = [
  "GIT_DIR",
  "GIT_WORK_TREE",
  "GIT_COMMON_DIR",
  "GIT_INDEX_FILE",
  "GIT_PREFIX",
  "GIT_NAMESPACE",
];

function environment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !OF_ONE_REPOSITORY.includes(name));
  return {
    ...Object.fromEntries(inherited),
    GIT_NO_LAZY_FETCH: "1",
    // No protocol has this name: before git 2.45 it is the only way to forbid all of them.
    GIT_ALLOW_PROTOCOL: "none",
    GIT_TERMINAL_PROMPT: "0",
    LC_ALL: "C",
  };
}

/** By absolute path: left to itself, Windows would first look in the folder that is linted. */
function gitExecutable(): string | undefined {
  const name = process.platform === "win32" ? "git.exe" : "git";
  const folders = (process.env["PATH"] ?? process.env["Path"] ?? "").split(delimiter).filter(isAbsolute);
  return folders.map((folder) => join(folder, name)).find(isFile);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

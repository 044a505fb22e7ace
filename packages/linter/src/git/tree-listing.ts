import type { FileSystem } from "@nf-lint/resolver";
import { runGit } from "./run-git.js";

/** What stands at a path of a commit. */
export interface TreeEntry {
  readonly kind: "file" | "link";
  /** The object's id. */
  readonly id: string;
  /** The folder of the repository that has the object: a submodule has its own. */
  readonly repository: string;
}

/** The files of a commit, with those of the submodules that are checked out. */
export interface TreeListing {
  /** By path from the root of the repository. */
  readonly entries: ReadonlyMap<string, TreeEntry>;
  /** Submodules, by path from the root, whose commit of that time is not here. */
  readonly unknown: readonly string[];
}

/**
 * Lists a commit.
 *
 * @param root The folder of the repository.
 * @param present Tells which submodules are checked out; the others are empty folders, as on the disk.
 * @returns What git said, where it cannot list the commit.
 */
export function listTree(root: string, commit: string, present: FileSystem): TreeListing | string {
  const answer = runGit(root, ["ls-tree", "-r", "-z", "--full-tree", commit]);
  if (answer.kind !== "done") return answer.kind === "failed" ? answer.message : "git is gone";
  const entries = new Map<string, TreeEntry>();
  const unknown: string[] = [];
  for (const line of new TextDecoder().decode(answer.stdout).split("\0")) {
    const [, mode, id = "", path = ""] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    if (mode === undefined) continue;
    if (mode !== SUBMODULE) {
      entries.set(path, { kind: mode === LINK ? "link" : "file", id, repository: root });
    } else if (present.kind(`${root}/${path}/.git`) !== "missing") {
      const listed = listTree(`${root}/${path}`, id, present);
      if (typeof listed === "string") unknown.push(path);
      else {
        for (const [below, entry] of listed.entries) entries.set(`${path}/${below}`, entry);
        for (const below of listed.unknown) unknown.push(`${path}/${below}`);
      }
    }
  }
  return { entries, unknown };
}

const LINK = "120000";
const SUBMODULE = "160000";

import { isScriptName, isWithin } from "@nf-lint/resolver";
import type { FileSystem } from "@nf-lint/resolver";
import { boundariesOf } from "../boundary.js";
import type { History, Past, RevisionFailure } from "../change/history.js";
import { GitTreeFileSystem } from "./git-tree-file-system.js";
import { resolveRevision } from "./revision.js";
import { listTree } from "./tree-listing.js";
import type { TreeListing } from "./tree-listing.js";

/**
 * The past as git has it. Nothing is checked out, and nothing is written. Paths in several repositories are compared with
 * the revision of that name in each of them.
 */
export function gitHistory(): History {
  return { at: filesAt };
}

/** One repository as it was. */
interface PastRepository {
  readonly root: string;
  readonly listing: TreeListing;
  readonly fileSystem: FileSystem;
}

function filesAt(revision: string, paths: readonly string[], present: FileSystem): Past {
  const repositories: PastRepository[] = [];
  for (const { directory } of boundariesOf(present, paths)) {
    const path = paths.find((one) => isWithin(directory, one)) ?? directory;
    if (present.kind(`${directory}/.git`) === "missing") return failed({ kind: "no-repository", path });
    const read = readRepository(directory, revision, present);
    if ("kind" in read) return failed(read);
    repositories.push(read);
  }
  return {
    ok: true,
    fileSystem: joined(repositories, present),
    gone: repositories.flatMap(({ root, listing }) =>
      [...listing.entries.keys()]
        .filter((path) => path.endsWith(".config") || isScriptName(path))
        .map((path) => `${root}/${path}`)
        .filter((path) => present.kind(path) === "missing"),
    ),
    unchanged: repositories.flatMap(({ root, listing }) => listing.unknown.map((path) => `${root}/${path}`)),
  };
}

function readRepository(root: string, revision: string, present: FileSystem): PastRepository | RevisionFailure {
  const resolved = resolveRevision(root, revision);
  if (!resolved.ok) return resolved.failure;
  const listing: TreeListing | string =
    resolved.commit === undefined ? { entries: new Map(), unknown: [] } : listTree(root, resolved.commit, present);
  if (typeof listing === "string") return { kind: "git", message: listing };
  const fileSystem = new GitTreeFileSystem(root, listing, present);
  const isPartial = [...listing.entries.keys()].some((path) => path.endsWith(".config") && fileSystem.isLost(path));
  return isPartial ? { kind: "partial", revision } : { root, listing, fileSystem };
}

/** Each repository answers for its own paths, the disk for all others. */
function joined(repositories: readonly PastRepository[], present: FileSystem): FileSystem {
  const of = (path: string): FileSystem => repositories.find(({ root }) => isWithin(root, path))?.fileSystem ?? present;
  return {
    readFile: (path) => of(path).readFile(path),
    kind: (path) => of(path).kind(path),
    realPath: (path) => of(path).realPath(path),
    readDirectory: (path) => of(path).readDirectory(path),
  };
}

function failed(failure: RevisionFailure): Past {
  return { ok: false, failure };
}

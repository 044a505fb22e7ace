import type { FileSystem, ReadResult } from "./file-system.js";
import { baseName, directoryOf, isWithin, resolvePath } from "./path.js";

/**
 * Why a path is not to be used: a link on the way leads out of the boundary, or it lies in git's own folder, where
 * credentials of the clone may be.
 */
export type Refusal = Extract<ReadResult, { kind: "outside" }>["why"];

/**
 * A file system that reads nothing a stranger's repository points at beyond itself: of a path that is refused no content
 * is given (`outside`), and no folder is listed. The one door for all that is read, so that no reader has to remember.
 */
export function throughDoor(fileSystem: FileSystem): FileSystem {
  return {
    readFile(path): ReadResult {
      const why = refusal(fileSystem, path);
      return why === undefined ? fileSystem.readFile(path) : { kind: "outside", why };
    },
    kind: (path) => fileSystem.kind(path),
    realPath: (path) => fileSystem.realPath(path),
    readDirectory: (path) => (refusal(fileSystem, path) === undefined ? fileSystem.readDirectory(path) : []),
  };
}

/**
 * Whether a path leads out of the boundary that it stands in as it is written: the root of its git repository, else the
 * nearest folder upward that has a `nextflow.config`, else `otherwise`. Real places count, with all links replaced; of
 * what is not there yet, that of the nearest folder that is.
 *
 * @param otherwise The folder that counts outside of all projects; the path's own when not given.
 */
export function refusal(fileSystem: FileSystem, path: string, otherwise?: string): Refusal | undefined {
  const real = realPlace(fileSystem, path);
  // Nearly always: no link at all, and so no way out.
  if (real === path && !path.split("/").some(isGitFolder)) return undefined;
  const folder = fileSystem.kind(path) === "directory" ? path : directoryOf(path);
  const boundary = realPlace(fileSystem, boundaryAround(fileSystem, folder) ?? otherwise ?? folder);
  if (!isWithin(boundary, real)) return "link";
  return real.slice(boundary.length).split("/").some(isGitFolder) ? "git" : undefined;
}

/** The path with all links replaced as far as it exists. */
export function realPlace(fileSystem: Pick<FileSystem, "realPath">, path: string): string {
  const real = fileSystem.realPath(path);
  if (real !== undefined) return real;
  const directory = directoryOf(path);
  return directory === path ? path : resolvePath(realPlace(fileSystem, directory), baseName(path));
}

/**
 * The folder beyond which nothing counts for what lies in a folder. One that is reached by a link out of another project
 * is none, be it a repository of its own: the link is the stranger's.
 */
function boundaryAround(fileSystem: FileSystem, folder: string): string | undefined {
  let boundary: string | undefined;
  for (let at = folder; ;) {
    const around = nearestWith(".git", at, fileSystem) ?? nearestWith("nextflow.config", at, fileSystem);
    if (around === undefined) return boundary;
    if (boundary === undefined || !isWithin(realPlace(fileSystem, around), realPlace(fileSystem, boundary)))
      boundary = around;
    if (directoryOf(around) === around) return boundary;
    at = directoryOf(around);
  }
}

/** The nearest folder, from one upward, that has an entry of this name. */
function nearestWith(name: string, folder: string, fileSystem: FileSystem): string | undefined {
  for (let at = folder; ; at = directoryOf(at)) {
    if (fileSystem.kind(resolvePath(at, name)) !== "missing") return at;
    if (directoryOf(at) === at) return undefined;
  }
}

/** Some disks do not tell cases apart, and Windows has short names beside the long ones. */
function isGitFolder(name: string): boolean {
  return /^(?:\.git|git~\d+)$/i.test(name);
}

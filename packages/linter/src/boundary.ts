import type { FileSystem } from "@nf-lint/resolver";
import { directoryOf, isWithin } from "@nf-lint/resolver";
import { IgnoredPaths, withoutIgnored } from "./ignored-paths.js";

/** The folder beyond which nothing is read, and the file system as it is to be seen from there. */
export interface Boundary {
  readonly directory: string;
  readonly fileSystem: FileSystem;
}

/**
 * Where the projects of some paths end: at the root of their git repository. Outside a repository, and in what git
 * ignores, at the nearest folder upward that has a `nextflow.config`, else at the path's own folder. A boundary within
 * another is a part of that.
 */
export function boundariesOf(fileSystem: FileSystem, paths: readonly string[]): readonly Boundary[] {
  const repositories = new Map<string, IgnoredPaths>();
  const all = paths.map((path) => boundaryOf(fileSystem, path, repositories));
  all.sort((a, b) => a.directory.length - b.directory.length);
  const outermost: Boundary[] = [];
  for (const boundary of all) {
    if (!outermost.some(({ directory }) => isWithin(directory, boundary.directory))) outermost.push(boundary);
  }
  return outermost;
}

function boundaryOf(fileSystem: FileSystem, path: string, repositories: Map<string, IgnoredPaths>): Boundary {
  const kind = fileSystem.kind(path) === "directory" ? "directory" : "file";
  const start = kind === "directory" ? path : directoryOf(path);
  const repository = nearestWith(fileSystem, start, ".git");
  if (repository !== undefined) {
    const ignored = repositories.get(repository) ?? new IgnoredPaths(fileSystem, repository);
    repositories.set(repository, ignored);
    if (!ignored.has(path, kind)) return { directory: repository, fileSystem: withoutIgnored(fileSystem, ignored) };
  }
  return { directory: nearestWith(fileSystem, start, "nextflow.config") ?? start, fileSystem };
}

function nearestWith(fileSystem: FileSystem, directory: string, name: string): string | undefined {
  for (let at = directory; ; at = directoryOf(at)) {
    if (fileSystem.kind(at.endsWith("/") ? at + name : `${at}/${name}`) !== "missing") return at;
    if (directoryOf(at) === at) return undefined;
  }
}

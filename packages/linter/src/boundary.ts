import type { FileSystem } from "@nf-lint/resolver";
import { directoryOf, isWithin } from "@nf-lint/resolver";
import { IgnoredPaths, withoutIgnored } from "./ignored-paths.js";

/** The folder beyond which nothing is read, and the file system as it is to be seen from there. */
export interface Boundary {
  readonly directory: string;
  readonly fileSystem: FileSystem;
}

/**
 * Where the projects of some paths end: at the root of their git repository. Outside a repository at the open folder, of
 * several at the inner one. Elsewhere, and in what git ignores, at the nearest folder upward that has a `nextflow.config`,
 * else at the path's own folder. A boundary within another is a part of that.
 *
 * @param openFolders The folders that an editor has open.
 */
export function boundariesOf(
  fileSystem: FileSystem,
  paths: readonly string[],
  openFolders: readonly string[] = [],
): readonly Boundary[] {
  const finder = new BoundaryFinder(fileSystem, openFolders);
  const all = paths.map((path) => finder.find(path));
  all.sort((a, b) => a.directory.length - b.directory.length);
  const outermost: Boundary[] = [];
  for (const boundary of all) {
    if (!outermost.some(({ directory }) => isWithin(directory, boundary.directory))) outermost.push(boundary);
  }
  return outermost;
}

/** Finds the boundaries of many paths, most of which lie in the same folders. */
class BoundaryFinder {
  readonly #fileSystem: FileSystem;
  readonly #openFolders: readonly string[];
  readonly #repositories = new Map<string, Boundary & { readonly ignored: IgnoredPaths }>();
  readonly #nearest = new Map<string, string | undefined>();

  constructor(fileSystem: FileSystem, openFolders: readonly string[]) {
    this.#fileSystem = fileSystem;
    this.#openFolders = openFolders.toSorted((a, b) => b.length - a.length);
  }

  find(path: string): Boundary {
    const kind = this.#fileSystem.kind(path) === "directory" ? "directory" : "file";
    const start = kind === "directory" ? path : directoryOf(path);
    const repository = this.#nearestWith(".git", start);
    if (repository !== undefined) {
      const { ignored, ...boundary } = this.#repository(repository);
      if (!ignored.has(path, kind)) return boundary;
    }
    const open = repository === undefined ? this.#openFolders.find((folder) => isWithin(folder, path)) : undefined;
    if (open !== undefined) return { directory: open, fileSystem: this.#fileSystem };
    return { directory: this.#nearestWith("nextflow.config", start) ?? start, fileSystem: this.#fileSystem };
  }

  #repository(directory: string): Boundary & { readonly ignored: IgnoredPaths } {
    const known = this.#repositories.get(directory);
    if (known !== undefined) return known;
    const ignored = new IgnoredPaths(this.#fileSystem, directory);
    const repository = { directory, fileSystem: withoutIgnored(this.#fileSystem, ignored), ignored };
    this.#repositories.set(directory, repository);
    return repository;
  }

  #nearestWith(name: string, directory: string): string | undefined {
    const path = directory.endsWith("/") ? directory + name : `${directory}/${name}`;
    if (this.#nearest.has(path)) return this.#nearest.get(path);
    const around = directoryOf(directory);
    const isHere = this.#fileSystem.kind(path) !== "missing";
    const nearest = isHere ? directory : around === directory ? undefined : this.#nearestWith(name, around);
    this.#nearest.set(path, nearest);
    return nearest;
  }
}

import type { DirectoryEntry, FileSystem } from "@nf-lint/resolver";
import { directoryOf, isWithin } from "@nf-lint/resolver";
import ignore from "ignore";
import type { Ignore } from "ignore";
import { isCostly } from "./settings/path-patterns.js";

const RULES = ".gitignore";

/** What git ignores in a repository, by its `.gitignore` files. */
export class IgnoredPaths {
  readonly #fileSystem: FileSystem;
  readonly #root: string;
  readonly #rulesOf = new Map<string, Ignore | undefined>();

  /** @param root The folder of the repository; `.gitignore` files count from there down. */
  constructor(fileSystem: FileSystem, root: string) {
    this.#fileSystem = fileSystem;
    this.#root = root;
  }

  /** The nearest rule file that says anything about a path decides, as in git. */
  has(path: string, kind: "file" | "directory"): boolean {
    if (path === this.#root || !isWithin(this.#root, path)) return false;
    for (let directory = directoryOf(path); ; directory = directoryOf(directory)) {
      const below = path.slice(join(directory, "").length) + (kind === "directory" ? "/" : "");
      const verdict = this.#rules(directory)?.test(below);
      if (verdict?.ignored) return true;
      if (verdict?.unignored || directory === this.#root) return false;
    }
  }

  /** Says what a folder holds: where that is no `.gitignore`, none is looked for. */
  lists(directory: string, entries: readonly DirectoryEntry[]): void {
    if (!entries.some(({ name }) => name === RULES) && !this.#rulesOf.has(directory))
      this.#rulesOf.set(directory, undefined);
  }

  #rules(directory: string): Ignore | undefined {
    if (!this.#rulesOf.has(directory)) {
      const read = this.#fileSystem.readFile(join(directory, RULES));
      this.#rulesOf.set(directory, read.kind === "text" ? ignore().add(usable(read.text)) : undefined);
    }
    return this.#rulesOf.get(directory);
  }
}

type Ignored = Pick<IgnoredPaths, "has"> & Partial<Pick<IgnoredPaths, "lists">>;

/**
 * A file system whose folder listings leave out what is ignored: outputs and scratch copies are no part of a project.
 * Whoever names such a path still reaches it, and all below it.
 */
export function withoutIgnored(fileSystem: FileSystem, ignored: Ignored): FileSystem {
  return {
    readFile: (path) => fileSystem.readFile(path),
    kind: (path) => fileSystem.kind(path),
    realPath: (path) => fileSystem.realPath(path),
    readDirectory(path) {
      const entries = fileSystem.readDirectory(path);
      ignored.lists?.(path, entries);
      if (ignored.has(path, "directory")) return entries;
      return entries.filter(({ name, kind }) => !ignored.has(join(path, name), kind === "directory" ? kind : "file"));
    },
  };
}

/** The lines that can be matched in no time: the repository may be a stranger's. */
function usable(rules: string): readonly string[] {
  return rules.split(/\r?\n/).filter((line) => !isCostly(line));
}

function join(directory: string, name: string): string {
  return directory.endsWith("/") ? directory + name : `${directory}/${name}`;
}

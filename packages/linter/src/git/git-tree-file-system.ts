import { directoryOf, isWithin, resolvePath } from "@nf-lint/resolver";
import type { DirectoryEntry, FileSystem, ReadResult } from "@nf-lint/resolver";
import { IgnoredPaths } from "../ignored-paths.js";
import { ObjectStore } from "./object-store.js";
import type { TreeEntry, TreeListing } from "./tree-listing.js";

/** As on a disk: so many links may lead from one to the next. */
const MOST_LINKS = 40;

/** What a path leads to: an entry of the commit, a folder of it, or a path that the commit says nothing about. */
type Target =
  | { readonly kind: "entry"; readonly path: string; readonly entry: TreeEntry }
  | { readonly kind: "directory"; readonly path: string }
  | { readonly kind: "present"; readonly path: string }
  /** A link of the commit leads out of the repository, to a path that a stranger chose. */
  | { readonly kind: "outside"; readonly path: string }
  | { readonly kind: "missing" };

/**
 * The files of a commit, under the paths that they have on the disk. What git does not track has no past: what it ignores
 * (outputs, local settings) and what lies outside of the repository is taken to have been as it is.
 */
export class GitTreeFileSystem implements FileSystem {
  readonly #root: string;
  readonly #present: FileSystem;
  readonly #ignored: IgnoredPaths;
  readonly #listing: TreeListing;
  readonly #directories: ReadonlyMap<string, readonly DirectoryEntry[]>;
  readonly #stores = new Map<string, ObjectStore>();

  /** @param root The folder of the repository. */
  constructor(root: string, listing: TreeListing, present: FileSystem) {
    this.#root = root;
    this.#present = present;
    this.#ignored = new IgnoredPaths(present, root);
    this.#listing = listing;
    this.#directories = directoriesOf(listing);
    this.#loadConfigurations();
  }

  readFile(path: string): ReadResult {
    const target = this.#find(path);
    if (target.kind === "present") return this.#present.readFile(target.path);
    if (target.kind === "entry") return this.#content(target.entry);
    return target.kind === "outside" ? { kind: "outside", why: "link" } : { kind: target.kind };
  }

  kind(path: string): "file" | "directory" | "missing" {
    const target = this.#find(path);
    if (target.kind === "present") return this.#present.kind(target.path);
    // What is there outside is not looked at.
    return target.kind === "entry" || target.kind === "outside" ? "file" : target.kind;
  }

  realPath(path: string): string | undefined {
    const target = this.#find(path);
    if (target.kind === "missing") return undefined;
    if (target.kind === "outside") return target.path;
    if (target.kind === "present") return this.#present.realPath(target.path);
    const root = this.#present.realPath(this.#root) ?? this.#root;
    return target.path === "" ? root : `${root}/${target.path}`;
  }

  readDirectory(path: string): readonly DirectoryEntry[] {
    const target = this.#find(path);
    if (target.kind === "present") return this.#present.readDirectory(target.path);
    if (target.kind !== "directory") return [];
    const entries = this.#directories.get(target.path) ?? [];
    // A link to a file counts as that file; a link to a folder is not walked into, so that no walk is endless.
    return entries.map((entry) =>
      entry.kind === "other" && this.kind(resolvePath(path, entry.name)) === "file"
        ? { ...entry, kind: "file" }
        : entry,
    );
  }

  /**
   * True for a file of the commit whose content is not here, as in a partial clone.
   *
   * @param path From the root of the repository.
   */
  isLost(path: string): boolean {
    const entry = this.#listing.entries.get(path);
    return entry !== undefined && this.#content(entry).kind === "missing";
  }

  #find(path: string, links = 0): Target {
    const absolute = this.#spelled(resolvePath(this.#root, path));
    if (!isWithin(this.#root, absolute)) return { kind: links === 0 ? "present" : "outside", path: absolute };
    const parts = absolute.slice(this.#root.length).split("/").filter(Boolean);
    if (parts.includes(".git")) return { kind: "present", path: absolute };
    let at = "";
    for (const [i, part] of parts.entries()) {
      at = at === "" ? part : `${at}/${part}`;
      if (this.#listing.unknown.includes(at)) return { kind: "present", path: absolute };
      const entry = this.#listing.entries.get(at);
      const rest = parts.slice(i + 1).join("/");
      if (entry?.kind === "link") {
        const to = this.#content(entry);
        if (to.kind !== "text" || links === MOST_LINKS) return { kind: "missing" };
        return this.#find(resolvePath(directoryOf(`${this.#root}/${at}`), `${to.text}/${rest}`), links + 1);
      }
      if (entry !== undefined) return rest === "" ? { kind: "entry", path: at, entry } : { kind: "missing" };
      if (!this.#directories.has(at)) return this.#untracked(absolute);
    }
    return { kind: "directory", path: at };
  }

  /** A path below the real place of the root, as the commit's paths are spelled. */
  #spelled(path: string): string {
    const real = this.#present.realPath(this.#root) ?? this.#root;
    return isWithin(this.#root, path) || !isWithin(real, path) ? path : `${this.#root}${path.slice(real.length)}`;
  }

  #untracked(path: string): Target {
    const kind = this.#present.kind(path);
    return kind !== "missing" && this.#ignored.has(path, kind) ? { kind: "present", path } : { kind: "missing" };
  }

  #content({ repository, id }: TreeEntry): ReadResult {
    return this.#store(repository).get(id);
  }

  #store(repository: string): ObjectStore {
    const store = this.#stores.get(repository) ?? new ObjectStore(repository);
    this.#stores.set(repository, store);
    return store;
  }

  #loadConfigurations(): void {
    const ids = new Map<string, string[]>();
    for (const [path, { kind, id, repository }] of this.#listing.entries) {
      // A link has to be read as well: its content says where the file is.
      if (kind === "file" && !READ_BY_EVERY_RUN.test(path)) continue;
      ids.set(repository, [...(ids.get(repository) ?? []), id]);
    }
    for (const [repository, wanted] of ids) this.#store(repository).load(wanted);
  }
}

const READ_BY_EVERY_RUN = /\.(?:config|nf)$|(?:^|\/)\.gitignore$/;

/** The folders of a commit with what lies in them, by path from the root; the root's is the empty one. */
function directoriesOf({ entries, unknown }: TreeListing): ReadonlyMap<string, readonly DirectoryEntry[]> {
  const directories = new Map<string, Map<string, DirectoryEntry>>([["", new Map()]]);
  const add = (path: string, kind: DirectoryEntry["kind"]): void => {
    const slash = path.lastIndexOf("/");
    const directory = path.slice(0, Math.max(slash, 0));
    if (!directories.has(directory)) {
      directories.set(directory, new Map());
      add(directory, "directory");
    }
    const name = path.slice(slash + 1);
    directories.get(directory)?.set(name, { name, kind });
  };
  for (const [path, { kind }] of entries) add(path, kind === "file" ? kind : "other");
  for (const path of unknown) add(path, "directory");
  return new Map(
    [...directories].map(([path, names]) => [path, [...names.values()].sort((a, b) => (a.name < b.name ? -1 : 1))]),
  );
}

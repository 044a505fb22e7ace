/**
 * The only way in which the resolver reaches files. Synchronous, so that a language server can lay unsaved buffers
 * over the disk. Paths are absolute, with `/` between their parts. No method throws.
 */
export interface FileSystem {
  readFile(path: string): ReadResult;
  /** What stands there, symbolic links followed. */
  kind(path: string): "file" | "directory" | "missing";
  /** The path with all symbolic links replaced; `undefined` when nothing is there or links go round in a circle. */
  realPath(path: string): string | undefined;
  /** The names in a folder, sorted; empty when it cannot be read. */
  readDirectory(path: string): readonly DirectoryEntry[];
}

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: "file" | "directory" | "other";
}

export type ReadResult =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "missing" | "directory" | "binary" | "denied" }
  /** A link that leads out of the repository, or a part of git's own folder: never read. */
  | { readonly kind: "outside"; readonly why: "link" | "git" }
  | { readonly kind: "invalid-utf8"; readonly offset: number }
  | { readonly kind: "too-large"; readonly bytes: number };

import type { DirectoryEntry, FileSystem, ReadResult } from "./file-system.js";
import { directoryOf, normalizePath } from "./path.js";

/** What stands at a path: a text, or any other outcome of reading it. */
export type MemoryFile = string | ReadResult;

/**
 * A file system that holds absolute paths and their texts; folders are where files lie below them. A `Map` is read
 * live, so that a test or an editor can change it between two calls.
 */
export function memoryFileSystem(
  files: ReadonlyMap<string, MemoryFile> | Readonly<Record<string, MemoryFile>>,
): FileSystem {
  const held: ReadonlyMap<string, MemoryFile> =
    files instanceof Map ? files : new Map(Object.entries(files as Readonly<Record<string, MemoryFile>>));

  const kind = (path: string): "file" | "directory" | "missing" => {
    const file = held.get(path);
    if (file !== undefined) {
      if (typeof file === "string") return "file";
      return file.kind === "missing" || file.kind === "directory" ? file.kind : "file";
    }
    const prefix = path.endsWith("/") ? path : `${path}/`;
    for (const name of held.keys()) if (name.startsWith(prefix)) return "directory";
    return "missing";
  };

  return {
    readFile(path) {
      const file = held.get(normalizePath(path));
      if (file === undefined) return { kind: kind(normalizePath(path)) === "directory" ? "directory" : "missing" };
      return typeof file === "string" ? { kind: "text", text: file } : file;
    },
    kind: (path) => kind(normalizePath(path)),
    realPath(path) {
      const normal = normalizePath(path);
      return kind(normal) === "missing" ? undefined : normal;
    },
    readDirectory(path) {
      const normal = normalizePath(path);
      const prefix = normal.endsWith("/") ? normal : `${normal}/`;
      const entries = new Map<string, DirectoryEntry>();
      for (const file of held.keys()) {
        if (!file.startsWith(prefix)) continue;
        const rest = file.slice(prefix.length);
        const slash = rest.indexOf("/");
        const name = slash < 0 ? rest : rest.slice(0, slash);
        entries.set(name, { name, kind: slash < 0 && kind(file) === "file" ? "file" : "directory" });
      }
      return [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    },
  };
}

/**
 * `base` with the texts of unsaved buffers laid over it, by absolute path. The `Map` is read live; a buffer whose file
 * is not on the disk yet counts as a file.
 */
export function overlay(base: FileSystem, buffers: ReadonlyMap<string, string>): FileSystem {
  return {
    readFile(path) {
      const text = buffers.get(normalizePath(path));
      return text === undefined ? base.readFile(path) : { kind: "text", text };
    },
    kind: (path) => (buffers.has(normalizePath(path)) ? "file" : base.kind(path)),
    realPath(path) {
      const real = base.realPath(path);
      return real === undefined && buffers.has(normalizePath(path)) ? normalizePath(path) : real;
    },
    readDirectory(path) {
      const directory = normalizePath(path);
      const entries = base.readDirectory(path);
      const names = new Set(entries.map((entry) => entry.name));
      const unsaved = [...buffers.keys()]
        .filter((file) => directoryOf(file) === directory)
        .map((file) => file.slice(file.lastIndexOf("/") + 1))
        .filter((name) => !names.has(name));
      if (unsaved.length === 0) return entries;
      const added = unsaved.map((name): DirectoryEntry => ({ name, kind: "file" }));
      return [...entries, ...added].sort((a, b) => (a.name < b.name ? -1 : 1));
    },
  };
}

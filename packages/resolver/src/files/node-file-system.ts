import { isUtf8 } from "node:buffer";
import { accessSync, constants, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { throughDoor } from "./door.js";
import type { DirectoryEntry, FileSystem, ReadResult } from "./file-system.js";

/** In bytes. A configuration is a few kilobytes; what is larger than this is another kind of file. */
export const LARGEST_FILE = 5 * 1024 * 1024;

/**
 * The disk. Only regular files are read, and none above 5 MB (`too-large`). A file with a NUL byte is `binary`, one
 * that is not UTF-8 is `invalid-utf8` with the offset of the first wrong byte; links in a circle count as `missing`, and
 * what a link out of a repository leads to is `outside`. A folder is `denied` where it may not be looked into.
 */
export function nodeFileSystem(): FileSystem {
  return throughDoor({ readFile, kind, realPath, readDirectory });
}

function readFile(path: string): ReadResult {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return { kind: "missing" };
    if (stats.isDirectory()) {
      accessSync(path, constants.R_OK);
      return { kind: "directory" };
    }
    if (!stats.isFile()) return { kind: "denied" };
    if (stats.size > LARGEST_FILE) return { kind: "too-large", bytes: stats.size };
    return decodeFile(readFileSync(path));
  } catch (error) {
    return { kind: codeOf(error) === "EACCES" || codeOf(error) === "EPERM" ? "denied" : "missing" };
  }
}

/** What the bytes of a file are when they are read as a configuration. */
export function decodeFile(bytes: Uint8Array): ReadResult {
  if (bytes.byteLength > LARGEST_FILE) return { kind: "too-large", bytes: bytes.byteLength };
  if (bytes.includes(0)) return { kind: "binary" };
  try {
    return { kind: "text", text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { kind: "invalid-utf8", offset: firstInvalidByte(bytes) };
  }
}

/** Where the first character starts that is not UTF-8, in bytes that are not all UTF-8. */
function firstInvalidByte(bytes: Uint8Array): number {
  let valid = 0;
  let invalid = bytes.byteLength;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    if (isUtf8(bytes.subarray(0, wholeCharacters(bytes, middle)))) valid = middle;
    else invalid = middle;
  }
  return wholeCharacters(bytes, valid);
}

/** `end` without the bytes of a character that would go on behind it. */
function wholeCharacters(bytes: Uint8Array, end: number): number {
  for (let start = end - 1; start >= 0 && start >= end - 3; start--) {
    const byte = bytes[start] ?? 0;
    if (byte < 0x80) return end;
    if (byte < 0xc0) continue;
    const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    return start + length > end ? start : end;
  }
  return end;
}

function kind(path: string): "file" | "directory" | "missing" {
  try {
    // Most that is looked for is not there, and to throw takes longer than to look.
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return "missing";
    return stats.isDirectory() ? "directory" : "file";
  } catch {
    return "missing";
  }
}

/** The system's own way is many times as fast; on Windows it leads through drives that stand for folders. */
const realPathOf = process.platform === "win32" ? realpathSync : realpathSync.native;

function realPath(path: string): string | undefined {
  try {
    return realPathOf(path).replaceAll("\\", "/");
  } catch {
    return undefined;
  }
}

function readDirectory(path: string): readonly DirectoryEntry[] {
  try {
    return readdirSync(path, { withFileTypes: true })
      .map((entry): DirectoryEntry => {
        if (entry.isFile()) return { name: entry.name, kind: "file" };
        if (entry.isDirectory()) return { name: entry.name, kind: "directory" };
        // A link to a file counts as that file; a link to a folder is not walked into, so that no walk is endless.
        return {
          name: entry.name,
          kind: entry.isSymbolicLink() && isRegular(`${path}/${entry.name}`) ? "file" : "other",
        };
      })
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

function isRegular(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

import { refusal } from "@nf-lint/resolver";
import type { FileSystem } from "@nf-lint/resolver";
import type { FixFailure } from "./fix-failure.js";

/** A file with its text before and after the fixes. */
export interface FileChange {
  /** As findings name it. */
  readonly file: string;
  /** Absolute; where the file was asked for by a link, the link. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** How many findings were fixed. */
  readonly fixed: number;
}

/** Where fixed texts go. Paths are absolute. */
export interface FixWriter {
  /** False for a file that its owner protects from changes. */
  isWritable(path: string): boolean;
  /** Replaces the text of a file as a whole, through links; throws when that fails, the file then being as it was. */
  writeFile(path: string, text: string): void;
}

/** Writes the changes, each if its file still is what the fixes were made for. Says which were not written. */
export function writeChanges(
  changes: readonly FileChange[],
  fileSystem: FileSystem,
  writer: FixWriter,
): ReadonlyMap<FileChange, FixFailure> {
  const failures = new Map<FileChange, FixFailure>();
  for (const change of changes) {
    const failure = writeChange(change, fileSystem, writer);
    if (failure !== undefined) failures.set(change, failure);
  }
  return failures;
}

function writeChange(change: FileChange, fileSystem: FileSystem, writer: FixWriter): FixFailure | undefined {
  const { file, path, before, after } = change;
  const kind = "not-written";
  // A link in a stranger's repository must not be a way to the files around it.
  if (refusal(fileSystem, path) !== undefined) return { kind, file, why: "outside" };
  const read = fileSystem.readFile(path);
  if (read.kind !== "text" || read.text !== before) return { kind, file, why: "changed" };
  if (!writer.isWritable(path)) return { kind, file, why: "read-only" };
  try {
    writer.writeFile(path, after);
    return undefined;
  } catch (error) {
    return { kind, file, why: "failed", detail: error instanceof Error ? error.message : String(error) };
  }
}

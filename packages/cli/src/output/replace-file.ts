import { chmodSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import type { Stats } from "node:fs";
import { dirname } from "node:path";

/**
 * Writes a file so that whoever reads it sees the old or the new content, never a part: beside it, then in its place.
 * Folders on the way are made. What is no regular file, such as `/dev/stdout` or a pipe, is written to as it is.
 */
export function replaceFile(path: string, text: string): void {
  const present = statSync(path, { throwIfNoEntry: false });
  if (present !== undefined && !present.isFile()) {
    writeFileSync(path, text);
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  // Through a symbolic link, it is what the link names that is replaced.
  writeBeside(present === undefined ? path : realpathSync(path), text, present);
}

function writeBeside(path: string, text: string, present: Stats | undefined): void {
  const beside = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(beside, text, { flag: "wx" });
    if (present !== undefined) chmodSync(beside, present.mode);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

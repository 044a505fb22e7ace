import { randomBytes } from "node:crypto";
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import type { Stats } from "node:fs";
import { dirname } from "node:path";

/**
 * Writes a file so that whoever reads it sees the old or the new content, never a part: beside it, then in its place.
 * Mode, owner and group stay. Folders on the way are made. What is no regular file, such as `/dev/stdout` or a pipe, is
 * written to as it is; so is a file with several names (hard links), which would else come apart.
 */
export function replaceFile(path: string, text: string): void {
  const present = statSync(path, { throwIfNoEntry: false });
  if (present !== undefined && (!present.isFile() || present.nlink > 1)) {
    writeFileSync(path, text);
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  // Through a symbolic link, it is what the link names that is replaced.
  writeBeside(present === undefined ? path : realpathSync(path), text, present);
}

/** How many further names (hard links) a file has. */
export function otherNames(path: string): number {
  const present = statSync(path, { throwIfNoEntry: false });
  return present?.isFile() ? present.nlink - 1 : 0;
}

function writeBeside(path: string, text: string, present: Stats | undefined): void {
  const beside = `${path}.${randomBytes(6).toString("hex")}.tmp`;
  // Fails where the name is taken, be it by a link: what another has made is neither written nor deleted.
  const file = openSync(beside, "wx", present === undefined ? 0o666 : 0o600);
  try {
    try {
      writeFileSync(file, text);
      if (present !== undefined) keepOwnership(file, present);
    } finally {
      closeSync(file);
    }
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/**
 * The superuser can give a file to anybody, others to their groups at most. Who may write the folder may replace a file of
 * somebody else all the same: it is then the writer's, and runs as nobody else.
 */
function keepOwnership(file: number, { uid, gid, mode }: Stats): void {
  const made = fstatSync(file);
  if (made.uid !== uid || made.gid !== gid) {
    try {
      fchownSync(file, process.getuid?.() === 0 ? uid : made.uid, gid);
    } catch {
      // As the system has it.
    }
  }
  const { uid: owner, gid: group } = fstatSync(file);
  // Afterwards, for a change of owner takes some bits away.
  fchmodSync(file, owner === uid && group === gid ? mode : mode & 0o777);
}

import { accessSync, constants, statSync } from "node:fs";

/**
 * False for a file that its owner protects from changes. To replace it would work all the same where the folder can be
 * written to, and for the superuser always.
 */
export function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return (statSync(path).mode & 0o222) !== 0;
  } catch {
    return false;
  }
}

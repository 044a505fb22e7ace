import { lstatSync, mkdirSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import type { Io } from "../io.js";

/**
 * The folder that runs are kept in, made where it is missing: in the user's cache folder, as the system has it. `undefined`
 * where there is none that nobody else can write to. What lies in a git repository may have come with it.
 */
export function runFolder(env: Io["env"]): string | undefined {
  const parent = cacheFolder(env);
  if (parent === undefined) return undefined;
  const folder = join(parent, "nf-lint");
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return isOwn(folder) && !isInRepository(realpathSync(folder)) ? folder : undefined;
  } catch {
    return undefined;
  }
}

function cacheFolder(env: Io["env"]): string | undefined {
  const { XDG_CACHE_HOME: xdg = "", HOME: home = "", LOCALAPPDATA: local = "" } = env;
  if (isAbsolute(xdg)) return xdg;
  if (process.platform === "win32") return isAbsolute(local) ? local : undefined;
  if (!isAbsolute(home)) return undefined;
  return process.platform === "darwin" ? join(home, "Library/Caches") : join(home, ".cache");
}

/** On Windows, where there are no such bits, a user's folders are the user's. */
function isOwn(folder: string): boolean {
  const found = lstatSync(folder);
  const isOfUser = process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o022) === 0);
  return found.isDirectory() && isOfUser;
}

function isInRepository(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if (lstatSync(join(at, ".git"), { throwIfNoEntry: false }) !== undefined) return true;
    if (dirname(at) === at) return false;
  }
}

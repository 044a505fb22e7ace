import { randomBytes } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { digest } from "./footprint.js";
import type { KeptRun } from "./recorded-io.js";

/** How many runs are kept, and how large they are together and each, in bytes: the latest. */
const MOST_RUNS = 100;
const MOST_BYTES = 64 * 1024 * 1024;
const LARGEST_RUN = 16 * 1024 * 1024;

/**
 * The run that a folder holds under a key. A file that is not what was written, torn or changed, is none.
 *
 * @param key A digest.
 */
export function readRun(folder: string, key: string): KeptRun | undefined {
  const file = join(folder, `${key}.run`);
  try {
    const stats = lstatSync(file, { throwIfNoEntry: false });
    if (stats === undefined || !stats.isFile() || stats.size > LARGEST_RUN) return undefined;
    const content = readFileSync(file, "utf8");
    const end = content.indexOf("\n");
    const text = content.slice(end + 1);
    if (content.slice(0, end) !== checksum(key, text)) return undefined;
    const now = new Date();
    utimesSync(file, now, now);
    return JSON.parse(text) as KeptRun;
  } catch {
    return undefined;
  }
}

/** Keeps a run under a key, as a whole or not at all, and drops the oldest of those that are too many. Never throws. */
export function writeRun(folder: string, key: string, run: KeptRun): void {
  const text = JSON.stringify(run);
  if (text.length > LARGEST_RUN) return;
  const beside = join(folder, `${key}.${randomBytes(6).toString("hex")}.tmp`);
  try {
    writeFileSync(beside, `${checksum(key, text)}\n${text}`, { flag: "wx", mode: 0o600 });
    renameSync(beside, join(folder, `${key}.run`));
    dropOldest(folder);
  } catch {
    rmSync(beside, { force: true });
  }
}

/** A run under another key than its own is no run. */
function checksum(key: string, text: string): string {
  return digest(`${key}\n${text}`);
}

function dropOldest(folder: string): void {
  const kept = readdirSync(folder)
    .filter((name) => /\.(?:run|tmp)$/.test(name))
    .flatMap((name) => {
      const path = join(folder, name);
      const stats = lstatSync(path, { throwIfNoEntry: false });
      return stats === undefined ? [] : [{ path, bytes: stats.size, time: stats.mtimeMs }];
    })
    .sort((a, b) => b.time - a.time);
  let bytes = 0;
  for (const [i, file] of kept.entries()) {
    bytes += file.bytes;
    if (i >= MOST_RUNS || bytes > MOST_BYTES) rmSync(file.path, { force: true });
  }
}

import { watch } from "node:fs";
import type { NextChange } from "./io.js";

/** An editor that saves, or a checkout, changes several files at once: so long nothing more comes when it is done. */
const SETTLED_MS = 100;

/**
 * Waits for a change in some folders, of what lies in them directly. A folder that is gone, or that the system watches no more
 * for (a user may watch so many), is passed by; where none can be watched, that is the end of waiting.
 */
export function nextChange(folders: readonly string[]): NextChange {
  let resolve: (hasChanged: boolean) => void = () => undefined;
  const changed = new Promise<boolean>((settle) => {
    resolve = settle;
  });
  let settling: NodeJS.Timeout | undefined;
  const watchers = folders.flatMap((folder) => {
    try {
      const watcher = watch(folder, () => {
        clearTimeout(settling);
        settling = setTimeout(() => {
          end(true);
        }, SETTLED_MS);
      });
      // A folder that goes away is a change of the one above it.
      watcher.on("error", () => undefined);
      return [watcher];
    } catch {
      return [];
    }
  });
  const end = (hasChanged: boolean): void => {
    clearTimeout(settling);
    for (const watcher of watchers) watcher.close();
    resolve(hasChanged);
  };
  if (watchers.length === 0) end(false);
  return {
    changed,
    stop: () => {
      end(false);
    },
  };
}

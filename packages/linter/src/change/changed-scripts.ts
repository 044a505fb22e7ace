import { textAt } from "./end.js";
import type { End } from "./end.js";

/** The scripts that a change may have changed findings of. Absolute paths. */
export interface ChangedScripts {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * Of the asked files and folders, the scripts with another text, and those that include one.
 *
 * @param formerName The name that a file of today had.
 */
export function changedScripts(
  asked: readonly string[],
  { before, after }: { readonly before: End; readonly after: End },
  formerName: (file: string) => string,
): ChangedScripts {
  const known = new Map<string, boolean>();
  const differs = (path: string): boolean => {
    const held = known.get(path) ?? textAt(after, path) !== textAt(before, formerName(path));
    known.set(path, held);
    return held;
  };
  const includesOther = (path: string): boolean => {
    const links = after.linter.scriptsOf(path)?.includes(path) ?? [];
    return links.some((link) => link.path !== undefined && differs(link.path));
  };

  const now = after.linter.scriptFiles(asked);
  const changed = now.filter((path) => differs(path) || includesOther(path));
  const formerOfChanged = new Set(changed.map(formerName));
  const formerOfAll = new Set(now.map(formerName));
  const then = before.linter.scriptFiles(asked);
  return { before: then.filter((path) => formerOfChanged.has(path) || !formerOfAll.has(path)), after: changed };
}

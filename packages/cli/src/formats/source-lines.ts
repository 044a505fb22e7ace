import { linesOf } from "./excerpt.js";
import type { Report } from "./report.js";

/**
 * Reads the lines of the files that findings name. Findings come file by file: the lines of the files around the present
 * one are enough to keep.
 */
export function sourceLines({ textOf }: Pick<Report, "textOf">): (file: string) => readonly string[] {
  const kept = new Map<string, readonly string[]>();
  return (file) => {
    const lines = kept.get(file) ?? linesOf(textOf(file) ?? "");
    if (kept.size > 16) kept.clear();
    kept.set(file, lines);
    return lines;
  };
}

import type { Ansis } from "ansis";
import type { FileChange } from "@nf-lint/linter";
import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from "diff";
import { printable } from "./printable-text.js";

type Texts = Pick<FileChange, "file" | "before" | "after">;

/** The changes as `git apply` and `patch -p1` take them, in the folder that the files are named from. */
export function unifiedDiff(changes: readonly Texts[]): string {
  return changes
    .map(({ file, before, after }) =>
      structuredPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, { context: 3 }),
    )
    .map((patch) => formatPatch(patch, FILE_HEADERS_ONLY))
    .join("");
}

/** The same as a terminal shows it. */
export function shownDiff(changes: readonly Texts[], colors: Ansis): string {
  const lines = unifiedDiff(changes).split("\n");
  return lines.map((line) => colorOf(line, colors)(printable(line.replace(/\r$/, "")))).join("\n");
}

function colorOf(line: string, colors: Ansis): (text: string) => string {
  if (/^(?:---|\+\+\+) [ab]\//.test(line)) return colors.bold;
  if (line.startsWith("@@")) return colors.cyan;
  if (line.startsWith("-")) return colors.red;
  return line.startsWith("+") ? colors.green : String;
}

import { isWithin } from "@nf-lint/resolver";
import ignore from "ignore";
import type { Ignore } from "ignore";

/** So many wildcards in one part of a path can be matched in no time; each more multiplies the time. */
const MOST_WILDCARDS = 4;

/** The same for `**` among the parts. */
const MOST_FOLDER_WILDCARDS = 4;

/** Patterns of paths as in `.gitignore`, counted from a folder: one syntax for all of the settings. */
export class PathPatterns {
  readonly #directory: string;
  readonly #patterns: Ignore;

  constructor(directory: string, patterns: readonly string[]) {
    this.#directory = directory;
    this.#patterns = ignore({ ignorecase: false }).add(patterns);
  }

  /** Whether a path, or a folder above it, fits. Nothing outside of the folder does. */
  match(path: string, kind: "file" | "directory" = "file"): boolean {
    if (path === this.#directory || !isWithin(this.#directory, path)) return false;
    const below = path.slice(this.#directory.length).replace(/^\//, "");
    return this.#patterns.ignores(kind === "directory" ? `${below}/` : below);
  }
}

/**
 * Why a pattern can never do what was meant, in a sentence; `undefined` for a good one.
 *
 * @param folder What patterns count from, in words.
 */
export function patternProblem(pattern: string, folder = "the folder of the settings file"): string | undefined {
  if (pattern.trim() === "") return "This pattern is empty.";
  if (pattern.startsWith("./")) return `"${pattern}" fits nothing: write "/${pattern.slice(2)}".`;
  if (pattern.split("/").includes("..")) {
    return `"${pattern}" fits nothing: patterns count from ${folder}, downwards.`;
  }
  if (/\\(?:[A-Za-z0-9_.-]|$)/.test(pattern))
    return `"${pattern}" fits nothing: write "/" between the parts of a path.`;
  if (!hasClosedBrackets(pattern)) return `"${pattern}" has a "[" without "]".`;
  if (hasManyWildcards(pattern)) return `"${pattern}" has more than ${MOST_WILDCARDS} "*" between two "/".`;
  if (hasManyFolderWildcards(pattern))
    return `"${pattern}" has more than ${MOST_FOLDER_WILDCARDS} parts that are "**".`;
  return undefined;
}

/** Whether to match the pattern could take for ever. */
export function isCostly(pattern: string): boolean {
  return hasManyWildcards(pattern) || hasManyFolderWildcards(pattern);
}

function hasManyWildcards(pattern: string): boolean {
  return pattern.split("/").some((part) => part !== "**" && (part.match(/\*+/g)?.length ?? 0) > MOST_WILDCARDS);
}

function hasManyFolderWildcards(pattern: string): boolean {
  return pattern.split("/").filter((part) => part === "**").length > MOST_FOLDER_WILDCARDS;
}

function hasClosedBrackets(pattern: string): boolean {
  return !pattern
    .replace(/\\./g, "")
    .replace(/\[[^/]+?\]/g, "")
    .includes("[");
}

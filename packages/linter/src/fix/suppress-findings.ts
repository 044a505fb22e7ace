import { parseConfig, parseScript } from "@nf-lint/parser";
import { isScriptName, resolvePath } from "@nf-lint/resolver";
import { findRule } from "eslint-plugin-nextflow";
import type { Finding } from "../finding.js";
import { MOST_FIXED_FINDINGS } from "../finding-cap.js";
import { createLinter } from "../linter.js";
import type { Linter, LintOptions, LintResult } from "../linter.js";
import { UNUSED_SUPPRESSION } from "../suppression.js";
import type { FixOptions, FixRun } from "./fix-files.js";
import { FixedTexts } from "./fixed-texts.js";
import { applyFixes } from "./text-fixes.js";
import type { TextFix } from "./text-fixes.js";
import { writeChanges } from "./write-changes.js";
import type { FileChange } from "./write-changes.js";

/** What is to be suppressed. */
export interface SuppressOptions extends FixOptions {
  /** Why, in one line: it stands in each comment. */
  readonly reason: string;
  /** The findings of a run that are meant; all when not given. */
  readonly choose?: (result: LintResult, linter: Linter) => readonly Finding[];
}

/**
 * Writes a comment for each finding in the given files and folders, which suppresses it from then on. No comment is
 * written that makes another program of a file; what cannot be said at its line is said for the whole file. Findings
 * that must be seen, such as errors of syntax, are left.
 */
export async function suppressFindings(
  options: SuppressOptions,
  paths: readonly string[],
  lint: LintOptions = {},
): Promise<FixRun> {
  const { reason, choose = ({ findings }: LintResult) => findings, fileSystem, cwd } = options;
  const texts = new FixedTexts(fileSystem);
  const linter = createLinter({ mostFindings: MOST_FIXED_FINDINGS, ...options, fileSystem: texts.fileSystem });
  const first = await linter.lint(paths, lint);
  const byFile = new Map<string, { readonly file: string; readonly path: string; readonly findings: Finding[] }>();
  for (const finding of choose(first, linter)) {
    if (!first.asked.has(finding.file) || !canBeSuppressed(finding)) continue;
    const path = resolvePath(cwd, finding.file);
    const real = texts.fileOf(path);
    const kept = byFile.get(real) ?? { file: finding.file, path, findings: [] };
    byFile.set(real, kept);
    // A file that has several names is written under the first.
    if (kept.file === finding.file) kept.findings.push(finding);
  }
  const changes = [...byFile].flatMap(([real, { file, path, findings }]): readonly FileChange[] => {
    const before = texts.get(real);
    if (before === undefined) return [];
    const after = suppressedText(before, path, findings, reason);
    return after === before ? [] : [{ file, path, before, after, fixed: findings.length }];
  });
  for (const { path, after } of changes) texts.set(texts.fileOf(path), after);
  const unwritten = options.writer && writeChanges(changes, fileSystem, options.writer);
  for (const { path } of unwritten?.keys() ?? []) texts.delete(texts.fileOf(path));
  linter.changed(changes.flatMap(({ path }) => [texts.fileOf(path), path]));
  const result = changes.length === 0 ? first : await linter.lint(paths, lint);
  const failures = [...result.failures, ...(unwritten?.values() ?? [])];
  return { result: { ...result, failures }, linter, changes: changes.filter((change) => !unwritten?.has(change)) };
}

function canBeSuppressed({ ruleId }: Finding): boolean {
  return ruleId !== UNUSED_SUPPRESSION && !findRule(ruleId)?.meta.docs.mustBeSeen;
}

/** The rules to suppress in one line. */
interface SuppressedLine {
  /** From 1. */
  readonly line: number;
  readonly ruleIds: readonly string[];
}

function suppressedText(text: string, path: string, findings: readonly Finding[], reason: string): string {
  const lines = new Map<number, Set<string>>();
  for (const { ruleId, range } of findings) {
    lines.set(range.start.line, (lines.get(range.start.line) ?? new Set()).add(ruleId));
  }
  const places = [...lines].map(([line, ids]): SuppressedLine => ({ line, ruleIds: [...ids].sort() }));
  const comments = new LineComments(text, reason);
  const tree = treeOf(path, text);
  const isSame = (fixes: readonly TextFix[]): boolean => treeOf(path, applyFixes(text, fixes)) === tree;
  const made: TextFix[] = [];
  let left = places;
  const ways = [
    (place: SuppressedLine): TextFix => comments.above(place),
    (place: SuppressedLine): TextFix => comments.behind(place),
  ];
  for (const comment of ways) {
    const tried = left.map((place) => ({ place, fix: comment(place) }));
    const good = harmless(tried, (some) => isSame([...made, ...some.map(({ fix }) => fix)]));
    for (const { fix } of good) made.push(fix);
    left = tried.filter((one) => !good.includes(one)).map(({ place }) => place);
  }
  if (left.length > 0) {
    const whole = comments.forFile([...new Set(left.flatMap(({ ruleIds }) => ruleIds))].sort());
    // Before what stands above the first line.
    if (isSame([whole, ...made])) made.unshift(whole);
  }
  return applyFixes(text, made);
}

/** Those of some edits that do no harm together. By halves: where one of thousands does harm, not each is tried alone. */
function harmless<T>(edits: readonly T[], areGood: (edits: readonly T[]) => boolean): readonly T[] {
  const good: T[] = [];
  const pending = [edits];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.length === 0) continue;
    if (areGood([...good, ...next])) for (const edit of next) good.push(edit);
    else if (next.length > 1) {
      const middle = next.length >> 1;
      pending.push(next.slice(middle), next.slice(0, middle));
    }
  }
  return good;
}

/** What a file says, wherever it says it. */
function treeOf(path: string, text: string): string {
  const { ast, problems } = isScriptName(path) ? parseScript(text) : parseConfig(text);
  const codes = problems.map(({ code }) => code);
  return JSON.stringify([ast, codes], (key, value: unknown) => (PLACES.has(key) ? undefined : value));
}

const PLACES: ReadonlySet<string> = new Set(["range", "loc", "comments", "tokens"]);

const NEXT_LINE = /\b(?:nf-lint|eslint)-disable-next-line\s+[\w/-]+(?:\s*,\s*[\w/-]+)*/;

/** Comments as edits of a text. */
class LineComments {
  readonly #text: string;
  readonly #reason: string;
  readonly #starts: readonly number[];
  readonly #lineEnd: string;

  constructor(text: string, reason: string) {
    this.#text = text;
    this.#reason = reason;
    this.#starts = [text.startsWith("\ufeff") ? 1 : 0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
    this.#lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  }

  /** A comment of its own above the line; in the comment that stands there for this line already, more rules. */
  above({ line, ruleIds }: SuppressedLine): TextFix {
    const start = this.#start(line);
    const before = line > 1 ? this.#start(line - 1) : start;
    const present = NEXT_LINE.exec(this.#text.slice(before, start));
    if (present !== null) {
      const at = before + present.index + present[0].length;
      const prefix = present[0].startsWith("eslint") ? "nextflow/" : "";
      return { start: at, end: at, text: ruleIds.map((id) => `, ${prefix}${id}`).join("") };
    }
    const [indent = ""] = /^[ \t]*/.exec(this.#text.slice(start)) ?? [];
    return { start, end: start, text: `${indent}// nf-lint-disable-next-line ${this.#words(ruleIds)}${this.#lineEnd}` };
  }

  /** A comment at the end of the line. */
  behind({ line, ruleIds }: SuppressedLine): TextFix {
    const [rest = ""] = /^[^\r\n]*/.exec(this.#text.slice(this.#start(line))) ?? [];
    const end = this.#start(line) + rest.length;
    return { start: end, end, text: ` // nf-lint-disable-line ${this.#words(ruleIds)}` };
  }

  /** A comment for the whole file, at its top. */
  forFile(ruleIds: readonly string[]): TextFix {
    const isProgram = this.#text.startsWith("#!", this.#start(1));
    const at = this.#start(isProgram ? 2 : 1);
    return { start: at, end: at, text: `// nf-lint-disable-file ${this.#words(ruleIds)}${this.#lineEnd}` };
  }

  #start(line: number): number {
    return this.#starts[line - 1] ?? this.#text.length;
  }

  #words(ruleIds: readonly string[]): string {
    return `${ruleIds.join(", ")} -- ${this.#reason}`;
  }
}

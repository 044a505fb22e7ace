import { resolvePath } from "@nf-lint/resolver";
import { isAboutFile, lineContent } from "./change/finding-identity.js";
import type { Finding } from "./finding.js";
import { relativePath } from "./relative-path.js";

/**
 * Findings that are known and put up with: by absolute path of the file and by rule, the contents of the lines that they
 * stand in, one for each finding. Line numbers and messages are not in it, so that it holds when lines are added above a
 * finding and when a message is worded better; with the line's content a finding comes back.
 */
export type Baseline = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

export type ParsedBaseline =
  { readonly ok: true; readonly baseline: Baseline } | { readonly ok: false; readonly message: string };

export interface SplitFindings {
  /** Those that the baseline does not hold. */
  readonly shown: readonly Finding[];
  readonly hidden: readonly Finding[];
  /** How many findings of the baseline are no longer there, in the files that were looked at. */
  readonly gone: number;
}

export interface BaselineUpdate {
  readonly baseline: Baseline;
  readonly added: number;
  readonly removed: number;
}

/** What a run looked at. */
export interface Linted {
  readonly findings: readonly Finding[];
  readonly textOf: (file: string) => string | undefined;
  /** Paths of findings are relative to this folder. */
  readonly cwd: string;
  /** Whether all findings of a file are among these, the file being gone included. Absolute path. */
  readonly isCovered: (file: string) => boolean;
}

export const emptyBaseline: Baseline = new Map();

/** @param directory The folder of the baseline's file: paths in it count from there. Absolute. */
export function parseBaseline(text: string, directory: string): ParsedBaseline {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { ok: false, message: "it is not JSON." };
  }
  if (!isRecord(parsed) || parsed["version"] !== 1 || !isRecord(parsed["findings"])) {
    return { ok: false, message: 'it is no baseline: it has no "version": 1 and "findings".' };
  }
  const baseline = new Map<string, ReadonlyMap<string, readonly string[]>>();
  for (const [file, rules] of Object.entries(parsed["findings"])) {
    const entries = isRecord(rules) ? Object.entries(rules) : [];
    const lists = entries.filter((entry): entry is [string, readonly string[]] => isTextList(entry[1]));
    if (!isRecord(rules) || lists.length < entries.length) {
      return { ok: false, message: `"${file}" does not hold lists of lines by rule.` };
    }
    baseline.set(resolvePath(directory, file), new Map(lists));
  }
  return { ok: true, baseline };
}

/** Each finding of the baseline hides one finding of its file and rule whose line has its content. */
export function splitByBaseline(baseline: Baseline, { findings, textOf, cwd, isCovered }: Linted): SplitFindings {
  const left = new Counts(baseline);
  const shown: Finding[] = [];
  const hidden: Finding[] = [];
  for (const finding of findings) {
    const file = resolvePath(cwd, finding.file);
    const isHeld =
      left.take(file, finding.ruleId, lineOf(finding, textOf)) ||
      // What is said about a file as a whole hangs on none of its lines.
      (isAboutFile(finding, textOf) && left.takeAny(file, finding.ruleId));
    (isHeld ? hidden : shown).push(finding);
  }
  return {
    shown,
    hidden,
    gone: [...left.toBaseline()].reduce((sum, [file, rules]) => sum + (isCovered(file) ? size(rules) : 0), 0),
  };
}

/** Today's findings. Of files that the run did not cover, those of the baseline stay. */
export function updatedBaseline(baseline: Baseline, { findings, textOf, cwd, isCovered }: Linted): BaselineUpdate {
  const today = new Counts(new Map());
  for (const finding of findings) {
    today.add(resolvePath(cwd, finding.file), finding.ruleId, lineOf(finding, textOf));
  }
  const before = new Counts(baseline);
  const known = new Counts(today.toBaseline());
  for (const [file, rules] of baseline) {
    if (isCovered(file)) continue;
    for (const [rule, lines] of rules) {
      for (const line of lines) if (!known.take(file, rule, line)) today.add(file, rule, line);
    }
  }
  const updated = today.toBaseline();
  let added = 0;
  for (const [file, rules] of updated) {
    for (const [rule, lines] of rules) for (const line of lines) if (!before.take(file, rule, line)) added += 1;
  }
  const removed = [...before.toBaseline().values()].reduce((sum, rules) => sum + size(rules), 0);
  return { baseline: updated, added, removed };
}

/** As text, sorted, so that a small change of the findings is a small change of the file. */
export function writtenBaseline(baseline: Baseline, directory: string): string {
  const files = [...baseline].map(([file, rules]): [string, object] => [
    relativePath(directory, file),
    Object.fromEntries(sorted([...rules].map(([rule, lines]) => [rule, [...lines].sort()]))),
  ]);
  return `${JSON.stringify({ version: 1, findings: Object.fromEntries(sorted(files)) }, undefined, 2)}\n`;
}

function lineOf({ file, range }: Finding, textOf: Linted["textOf"]): string {
  return lineContent(textOf(file), range.start.line);
}

/** A baseline that is counted up or down. */
class Counts {
  readonly #files = new Map<string, Map<string, string[]>>();

  constructor(baseline: Baseline) {
    for (const [file, rules] of baseline) {
      for (const [rule, lines] of rules) for (const line of lines) this.add(file, rule, line);
    }
  }

  add(file: string, rule: string, line: string): void {
    const rules = this.#files.get(file) ?? new Map<string, string[]>();
    this.#files.set(file, rules);
    rules.set(rule, [...(rules.get(rule) ?? []), line]);
  }

  /** Takes one out; false where there is none. */
  take(file: string, rule: string, line: string): boolean {
    const lines = this.#files.get(file)?.get(rule) ?? [];
    const at = lines.indexOf(line);
    if (at >= 0) lines.splice(at, 1);
    return at >= 0;
  }

  /** Takes one out, whatever its line; false where there is none. */
  takeAny(file: string, rule: string): boolean {
    return this.#files.get(file)?.get(rule)?.pop() !== undefined;
  }

  toBaseline(): Baseline {
    const files = [...this.#files].map(([file, rules]): [string, ReadonlyMap<string, readonly string[]>] => [
      file,
      new Map([...rules].filter(([, lines]) => lines.length > 0)),
    ]);
    return new Map(files.filter(([, rules]) => rules.size > 0));
  }
}

function size(rules: ReadonlyMap<string, readonly string[]>): number {
  return [...rules.values()].reduce((sum, lines) => sum + lines.length, 0);
}

function sorted<T>(entries: readonly [string, T][]): readonly [string, T][] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

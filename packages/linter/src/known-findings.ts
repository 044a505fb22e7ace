import { directoryOf, resolvePath } from "@nf-lint/resolver";
import type { FileSystem } from "@nf-lint/resolver";
import { parseBaseline, splitByBaseline } from "./baseline.js";
import type { Baseline, Linted } from "./baseline.js";
import { whyUnreadable } from "./failure.js";
import type { Finding } from "./finding.js";

/** A baseline with what it hides in a run. */
export interface UsedBaseline {
  /** Absolute. */
  readonly file: string;
  readonly hidden: number;
  /** How many of its findings are no longer there, in the files that were looked at. */
  readonly gone: number;
}

/** A run without the findings that baselines hold. */
export interface UnknownFindings {
  /** Those that no baseline holds, in their order. */
  readonly findings: readonly Finding[];
  readonly used: readonly UsedBaseline[];
}

export type ReadBaseline =
  | { readonly ok: true; readonly baseline: Baseline }
  | { readonly ok: false; readonly isMissing: boolean; readonly message: string };

/** @param file Absolute. */
export function readBaseline(file: string, fileSystem: FileSystem): ReadBaseline {
  const found = fileSystem.readFile(file);
  if (found.kind !== "text") return { ok: false, isMissing: found.kind === "missing", message: whyUnreadable(found) };
  const parsed = parseBaseline(found.text, directoryOf(file));
  return parsed.ok ? parsed : { ok: false, isMissing: false, message: parsed.message };
}

/**
 * Takes out of a run what is known and put up with. Each file has the baseline that its settings name, and a finding that
 * of the file that it is reported in.
 *
 * @param baselineOf The baseline of a file, by absolute paths.
 * @param read What gives the contents of one.
 */
export function unknownFindings(
  linted: Linted,
  asked: Iterable<string>,
  baselineOf: (file: string) => string | undefined,
  read: (baseline: string) => Baseline,
): UnknownFindings {
  const { findings, cwd } = linted;
  const files = [...asked, ...findings.map(({ file }) => file)].map((file) => baselineOf(resolvePath(cwd, file)));
  const hidden = new Set<Finding>();
  const used = [...new Set(files)].flatMap((baseline): readonly UsedBaseline[] => {
    if (baseline === undefined) return [];
    const split = splitByBaseline(read(baseline), partOfBaseline(baseline, linted, baselineOf));
    for (const finding of split.hidden) hidden.add(finding);
    return [{ file: baseline, hidden: split.hidden.length, gone: split.gone }];
  });
  return { findings: findings.filter((finding) => !hidden.has(finding)), used };
}

/** The part of a run that one baseline is for. */
export function partOfBaseline(
  baseline: string,
  linted: Linted,
  baselineOf: (file: string) => string | undefined,
): Linted {
  return {
    ...linted,
    findings: linted.findings.filter(({ file }) => baselineOf(resolvePath(linted.cwd, file)) === baseline),
    isCovered: (file) => baselineOf(file) === baseline && linted.isCovered(file),
  };
}

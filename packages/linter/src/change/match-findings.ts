import type { Finding } from "../finding.js";
import { identityOf, isAboutFile } from "./finding-identity.js";
import type { Renames } from "./renames.js";

/** One side of a change. */
export interface Side {
  readonly findings: readonly Finding[];
  readonly textOf: (file: string) => string | undefined;
  /** The variants that a finding of a file can hold in: all of these, where it names none. */
  readonly variantsOf: (file: string) => readonly string[];
}

export interface FindingChange {
  /** Of today, in their order. One that was there in other profiles names only those that are new to it. */
  readonly introduced: readonly Finding[];
  /** Of the past, in its order and words. */
  readonly fixed: readonly Finding[];
}

/** A finding, with all that is compared of it in today's words. */
interface Candidate {
  readonly finding: Finding;
  readonly variants: ReadonlySet<string>;
  /** Findings with the same key are the same, by an earlier key before a later one. */
  readonly keys: readonly string[];
}

/**
 * What a change brought and what it took away. Two findings are the same where rule, message and the content of the line
 * are, in the same file, else in another: a statement that moves takes its finding along. What is said about a file as a
 * whole hangs on none of its lines.
 *
 * Of equal findings each has one counterpart. A finding that was there, and now holds in a profile too that existed and
 * was free of it, is introduced in that profile.
 */
export function matchFindings(now: Side, past: Side, renamesOf: (formerFile: string) => Renames): FindingChange {
  const today = now.findings.map((finding) => candidate(finding, now));
  const before = past.findings.map((finding) => candidate(finding, past, renamesOf(finding.file)));
  const pairs = paired(today, before);
  const matched = new Set(pairs.values());
  return {
    introduced: today.flatMap((one) => {
      const counterpart = pairs.get(one);
      if (counterpart === undefined) return [one.finding];
      const { file } = counterpart.finding;
      const known = new Set(past.variantsOf(file).map((name) => renamesOf(file).variant(name)));
      const profiles = [...one.variants].filter((name) => known.has(name) && !counterpart.variants.has(name));
      if (profiles.length === 0) return [];
      const isEverywhere = now.variantsOf(one.finding.file).every((name) => profiles.includes(name));
      return [{ ...one.finding, profiles: isEverywhere ? [] : profiles }];
    }),
    fixed: before.filter((one) => !matched.has(one)).map(({ finding }) => finding),
  };
}

/** @param renames What puts a finding of the past into today's words. */
function candidate(finding: Finding, { textOf, variantsOf }: Side, renames?: Renames): Candidate {
  const { ruleId, message, line } = identityOf(finding, textOf);
  const words = (text: string): string => renames?.text(text) ?? text;
  const file = renames?.file(finding.file) ?? finding.file;
  const names = finding.profiles.length === 0 ? variantsOf(finding.file) : finding.profiles;
  // A word may be a name that changed, or only look like one.
  const said = [JSON.stringify([ruleId, words(message), words(line)]), JSON.stringify([ruleId, message, line])];
  return {
    finding,
    variants: new Set(names.map((name) => renames?.variant(name) ?? name)),
    keys: [
      ...said.map((text) => `${file} ${text}`),
      ...said,
      ...(isAboutFile(finding, textOf) ? [JSON.stringify([file, ruleId, words(message)])] : []),
    ],
  };
}

const MOST_KEYS = 5;

/** Today's findings with their counterparts; of several that are equal, rather the one in the same profiles. */
function paired(today: readonly Candidate[], before: readonly Candidate[]): ReadonlyMap<Candidate, Candidate> {
  const pairs = new Map<Candidate, Candidate>();
  const left = new Set(before);
  const pairBy = (level: number, fits: (a: Candidate, b: Candidate) => boolean): void => {
    const byKey = new Map<string, Candidate[]>();
    for (const one of left) {
      const key = one.keys[level];
      if (key !== undefined) byKey.set(key, [...(byKey.get(key) ?? []), one]);
    }
    for (const one of today) {
      if (pairs.has(one)) continue;
      const found = byKey.get(one.keys[level] ?? "")?.find((other) => left.has(other) && fits(one, other));
      if (found === undefined) continue;
      pairs.set(one, found);
      left.delete(found);
    }
  };
  for (let level = 0; level < MOST_KEYS; level++) {
    pairBy(
      level,
      (a, b) => a.variants.size === b.variants.size && [...a.variants].every((name) => b.variants.has(name)),
    );
    pairBy(level, () => true);
  }
  return pairs;
}

import { resolvePath } from "@nf-lint/resolver";
import type { Finding, Fix } from "../finding.js";
import type { Linter, LintResult } from "../linter.js";
import { relativePath } from "../relative-path.js";
import type { FixHarm } from "./fix-effect.js";
import type { FixFailure } from "./fix-failure.js";
import type { WithheldFix } from "./withheld-fix.js";
import { UNUSED_SUPPRESSION } from "../suppression.js";
import { FixTrial } from "./fix-trial.js";
import type { PlacedFix } from "./fix-trial.js";
import type { FixedTexts } from "./fixed-texts.js";
import { textFixes, touch } from "./text-fixes.js";
import type { FileChange } from "./write-changes.js";

/**
 * Fixes that touch each other need a round each. More rounds than this come of fixes that bring each other about, or of many of
 * which each can be made alone: these get fewer, and what is left after so many rounds is left to the user's next call.
 */
const MAX_ROUNDS = 10;

/** A file with fixes. */
interface FixedFile {
  /** As findings name it. */
  readonly file: string;
  readonly path: string;
  /** What stands behind all links. */
  readonly real: string;
  readonly before: string;
  /** What has been done to it since it was last as it was. */
  rounds: Round[];
  /** The rules whose fixes do not settle: none of theirs is made here. */
  readonly endless: Set<string>;
}

/** A round of fixes in one file: the rules, one for each fix, and the text that they made. */
interface Round {
  readonly ruleIds: readonly string[];
  readonly text: string;
  /** How many fixes there were to be made. */
  readonly asked: number;
}

interface Candidate extends PlacedFix {
  readonly file: FixedFile;
  /** The same for the same fix in a later round, wherever it has moved. */
  readonly key: string;
}

/** Fixes what a linter finds, round by round, in texts that the linter reads. */
export class FixRounds {
  readonly failures: FixFailure[] = [];
  /** The fixes that were not made for what else is wrong. */
  readonly withheld: WithheldFix[] = [];
  readonly #linter: Linter;
  readonly #texts: FixedTexts;
  readonly #cwd: string;
  readonly #files = new Map<string, FixedFile>();
  readonly #dropped = new Set<string>();

  constructor(linter: Linter, texts: FixedTexts, cwd: string) {
    this.#linter = linter;
    this.#texts = texts;
    this.#cwd = cwd;
  }

  /**
   * Makes the fixes of a run as far as they do not touch each other. True when the files are to be linted again, for
   * there may be more to fix.
   */
  next(result: LintResult): boolean {
    const candidates = this.#candidates(result);
    const asked = byFile(candidates);
    const ended = new Set([...asked.keys()].filter(({ rounds }) => rounds.length === MAX_ROUNDS));
    const endless = [...ended].filter((file) => !isSettling(file, asked.get(file)?.length ?? 0));
    for (const file of endless) this.#giveUp(file, rulesOf(asked.get(file) ?? []));
    const dropped = this.#dropped.size;
    const made = this.#tryAll(candidates.filter(({ file }) => !ended.has(file)));
    for (const [file, ofFile] of byFile(made)) {
      const text = this.#texts.get(file.real) ?? file.before;
      const texts = [file.before, ...file.rounds.map((round) => round.text)];
      file.rounds.push({ ruleIds: rulesOf(ofFile), text, asked: asked.get(file)?.length ?? 0 });
      const first = texts.indexOf(text);
      if (first >= 0)
        this.#giveUp(
          file,
          file.rounds.slice(first).flatMap(({ ruleIds }) => ruleIds),
        );
    }
    return endless.length > 0 || made.length > 0 || this.#dropped.size > dropped;
  }

  /** What the files have become. */
  changes(): readonly FileChange[] {
    return [...this.#files.values()]
      .map(({ file, path, real, before, rounds }) => {
        const fixed = rounds.flatMap(({ ruleIds }) => ruleIds).length;
        return { file, path, before, after: this.#texts.get(real) ?? before, fixed };
      })
      .filter(({ before, after }) => before !== after)
      .sort((a, b) => (a.file < b.file ? -1 : 1));
  }

  /** Gives a file the text back that it had. */
  takeBack(path: string): void {
    const real = this.#texts.fileOf(path);
    this.#texts.delete(real);
    this.#linter.changed([real, path]);
  }

  /** Starts a file anew, without the rules whose fixes do not settle. */
  #giveUp(file: FixedFile, ruleIds: readonly string[]): void {
    const endless = [...new Set(ruleIds)].sort();
    this.failures.push({ kind: "endless-fix", file: file.file, ruleIds: endless });
    for (const ruleId of endless) file.endless.add(ruleId);
    file.rounds = [];
    this.takeBack(file.path);
  }

  /** The fixes to be made, of those that touch each other the first. */
  #candidates({ findings, asked }: LintResult): readonly Candidate[] {
    const fixable = new Map<FixedFile, (Finding & { readonly fix: Fix })[]>();
    for (const finding of findings) {
      if (!hasFix(finding) || !asked.has(finding.file)) continue;
      const file = this.#fileOf(finding.file);
      if (file === undefined || file.endless.has(finding.ruleId)) continue;
      const ofFile = fixable.get(file);
      if (ofFile === undefined) fixable.set(file, [finding]);
      else ofFile.push(finding);
    }
    return [...fixable].flatMap(([file, some]) => firstOfTouching(commentsFirst(this.#placed(file, some))));
  }

  #placed(file: FixedFile, findings: readonly (Finding & { readonly fix: Fix })[]): readonly Candidate[] {
    const { path, real } = file;
    const fixes = textFixes(
      this.#texts.get(real) ?? file.before,
      findings.map(({ fix }) => fix),
    );
    return findings.flatMap(({ ruleId, message }, i): readonly Candidate[] => {
      const fix = fixes[i];
      const key = JSON.stringify([real, ruleId, message, fix?.text]);
      return fix === undefined || this.#dropped.has(key) ? [] : [{ file, path, real, ruleId, fix, key }];
    });
  }

  /** A file that has several names among the asked ones is fixed under the first. */
  #fileOf(file: string): FixedFile | undefined {
    const path = resolvePath(this.#cwd, file);
    const real = this.#texts.fileOf(path);
    const known = this.#files.get(real);
    if (known !== undefined) return known.file === file ? known : undefined;
    const before = this.#texts.get(path);
    if (before === undefined) return undefined;
    const added: FixedFile = { file, path, real, before, rounds: [], endless: new Set() };
    this.#files.set(real, added);
    return added;
  }

  /** Those that were made: all that do no harm, or the first where they do some together. */
  #tryAll(candidates: readonly Candidate[]): readonly Candidate[] {
    const trial = new FixTrial(this.#linter, this.#texts, candidates);
    const harm = trial.make(candidates);
    if (harm === undefined) return candidates;
    // Each that does no harm has been tried without the others.
    const harmless = this.#harmlessOf(trial, candidates, harm);
    if (trial.make(harmless) === undefined) return harmless;
    const first = harmless.slice(0, 1);
    return trial.make(first) === undefined ? first : [];
  }

  /** By halves: where one of thousands does harm, not each is to be tried alone. */
  #harmlessOf(trial: FixTrial, harmful: readonly Candidate[], harm: FixHarm): readonly Candidate[] {
    const [only, ...others] = harmful;
    if (only === undefined) return [];
    if (others.length === 0) {
      this.#drop(only, harm);
      return [];
    }
    const middle = harmful.length >> 1;
    return [harmful.slice(0, middle), harmful.slice(middle)].flatMap((half) => {
      const ofHalf = trial.make(half);
      return ofHalf === undefined ? half : this.#harmlessOf(trial, half, ofHalf);
    });
  }

  #drop({ key, ruleId, file: { file } }: Candidate, { effect, hidden }: FixHarm): void {
    this.#dropped.add(key);
    if (hidden === undefined) this.failures.push({ kind: "unsafe-fix", ruleId, file, effect });
    else {
      const place = { file: relativePath(this.#cwd, hidden.file), line: hidden.line };
      this.withheld.push({ kind: "withheld-fix", ruleId, file, effect, problem: hidden.message, place });
    }
  }
}

/** Whether there are fewer fixes to be made with each round. */
function isSettling({ rounds }: FixedFile, asked: number): boolean {
  return asked < (rounds.at(-1)?.asked ?? 0);
}

function byFile(candidates: readonly Candidate[]): ReadonlyMap<FixedFile, readonly Candidate[]> {
  const files = new Map<FixedFile, Candidate[]>();
  for (const candidate of candidates) {
    const ofFile = files.get(candidate.file);
    if (ofFile === undefined) files.set(candidate.file, [candidate]);
    else ofFile.push(candidate);
  }
  return files;
}

function rulesOf(candidates: readonly Candidate[]): readonly string[] {
  return candidates.map(({ ruleId }) => ruleId);
}

function hasFix(finding: Finding): finding is Finding & { readonly fix: Fix } {
  return finding.fix !== undefined;
}

/** A comment that is put right may suppress a finding that would be fixed against the user's word. */
function commentsFirst(candidates: readonly Candidate[]): readonly Candidate[] {
  const comments = candidates.filter(({ ruleId }) => ruleId === UNUSED_SUPPRESSION);
  return comments.length > 0 ? comments : candidates;
}

function firstOfTouching(candidates: readonly Candidate[]): readonly Candidate[] {
  const chosen: Candidate[] = [];
  for (const candidate of [...candidates].sort((a, b) => a.fix.start - b.fix.start || a.fix.end - b.fix.end)) {
    const last = chosen.at(-1);
    if (last === undefined || !touch(last.fix, candidate.fix)) chosen.push(candidate);
  }
  return chosen;
}

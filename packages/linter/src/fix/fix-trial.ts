import { describeProblem, parseConfig, parseScript } from "@nf-lint/parser";
import type { Problem } from "@nf-lint/parser";
import { isScriptName } from "@nf-lint/resolver";
import { findRule } from "eslint-plugin-nextflow";
import type { Linter } from "../linter.js";
import type { ProjectView } from "../project-view.js";
import type { FixHarm, HiddenProblem } from "./fix-effect.js";
import type { FixedTexts } from "./fixed-texts.js";
import { meaningOf } from "./meaning.js";
import type { Meaning } from "./meaning.js";
import { applyFixes, writtenRanges } from "./text-fixes.js";
import type { TextFix } from "./text-fixes.js";

/** A fix with the file that it is for. */
export interface PlacedFix {
  readonly ruleId: string;
  readonly path: string;
  /** What stands behind all links of the path. */
  readonly real: string;
  readonly fix: TextFix;
}

interface TrialFile {
  readonly path: string;
  readonly real: string;
  /** The text that the fixes are placed in. */
  readonly text: string;
  /** What is wrong with its syntax, by code. */
  readonly problems: ProblemsByCode;
}

type ProblemsByCode = ReadonlyMap<Problem["code"], readonly Problem[]>;

/** Tries fixes of some files in different choices. The fixes of one choice must not touch each other. */
export class FixTrial {
  readonly #linter: Linter;
  readonly #texts: FixedTexts;
  readonly #files: readonly TrialFile[];
  readonly #before: Meaning;

  constructor(linter: Linter, texts: FixedTexts, fixes: readonly PlacedFix[]) {
    this.#linter = linter;
    this.#texts = texts;
    const paths = new Map(fixes.map(({ real, path }) => [real, path]));
    this.#files = [...paths].map(([real, path]) => {
      const text = texts.get(real) ?? "";
      return { real, path, text, problems: problemsIn(path, text) };
    });
    this.#before = this.#meaning();
  }

  /** Makes these fixes and no others. Where that does harm it makes none, and says which harm. */
  make(fixes: readonly PlacedFix[]): FixHarm | undefined {
    const harm = this.#harmOf(fixes);
    if (harm !== undefined) this.#write([]);
    return harm;
  }

  #harmOf(fixes: readonly PlacedFix[]): FixHarm | undefined {
    // Before anything is resolved anew: most of what does harm is seen here.
    for (const file of this.#files) {
      const problem = newProblem(file, fixes);
      if (problem === undefined) continue;
      const { range, loc } = problem;
      const found = { file: file.path, line: loc.start.line, message: withoutStop(describeProblem(problem)) };
      return { effect: "syntax", ...this.#hidden(found, range, fixes) };
    }
    const keeping = fixes.filter(({ ruleId }) => findRule(ruleId)?.meta.docs.fixKeepsMeaning);
    if (keeping.length > 0) {
      this.#write(keeping);
      if (this.#meaning().configurations !== this.#before.configurations) return { effect: "meaning" };
    }
    this.#write(fixes);
    const [, rejection] = [...this.#meaning().rejected].find(([run]) => !this.#before.rejected.has(run)) ?? [];
    if (rejection === undefined) return undefined;
    const { place, message } = rejection;
    const found = { file: place.file, line: place.loc.start.line, message: withoutStop(message) };
    return { effect: "rejection", ...this.#hidden(found, place.range, fixes) };
  }

  /** What the fixes wrote is theirs; all else was there before. */
  #hidden(
    found: HiddenProblem,
    [start, end]: Problem["range"],
    fixes: readonly PlacedFix[],
  ): { readonly hidden?: HiddenProblem } {
    const file = this.#files.find(({ path, real }) => path === found.file || real === found.file);
    const written = file && writtenRanges(file.text, fixesIn(file, fixes));
    return written?.some((range) => start <= range.end && range.start <= end) === true ? {} : { hidden: found };
  }

  #write(fixes: readonly PlacedFix[]): void {
    for (const file of this.#files) {
      const { real, path, text } = file;
      const fixed = applyFixes(text, fixesIn(file, fixes));
      if (fixed === this.#texts.get(real)) continue;
      this.#texts.set(real, fixed);
      this.#linter.changed([real, path]);
    }
  }

  /** What all projects come to that read one of the files. No script changes a configuration. */
  #meaning(): Meaning {
    const configurations = this.#files.filter(({ path }) => !isScriptName(path));
    const views = configurations.flatMap(({ path }) => this.#linter.projectsOf(path));
    const byRoot = new Map(views.map((view): [string, ProjectView] => [view.project.rootFile, view]));
    return meaningOf([...byRoot.values()]);
  }
}

function fixesIn({ real }: TrialFile, fixes: readonly PlacedFix[]): readonly TextFix[] {
  return fixes.filter((one) => one.real === real).map(({ fix }) => fix);
}

/** A problem that the fixes bring about or to light. */
function newProblem(file: TrialFile, fixes: readonly PlacedFix[]): Problem | undefined {
  const fixed = applyFixes(file.text, fixesIn(file, fixes));
  if (fixed === file.text) return undefined;
  for (const [code, problems] of problemsIn(file.path, fixed)) {
    const known = file.problems.get(code)?.length ?? 0;
    if (problems.length > known) return problems[known];
  }
  return undefined;
}

function problemsIn(path: string, text: string): ProblemsByCode {
  const { problems } = isScriptName(path) ? parseScript(text) : parseConfig(text);
  const found = new Map<Problem["code"], Problem[]>();
  for (const problem of problems) {
    const same = found.get(problem.code);
    if (same === undefined) found.set(problem.code, [problem]);
    else same.push(problem);
  }
  return found;
}

function withoutStop(message: string): string {
  return message.replace(/\.$/, "");
}

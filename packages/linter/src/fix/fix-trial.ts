import { parseConfig, parseScript } from "@nf-lint/parser";
import { isScriptName } from "@nf-lint/resolver";
import { findRule } from "eslint-plugin-nextflow";
import type { Linter } from "../linter.js";
import type { ProjectView } from "../project-view.js";
import type { FixEffect } from "./fix-effect.js";
import type { FixedTexts } from "./fixed-texts.js";
import { meaningOf } from "./meaning.js";
import type { Meaning } from "./meaning.js";
import { applyFixes } from "./text-fixes.js";
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
}

/** Tries fixes of some files in different choices. The fixes of one choice must not touch each other. */
export class FixTrial {
  readonly #linter: Linter;
  readonly #texts: FixedTexts;
  readonly #files: readonly TrialFile[];
  readonly #before: Meaning;

  constructor(linter: Linter, texts: FixedTexts, fixes: readonly PlacedFix[]) {
    this.#linter = linter;
    this.#texts = texts;
    const byFile = new Map(fixes.map(({ real, path }) => [real, { real, path, text: texts.get(real) ?? "" }]));
    this.#files = [...byFile.values()];
    this.#before = this.#meaning();
  }

  /** Makes these fixes and no others. Where that does harm it makes none, and says which harm. */
  make(fixes: readonly PlacedFix[]): FixEffect | undefined {
    const effect = this.#effectOf(fixes);
    if (effect !== undefined) this.#write([]);
    return effect;
  }

  #effectOf(fixes: readonly PlacedFix[]): FixEffect | undefined {
    const keeping = fixes.filter(({ ruleId }) => findRule(ruleId)?.meta.docs.fixKeepsMeaning);
    if (keeping.length > 0) {
      this.#write(keeping);
      if (this.#meaning().configurations !== this.#before.configurations) return "meaning";
    }
    this.#write(fixes);
    if (this.#files.some((file) => this.#hasNewProblem(file))) return "syntax";
    const { rejected } = this.#meaning();
    return [...rejected].every((run) => this.#before.rejected.has(run)) ? undefined : "rejection";
  }

  #write(fixes: readonly PlacedFix[]): void {
    for (const { real, path, text } of this.#files) {
      const fixed = applyFixes(
        text,
        fixes.filter((one) => one.real === real).map(({ fix }) => fix),
      );
      if (fixed === this.#texts.get(real)) continue;
      this.#texts.set(real, fixed);
      this.#linter.changed([real, path]);
    }
  }

  #hasNewProblem({ path, real, text }: TrialFile): boolean {
    const before = problemCounts(path, text);
    return [...problemCounts(path, this.#texts.get(real) ?? "")].some(
      ([code, count]) => count > (before.get(code) ?? 0),
    );
  }

  /** What all projects come to that read one of the files. No script changes a configuration. */
  #meaning(): Meaning {
    const configurations = this.#files.filter(({ path }) => !isScriptName(path));
    const views = configurations.flatMap(({ path }) => this.#linter.projectsOf(path));
    const byRoot = new Map(views.map((view): [string, ProjectView] => [view.project.rootFile, view]));
    return meaningOf([...byRoot.values()]);
  }
}

function problemCounts(path: string, text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const { problems } = isScriptName(path) ? parseScript(text) : parseConfig(text);
  for (const { code } of problems) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

import type { Project, ProjectFile, Workspace } from "@nf-lint/resolver";
import type { LintedProject, ProjectAnswers } from "eslint-plugin-nextflow";
import type { Failure } from "./failure.js";
import type { Finding, SuppressedFinding } from "./finding.js";
import { findingOf, findingOfSuppression, suppressedFindingOf } from "./finding-of.js";
import { relativePath } from "./relative-path.js";
import { RuleRunner } from "./rule-run.js";
import { ruleSelector } from "./rule-selection.js";
import type { RuleSelection } from "./rule-selection.js";
import type { Settings } from "./settings.js";
import { isAboutSuppression, suppressionJudge, suppressionProblem } from "./suppression.js";
import type { RunTimes } from "./timing/run-times.js";
import { variantsOf } from "./variants.js";

/** What is to be said about one file. */
export interface LintedFile {
  readonly findings: readonly Finding[];
  /** What comments in the file suppress. */
  readonly suppressed: readonly SuppressedFinding[];
  readonly failures: readonly Failure[];
}

interface KeptFile extends LintedFile {
  readonly text: string;
  readonly projects: readonly Project[];
  readonly answers: ProjectAnswers | undefined;
}

/** Lints the files of one workspace, each within its projects; a file is done anew only when one of these changed. */
export class FileLinter {
  readonly #cwd: string;
  readonly #workspace: Workspace;
  readonly #run: Settings;
  readonly #selectionFor: (file: string) => RuleSelection;
  readonly #runner: RuleRunner;
  readonly #linted: (project: Project) => LintedProject;
  readonly #kept = new Map<string, KeptFile>();

  /**
   * @param settings What holds for the files, the user's words at this run included.
   * @param run The user's words alone.
   * @param times Where the time is recorded that the rules take, if anywhere.
   */
  constructor(workspace: Workspace, cwd: string, settings: Settings, run: Settings, times?: RunTimes) {
    this.#cwd = cwd;
    this.#workspace = workspace;
    this.#run = run;
    this.#selectionFor = ruleSelector(settings);
    const { nextflow, env, presets = [], isolated = presets.includes("isolated") } = settings;
    // Asked for by each rule and file; a project that changes is another object.
    const linted = new WeakMap<Project, LintedProject>();
    this.#linted = (project) => {
      const kept = linted.get(project);
      if (kept !== undefined) return kept;
      const variants = variantsOf(project, settings);
      const made = { project, variants, isolated, ...(nextflow !== undefined && { nextflow }), ...(env && { env }) };
      linted.set(project, made);
      return made;
    };
    const provider = { projectsOf: (file: string) => workspace.projectsOf(file).map(this.#linted) };
    this.#runner = new RuleRunner(provider, times);
  }

  /** @param file Absolute path. A file that cannot be read has nothing said about it. */
  lint(file: string): LintedFile {
    const read = this.#workspace.file(file);
    if ("kind" in read) return { findings: [], suppressed: [], failures: [] };
    const projects = this.#workspace.projectsOf(file);
    const kept = this.#kept.get(file);
    if (kept?.text === read.text) {
      if (sameProjects(kept.projects, projects)) return kept;
      if (this.#answersAre(kept.answers, projects)) {
        const same = { ...kept, projects };
        this.#kept.set(file, same);
        return same;
      }
    }
    const linted = { text: read.text, projects, ...this.#lintFile(file, read) };
    this.#kept.set(file, linted);
    return linted;
  }

  #answersAre(answers: ProjectAnswers | undefined, projects: readonly Project[]): boolean {
    try {
      return answers?.areGivenBy(projects.map(this.#linted)) ?? false;
    } catch {
      // Whose bug it is shows when the file is linted.
      return false;
    }
  }

  #lintFile(file: string, read: ProjectFile): Pick<KeptFile, "answers" | keyof LintedFile> {
    const { active, isActive, levelOf } = this.#selectionFor(file);
    const { messages, suppressed, sourceCode, crashes } = this.#runner.run(read, active);
    const failures = crashes.map((crash): Failure => ({
      kind: "crash",
      file: relativePath(this.#cwd, file),
      ...crash,
    }));
    if (sourceCode === undefined) return { findings: [], suppressed: [], failures, answers: undefined };
    const context = { file, cwd: this.#cwd, sourceCode, levelOf };
    const judge = suppressionJudge(
      this.#run,
      isActive,
      crashes.map(({ ruleId }) => ruleId),
    );
    const findings = messages.flatMap((message): readonly Finding[] => {
      if (!isAboutSuppression(message)) return [findingOf(message, context)];
      const problem = suppressionProblem(message, sourceCode, judge);
      return problem === undefined ? [] : [findingOfSuppression(problem, context)];
    });
    return {
      findings,
      suppressed: suppressed.map((message) => suppressedFindingOf(message, context)),
      failures,
      // A rule that failed has not asked.
      answers: crashes.length === 0 ? sourceCode.projectAnswers : undefined,
    };
  }
}

function sameProjects(a: readonly Project[], b: readonly Project[]): boolean {
  return a.length === b.length && a.every((project, i) => project === b[i]);
}

import { isModule } from "@nf-lint/pipeline";
import { isScriptName } from "@nf-lint/resolver";
import type { Project, Workspace } from "@nf-lint/resolver";
import type { LintedProject, LintedScript, ProjectAnswers } from "eslint-plugin-nextflow";
import type { Failure } from "./failure.js";
import type { Finding, SuppressedFinding } from "./finding.js";
import { cappedList, unlistedText, withCount } from "./finding-cap.js";
import { findingOf, findingOfSuppression, suppressedFindingOf } from "./finding-of.js";
import { relativePath } from "./relative-path.js";
import { RuleRunner } from "./rule-run.js";
import type { FileToRun } from "./rule-run.js";
import { ruleSelector } from "./rule-selection.js";
import type { RuleSelection } from "./rule-selection.js";
import type { ScriptProjects } from "./script-projects.js";
import type { Settings } from "./settings.js";
import { SuppressionComments, isAboutSuppression, suppressionJudge } from "./suppression.js";
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
  /** The state of the scripts that it was linted with. */
  readonly scriptChanges: number;
}

/** The configuration and the scripts below one boundary, under the same settings. */
export interface Sources {
  readonly workspace: Workspace;
  readonly scripts: ScriptProjects;
}

export interface FileLinterOptions {
  readonly cwd: string;
  /** What holds for the files, the user's words at this run included. */
  readonly settings: Settings;
  /** The user's words alone. */
  readonly run: Settings;
  /** How many findings of a rule in a file are listed. */
  readonly mostFindings: number;
  /** Where the time is recorded that the rules take, if anywhere. */
  readonly times?: RunTimes;
}

/** Lints the files of one workspace, each within its projects; a file is done anew only when one of these changed. */
export class FileLinter {
  readonly #cwd: string;
  readonly #workspace: Workspace;
  readonly #scripts: ScriptProjects;
  readonly #run: Settings;
  readonly #nextflow: string | undefined;
  readonly #selectionFor: (file: string) => RuleSelection;
  readonly #mostFindings: number;
  readonly #runner: RuleRunner;
  readonly #linted: (project: Project) => LintedProject;
  readonly #kept = new Map<string, KeptFile>();

  constructor({ workspace, scripts }: Sources, { cwd, settings, run, mostFindings, times }: FileLinterOptions) {
    this.#cwd = cwd;
    this.#workspace = workspace;
    this.#scripts = scripts;
    this.#run = run;
    this.#selectionFor = ruleSelector(settings);
    const { nextflow, env, presets = [], isolated = presets.includes("isolated") } = settings;
    this.#nextflow = nextflow;
    // Asked for by each rule and file; a project that changes is another object.
    const linted = new WeakMap<Project, LintedProject>();
    this.#linted = (project) => {
      const kept = linted.get(project);
      if (kept !== undefined) return kept;
      const variants = variantsOf(project, settings);
      const scripts = this.#scripts.of(project.rootFile);
      const made = {
        project,
        variants,
        scripts,
        isolated,
        ...(nextflow !== undefined && { nextflow }),
        ...(env && { env }),
      };
      linted.set(project, made);
      return made;
    };
    const provider = {
      projectsOf: (file: string) => this.#projectsOf(file).map(this.#linted),
      scriptOf: (file: string) => this.#scriptOf(file),
      mostFindings,
    };
    this.#mostFindings = mostFindings;
    this.#runner = new RuleRunner(provider, mostFindings, times);
  }

  /** @param file Absolute path. A file that cannot be read has nothing said about it. */
  lint(file: string): LintedFile {
    const read = this.#read(file);
    if (read === undefined) return { findings: [], suppressed: [], failures: [] };
    const projects = this.#projectsOf(file);
    const kept = this.#kept.get(file);
    if (kept?.text === read.text) {
      // Of a script, what it includes may have become another thing as well.
      const isAsItWas = this.#scripts.changes === kept.scriptChanges && sameProjects(kept.projects, projects);
      if (!isScriptName(file) && isAsItWas) return kept;
      if (this.#answersAre(kept.answers, file, projects)) {
        const same = { ...kept, projects, scriptChanges: this.#scripts.changes };
        this.#kept.set(file, same);
        return same;
      }
    }
    const linted = { text: read.text, projects, scriptChanges: this.#scripts.changes, ...this.#lintFile(file, read) };
    this.#kept.set(file, linted);
    return linted;
  }

  #read(file: string): FileToRun | undefined {
    const script = this.#scriptOf(file);
    if (script !== undefined) return { ...script.module, problems: script.module.syntaxProblems };
    const read = this.#workspace.file(file);
    return isScriptName(file) || "kind" in read ? undefined : read;
  }

  #projectsOf(file: string): readonly Project[] {
    const workspace = this.#workspace;
    return isScriptName(file) ? workspace.pipelinesAround(file).slice(0, 1) : workspace.projectsOf(file);
  }

  #scriptOf(file: string): LintedScript | undefined {
    if (!isScriptName(file)) return undefined;
    const scripts = this.#scripts.of(file);
    const module = scripts.module(file);
    if (!isModule(module)) return undefined;
    return { module, scripts, ...(this.#nextflow !== undefined && { nextflow: this.#nextflow }) };
  }

  #answersAre(answers: ProjectAnswers | undefined, file: string, projects: readonly Project[]): boolean {
    try {
      const script = this.#scriptOf(file);
      const mostFindings = this.#mostFindings;
      return (
        answers?.areGivenBy({ projects: projects.map(this.#linted), ...(script && { script }), mostFindings }) ?? false
      );
    } catch {
      // Whose bug it is shows when the file is linted.
      return false;
    }
  }

  #lintFile(file: string, read: FileToRun): Pick<KeptFile, "answers" | keyof LintedFile> {
    const { active, isActive, levelOf } = this.#selectionFor(file);
    const { messages, suppressed, sourceCode, crashes, unlisted } = this.#runner.run(read, active);
    const failures = crashes.map((crash): Failure => ({
      kind: "crash",
      file: relativePath(this.#cwd, file),
      ...crash,
    }));
    if (sourceCode === undefined) return { findings: [], suppressed: [], failures, answers: undefined };
    const context = { file, cwd: this.#cwd, sourceCode, levelOf };
    const judge = suppressionJudge(this.#run, isActive, [
      ...crashes.map(({ ruleId }) => ruleId),
      ...[...unlisted.keys()].map((name) => name.replace(/^nextflow\//, "")),
    ]);
    const comments = new SuppressionComments(sourceCode, judge);
    const onComments = messages.filter(isAboutSuppression).flatMap((message) => {
      const problem = comments.problemOf(message);
      return problem === undefined ? [] : [{ message, problem }];
    });
    const listed = new Map(
      cappedList(onComments, this.#mostFindings, ({ message, problem }, count) => ({
        message,
        problem: { loc: problem.loc, message: unlistedText(count) },
      })).map(({ message, problem }) => [message, problem]),
    );
    const findings = messages.flatMap((message): readonly Finding[] => {
      if (!isAboutSuppression(message)) return [findingOf(withCount(message, unlisted), context)];
      const problem = listed.get(message);
      return problem === undefined ? [] : [findingOfSuppression(problem, context)];
    });
    return {
      findings,
      suppressed: suppressed.map((message) => suppressedFindingOf(withCount(message, unlisted), context)),
      failures,
      // A rule that failed has not asked.
      answers: crashes.length === 0 ? sourceCode.projectAnswers : undefined,
    };
  }
}

function sameProjects(a: readonly Project[], b: readonly Project[]): boolean {
  return a.length === b.length && a.every((project, i) => project === b[i]);
}

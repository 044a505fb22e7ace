import { Linter } from "eslint/universal";
import type { Linter as EslintTypes } from "eslint";
import type { Comment, Problem } from "@nf-lint/parser";
import plugin, { NextflowSourceCode } from "eslint-plugin-nextflow";
import type { NextflowLanguageName, NextflowRoot, NextflowRule, ProjectProvider } from "eslint-plugin-nextflow";
import { capped } from "./finding-cap.js";
import type { Unlisted } from "./finding-cap.js";
import { readyConfigs } from "./ready-configuration.js";
import type { ReadyConfigs } from "./ready-configuration.js";
import type { ActiveRules } from "./rule-selection.js";
import type { RunTimes } from "./timing/run-times.js";
import { timedPlugin } from "./timing/timed-plugin.js";

/** What ESLint found in one file. */
export interface RuleRun {
  readonly messages: readonly EslintTypes.LintMessage[];
  /** Those that a comment in the file suppresses. */
  readonly suppressed: readonly EslintTypes.SuppressedLintMessage[];
  /** Absent where ESLint itself failed on the file: a bug of ours. */
  readonly sourceCode?: NextflowSourceCode;
  readonly crashes: readonly RuleCrash[];
  /** What is beyond the findings of a rule that are listed. */
  readonly unlisted: Unlisted;
}

/** A parsed file: a configuration, or a script. */
export interface FileToRun {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
  readonly ast: NextflowRoot;
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
}

/** A bug of ours. The rule was left out, the others ran. */
export interface RuleCrash {
  readonly ruleId?: string;
  readonly error: Error;
}

/** What ESLint's types leave out: source code of a language that is not JavaScript, and this method. */
interface UntypedLinter {
  verify(code: NextflowSourceCode, configs: ReadyConfigs, options: { filename: string }): EslintTypes.LintMessage[];
  getSuppressedMessages(): EslintTypes.SuppressedLintMessage[];
}

/** Runs the rules on one file after the other. Knows neither projects nor findings. */
export class RuleRunner {
  readonly #eslint = new Linter({ cwd: "/" }) as unknown as UntypedLinter;
  readonly #projects: ProjectProvider;
  readonly #times: RunTimes | undefined;
  readonly #plugin: typeof plugin;
  /** Of the run that is on. */
  readonly #unlisted: Unlisted = new Map();
  /** Files share their rules, mostly all of them. */
  readonly #configs = new WeakMap<ActiveRules, Map<NextflowLanguageName, ReadyConfigs>>();

  /**
   * @param mostFindings How many findings of a rule in a file are listed.
   * @param times Where the time is recorded that the rules take, if anywhere.
   */
  constructor(projects: ProjectProvider, mostFindings: number, times?: RunTimes) {
    this.#projects = projects;
    this.#times = times;
    const plain = pluginWith((rule) => attributing(capped(rule, mostFindings, this.#unlisted)));
    this.#plugin = times === undefined ? plain : timedPlugin(plain, times);
  }

  /** Never throws: a rule that does is left out for this file, and named among the crashes. */
  run(file: FileToRun, active: ActiveRules): RuleRun {
    const language = file.ast.type === "Script" ? "nextflow/script" : "nextflow/config";
    const crashes: RuleCrash[] = [];
    const provider = this.#resolved(file, crashes);
    const crashed = new Set<string>();
    for (let rules = active; ;) {
      this.#unlisted.clear();
      try {
        // The file is parsed already.
        const sourceCode = new NextflowSourceCode({ ...file, provider, visits: "root" });
        const messages = this.#eslint.verify(sourceCode, this.#configsOf(language, rules), { filename: file.path });
        const suppressed = this.#eslint.getSuppressedMessages();
        const unlisted = new Map(this.#unlisted);
        for (const [id, count] of sourceCode.unlistedFindings) unlisted.set(id, count + (unlisted.get(id) ?? 0));
        return { messages, suppressed, sourceCode, crashes, unlisted };
      } catch (thrown) {
        const error = asError(thrown);
        const ruleId = "ruleId" in error && typeof error.ruleId === "string" ? error.ruleId : undefined;
        crashes.push({ ...(ruleId !== undefined && { ruleId: ruleId.replace(/^nextflow\//, "") }), error });
        if (ruleId === undefined || crashed.has(ruleId))
          return { messages: [], suppressed: [], crashes, unlisted: new Map() };
        crashed.add(ruleId);
        rules = Object.fromEntries(Object.entries(active).filter(([id]) => !crashed.has(id)));
      }
    }
  }

  #configsOf(language: NextflowLanguageName, active: ActiveRules): ReadyConfigs {
    const byLanguage = this.#configs.get(active) ?? new Map<NextflowLanguageName, ReadyConfigs>();
    this.#configs.set(active, byLanguage);
    const configs = byLanguage.get(language) ?? readyConfigs(this.#plugin, language, active);
    byLanguage.set(language, configs);
    return configs;
  }

  /**
   * Resolves all that the rules will ask for, before the clock runs for one of them: what all of them look at is not the
   * work of the first. Where that crashes, there are no projects, and the rules on the text itself still run.
   */
  #resolved({ path, text }: FileToRun, crashes: RuleCrash[]): ProjectProvider {
    const resolveAll = (): void => {
      for (const { project, variants } of this.#projects.projectsOf(path, text)) {
        for (const variant of variants) project.resolve(variant);
      }
    };
    try {
      if (this.#times === undefined) resolveAll();
      else this.#times.ofStage("resolving", resolveAll);
      return this.#projects;
    } catch (thrown) {
      crashes.push({ error: asError(thrown) });
      return { ...this.#projects, projectsOf: () => [] };
    }
  }
}

function pluginWith(change: (rule: NextflowRule) => NextflowRule): typeof plugin {
  return { ...plugin, rules: Object.fromEntries(Object.entries(plugin.rules).map(([id, rule]) => [id, change(rule)])) };
}

/** The rule with errors that name it; ESLint itself names a rule only in errors from its visits. */
function attributing(rule: NextflowRule): NextflowRule {
  return {
    ...rule,
    create(context) {
      try {
        return rule.create(context);
      } catch (thrown) {
        throw Object.assign(asError(thrown), { ruleId: context.id });
      }
    },
  };
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

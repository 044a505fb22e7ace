import { Linter } from "eslint";
import nextflow, { findingDetails, rulesFor } from "eslint-plugin-nextflow";
import type { FindingDetails, NextflowLanguageName, NextflowRule, ProjectProvider } from "eslint-plugin-nextflow";

/** Where the projects of tests lie. */
export const ROOT = "/project/";

export interface EslintRun {
  readonly projects: ProjectProvider;
  /** Levels and options. The rule under test is `tested/rule`, the plugin's own are `nextflow/…`. */
  readonly rules: Linter.RulesRecord;
  readonly rule?: NextflowRule;
  readonly reportUnused?: "warn";
}

/** ESLint's configuration for a run over files in memory. */
export function eslintConfig({ projects, rules, rule, reportUnused }: EslintRun): Linter.Config[] {
  const configFor = (files: string, language: NextflowLanguageName): Linter.Config => ({
    files: [files],
    plugins: { nextflow, ...(rule && { tested: { rules: { rule } } }) },
    language,
    languageOptions: { projects },
    linterOptions: { reportUnusedDisableDirectives: reportUnused ?? "off" },
    rules: rulesFor(language, rules),
  });
  return [configFor("**/*.config", "nextflow/config"), configFor("**/*.nf", "nextflow/script")];
}

export function newLinter(): Linter {
  return new Linter({ cwd: ROOT });
}

export interface LintResult {
  readonly messages: readonly Linter.LintMessage[];
  /** What each message says beside its text. */
  readonly details: readonly (FindingDetails | undefined)[];
}

/** Lints one file. */
export function lint(filename: string, text: string, run: EslintRun): LintResult {
  const linter = newLinter();
  const messages = linter.verify(text, eslintConfig(run), { filename });
  return { messages, details: messages.map((message) => findingDetails(linter.getSourceCode(), message)) };
}

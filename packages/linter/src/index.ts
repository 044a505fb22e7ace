/**
 * Files to projects to findings. The nf-lint command and its language server both ask this package, and nothing else
 * runs the rules: that is why they cannot disagree.
 */
export { createLinter } from "./linter.js";
export type { Linter, LinterOptions, LintOptions, LintProgress, LintResult } from "./linter.js";

/** What a run finds, and why a part of it could not be done. */
export type { Finding, Fix, RelatedPlace, Severity, TextEdit, TextRange } from "./finding.js";
export { describeFailure, describeNotice } from "./failure.js";
export type { Failure, Notice } from "./failure.js";

/** What a user can choose, and what is wrong with a choice. */
export { checkSettings, RULE_LEVELS } from "./settings.js";
export type { RuleLevel, RuleSetting, Settings, SettingsProblem } from "./settings.js";
export { parseRuleSetting } from "./rule-setting.js";
export type { ParsedRuleSetting } from "./rule-setting.js";

/** What Nextflow would make of a project's configuration. */
export type { Configuration } from "./configuration.js";
export { configToVectorJson, describeUnknown } from "@nf-lint/resolver";
export type {
  Constant,
  FileSystem,
  GroovyNumber,
  IncludeTarget,
  Place,
  ResolvedConfig,
  ResolvedOption,
  Setting,
  Value,
} from "@nf-lint/resolver";
export { relativePath } from "./relative-path.js";

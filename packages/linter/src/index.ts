/**
 * Files to projects to findings. The nf-lint command and its language server both ask this package, and nothing else
 * runs the rules: that is why they cannot disagree.
 */
export { createLinter } from "./linter.js";
export type { LintedFiles, Linter, LinterOptions, LintOptions, LintProgress, LintResult } from "./linter.js";

/** The production checklist, as it stands for the projects of a run. */
export type { LintedChecklist } from "./checklist.js";
export { PRESET_NAMES } from "eslint-plugin-nextflow";
export { CHECKLIST_STATES } from "eslint-plugin-nextflow";
export type { CheckedLine, CheckedSection, ChecklistFigure, ChecklistState } from "eslint-plugin-nextflow";

/** What a run finds, and why a part of it could not be done. */
export type { Finding, Fix, RelatedPlace, Severity, SuppressedFinding, TextEdit, TextRange } from "./finding.js";
export { shownFinding } from "./shown-finding.js";
export { describeFailure, describeNotice, whyUnreadable } from "./failure.js";
export type { Failure, Notice } from "./failure.js";

/** Where the time of a run goes. */
export { RunTimes } from "./timing/run-times.js";
export type { Stage, TimeSpent } from "./timing/run-times.js";

/** What a change to the files did, against a revision of version control. */
export { configurationChange, lintChange } from "./change/lint-change.js";
export type { Change, ChangeOptions, ChangeResult, LintedChange } from "./change/lint-change.js";
export type { NeedChange, NetworkChange } from "./change/network-change.js";
export type { DirectiveChange, ProcessChange } from "./change/process-change.js";
export { describeRevisionFailure } from "./change/history.js";
export type { History, Past, RevisionFailure } from "./change/history.js";
export type {
  ConfigurationChange,
  OptionChange,
  RejectionChange,
  SecretDisplay,
} from "./change/configuration-change.js";

/** Findings that are known and put up with. */
export { emptyBaseline, updatedBaseline, writtenBaseline } from "./baseline.js";
export type { Baseline, BaselineUpdate, Linted } from "./baseline.js";
export { partOfBaseline, readBaseline, unknownFindings } from "./known-findings.js";
export type { ReadBaseline, UnknownFindings, UsedBaseline } from "./known-findings.js";

/** The fixes of findings, made. */
export { fixFiles } from "./fix/fix-files.js";
export { suppressFindings } from "./fix/suppress-findings.js";
export type { SuppressOptions } from "./fix/suppress-findings.js";
export type { FixOptions, FixRun } from "./fix/fix-files.js";
export type { FileChange, FixWriter } from "./fix/write-changes.js";

/** What a user can choose, and what is wrong with a choice. */
export { RULE_LEVELS } from "./settings.js";
export type {
  RuleLevel,
  RuleOverride,
  RuleSetting,
  RuleSettings,
  Settings,
  SettingsPath,
  SettingsProblem,
} from "./settings.js";
export { checkSettings } from "./settings/check-settings.js";
export { parseProfileChoice } from "./profile-choice.js";
export { parseRuleSetting } from "./rule-setting.js";
export { nextflowVersionOf } from "./written-settings.js";
export type { ParsedRuleSetting } from "./rule-setting.js";

/** YAML and JSON of unknown origin. */
export { readYaml } from "./yaml-data.js";
export type { YamlProblem, YamlReading } from "./yaml-data.js";

/** The rules as a catalogue. */
export { ruleFacts } from "./rule-facts.js";
export type { RuleFacts } from "./rule-facts.js";
export { unknownRule } from "./settings/schema-problems.js";

/** Settings files: where they are looked for, and the JSON schema that editors check them by. */
export { SETTINGS_FILE_NAMES } from "./settings/settings-files.js";
export type { EffectiveSettings, SettingsFileChoice } from "./settings/settings-files.js";
export { settingsReport } from "./settings/settings-report.js";
export type { PlacedRule, PlacedSetting, SettingsReport } from "./settings/settings-report.js";
export { SETTINGS_SCHEMA_URL, settingsSchema } from "./settings/settings-schema.js";
export type { JsonSchema } from "./settings/settings-schema.js";

/** Texts that are not on the disk yet, laid over it. */
export { nearestName, overlay } from "@nf-lint/resolver";

/** What Nextflow would make of a project's configuration. */
export type { Configuration } from "./configuration.js";
export { maskOfProcesses } from "./processes.js";
export type { Processes, VariantProcesses } from "./processes.js";
export { originName } from "@nf-lint/pipeline";
export { scriptSecrets } from "./script-secrets.js";
export type {
  DirectiveSetting,
  EffectiveDirective,
  EffectiveProcess,
  EffectiveProcesses,
  RunProcesses,
} from "@nf-lint/pipeline";
export type { ProjectView } from "./project-view.js";
export { describeUnknown, groovyLiteral, isIdentifier, quotedLiteral, toVectorJson } from "@nf-lint/groovy";
export { configToVectorJson, faultPlace, findOption, selectorOfKey } from "@nf-lint/resolver";
export type { Constant, GroovyNumber, Value } from "@nf-lint/groovy";
export type {
  FileSystem,
  IncludeTarget,
  OptionPath,
  Place,
  ResolvedConfig,
  ResolvedOption,
  Setting,
} from "@nf-lint/resolver";
export {
  configSecrets,
  credentialParts,
  maskFor,
  refusal,
  resolvePath,
  SecretMask,
  secretsOfText,
  sourceSecrets,
} from "@nf-lint/resolver";
export type { ProjectFile, SourceSecrets, TextPart } from "@nf-lint/resolver";
export { relativePath } from "./relative-path.js";

/** The hosts that a run needs. */
export { NETWORK_SIDES } from "./network/network-row.js";
export type { NetworkNeed, NetworkSide } from "./network/network-row.js";
export type { Network, NetworkHost } from "./network/network.js";
/** Hosts in words. */
export { hostText, networkText, optionsText, profilesText } from "./network/network-text.js";

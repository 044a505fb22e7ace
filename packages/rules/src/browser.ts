/**
 * The same door where there is no disk. Bundlers for browsers take it by its export condition.
 */
import { createPlugin } from "./plugin.js";

/** The plugin without projects of its own: whoever runs it provides them as `languageOptions.projects`. */
const plugin = createPlugin({ projectsOf: () => [] });
export default plugin;

/** The plugin's own rules by id, the rules and levels of each preset, and those of them that know a language. */
export { findRule, presets, rules, rulesFor } from "./plugin.js";
export type { NextflowPlugin } from "./plugin.js";
export { presetsWith } from "./presets.js";

/** The production checklist, and how its lines stand for a project. */
export { checklistSections } from "./checklist/checklist.js";
export type { ChecklistLine, ChecklistSection } from "./checklist/checklist.js";
export type { ChecklistFigure } from "./checklist/figures.js";
export { CHECKLIST_STATES, projectChecklist } from "./checklist/project-checklist.js";
export type {
  CheckedLine,
  CheckedSection,
  ChecklistInput,
  ChecklistState,
  ProjectChecklist,
} from "./checklist/project-checklist.js";

/** For rules of your own: on the resolved configuration, or on the tree of each file. */
export { defineProjectRule } from "./authoring/project-rule.js";
export type {
  ProjectCheckContext,
  ProjectReport,
  ProjectRuleDefinition,
  ProjectSuggestion,
  ScriptCheckContext,
  TextEdit,
  VariantCheckContext,
} from "./authoring/project-rule-definition.js";
export { defineConfigRule, defineFileRule, defineScriptRule } from "./authoring/nextflow-rule.js";
export type {
  NextflowLanguageName,
  NextflowRule,
  NextflowRuleContext,
  NextflowVisitor,
} from "./authoring/nextflow-rule.js";
export { PRESET_NAMES, rulePage } from "./authoring/rule-meta.js";
export type { FindingSeverity, PresetName, RuleDocs, RuleMeta, RuleTag } from "./authoring/rule-meta.js";

/** For whoever runs ESLint over the plugin: where projects come from, and what findings say beyond their messages. */
export type { ProjectAnswers } from "./authoring/project-answers.js";
export type { LintedProject, LintedScript, ProjectProvider, Surroundings } from "./authoring/project-provider.js";
export { findingDetails } from "./authoring/finding-details.js";
export type { FindingDetails, FindingKey, RelatedPlace } from "./authoring/finding-details.js";
export { NextflowLanguage } from "./languages/nextflow-language.js";
export type { NextflowLanguageOptions } from "./languages/nextflow-language.js";
export { NextflowSourceCode } from "./languages/nextflow-source-code.js";
export type { NextflowRoot } from "./languages/nextflow-source-code.js";
/** What stands behind each directive that `NextflowSourceCode.getDisableDirectives` gives. */
export type { SuppressionNode } from "./languages/suppression.js";

/** What rules are given to look at: trees, values, configurations, modules. With these, what a rule exports can be named. */
export type * from "@nf-lint/groovy";
export type * from "@nf-lint/parser";
export type * from "@nf-lint/pipeline";
export type * from "@nf-lint/resolver";
// What two of them call by one name.
export type { childrenOf, Selector } from "@nf-lint/parser";
export type { NameHint as ScriptNameHint } from "@nf-lint/pipeline";
export type { NameHint, Selector as ProcessSelector } from "@nf-lint/resolver";

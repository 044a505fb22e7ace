import { presets } from "eslint-plugin-nextflow";
import type { PresetName } from "eslint-plugin-nextflow";
import type { Linter as EslintTypes } from "eslint";
import type { RuleLevel, RuleSetting, RuleSettings, Settings } from "./settings.js";
import { mergeRules } from "./settings/merge-settings.js";
import { PathPatterns } from "./settings/path-patterns.js";

/** The rules that are on, with levels and options, under the names that ESLint knows them by (`nextflow/…`). */
export type ActiveRules = Readonly<Record<string, EslintTypes.RuleEntry>>;

/** Which rules run, for settings that `checkSettings` found no fault with. */
export interface RuleSelection {
  readonly active: ActiveRules;
  readonly isActive: (ruleId: string) => boolean;
  /** The level that the user gave a rule; `undefined` where the preset decides. */
  readonly levelOf: (ruleId: string) => RuleLevel | undefined;
}

/** Finds the rules of each file. Files that the same overrides fit have the same selection. */
export function ruleSelector(settings: Settings): (file: string) => RuleSelection {
  const { directory = "", overrides = [] } = settings;
  const fitting = overrides.map(({ files }) => (files === undefined ? undefined : new PathPatterns(directory, files)));
  const kept = new Map<string, RuleSelection>();
  return (file) => {
    const fits = fitting.map((patterns) => patterns?.match(file) ?? true);
    const key = fits.join();
    const selection = kept.get(key) ?? selectRules(settings, fits);
    kept.set(key, selection);
    return selection;
  };
}

/** The presets' rules with the user's laid over them. */
function selectRules(settings: Settings, fits: readonly boolean[]): RuleSelection {
  const { presets: names = ["recommended"], rules, overrides = [] } = settings;
  const ofPresets = onlyChosen(names.map(presetRules).reduce(mergeRules, {}), settings);
  const set = overrides.filter((_, i) => fits[i]).reduce((sum, one) => mergeRules(sum, one.rules), rules ?? {});
  const chosen = Object.fromEntries(Object.entries(set).filter(([id]) => isChosen(id, settings)));
  const levels = new Map(Object.entries(chosen).map(([id, setting]) => [id, levelIn(setting)]));
  const active = new Map(
    Object.entries(mergeRules(ofPresets, chosen)).map(([id, setting]) => [`nextflow/${id}`, eslintEntry(setting)]),
  );
  const isActive = (ruleId: string): boolean => active.has(`nextflow/${ruleId}`) && levels.get(ruleId) !== "off";
  return { active: Object.fromEntries(active), isActive, levelOf: (ruleId: string) => levels.get(ruleId) };
}

/** What the command line leaves of the presets' rules. A rule that it asks for alone is asked with its own level. */
function onlyChosen(ofPresets: RuleSettings, settings: Settings): RuleSettings {
  const { onlyRules } = settings;
  if (onlyRules === undefined && settings.skippedRules === undefined) return ofPresets;
  const all = onlyRules === undefined ? ofPresets : { ...presetRules("all"), ...ofPresets };
  return Object.fromEntries(Object.entries(all).filter(([id]) => isChosen(id, settings)));
}

function isChosen(id: string, { onlyRules, skippedRules = [] }: Settings): boolean {
  return (onlyRules?.includes(id) ?? true) && !skippedRules.includes(id);
}

function presetRules(name: string): RuleSettings {
  const rules = Object.entries(presets[name as PresetName]) as [string, RuleSetting][];
  return Object.fromEntries(rules.map(([id, setting]) => [id.replace(/^nextflow\//, ""), setting]));
}

function levelIn(setting: RuleSetting): RuleLevel {
  return typeof setting === "string" ? setting : setting[0];
}

function eslintEntry(setting: RuleSetting): EslintTypes.RuleEntry {
  const [level, options] = typeof setting === "string" ? [setting] : setting;
  return options === undefined ? eslintLevel(level) : [eslintLevel(level), options];
}

/** ESLint has no `info`: the finding's severity is put right where the finding is made. */
function eslintLevel(level: RuleLevel): EslintTypes.StringSeverity {
  return level === "info" ? "warn" : level;
}

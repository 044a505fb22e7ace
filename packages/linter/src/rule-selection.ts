import { presets } from "eslint-plugin-nextflow";
import type { PresetName } from "eslint-plugin-nextflow";
import type { Linter as EslintTypes } from "eslint";
import type { RuleLevel, Settings } from "./settings.js";
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
function selectRules({ presets: names = ["recommended"], rules, overrides = [] }: Settings, fits: readonly boolean[]) {
  const active: Record<string, EslintTypes.RuleEntry> = {};
  for (const name of names) Object.assign(active, presets[name as PresetName]);
  const chosen = overrides.filter((_, i) => fits[i]).reduce((sum, one) => mergeRules(sum, one.rules), rules ?? {});
  const levels = new Map<string, RuleLevel>();
  for (const [id, setting] of Object.entries(chosen)) {
    const [level, options] = typeof setting === "string" ? [setting] : setting;
    levels.set(id, level);
    active[`nextflow/${id}`] = options === undefined ? eslintLevel(level) : [eslintLevel(level), options];
  }
  const isActive = (ruleId: string): boolean =>
    Object.hasOwn(active, `nextflow/${ruleId}`) && levels.get(ruleId) !== "off";
  return { active, isActive, levelOf: (ruleId: string) => levels.get(ruleId) };
}

/** ESLint has no `info`: the finding's severity is put right where the finding is made. */
function eslintLevel(level: RuleLevel): EslintTypes.StringSeverity {
  return level === "info" ? "warn" : level;
}

import { presets } from "eslint-plugin-nextflow";
import type { PresetName } from "eslint-plugin-nextflow";
import type { Linter as EslintTypes } from "eslint";
import type { RuleLevel, Settings } from "./settings.js";

/** The rules that are on, with levels and options, under the names that ESLint knows them by (`nextflow/…`). */
export type ActiveRules = Readonly<Record<string, EslintTypes.RuleEntry>>;

/** Which rules run, for settings that `checkSettings` found no fault with. */
export interface RuleSelection {
  readonly active: ActiveRules;
  readonly isActive: (ruleId: string) => boolean;
  /** The level that the user gave a rule; `undefined` where the preset decides. */
  readonly levelOf: (ruleId: string) => RuleLevel | undefined;
}

/** The preset's rules with the user's laid over them. A level without options keeps the preset's options. */
export function selectRules({ preset = "recommended", rules = {} }: Settings): RuleSelection {
  const active: Record<string, EslintTypes.RuleEntry> = { ...presets[preset as PresetName] };
  const levels = new Map<string, RuleLevel>();
  for (const [id, setting] of Object.entries(rules)) {
    const [level, options] = typeof setting === "string" ? [setting] : setting;
    levels.set(id, level);
    active[`nextflow/${id}`] = options === undefined ? eslintLevel(level) : [eslintLevel(level), options];
  }
  const isActive = (ruleId: string): boolean =>
    Object.hasOwn(active, `nextflow/${ruleId}`) && levels.get(ruleId) !== "off";
  return { active, isActive, levelOf: (ruleId) => levels.get(ruleId) };
}

/** ESLint has no `info`: the finding's severity is put right where the finding is made. */
function eslintLevel(level: RuleLevel): EslintTypes.StringSeverity {
  return level === "info" ? "warn" : level;
}

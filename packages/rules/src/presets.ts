import type { RulesConfig } from "@eslint/core";
import type { NextflowRule } from "./authoring/nextflow-rule.js";
import { PRESET_NAMES } from "./authoring/rule-meta.js";
import type { PresetName, RuleDocs } from "./authoring/rule-meta.js";

/** The rules of each preset with their levels and options, under the names that ESLint knows them by (`nextflow/…`). */
export function presetsOf(rules: Readonly<Record<string, NextflowRule>>): Readonly<Record<PresetName, RulesConfig>> {
  const ofPreset = (preset: PresetName): RulesConfig =>
    Object.fromEntries(
      Object.entries(rules)
        .filter(([, { meta }]) => preset === "all" || meta.docs.presets?.includes(preset))
        .map(([id, { meta }]) => [`nextflow/${id}`, settingOf(meta.docs, preset)]),
    );
  return Object.fromEntries(PRESET_NAMES.map((name) => [name, ofPreset(name)])) as Record<PresetName, RulesConfig>;
}

function settingOf({ severity = "warn", presetOptions = {} }: RuleDocs, preset: PresetName): RulesConfig[string] {
  const options = presetOptions[preset];
  return options === undefined ? severity : [severity, options];
}

import type { RulesConfig } from "@eslint/core";
import type { NextflowRule } from "./authoring/nextflow-rule.js";
import { PRESET_NAMES } from "./authoring/rule-meta.js";
import { REFUSALS_ONLY } from "./authoring/refusals.js";
import type { PresetName, RuleDocs } from "./authoring/rule-meta.js";

/** The rules of each preset with their levels and options, under the names that ESLint knows them by (`nextflow/…`). */
export function presetsOf(rules: Readonly<Record<string, NextflowRule>>): Readonly<Record<PresetName, RulesConfig>> {
  const ofPreset = (preset: PresetName): RulesConfig =>
    Object.fromEntries(
      Object.entries(rules)
        .filter(([, { meta }]) => isIn(preset, meta.docs))
        .map(([id, { meta }]) => [`nextflow/${id}`, settingOf(meta.docs, preset)]),
    );
  return Object.fromEntries(PRESET_NAMES.map((name) => [name, ofPreset(name)])) as Record<PresetName, RulesConfig>;
}

/** The presets that turn a rule on, but for `all`, which turns on every one. */
export function presetsWith(docs: RuleDocs): readonly PresetName[] {
  return PRESET_NAMES.filter((name) => name !== "all" && isIn(name, docs));
}

function isIn(preset: PresetName, { presets, refusals }: RuleDocs): boolean {
  if (preset === "all") return true;
  return preset === "nextflow" ? refusals !== undefined : presets?.includes(preset) === true;
}

function settingOf({ severity = "warn", presetOptions = {} }: RuleDocs, preset: PresetName): RulesConfig[string] {
  if (preset === "nextflow") return ["error", REFUSALS_ONLY];
  const options = presetOptions[preset];
  return options === undefined ? severity : [severity, options];
}

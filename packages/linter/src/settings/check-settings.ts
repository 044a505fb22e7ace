import { findRule, PRESET_NAMES } from "eslint-plugin-nextflow";
import { nameHint } from "../name-hint.js";
import type { Settings, SettingsProblem } from "../settings.js";
import { patternProblem } from "./path-patterns.js";
import { notAVersion, schemaProblems, unknownRule } from "./schema-problems.js";
import { optionsSchema, VERSION_PATTERN } from "./settings-schema.js";

/**
 * What cannot be followed in settings that come from no file; nothing when all is well. A run with such settings must
 * not start.
 */
export function checkSettings(settings: Settings): readonly SettingsProblem[] {
  return [
    ...presetProblems(settings),
    ...ruleProblems(settings),
    ...chosenRuleProblems(settings),
    ...versionProblems(settings),
    ...patternProblems(settings),
  ];
}

function chosenRuleProblems({ onlyRules = [], skippedRules = [] }: Settings): readonly SettingsProblem[] {
  return [...onlyRules, ...skippedRules]
    .filter((id) => !findRule(id))
    .map((id) => ({ path: ["rules", id], message: unknownRule(id) }));
}

function presetProblems({ presets = [] }: Settings): readonly SettingsProblem[] {
  return presets
    .filter((preset) => !PRESET_NAMES.some((name) => name === preset))
    .map((preset) => ({
      path: ["presets"],
      message: `There is no preset "${preset}".${nameHint(preset, PRESET_NAMES)}`,
    }));
}

function ruleProblems({ rules = {} }: Settings): readonly SettingsProblem[] {
  return Object.entries(rules).flatMap(([id, setting]): readonly SettingsProblem[] => {
    const path = ["rules", id];
    if (!findRule(id)) return [{ path, message: unknownRule(id) }];
    const [, options] = typeof setting === "string" ? [] : setting;
    if (options === undefined) return [];
    const schema = optionsSchema(id);
    if (schema === undefined) return [{ path, message: `The rule ${id} has no options.` }];
    return schemaProblems(schema, options, { path: [...path, 1] });
  });
}

function patternProblems({ ignore = [] }: Settings): readonly SettingsProblem[] {
  return ignore.flatMap((pattern) => {
    const message = patternProblem(pattern, "the working directory");
    return message === undefined ? [] : [{ path: ["ignore"], message }];
  });
}

function versionProblems({ nextflow }: Settings): readonly SettingsProblem[] {
  if (nextflow === undefined || new RegExp(VERSION_PATTERN).test(nextflow)) return [];
  return [{ path: ["nextflow"], message: notAVersion(nextflow) }];
}

import { PRESET_NAMES, rules as knownRules } from "eslint-plugin-nextflow";
import { nameHint } from "./name-hint.js";
import { problemWithOptions } from "./rule-run.js";

/** What a rule is set to; `off` silences it. */
export type RuleLevel = "off" | "info" | "warn" | "error";

/** A rule's level, alone or with the rule's options. */
export type RuleSetting = RuleLevel | readonly [RuleLevel, Readonly<Record<string, unknown>>];

/** All that a user can choose about a run. Every part may be left out. */
export interface Settings {
  /** The set of rules to start from; `recommended` when not said. */
  readonly preset?: string;
  /** Rules by id, laid over the preset. */
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  /** Combinations of profiles to look at, besides each profile alone. */
  readonly profiles?: readonly (readonly string[])[];
  /** Where given, only these choices of profiles are looked at; `[]` is the run without any. */
  readonly onlyProfiles?: readonly (readonly string[])[];
  /** Params given at launch. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** The environment variables that are known. nf-lint never looks at its own environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** What `projectDir` evaluates to; the folder of the root configuration when not given. */
  readonly projectDir?: string;
  /** What `launchDir` evaluates to; unknown when not given. */
  readonly launchDir?: string;
  /** The Nextflow version to judge for; `manifest.nextflowVersion` says it when not given. */
  readonly nextflow?: string;
  /** True where runs have no way to the internet. */
  readonly isolated?: boolean;
}

/** Something in the settings that cannot be followed. */
export interface SettingsProblem {
  /** The keys that lead to it: `["rules", "require-spot-retries"]`. */
  readonly path: readonly string[];
  /** For the person who wrote it. */
  readonly message: string;
}

/** The levels that a rule can be set to, from silent to failing the run. */
export const RULE_LEVELS: readonly RuleLevel[] = ["off", "info", "warn", "error"];

/** What in the settings cannot be followed; nothing when all is well. A run with such settings must not start. */
export function checkSettings(settings: Settings): readonly SettingsProblem[] {
  return [...presetProblems(settings), ...ruleProblems(settings), ...versionProblems(settings)];
}

function* presetProblems({ preset }: Settings): Generator<SettingsProblem> {
  if (preset === undefined || PRESET_NAMES.some((name) => name === preset)) return;
  yield { path: ["preset"], message: `There is no preset "${preset}".${nameHint(preset, PRESET_NAMES)}` };
}

function* ruleProblems({ rules = {} }: Settings): Generator<SettingsProblem> {
  for (const [id, setting] of Object.entries(rules)) {
    const path = ["rules", id];
    const options = typeof setting === "string" ? undefined : setting[1];
    if (!Object.hasOwn(knownRules, id)) {
      yield { path, message: `There is no rule "${id}".${nameHint(id, Object.keys(knownRules))}` };
    } else if (options !== undefined) {
      const problem = problemWithOptions(id, options);
      if (problem !== undefined) yield { path, message: `The options of the rule ${id} are wrong. ${problem}` };
    }
  }
}

function* versionProblems({ nextflow }: Settings): Generator<SettingsProblem> {
  if (nextflow === undefined || /^\d+\.\d+(?:\.\d+)?(?:-\w+)*$/.test(nextflow)) return;
  yield { path: ["nextflow"], message: `"${nextflow}" is no Nextflow version. Write it as 25.10.2 or 26.08.0-edge.` };
}

import type { NextflowLanguageName, NextflowPlugin, NextflowRule } from "eslint-plugin-nextflow";
import { rulesFor } from "eslint-plugin-nextflow";
import type { Linter as EslintTypes } from "eslint";
import type { ActiveRules } from "./rule-selection.js";

/** In ESLint, where there is no `info`. */
const SEVERITIES: ReadonlyMap<unknown, number> = new Map([
  ["off", 0],
  ["warn", 1],
  ["error", 2],
]);

/** ESLint's configuration of a file as ESLint has it once it has read and checked one (its `Config`). */
interface ReadyConfig {
  readonly language: unknown;
  readonly languageOptions: object;
  readonly linterOptions: { readonly reportUnusedDisableDirectives: "warn" };
  readonly rules: Readonly<Record<string, readonly unknown[]>>;
  getRuleDefinition(id: string): NextflowRule | undefined;
}

/** An array that has this method is to ESLint one of its own that is through with all checks (`Linter.verify`). */
export interface ReadyConfigs extends Array<EslintTypes.Config> {
  getConfig(file: string): ReadyConfig;
}

/**
 * The configuration under which some rules run on the files of a language. ESLint would make and check one for each file,
 * which takes longer than most rules; what there is to check has been by `checkSettings`.
 */
export function readyConfigs(
  plugin: NextflowPlugin,
  language: NextflowLanguageName,
  active: ActiveRules,
): ReadyConfigs {
  const definitions = new Map(Object.entries(plugin.rules).map(([id, rule]) => [`nextflow/${id}`, rule]));
  const config: ReadyConfig = {
    language: plugin.languages[language === "nextflow/script" ? "script" : "config"],
    languageOptions: {},
    linterOptions: { reportUnusedDisableDirectives: "warn" },
    rules: Object.fromEntries(
      Object.entries(rulesFor(language, active)).map(([id, entry]) => [id, readyEntry(entry, definitions.get(id))]),
    ),
    getRuleDefinition: (id) => definitions.get(id),
  };
  return Object.assign([], { getConfig: () => config });
}

/** Severity and options of a rule, the user's options over the rule's own as ESLint lays them. */
function readyEntry(entry: EslintTypes.RuleEntry, rule: NextflowRule | undefined): readonly unknown[] {
  const [level, own] = Array.isArray(entry) ? (entry as readonly unknown[]) : [entry];
  const [defaults] = rule?.meta.defaultOptions ?? [];
  const options = laidOver(defaults, own);
  return [SEVERITIES.get(level) ?? 0, ...(options === undefined ? [] : [options])];
}

function laidOver(below: unknown, above: unknown): unknown {
  if (above === undefined) return below;
  if (!isRecord(below) || !isRecord(above)) return above;
  const keys = new Set([...Object.keys(below), ...Object.keys(above)]);
  return Object.fromEntries([...keys].map((key) => [key, laidOver(ownOf(below, key), ownOf(above, key))]));
}

function ownOf(record: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

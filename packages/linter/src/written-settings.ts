import { NEWEST_KNOWN_VERSION } from "@nf-lint/resolver";
import { RULE_LEVELS } from "./settings.js";
import type { RuleLevel, RuleSetting, RuleSettings } from "./settings.js";

/** Levels as they may be written: what reports call a warning may be set as one. */
export const WRITTEN_LEVELS: readonly string[] = [...RULE_LEVELS, "warning"];

/** The level that is meant; `undefined` where none is. */
export function levelOf(written: unknown): RuleLevel | undefined {
  return written === "warning" ? "warn" : RULE_LEVELS.find((level) => level === written);
}

/** Rules whose shape has been checked, with their levels as the linter knows them. */
export function ruleSettingsOf(written: Readonly<Record<string, unknown>>): RuleSettings {
  return Object.fromEntries(Object.entries(written).map(([id, setting]) => [id, ruleSettingOf(setting)]));
}

function ruleSettingOf(written: unknown): RuleSetting {
  if (!Array.isArray(written)) return levelOf(written) ?? "off";
  const [level, ...options] = written as readonly unknown[];
  return [levelOf(level) ?? "off", ...options] as unknown as RuleSetting;
}

/** A version of Nextflow as people write it: `latest` is the newest that is known, and a `v` as in a tag says nothing. */
export function nextflowVersionOf(written: string): string {
  return written === "latest" ? NEWEST_KNOWN_VERSION : written.replace(/^v(?=\d)/, "");
}

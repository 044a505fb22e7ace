import { RULE_LEVELS } from "./settings.js";
import type { RuleSetting } from "./settings.js";
import { levelOf } from "./written-settings.js";
import { readYaml } from "./yaml-data.js";

export type ParsedRuleSetting =
  | { readonly ok: true; readonly id: string; readonly setting: RuleSetting }
  | { readonly ok: false; readonly message: string };

const EXAMPLES = `Write "RULE: level" or "RULE: [level, { option: value }]", with a level of ${RULE_LEVELS.join(", ")}.`;

/**
 * Reads a rule's setting as it stands in the settings file, in YAML: `require-spot-retries: off` or
 * `require-resource-labels: [warn, { keys: { team: [] } }]`. Whether rule and options exist is for `checkSettings`.
 */
export function parseRuleSetting(text: string): ParsedRuleSetting {
  const read = readYaml(text);
  const parsed = read.ok ? read.data : undefined;
  const [entry, ...others] = isRecord(parsed) ? Object.entries(parsed) : [];
  if (entry === undefined || others.length > 0) return { ok: false, message: `"${text}" sets no rule. ${EXAMPLES}` };
  const setting = settingOf(entry[1]);
  if (setting === undefined) return { ok: false, message: `"${text}" gives no level. ${EXAMPLES}` };
  return { ok: true, id: entry[0], setting };
}

function settingOf(value: unknown): RuleSetting | undefined {
  if (!Array.isArray(value)) return levelOf(value);
  const [written, options, ...rest] = value as readonly unknown[];
  const level = levelOf(written);
  if (level === undefined || rest.length > 0) return undefined;
  if (options === undefined) return level;
  return isRecord(options) ? [level, options] : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

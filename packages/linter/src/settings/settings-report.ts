import { presets } from "eslint-plugin-nextflow";
import type { PresetName } from "eslint-plugin-nextflow";
import { resolvePath } from "@nf-lint/resolver";
import { relativePath } from "../relative-path.js";
import { ruleFacts } from "../rule-facts.js";
import { ruleSelector } from "../rule-selection.js";
import type { RuleLevel, RuleOverride, Settings, SettingsPath } from "../settings.js";
import { PathPatterns } from "./path-patterns.js";
import type { SettingsLayer } from "./read-settings.js";
import type { EffectiveSettings } from "./settings-files.js";

/** A setting other than a rule, with where it was said last: `.nf-lint.yml:3:1`, `the command line`. */
export interface PlacedSetting {
  /** As settings files write it. */
  readonly key: string;
  readonly value: unknown;
  readonly from: string;
}

/** A rule that is on or was turned off, with where its level was said last. */
export interface PlacedRule {
  readonly id: string;
  readonly level: RuleLevel;
  readonly options?: unknown;
  readonly from: string;
}

/** What holds for one file. */
export interface SettingsReport {
  /** The settings file that counts, as findings would name it; absent where there is none. */
  readonly file?: string;
  /** False where nothing is reported of the file. */
  readonly isLinted: boolean;
  readonly settings: readonly PlacedSetting[];
  /** By name. */
  readonly rules: readonly PlacedRule[];
}

/** The keys of settings, by the names that files write them under; rules, and what names files, have parts of their own. */
const KEYS: readonly (readonly [key: string, property: keyof Settings])[] = [
  ["extends", "presets"],
  ["nextflow", "nextflow"],
  ["profiles", "profiles"],
  ["profile", "onlyProfiles"],
  ["params", "params"],
  ["env", "env"],
  ["configs", "configs"],
  ["platform", "platform"],
  ["isolated", "isolated"],
  ["ignore", "ignore"],
  ["baseline", "baseline"],
  ["max-warnings", "maxWarnings"],
  ["since", "since"],
];

const COMMAND_LINE = "the command line";

/**
 * Which settings hold for a file, and where each was said.
 *
 * @param file Absolute.
 * @param run What the user says at this run.
 * @param cwd What places are named relative to.
 */
export function settingsReport(file: string, effective: EffectiveSettings, run: Settings, cwd: string): SettingsReport {
  const { settings, layers } = effective;
  const place = ({ file: said, positionOf }: SettingsLayer, path: SettingsPath): string => {
    const position = positionOf(path);
    const name = relativePath(cwd, said);
    return position === undefined ? name : `${name}:${position.line}:${position.column}`;
  };
  const from = (key: string, property: keyof Settings): string => {
    if (isSaid(run[property])) return COMMAND_LINE;
    // `exclude` is another name.
    const written = property === "ignore" ? [key, "exclude"] : [key];
    const said = written.flatMap((name) => {
      const layer = layers.findLast(({ positionOf }) => positionOf([name]) !== undefined);
      return layer === undefined ? [] : [place(layer, [name])];
    });
    return said.join(", ") || "by default";
  };
  const ignored = new PathPatterns(cwd, run.ignore ?? []);
  return {
    ...(effective.file !== undefined && { file: relativePath(cwd, effective.file) }),
    isLinted: !effective.ignored.match(file) && !ignored.match(file),
    settings: KEYS.flatMap(([key, property]): readonly PlacedSetting[] => {
      const value = property === "ignore" ? [...(settings.ignore ?? []), ...(run.ignore ?? [])] : settings[property];
      return isSaid(value) ? [{ key, value: shown(property, value, cwd), from: from(key, property) }] : [];
    }),
    rules: rulesOf(file, effective, run, place),
  };
}

function isSaid(value: unknown): boolean {
  return value !== undefined && (typeof value !== "object" || value === null || Object.keys(value).length > 0);
}

/** Paths as a person would write them here. */
function shown(property: keyof Settings, value: unknown, cwd: string): unknown {
  const named = (path: unknown): string => relativePath(cwd, resolvePath(cwd, String(path)));
  if (property === "baseline") return named(value);
  return property === "configs" && Array.isArray(value) ? value.map(named) : value;
}

function rulesOf(
  file: string,
  { settings, layers }: EffectiveSettings,
  run: Settings,
  place: (layer: SettingsLayer, path: SettingsPath) => string,
): readonly PlacedRule[] {
  const origins = new Map<string, string>();
  for (const name of settings.presets ?? ["recommended"]) {
    for (const id of Object.keys(presets[name as PresetName])) {
      origins.set(id.replace(/^nextflow\//, ""), `the preset ${name}`);
    }
  }
  for (const layer of layers) {
    for (const id of Object.keys(layer.settings.rules ?? {})) origins.set(id, place(layer, ["rules", id]));
  }
  const fits = ({ files }: RuleOverride): boolean =>
    files === undefined || new PathPatterns(settings.directory ?? "", files).match(file);
  for (const layer of layers) {
    for (const [index, override] of (layer.settings.overrides ?? []).entries()) {
      if (!fits(override)) continue;
      for (const id of Object.keys(override.rules)) origins.set(id, place(layer, ["overrides", index, "rules", id]));
    }
  }
  for (const id of [...Object.keys(run.rules ?? {}), ...(run.onlyRules ?? [])]) origins.set(id, COMMAND_LINE);
  const { active, levelOf } = ruleSelector(settings)(file);
  return ruleFacts()
    .flatMap(({ id, severity }): readonly PlacedRule[] => {
      const entry = Object.hasOwn(active, `nextflow/${id}`) ? active[`nextflow/${id}`] : undefined;
      if (entry === undefined) return [];
      const level = levelOf(id) ?? (severity === "warning" ? "warn" : severity);
      const options: unknown = Array.isArray(entry) ? entry[1] : undefined;
      return [{ id, level, from: origins.get(id) ?? "", ...(options !== undefined && { options }) }];
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

import { findRule, PRESET_NAMES } from "eslint-plugin-nextflow";
import type { PresetName } from "eslint-plugin-nextflow";
import type { Platform } from "@nf-lint/resolver";
import { parseProfileChoice } from "../profile-choice.js";
import type { RuleOverride, RuleSettings, Settings, SettingsPath, SettingsProblem } from "../settings.js";
import { patternProblem } from "./path-patterns.js";
import { platformProblems } from "./platform-settings.js";
import { rememberPlaces } from "./profile-places.js";
import type { ProfilePlace } from "./profile-places.js";
import { schemaProblems } from "./schema-problems.js";
import type { SettingsDocument } from "./settings-document.js";
import { settingsSchema } from "./settings-schema.js";
import { nextflowVersionOf, ruleSettingsOf } from "../written-settings.js";

/** Settings as a file writes them, of the shape that the schema describes. */
interface WrittenSettings {
  readonly extends?: string | readonly string[];
  readonly nextflow?: string;
  readonly profiles?: readonly (string | readonly string[])[];
  readonly params?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, unknown>>;
  readonly configs?: readonly string[];
  readonly platform?: Platform;
  readonly isolated?: boolean;
  readonly rules?: RuleSettings;
  readonly overrides?: readonly { readonly files: string | readonly string[]; readonly rules: RuleSettings }[];
  readonly ignore?: string | readonly string[];
  readonly exclude?: string | readonly string[];
  readonly baseline?: string;
  readonly "max-warnings"?: number;
  readonly since?: string;
}

/** What one settings file says by itself. */
export interface SettingsContent {
  /** What it starts from, in order; `undefined` where it does not say. */
  readonly extended: readonly Extended[] | undefined;
  /** Its own part; `configs` and `baseline` as they are written. */
  readonly settings: Settings;
}

/** One entry of `extends`. */
export interface Extended {
  readonly name: string;
  /** Where it stands, for problems. */
  readonly path: SettingsPath;
}

/** What is wrong in a settings file that is good YAML, apart from what it extends. */
export function contentProblems(document: SettingsDocument): readonly SettingsProblem[] {
  const problems = schemaProblems(settingsSchema(knownRulesIn(document.data)), document.data, {
    writtenAs: (path) => document.writtenAs(path),
  });
  if (problems.length > 0) return problems;
  const written = document.data as WrittenSettings;
  return [...patternProblems(written), ...(written.platform ? platformProblems(written.platform) : [])];
}

/** The rules that data of any shape set as settings do, where they exist. */
function knownRulesIn(data: unknown): readonly string[] {
  const { rules: top, overrides } = mapIn(data);
  const nested = Array.isArray(overrides) ? overrides.map((one) => mapIn(one)["rules"]) : [];
  const ids = new Set([top, ...nested].flatMap((set) => Object.keys(mapIn(set))));
  return [...ids].filter((id) => findRule(id));
}

function mapIn(data: unknown): Readonly<Record<string, unknown>> {
  return typeof data === "object" && data !== null ? (data as Readonly<Record<string, unknown>>) : {};
}

/**
 * What a settings file says in which `contentProblems` finds nothing wrong.
 *
 * @param file The file as failures name it.
 */
export function contentOf(document: SettingsDocument, file: string): SettingsContent {
  const written = document.data as WrittenSettings;
  const { nextflow, profiles, params, env, configs, platform, isolated, overrides, baseline, since } = written;
  const ignore = [written.ignore ?? [], written.exclude ?? []].flat();
  const maxWarnings = written["max-warnings"];
  return {
    extended: extendedOf(written.extends),
    settings: {
      ...(nextflow !== undefined && { nextflow: nextflowVersionOf(nextflow) }),
      ...(profiles && { profiles: profiles.map((choice, i) => placedChoice(choice, i, document, file)) }),
      ...(params && { params }),
      ...(env && { env: environmentOf(env, document) }),
      ...(configs && { configs }),
      ...(platform && { platform }),
      ...(isolated !== undefined && { isolated }),
      ...(written.rules && { rules: ruleSettingsOf(written.rules) }),
      ...(overrides && {
        overrides: overrides.map((one): RuleOverride => ({
          files: [one.files].flat(),
          rules: ruleSettingsOf(one.rules),
        })),
      }),
      ...(ignore.length > 0 && { ignore }),
      ...(baseline !== undefined && { baseline }),
      ...(maxWarnings !== undefined && { maxWarnings }),
      ...(since !== undefined && { since }),
    },
  };
}

/** Whether an entry of `extends` names a preset. */
export function isPreset(name: string): name is PresetName {
  return PRESET_NAMES.some((preset) => preset === name);
}

function extendedOf(written: WrittenSettings["extends"]): readonly Extended[] | undefined {
  if (written === undefined) return undefined;
  if (typeof written === "string") return [{ name: written, path: ["extends"] }];
  return written.map((name, i) => ({ name, path: ["extends", i] }));
}

/** The choice at an index of `profiles`, each name with its place. */
function placedChoice(
  written: string | readonly string[],
  index: number,
  document: SettingsDocument,
  file: string,
): readonly string[] {
  const path = ["profiles", index];
  const entries =
    typeof written === "string" ? [{ text: written, path }] : written.map((text, i) => ({ text, path: [...path, i] }));
  const places = new Map<string, ProfilePlace>();
  const choice = entries.flatMap((entry) => {
    const position = document.positionOf(entry.path);
    const names = parseProfileChoice(entry.text);
    for (const name of names) places.set(name, { file, path: entry.path, ...(position && { position }) });
    return names;
  });
  rememberPlaces(choice, places);
  return choice;
}

/** Variables are text: `1.10` stays `1.10`. */
function environmentOf(env: Readonly<Record<string, unknown>>, document: SettingsDocument): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).map(([name, value]) => [
      name,
      typeof value === "string" ? value : (document.writtenAs(["env", name]) ?? String(value)),
    ]),
  );
}

function patternProblems({ overrides = [], ignore = [], exclude = [] }: WrittenSettings): readonly SettingsProblem[] {
  return [
    ...problemsOf(ignore, ["ignore"]),
    ...problemsOf(exclude, ["exclude"]),
    ...overrides.flatMap(({ files }, i) => problemsOf(files, ["overrides", i, "files"])),
  ];
}

function problemsOf(patterns: string | readonly string[], path: SettingsPath): readonly SettingsProblem[] {
  return [patterns].flat().flatMap((pattern, i) => {
    const message = patternProblem(pattern);
    return message === undefined ? [] : [{ path: typeof patterns === "string" ? path : [...path, i], message }];
  });
}

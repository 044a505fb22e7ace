import type { RuleOverride, RuleSetting, RuleSettings, Settings } from "../settings.js";

/**
 * Settings laid over others. Rules, params and environment are joined; of all else the upper counts. What both say of
 * files adds up, for both mean the same folder: the one of the settings file that a run starts from.
 */
export function mergeSettings(lower: Settings, upper: Settings): Settings {
  const params = joined(lower.params, upper.params);
  const env = joined(lower.env, upper.env);
  const overrides = [...(lower.overrides ?? []), ...(upper.overrides ?? [])];
  const ignore = [...(lower.ignore ?? []), ...(upper.ignore ?? [])];
  return {
    ...lower,
    ...upper,
    rules: mergeRules(lower.rules, upper.rules),
    ...(overrides.length > 0 && { overrides }),
    ...(ignore.length > 0 && { ignore }),
    ...(params && { params }),
    ...(env && { env }),
  };
}

/** What a user says at a run laid over what a settings file says: no override of the file is above it. */
export function mergeRunSettings(file: Settings, run: Settings): Settings {
  // The patterns of a run count from another folder.
  const { rules, ignore: _ofRun, ...others } = run;
  const everywhere: readonly RuleOverride[] = rules === undefined ? [] : [{ rules }];
  return mergeSettings(mergeSettings(file, others), { overrides: everywhere });
}

/** Rules laid over others. A level alone keeps the options below it, as in ESLint. */
export function mergeRules(lower: RuleSettings = {}, upper: RuleSettings = {}): RuleSettings {
  const merged = new Map(Object.entries(lower));
  for (const [id, setting] of Object.entries(upper)) merged.set(id, mergeRule(merged.get(id), setting));
  return Object.fromEntries(merged);
}

function mergeRule(lower: RuleSetting | undefined, upper: RuleSetting): RuleSetting {
  if (typeof lower !== "object") return upper;
  const [level, options = lower[1]] = typeof upper === "string" ? [upper] : upper;
  return options === undefined ? level : [level, options];
}

function joined<T>(
  lower: Readonly<Record<string, T>> | undefined,
  upper: Readonly<Record<string, T>> | undefined,
): Readonly<Record<string, T>> | undefined {
  return lower === undefined && upper === undefined ? undefined : { ...lower, ...upper };
}

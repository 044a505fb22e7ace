import type { Project, ResolvedConfig, TargetVersion } from "@nf-lint/resolver";
import { causesOf, settingOf } from "./known-option.js";
import type { Setting } from "./known-option.js";
import type { RunProcess } from "./run-processes.js";
import type { Cause } from "./service-use.js";

/** A run with one choice of profiles, as far as its files and what the user gave tell. */
export interface NetworkRun {
  readonly project: Project;
  readonly config: ResolvedConfig;
  readonly processes: readonly RunProcess[];
  /** Why there may be other processes than these; absent where these are all. */
  readonly open?: string;
  readonly target: TargetVersion;
  /** The environment variables that are given. nf-lint never looks at its own. */
  readonly environment: ReadonlyMap<string, string>;
  /** The texts among the params that are given at launch and that nothing declares, by name. */
  readonly params: ReadonlyMap<string, string>;
}

/** An option that an environment variable stands in for, with what says so. */
export interface EnvironmentSetting extends Setting {
  readonly because: readonly Cause[];
}

/** What an option is set to, else a variable of the environment that is given. */
export function settingOrVariable(
  { config, environment }: NetworkRun,
  name: string,
  variable: string | undefined,
): EnvironmentSetting {
  const setting = settingOf(config, name);
  const given = variable === undefined ? undefined : environment.get(variable);
  const isSet = setting.text !== undefined || setting.unknown !== undefined;
  if (isSet || given === undefined || given === "") return { ...setting, because: causesOf(config, name) };
  return { text: given, because: [] };
}

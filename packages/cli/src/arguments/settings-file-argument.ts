import type { SettingsFileChoice } from "@nf-lint/linter";
import { slashed } from "../slashed-path.js";

/** What `--config FILE` and `--no-config` come to: a file, or `false`. */
export type SettingsFileArgument = string | boolean;

export function settingsFileChoice(argument: SettingsFileArgument | undefined): SettingsFileChoice {
  if (argument === false) return "none";
  return typeof argument === "string" ? { file: slashed(argument) } : "nearest";
}

import type { OptionPath } from "@nf-lint/resolver";
import { optionName } from "../reading/option-settings.js";

/** The rule option `ignore`, for rules about Nextflow's options. */
export interface IgnoreOption {
  /** Options, and scopes with all that is in them, to say nothing about. */
  readonly ignore: readonly string[];
}

/** The schema of the rule option `ignore`. */
export const ignoreSchema = {
  type: "array",
  items: { type: "string" },
  uniqueItems: true,
  description: "Options, and scopes with all that is in them, to say nothing about: `custom`, `process.extra`.",
} as const;

/** Whether an option, or a scope around it, is to be passed over. */
export function isIgnored(path: OptionPath, { ignore }: IgnoreOption): boolean {
  const name = optionName(path);
  return ignore.some((ignored) => name === ignored || name.startsWith(`${ignored}.`));
}

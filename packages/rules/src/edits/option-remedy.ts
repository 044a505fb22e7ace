import { findOption } from "@nf-lint/resolver";
import type { Replacement, ResolvedConfig } from "@nf-lint/resolver";
import { isSetBeside } from "../reading/option-settings.js";
import type { KnownSetting } from "../reading/option-settings.js";

/** What to do about an option that is, or will be, no more. */
export function remedyFor({ fact: { replacement }, setting }: KnownSetting, config: ResolvedConfig): string {
  if (replacement === undefined) return "Remove it.";
  const { path, text } = replacement;
  if (path !== undefined) {
    if (isSetBeside(config, setting, path)) return `Remove it: ${text} is set as well.`;
    return isOpposite(replacement) ? `Use ${text}, which says the opposite.` : `Use ${text}.`;
  }
  return /\s/.test(text) ? `Use a ${text}.` : `Use the options of ${text.replace(/\.\*$/, "")}.`;
}

/** A switch that takes the place of another without being its new name: `noChecksum`, `checksum`. */
function isOpposite({ path = [], isRename }: Replacement): boolean {
  return !isRename && findOption(path)?.types.join() === "Boolean";
}

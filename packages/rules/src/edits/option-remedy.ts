import { findOption } from "@nf-lint/resolver";
import type { Value } from "@nf-lint/groovy";
import type { Replacement, ResolvedConfig } from "@nf-lint/resolver";
import { isSetBeside } from "../reading/option-settings.js";
import type { KnownSetting } from "../reading/option-settings.js";

/** What to do about an option that is, or will be, no more. */
export function remedyFor(known: KnownSetting, config: ResolvedConfig): string {
  const {
    fact: { path: option, replacement },
    setting,
  } = known;
  const own = SPLIT_UP.get(option.join("."))?.(setting.value);
  if (own !== undefined) return own;
  if (replacement === undefined) return "Remove it.";
  const { path, text } = replacement;
  if (path !== undefined) {
    if (isSetBeside(config, setting, path)) return `Remove it: ${text} is set as well.`;
    return isOpposite(replacement) ? `Use ${text}, which says the opposite.` : `Use ${text}.`;
  }
  return /\s/.test(text) ? `Use a ${text}.` : `Use the options of ${text.replace(/\.\*$/, "")}.`;
}

/** Options whose value goes to several others. */
const SPLIT_UP: ReadonlyMap<string, (value: Value) => string> = new Map([["google.zone", remedyForZone]]);

function remedyForZone(value: Value): string {
  const zone = value.kind === "known" && typeof value.value === "string" ? value.value : "";
  const region = /^([a-z]+-[a-z]+\d+)-[a-z]$/.exec(zone)?.[1];
  return region === undefined
    ? "Set the region in google.location, and zones in google.batch.allowedLocations, as in ['zones/europe-west1-b']."
    : `Set google.location = '${region}' and google.batch.allowedLocations = ['zones/${zone}'].`;
}

/** A switch that takes the place of another without being its new name: `noChecksum`, `checksum`. */
function isOpposite({ path = [], isRename }: Replacement): boolean {
  return !isRename && findOption(path)?.types.join() === "Boolean";
}

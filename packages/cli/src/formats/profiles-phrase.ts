import type { Finding } from "@nf-lint/linter";
import { printable } from "../output/printable-text.js";

/** So many profiles of one finding are named. */
const NAMED_PROFILES = 8;

/** `in profiles gcp, gcp_spot`; `undefined` for a finding that holds in all of them. */
export function profilesPhrase({ profiles }: Finding): string | undefined {
  if (profiles.length === 0) return undefined;
  const named = profiles.slice(0, NAMED_PROFILES).map(printable).join(", ");
  const others = profiles.length - NAMED_PROFILES;
  return `in ${profiles.length === 1 ? "profile" : "profiles"} ${named}${others > 0 ? ` and ${others} more` : ""}`;
}

/** The message in one line with its profiles, for formats that have no place of their own for them. */
export function fullMessage(finding: Finding): string {
  const phrase = profilesPhrase(finding);
  const message = printable(finding.message);
  return phrase === undefined ? message : `${message} (${phrase})`;
}

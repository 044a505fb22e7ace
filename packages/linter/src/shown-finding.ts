import type { SecretMask } from "@nf-lint/resolver";
import type { Finding } from "./finding.js";

/** A finding with its words as they may be shown: a message can quote what a file says. */
export function shownFinding(finding: Finding, mask: SecretMask): Finding {
  return {
    // In the order that they have: what is printed stays as it was but for the credentials.
    ...finding,
    message: mask.text(finding.message),
    related: finding.related.map((place) => ({ ...place, message: mask.text(place.message) })),
  };
}

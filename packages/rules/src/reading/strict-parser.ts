import type { TargetVersion } from "@nf-lint/resolver";
import type { FindingSeverity } from "../authoring/rule-meta.js";

/** The first stable release whose default is the strict parser. */
const STRICT_BY_DEFAULT = "26.04";

/** The severity of what only the strict parser rejects: the rule's own, but a warning where the legacy parser runs. */
export function strictParserSeverity(target: TargetVersion): { readonly severity?: FindingSeverity } {
  return target.isAtLeast(STRICT_BY_DEFAULT) ? {} : { severity: "warning" };
}

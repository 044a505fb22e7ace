import { nearestName } from "@nf-lint/resolver";

/** Lists longer than this help nobody. */
const LISTED_NAMES = 12;

/** A sentence, with a blank before it, on what may have been meant by a name that does not exist; or no text. */
export function nameHint(name: string, candidates: readonly string[]): string {
  const near = nearestName(name, candidates);
  if (near !== undefined) return ` Did you mean "${near}"?`;
  return candidates.length > LISTED_NAMES ? "" : ` Known are: ${candidates.join(", ")}.`;
}

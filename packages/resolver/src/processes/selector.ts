import { matchesFully } from "@nf-lint/groovy";
import type { Selector } from "../resolved-config.js";

/** The selector that a key below `process` holds; `undefined` for a directive. */
export function selectorOfKey(key: string): Selector | undefined {
  for (const kind of ["withLabel", "withName"] as const) {
    if (key.startsWith(`${kind}:`)) return { kind, pattern: key.slice(kind.length + 1).trim(), key };
  }
  return undefined;
}

/**
 * Whether a `withName` pattern hits a name: a Java regular expression that must match all of it, negated by a `!` in
 * front. `undefined` where the pattern is invalid or has no faithful counterpart here.
 */
export function matchesName(name: string, pattern: string): boolean | undefined {
  const { negated, expression } = partsOf(pattern);
  const matches = matchesFully(expression, name);
  return matches === undefined ? undefined : matches !== negated;
}

/** As `matchesName`, over all labels of a process: a negated pattern hits where it matches none of them. */
export function matchesLabels(labels: readonly string[], pattern: string): boolean | undefined {
  const { negated, expression } = partsOf(pattern);
  const matches = labels.map((label) => matchesFully(expression, label));
  if (matches.includes(undefined)) return undefined;
  return matches.includes(true) !== negated;
}

function partsOf(pattern: string): { readonly negated: boolean; readonly expression: string } {
  const negated = pattern.startsWith("!");
  return { negated, expression: negated ? pattern.slice(1).trim() : pattern };
}

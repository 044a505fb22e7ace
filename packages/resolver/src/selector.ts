import { Budget } from "./evaluate/budget.js";
import { GroovyException, Undetermined } from "./evaluate/interruption.js";
import { matchesWhole } from "./evaluate/regex/regex.js";
import type { Selector } from "./resolved-config.js";

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
  const matches = fullMatch(expression, name);
  return matches === undefined ? undefined : matches !== negated;
}

/** As `matchesName`, over all labels of a process: a negated pattern hits where it matches none of them. */
export function matchesLabels(labels: readonly string[], pattern: string): boolean | undefined {
  const { negated, expression } = partsOf(pattern);
  const matches = labels.map((label) => fullMatch(expression, label));
  if (matches.includes(undefined)) return undefined;
  return matches.includes(true) !== negated;
}

function partsOf(pattern: string): { readonly negated: boolean; readonly expression: string } {
  const negated = pattern.startsWith("!");
  return { negated, expression: negated ? pattern.slice(1).trim() : pattern };
}

function fullMatch(expression: string, text: string): boolean | undefined {
  try {
    return matchesWhole(expression, text, new Budget());
  } catch (error) {
    if (error instanceof GroovyException || error instanceof Undetermined) return undefined;
    throw error;
  }
}

import { Budget } from "../budget.js";
import { GroovyException, Undetermined } from "../interruption.js";
import { matchesSomewhere, matchesWhole } from "./regex.js";

/**
 * Whether a Java regular expression matches the whole of a text, as `Matcher.matches()` tells. Total; `undefined` where
 * the pattern is invalid, is not mirrored here, or takes longer than one evaluation may.
 */
export function matchesFully(pattern: string, text: string): boolean | undefined {
  return orUndefined(() => matchesWhole(pattern, text, new Budget()));
}

/** Whether it matches anywhere in the text, as `Matcher.find()` tells; `undefined` as for `matchesFully`. */
export function matchesPartly(pattern: string, text: string): boolean | undefined {
  return orUndefined(() => matchesSomewhere(pattern, text, new Budget()));
}

function orUndefined(match: () => boolean): boolean | undefined {
  try {
    return match();
  } catch (error) {
    if (error instanceof GroovyException || error instanceof Undetermined) return undefined;
    throw error;
  }
}

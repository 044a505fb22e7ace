import { Budget } from "../budget.js";
import { GroovyException, Undetermined } from "../interruption.js";
import { matchesWhole } from "./regex.js";

/**
 * Whether a Java regular expression matches the whole of a text, as `Matcher.matches()` tells. Total; `undefined` where
 * the pattern is invalid, is not mirrored here, or takes longer than one evaluation may.
 */
export function matchesFully(pattern: string, text: string): boolean | undefined {
  try {
    return matchesWhole(pattern, text, new Budget());
  } catch (error) {
    if (error instanceof GroovyException || error instanceof Undetermined) return undefined;
    throw error;
  }
}

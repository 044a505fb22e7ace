import { Budget } from "../budget.js";
import { GroovyException, Undetermined } from "../interruption.js";
import { matchesWhole } from "./regex.js";

/**
 * Whether a Java regular expression matches all of a text, as a selector's must; `invalid` where Java refuses the
 * expression, undefined where it is not mirrored here or takes too long to tell.
 */
export function fullMatch(pattern: string, text: string): boolean | "invalid" | undefined {
  try {
    return matchesWhole(pattern, text, new Budget());
  } catch (error) {
    if (error instanceof GroovyException) return "invalid";
    if (error instanceof Undetermined) return undefined;
    throw error;
  }
}

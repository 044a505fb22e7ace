import { ruleFacts } from "@nf-lint/linter";
import type { RuleFacts } from "@nf-lint/linter";

/** What each rule says of itself, by its name. */
export const KNOWN_RULES: ReadonlyMap<string, RuleFacts> = new Map(ruleFacts().map((rule) => [rule.id, rule]));

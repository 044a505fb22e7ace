import { ruleFacts } from "@nf-lint/linter";
import { rulePages } from "./rule-pages.generated.js";

/** What the documentation says of a rule. */
export interface RulePage {
  /** One line that completes "This rule …". */
  readonly description: string;
  /** All of it in Markdown, with addresses that hold wherever it is shown. */
  readonly text: string;
}

/** The page of a rule; `undefined` for what has none in this package, as rules of one's own. */
export function rulePage(ruleId: string): RulePage | undefined {
  const facts = ruleFacts().find(({ id }) => id === ruleId);
  const page = Object.hasOwn(rulePages, ruleId) ? rulePages[ruleId] : undefined;
  if (facts === undefined || page === undefined) return undefined;
  const text = page
    .replace(/<!--.*?-->\n+/gs, "")
    .replace(/\]\((?![a-z]+:|#)([^)\s]+)\)/g, (_, path: string) => `](${new URL(path, facts.url).href})`);
  return { description: facts.description, text };
}

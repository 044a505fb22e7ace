import type { NextflowRule } from "eslint-plugin-nextflow";

/** So many findings of a rule are listed for one file: nobody reads more, and each costs time and memory. */
export const MOST_FINDINGS = 1_000;

/** So many while fixing, where what is not listed is not fixed in the same round. */
export const MOST_FIXED_FINDINGS = 10_000;

/** How many findings of a rule in a file are not listed, by the rule's name in ESLint. */
export type Unlisted = Map<string, number>;

/** The message of the first finding that is not listed; it stands for all of them. */
const PLACEHOLDER = "\0unlisted";

type Report = Parameters<Parameters<NextflowRule["create"]>[0]["report"]>[0];

/**
 * The rule as it is, but that of its findings in a file no more than `most` get through, and one that stands for the
 * others.
 */
export function capped(rule: NextflowRule, most: number, unlisted: Unlisted): NextflowRule {
  return {
    ...rule,
    create(context) {
      let count = 0;
      const report = (descriptor: Report): void => {
        count++;
        if (count <= most) context.report(descriptor);
        else unlisted.set(context.id, count - most);
        if (count === most + 1) context.report(placeholderFor(descriptor));
      };
      return rule.create(Object.create(context, { report: { value: report } }) as typeof context);
    },
  };
}

function placeholderFor(descriptor: Report): Report {
  const place = "loc" in descriptor ? { loc: descriptor.loc } : { node: descriptor.node };
  return { ...place, message: PLACEHOLDER };
}

/** A message of ESLint, with words for the one that stands for others. */
export function withCount<Message extends { readonly ruleId: string | null; readonly message: string }>(
  message: Message,
  unlisted: Unlisted,
): Message {
  if (message.message !== PLACEHOLDER) return message;
  const count = unlisted.get(message.ruleId ?? "") ?? 1;
  return {
    ...message,
    message: `${count === 1 ? "One more finding" : `${count} more findings`} of this rule in this file, from here on, ${count === 1 ? "is" : "are"} not listed.`,
  };
}

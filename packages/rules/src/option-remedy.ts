import type { OptionFact } from "@nf-lint/resolver";

/** What to do about an option that is, or will be, no more. */
export function remedyFor({ replacement }: OptionFact): string {
  if (replacement === undefined) return "Remove it.";
  if (replacement.path !== undefined) return `Use ${replacement.text}.`;
  return /\s/.test(replacement.text)
    ? `Use a ${replacement.text}.`
    : `Use what is in ${replacement.text.replace(/\.\*$/, "")}.`;
}

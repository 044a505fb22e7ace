import { optionUrl } from "@nf-lint/resolver";
import type { OptionFact } from "@nf-lint/resolver";
import { code, link } from "./markdown.js";

/** The types of an option, since when it is there, and whose it is. */
export function detailOf({ types, since, owner }: OptionFact): string {
  const parts = [types.join(" | "), since === undefined ? "" : `since ${since}`, owner === "core" ? "" : owner];
  return parts.filter((part) => part !== "").join(", ");
}

/** What an option is for, in Markdown. */
export function documentationOf(fact: OptionFact): string {
  const url = optionUrl(fact);
  return [
    fact.description,
    fact.default === undefined ? "" : `Default: ${code(fact.default)}`,
    url === undefined ? "" : link("Nextflow reference", url),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

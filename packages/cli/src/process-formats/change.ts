import type { Ansis } from "ansis";
import { toVectorJson } from "@nf-lint/linter";
import type { Change, DirectiveChange, ProcessChange, Value } from "@nf-lint/linter";
import { shownValue } from "../config-formats/shown-value.js";
import { printable } from "../output/printable-text.js";

/** Longer closures are cut. */
const LONGEST_VALUE = 72;

/** The formats of `nf-lint config --processes --since` by name. */
export const processChangeFormats = { text, json } satisfies Record<string, (change: Change, colors: Ansis) => string>;

/** For a person: one line for each difference, however many processes share it. */
function text(change: Change, colors: Ansis): string {
  const changes = change.processes();
  if (changes.length === 0) return colors.green(`No process differs from ${printable(change.since)}.`) + "\n";
  return changes
    .flatMap((one) => processSentences(one, printable))
    .map((line) => `${line}\n`)
    .join("");
}

function json(change: Change): string {
  return `${JSON.stringify({ version: 1, since: change.since, processes: processesJson(change) }, undefined, 2)}\n`;
}

/** For programs. Values are as `nf-lint config --format json` writes them; an absent one is not set. */
export function processesJson(change: Change): readonly object[] {
  return change.processes().map(({ directives, ...rest }) => ({
    ...rest,
    directives: directives.map(({ before, after, ...difference }) => ({
      ...difference,
      ...(before && { before: toVectorJson(before) }),
      ...(after && { after: toVectorJson(after) }),
    })),
  }));
}

/**
 * What a change does to the processes of a pipeline, one sentence each, what most of them share first.
 *
 * @param quote How a name or a difference is shown.
 */
export function processSentences(
  { added, removed, directives }: ProcessChange,
  quote: (text: string) => string,
): readonly string[] {
  return [
    ...(added.length > 0 ? [`New: ${named(added, quote)}`] : []),
    ...(removed.length > 0 ? [`Gone: ${named(removed, quote)}`] : []),
    ...directives
      .toSorted((a, b) => b.processes.length - a.processes.length)
      .map((difference) => directiveSentence(difference, quote)),
  ];
}

function directiveSentence(
  { directive, before, after, processes, variants }: DirectiveChange,
  quote: (text: string) => string,
): string {
  const difference = quote(`${directive} ${shown(before)} -> ${shown(after)}`);
  const where =
    variants.length === 0
      ? "in every profile"
      : `${variants.length === 1 ? "profile" : "profiles"} ${variants.map(quote).join(", ")}`;
  const many = `${processes.length} ${processes.length === 1 ? "process" : "processes"}`;
  return `${many}: ${difference} (${where}): ${named(processes, quote)}`;
}

const MOST_NAMED = 3;

function named(names: readonly string[], quote: (text: string) => string): string {
  const listed = names.slice(0, MOST_NAMED).map(quote).join(", ");
  return names.length > MOST_NAMED ? `${listed} and ${names.length - MOST_NAMED} more` : listed;
}

/** A text without its quotes, a closure without its braces, an amount as people write it: `36 GB`. */
function shown(value: Value | undefined): string {
  if (value === undefined) return "(not set)";
  if (value.kind === "known" && typeof value.value === "string") return printable(value.value);
  return shownValue(value, LONGEST_VALUE)
    .replace(/^(\d+(?:\.\d+)?)\.([A-Za-z]+)$/, "$1 $2")
    .replace(/^\{\s*|\s*\}$/g, "")
    .replace(/^\((.*)\)$/, "$1");
}

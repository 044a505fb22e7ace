import type { Ansis } from "ansis";
import { toVectorJson } from "@nf-lint/linter";
import type { Change, ConfigurationChange } from "@nf-lint/linter";
import { displayWidth } from "../output/display-width.js";
import { printable } from "../output/printable-text.js";
import { changeSections, changeSentences, sectionTitle } from "./change-sections.js";
import type { ChangeSection } from "./change-sections.js";

/** Turns what became of the resolved configuration into text that ends in a newline. */
export type ChangeFormat = (change: Change, colors: Ansis) => string;

/** The formats of `nf-lint config --since` by name. */
export const changeFormats = { text, json } satisfies Record<string, ChangeFormat>;

/** Names are as wide as the widest, but no wider than this. */
const WIDEST_NAME = 44;

/** For a person: one line for each option that differs, under the profiles in which it does. */
function text(change: Change, colors: Ansis): string {
  const changes = change.configurations();
  if (changes.length === 0) return colors.green(`No resolved option differs from ${printable(change.since)}.`) + "\n";
  const blocks = changes.flatMap((one) => [
    ...sentences(one),
    ...changeSections(one).map((section) => table(section, colors)),
  ]);
  return `${blocks.join("\n\n")}\n`;
}

function sentences(change: ConfigurationChange): readonly string[] {
  const lines = changeSentences(change, printable);
  return lines.length === 0 ? [] : [lines.join("\n")];
}

function table(section: ChangeSection, colors: Ansis): string {
  const widest = section.rows.reduce((most, { option }) => Math.max(most, displayWidth(option)), 0);
  const width = Math.min(WIDEST_NAME, widest);
  const rows = section.rows.map(({ option, before, after }) => {
    const name = option + " ".repeat(Math.max(0, width - displayWidth(option)));
    return `${name}  ${colors.red(before ?? NOT_SET)} -> ${colors.green(after ?? NOT_SET)}`;
  });
  return [colors.bold(sectionTitle(section, printable)), ...rows].join("\n");
}

const NOT_SET = "(not set)";

function json(change: Change): string {
  const { since } = change;
  return `${JSON.stringify({ version: 1, since, configurations: configurationsJson(change) }, undefined, 2)}\n`;
}

/** For programs. Values are as `nf-lint config --format json` writes them; an absent one is not set. */
export function configurationsJson(change: Change): readonly object[] {
  return change.configurations().map(({ options, ...rest }) => ({
    ...rest,
    options: options.map(({ path, before, after, variants }) => ({
      path,
      ...(before && { before: toVectorJson(before) }),
      ...(after && { after: toVectorJson(after) }),
      variants,
    })),
  }));
}

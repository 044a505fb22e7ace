import type { Ansis } from "ansis";
import type { CheckedSection, ChecklistState, LintedChecklist } from "@nf-lint/linter";
import { printable } from "../output/printable-text.js";
import { codeSpan, escapedMarkdown } from "./markdown-text.js";

/** The columns of the table: states that a reader does the same about share one. */
export const CHECKLIST_COLUMNS: readonly { readonly title: string; readonly states: readonly ChecklistState[] }[] = [
  { title: "passed", states: ["passed"] },
  { title: "findings", states: ["findings"] },
  { title: "unknown", states: ["unknown"] },
  { title: "does not apply", states: ["does not apply"] },
  { title: "switched off", states: ["switched off"] },
  { title: "to look at", states: ["report", "network"] },
  { title: "not visible", states: ["not visible"] },
];

/** How many lines of a section are in each column. */
export function checklistCounts({ lines }: CheckedSection): readonly number[] {
  return CHECKLIST_COLUMNS.map(({ states }) => lines.filter(({ state }) => states.includes(state)).length);
}

/** Where a reader finds why a line is not visible. */
export const CHECKLIST_PAGE = "https://github.com/nf-lint/nf-lint/blob/main/docs/checklist.md";

/** A table for a terminal, and the figures below it. */
export function checklistText({ project, sections, figures }: LintedChecklist, colors: Ansis): string {
  const titles = CHECKLIST_COLUMNS.map(({ title }) => title);
  const width = sections.reduce((most, { section }) => Math.max(most, section.length), 0);
  const row = (name: string, cells: readonly string[]): string =>
    `${name.padEnd(width)}  ${cells.map((cell, i) => cell.padStart(titles[i]?.length ?? 0)).join("  ")}`;
  return [
    colors.bold(`Production checklist of ${printable(project)}`),
    colors.dim(row("", titles)),
    ...sections.map((section) => row(section.section, checklistCounts(section).map(cell))),
    ...figures.map(({ title, items }) => `${title}: ${items.map(printable).join(", ")}`),
    colors.dim(`Line by line: ${CHECKLIST_PAGE}`),
    "",
  ].join("\n");
}

/** The same as a section of a comment. */
export function checklistMarkdown({ project, sections, figures }: LintedChecklist): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const titles = CHECKLIST_COLUMNS.map(({ title }) => title);
  return [
    `### Production checklist of ${codeSpan(project)}`,
    "",
    row(["", ...titles]),
    row(["---", ...titles.map(() => "---:")]),
    ...sections.map((section) => row([escapedMarkdown(section.section), ...checklistCounts(section).map(cell)])),
    "",
    ...figures.map(({ title, items }) => `- ${escapedMarkdown(title)}: ${items.map(codeSpan).join(", ")}`),
    "",
    `[Line by line](${CHECKLIST_PAGE})`,
    "",
  ].join("\n");
}

function cell(count: number): string {
  return count === 0 ? "–" : String(count);
}

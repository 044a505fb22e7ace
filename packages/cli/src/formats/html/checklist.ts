import type { CheckedLine, CheckedSection, ChecklistState, LintedChecklist } from "@nf-lint/linter";
import { CHECKLIST_COLUMNS, CHECKLIST_PAGE, checklistCounts } from "../checklist-text.js";
import { markup } from "./markup.js";
import type { Markup } from "./markup.js";

/** What a state looks like: the name of a class. */
const LOOKS: Readonly<Record<ChecklistState, string>> = {
  passed: "passed",
  findings: "findings",
  unknown: "unknown",
  "does not apply": "quiet",
  "switched off": "off",
  report: "look",
  network: "look",
  "not visible": "quiet",
};

/** The checklist of a project: a table of its sections, what to look at beside it, and each line with its state. */
export function checklistSection({ project, sections, figures }: LintedChecklist): Markup {
  const heads = CHECKLIST_COLUMNS.map(
    ({ title, states }) => markup`<th scope="col" class="${lookOf(states)}">${title}</th>`,
  );
  const all: CheckedSection = { section: "All", lines: sections.flatMap(({ lines }) => lines) };
  const notes = figures.map(
    ({ title, items }) =>
      markup`<div><dt>${title}</dt><dd>${items.map((item) => markup`<span>${item}</span>`)}</dd></div>`,
  );
  return markup`<section class="checklist"><h2>Production checklist of ${project}</h2>
<div class="sheet"><div class="scroll"><table><thead><tr><td></td>${heads}</tr></thead>
<tbody>${sections.map(sectionRow)}</tbody>
<tfoot>${sectionRow(all)}</tfoot></table></div>
${notes.length === 0 ? undefined : markup`<dl>${notes}</dl>`}
<details><summary>Line by line</summary>
${sections.map(({ section, lines }) => markup`<h3>${section}</h3><ul>${lines.map(lineItem)}</ul>`)}
<p><a href="${CHECKLIST_PAGE}">What each line is checked by</a></p></details></div></section>
`;
}

function sectionRow(section: CheckedSection): Markup {
  const cells = checklistCounts(section).map((count, column) =>
    count === 0
      ? markup`<td class="none">–</td>`
      : markup`<td class="${lookOf(CHECKLIST_COLUMNS[column]?.states ?? [])}"><b>${count}</b></td>`,
  );
  return markup`<tr><th scope="row">${section.section}</th>${cells}</tr>`;
}

function lineItem({ id, line, state, rules, reason }: CheckedLine): Markup {
  const by = rules.length === 0 ? undefined : markup` <span class="rule">${rules.join(", ")}</span>`;
  const why = reason === undefined ? undefined : markup` <span class="reason">${reason}</span>`;
  return markup`<li><b class="${LOOKS[state]}">${state}</b><div><span class="id">${id}</span> ${line}${by}${why}</div></li>`;
}

function lookOf(states: readonly ChecklistState[]): string {
  const [first] = states;
  return first === undefined ? "quiet" : LOOKS[first];
}

import type { LintedChecklist } from "@nf-lint/linter";
import { CHECKLIST_COLUMNS, CHECKLIST_PAGE, checklistCounts } from "../checklist-text.js";
import { markup } from "./markup.js";
import type { Markup } from "./markup.js";

/** The checklist of a project: a table of its sections, each of which opens to its lines. */
export function checklistSection({ project, sections, figures }: LintedChecklist): Markup {
  const heads = CHECKLIST_COLUMNS.map(({ title }) => markup`<th scope="col">${title}</th>`);
  const rows = sections.map(
    (section) =>
      markup`<tr><th scope="row">${section.section}</th>${checklistCounts(section).map((count) => markup`<td>${count === 0 ? "–" : String(count)}</td>`)}</tr>`,
  );
  const items = sections.flatMap(({ lines }) =>
    lines.map(
      ({ id, line, state, rules, reason }) =>
        markup`<li><b>${state}</b> ${id}: ${line}${rules.length === 0 ? undefined : markup` (${rules.join(", ")})`}${reason === undefined ? undefined : markup` <span>${reason}</span>`}</li>`,
    ),
  );
  const notes = figures.map(({ title, items: shown }) => markup`<p>${title}: ${shown.join(", ")}</p>`);
  return markup`<section class="checklist"><h2>Production checklist of ${project}</h2>
<div class="scroll"><table><thead><tr><td></td>${heads}</tr></thead><tbody>${rows}</tbody></table></div>
${notes}
<details><summary>Line by line</summary><ul>${items}</ul><p><a href="${CHECKLIST_PAGE}">What each line is checked by</a></p></details></section>
`;
}

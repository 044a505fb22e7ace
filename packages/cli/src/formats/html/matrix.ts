import type { Finding, Severity } from "@nf-lint/linter";
import { count } from "../count.js";
import { markup } from "./markup.js";
import type { Markup } from "./markup.js";
import type { ReportedProject } from "./reported-projects.js";
import { holdsIn } from "./resolved-values.js";

const RANKS: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** With more columns than this, profiles without findings are left out. */
const MOST_COLUMNS = 24;

/** With more columns than this, there is room for the names of profiles only when they stand upright. */
const MOST_LEVEL_NAMES = 12;

/** The rules that found something in a project against its choices of profiles, with the number of findings in each. */
export function matrix({ number, name, variants, findings }: ReportedProject): Markup {
  const ruleIds = [...new Set(findings.map(({ ruleId }) => ruleId))].sort();
  const shown =
    variants.length <= MOST_COLUMNS
      ? variants
      : variants.filter((variant) => findings.some((finding) => holdsIn(finding, variant)));
  const heads = shown.map((variant) => markup`<th scope="col"><span>${variant}</span></th>`);
  const rows = ruleIds.map((ruleId) => {
    const ofRule = findings.filter((finding) => finding.ruleId === ruleId);
    const cells = shown.map((variant) => cell(ofRule, { project: number, ruleId, variant }));
    return markup`<tr><th scope="row">${ruleId}</th>${cells}</tr>`;
  });
  const upright = shown.length > MOST_LEVEL_NAMES ? " upright" : "";
  const without = variants.length - shown.length;
  const leftOut = without === 0 ? undefined : markup`; ${without} more have none`;
  return markup`<figure class="matrix${upright}"><figcaption><b>${name}</b> ${count(findings.length, "finding")}, ${count(shown.length, "choice")} of profiles${leftOut}</figcaption>
<div class="scroll" tabindex="0" role="group" aria-label="Rules against profiles in ${name}"><table><thead><tr><th></th>${heads}</tr></thead><tbody>${rows}</tbody></table></div></figure>
`;
}

interface CellKey {
  readonly project: number;
  readonly ruleId: string;
  readonly variant: string;
}

function cell(ofRule: readonly Finding[], { project, ruleId, variant }: CellKey): Markup {
  const here = ofRule.filter((finding) => holdsIn(finding, variant));
  const worst = here.toSorted((a, b) => RANKS[b.severity] - RANKS[a.severity])[0];
  if (worst === undefined) return markup`<td class="none">·</td>`;
  const label = `${ruleId} in ${variant}: ${count(here.length, "finding")}`;
  return markup`<td><button type="button" class="${worst.severity}" data-project="${project}" data-rule="${ruleId}" data-profile="${variant}" title="${label}" aria-label="${label}" aria-pressed="false">${here.length}</button></td>`;
}

import type { Finding, RelatedPlace } from "@nf-lint/linter";
import { changeView } from "./change-view.js";
import { markup } from "./markup.js";
import type { Markup } from "./markup.js";
import type { ResolvedValue, ResolvedValues } from "./resolved-values.js";
import { sourceView } from "./source-view.js";

/** So many names stand behind each other before the rest is counted. */
const NAMED = 12;

/** What a card shows beside the finding itself. */
export interface FindingContext {
  /** The numbers of the projects that it is in, and the variants of these that it holds in: what filters go by. */
  readonly projects: readonly number[];
  readonly variants: readonly string[];
  readonly values: readonly ResolvedValues[];
  readonly linesIn: (file: string) => readonly string[];
  readonly textOf: (file: string) => string | undefined;
}

/** All that there is to say about one finding. */
export function findingCard(finding: Finding, context: FindingContext): Markup {
  const { projects, variants, values, linesIn, textOf } = context;
  const { severity, ruleId, message, file, range, profiles, related, fix, suggestions = [], url } = finding;
  const holds = profiles.length === 0 ? markup`<span class="chip every">every profile</span>` : chips(profiles);
  // A rule of one's own may give any address.
  const rule = /^https?:/.test(url)
    ? markup`<a class="rule" href="${url}" target="_blank" rel="noreferrer">${ruleId}</a>`
    : markup`<span class="rule">${ruleId}</span>`;
  const changes = [...(fix === undefined ? [] : [fix]), ...suggestions];
  return markup`<article class="finding ${severity}" tabindex="-1" data-severity="${severity}" data-rule="${ruleId}" data-profiles="${JSON.stringify(variants)}" data-projects="${JSON.stringify(projects)}">
<header><span class="badge ${severity}">${severity}</span>${rule}<span class="place">${place(finding)}</span></header>
<h3>${message}</h3>
<p class="profiles"><span class="label">in</span> ${holds}</p>
${sourceView(linesIn(file), { range, kind: severity, around: 2 })}
${related.map((other) => relatedView(other, linesIn))}
${changes.length === 0 ? undefined : markup`<div class="changes"><h4>What would mend it</h4>${changes.map((change) => changeView(change, textOf, linesIn))}</div>`}
${values.length === 0 ? undefined : valuesView(values)}
</article>
`;
}

function place({ file, range }: Pick<Finding, "file" | "range">): string {
  return `${file}:${range.start.line}:${range.start.column}`;
}

function chips(names: readonly string[]): Markup {
  const others = names.length - NAMED;
  const more = others > 0 ? markup` <span class="more">and ${others} more</span>` : undefined;
  return markup`${names.slice(0, NAMED).map((name) => markup`<span class="chip">${name}</span> `)}${more}`;
}

function relatedView(other: RelatedPlace, linesIn: (file: string) => readonly string[]): Markup {
  return markup`<div class="related"><p><span class="place">${place(other)}</span> ${other.message}</p>${sourceView(linesIn(other.file), { range: other.range, kind: "related", around: 0 })}</div>`;
}

function valuesView(values: readonly ResolvedValues[]): Markup {
  const rows = values.flatMap(({ option, values: ofOption }) =>
    ofOption.map((value, i) => {
      const head = i === 0 ? markup`<th scope="row" rowspan="${ofOption.length}">${option}</th>` : undefined;
      // Where it is the same in all, the card has said in which.
      const where = ofOption.length === 1 ? undefined : chips(value.variants);
      return markup`<tr>${head}${valueCells(value)}<td class="in">${where}</td></tr>`;
    }),
  );
  return markup`<details class="values" open><summary>Resolved values behind this</summary><div class="scroll" tabindex="0" role="group" aria-label="Resolved values"><table>${rows}</table></div></details>`;
}

function valueCells({ text, kind, place: at, overrode }: ResolvedValue): Markup {
  const hid = overrode === 0 ? undefined : markup` <span class="more">overrides ${overrode}</span>`;
  return markup`<td class="value ${kind}">${text}</td><td class="place">${at}${hid}</td>`;
}

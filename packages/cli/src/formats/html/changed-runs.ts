import type { Change, ConfigurationChange, Finding, ProcessChange } from "@nf-lint/linter";
import { changeSections, changeSentences, sectionTitle } from "../../config-formats/change-sections.js";
import type { ChangeSection } from "../../config-formats/change-sections.js";
import { printable } from "../../output/printable-text.js";
import { networkChangeFormats } from "../../network-formats/change.js";
import { processSentences } from "../../process-formats/change.js";
import { count } from "../count.js";
import { markup } from "./markup.js";
import type { Markup } from "./markup.js";

/** So much is listed of each; who changes more reads `nf-lint config --since`. */
const MOST_LINES = 200;
const MOST_ROWS = 500;

/** What a change did besides the findings that it introduced: the same as in a comment on a pull request. */
export function changedRuns(change: Change): Markup {
  return markup`${fixed(change.fixed)}${processes(change.processes())}${hosts(change)}${configurations(change.configurations())}`;
}

function fixed(findings: readonly Finding[]): Markup | undefined {
  if (findings.length === 0) return undefined;
  const items = findings.map(
    ({ file, range, ruleId, message }) =>
      markup`<li><span class="place">${file}:${range.start.line}</span> <span class="rule">${ruleId}</span> ${message}</li>`,
  );
  return section("fixed", "Fixed", list(items, "more finding"));
}

/** Before the options: what they come to. */
function processes(changes: readonly ProcessChange[]): Markup | undefined {
  const blocks = changes.map((change) => {
    const items = processSentences(change, printable).map((sentence) => markup`<li>${sentence}</li>`);
    return markup`${changes.length > 1 ? markup`<h3>${change.rootFile}</h3>` : undefined}${list(items, "more difference")}`;
  });
  return blocks.length === 0 ? undefined : section("processes", "What processes get", markup`${blocks}`);
}

/** What somebody has to let through before the change can run. */
function hosts({ since, networks }: Change): Markup | undefined {
  const changes = networks().filter(
    ({ added, removed, changed }) => added.length + removed.length + changed.length > 0,
  );
  if (changes.length === 0) return undefined;
  const blocks = changes.map((change) => {
    const text = networkChangeFormats.text({ since, change, shownFile: (path) => path });
    return markup`${changes.length > 1 ? markup`<h3>${change.rootFile}</h3>` : undefined}<pre tabindex="0" role="group" aria-label="Hosts">${text
      .split("\n")
      .map(
        (line) => markup`${line}
`,
      )}</pre>`;
  });
  return section("hosts", "Hosts that this change needs", markup`${blocks}`);
}

function configurations(changes: readonly ConfigurationChange[]): Markup | undefined {
  if (changes.length === 0) return undefined;
  let left = MOST_ROWS;
  const blocks = changes.map((change) => {
    const sentences = changeSentences(change, printable).map((sentence) => markup`<li>${sentence}</li>`);
    const tables = changeSections(change).map((one) => {
      const rows = one.rows.slice(0, left);
      left -= rows.length;
      return rows.length === 0 ? undefined : table({ ...one, rows });
    });
    return markup`${changes.length > 1 ? markup`<h3>${change.rootFile}</h3>` : undefined}${list(sentences, "more")}${tables}`;
  });
  const others = changes.reduce((sum, { options }) => sum + options.length, 0) - MOST_ROWS;
  const more = others > 0 ? markup`<p>… and ${count(others, "more option")}.</p>` : undefined;
  return section("configuration", "Changes of the resolved configuration", markup`${blocks}${more}`);
}

function table(one: ChangeSection): Markup {
  const rows = one.rows.map(
    ({ option, before, after }) =>
      markup`<tr><th scope="row">${option}</th><td>${before ?? "not set"}</td><td>${after ?? "not set"}</td></tr>`,
  );
  return markup`<div class="scroll"><table><caption>${sectionTitle(one, printable)}</caption><thead><tr><th scope="col">option</th><th scope="col">before</th><th scope="col">after</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function list(items: readonly Markup[], more: string): Markup | undefined {
  if (items.length === 0) return undefined;
  const others = items.length - MOST_LINES;
  return markup`<ul>${items.slice(0, MOST_LINES)}${others > 0 ? markup`<li>… and ${count(others, more)}</li>` : undefined}</ul>`;
}

function section(id: string, title: string, body: Markup | undefined): Markup {
  return markup`<section class="changed" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>
${body}</section>
`;
}

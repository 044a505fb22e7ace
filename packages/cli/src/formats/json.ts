import { relativePath } from "@nf-lint/linter";
import { configurationsJson } from "../config-formats/change-formats.js";
import { networkChangeJson } from "../network-formats/change.js";
import { processesJson } from "../process-formats/change.js";
import { countFindings } from "./report.js";
import type { Format } from "./report.js";

/** For programs. Findings are as `Finding` of `@nf-lint/linter` describes them; `version` counts incompatible changes. */
export const json: Format = ({ findings, files, projects, change, checklists = [], cwd }) => {
  const shownFile = (path: string): string => relativePath(cwd, path);
  const compared = change && {
    change: {
      since: change.since,
      fixed: change.fixed,
      configurations: configurationsJson(change),
      processes: processesJson(change),
      hosts: change.networks().map(({ rootFile, ...hosts }) => ({ rootFile, ...networkChangeJson(hosts, shownFile) })),
    },
  };
  const checklist = checklists.flatMap(({ project, sections }) => sections.map((section) => ({ project, ...section })));
  const figures = checklists.flatMap(({ project, figures: items }) => items.map((figure) => ({ project, ...figure })));
  const summary = { files, projects, ...countFindings(findings), ...(checklists.length > 0 && { checklist, figures }) };
  return `${JSON.stringify({ version: 1, findings, ...compared, summary }, undefined, 2)}\n`;
};

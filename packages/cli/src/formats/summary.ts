import { printable } from "../output/printable-text.js";
import { count } from "./count.js";
import { countFindings } from "./report.js";
import type { Report } from "./report.js";

/** `4 problems (1 error, 3 warnings) in 12 files, 2 projects`, or that there are none. */
export function summaryOf({ findings, files, projectsApart, change }: Report): string {
  const where = `in ${count(files, "file")}, ${count(projectsApart, "project")}`;
  if (change !== undefined) {
    const since = `since ${printable(change.since)} ${where}`;
    const fixed = change.fixed.length === 0 ? "" : `; ${count(change.fixed.length, "problem")} fixed`;
    if (findings.length === 0) return `No new problems ${since}${fixed}.`;
    return `${count(findings.length, "new problem")} (${countsPhrase({ findings })}) ${since}${fixed}`;
  }
  if (findings.length === 0) return `No problems ${where}.`;
  return `${count(findings.length, "problem")} (${countsPhrase({ findings })}) ${where}`;
}

/** `1 error, 3 warnings`. */
export function countsPhrase({ findings }: Pick<Report, "findings">): string {
  const { errors, warnings, infos } = countFindings(findings);
  return [
    ...(errors > 0 ? [count(errors, "error")] : []),
    ...(warnings > 0 ? [count(warnings, "warning")] : []),
    ...(infos > 0 ? [count(infos, "info")] : []),
  ].join(", ");
}

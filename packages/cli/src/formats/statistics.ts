import type { Finding } from "@nf-lint/linter";
import type { Format } from "./report.js";
import { summaryOf } from "./summary.js";

/** For `--statistics`: how many findings each rule has, the most first, at which level, and of how many `--fix` rids you. */
export const statisticsTable: Format = (report, { colors }) => {
  if (report.files === 0) return "";
  const byRule = new Map<string, Finding[]>();
  for (const finding of report.findings) {
    const key = `${finding.ruleId} ${finding.severity}`;
    const group = byRule.get(key);
    if (group === undefined) byRule.set(key, [finding]);
    else group.push(finding);
  }
  const groups = [...byRule.values()].sort((a, b) => b.length - a.length || (nameOf(a) < nameOf(b) ? -1 : 1));
  const width = String(groups[0]?.length ?? 0).length;
  const lines = groups.map((group) => {
    const fixable = group.filter(({ fix }) => fix !== undefined).length;
    const note = fixable === 0 ? "" : colors.dim(`  --fix mends ${fixable === group.length ? "all" : fixable}`);
    const level = (group[0]?.severity ?? "").padEnd("warning".length);
    return `${String(group.length).padStart(width)}  ${level}  ${nameOf(group)}${note}\n`;
  });
  return `${lines.join("")}${lines.length > 0 ? "\n" : ""}${summaryOf(report)}\n`;
};

function nameOf([first]: readonly Finding[]): string {
  return first?.ruleId ?? "";
}

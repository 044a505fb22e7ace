import type { Finding, Severity } from "@nf-lint/linter";
import { printable } from "../output/printable-text.js";
import { compact } from "./compact.js";
import { count } from "./count.js";
import { fullMessage } from "./profiles-phrase.js";
import type { Format, Report } from "./report.js";

/** GitHub shows so many annotations of each kind for one step, and drops the others without a word. */
const SHOWN_OF_A_KIND = 10;

const COMMANDS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

/**
 * Workflow commands, which GitHub Actions turns into annotations. Findings beyond what GitHub shows stand in the log as
 * plain lines, and `beyondAnnotations` has them for the summary of the step.
 */
export const github: Format = (report, target) => {
  const others = beyondAnnotations(report.findings);
  const isBeyond = new Set(others);
  const commands = report.findings
    .filter((finding) => !isBeyond.has(finding))
    .map((finding) => command(finding, report));
  if (others.length === 0) return commands.join("");
  // The blanks keep a hostile file name from being a command; its older spelling counts in the middle of a line too.
  const rest = compact({ ...report, findings: others }, target)
    .replace(/^(?=.)/gm, "  - ")
    .replaceAll("##[", "## [");
  return `${commands.join("")}Not annotated: ${count(others.length, "finding")}, for GitHub shows ${SHOWN_OF_A_KIND} of a kind.\n${rest}`;
};

/** The findings for which a step has no annotation left. */
export function beyondAnnotations(findings: readonly Finding[]): readonly Finding[] {
  const used = new Map<Severity, number>();
  return findings.filter(({ severity }) => {
    const number = (used.get(severity) ?? 0) + 1;
    used.set(severity, number);
    return number > SHOWN_OF_A_KIND;
  });
}

function command(finding: Finding, { pathInRepository }: Report): string {
  const { severity, ruleId, range, file } = finding;
  const { start, end } = range;
  const properties = {
    file: pathInRepository(file),
    line: start.line,
    endLine: end.line,
    // GitHub refuses columns of a range over several lines.
    ...(start.line === end.line && { col: start.column, endColumn: end.column }),
    title: `${ruleId} (nf-lint)`,
  };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapedProperty(String(value))}`);
  const related = finding.related.map(
    (place) => `${place.file}:${place.range.start.line}: ${place.message.replace(/\s+/g, " ")}`,
  );
  const message = [fullMessage(finding), ...related, finding.url].join("\n");
  return `::${COMMANDS[severity]} ${written.join(",")}::${escapedData(message)}\n`;
}

/** As `@actions/core` writes them, and without what a terminal would obey: the log shows these lines as they are. */
function escapedData(text: string): string {
  return printable(text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A"));
}

function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Ansis } from "ansis";
import type { Finding, RelatedPlace } from "@nf-lint/linter";
import { displayWidth } from "../output/display-width.js";
import { noHyperlink } from "../output/hyperlink.js";
import { printable } from "../output/printable-text.js";
import { checklistText } from "./checklist-text.js";
import { excerpt } from "./excerpt.js";
import { profilesPhrase } from "./profiles-phrase.js";
import type { Format, Report, Target } from "./report.js";
import { sourceLines } from "./source-lines.js";
import { summaryOf } from "./summary.js";
import { wrapped } from "./wrapped.js";

/** Where the width of the terminal is not known, source lines are cut to this one, and messages are never broken. */
const DEFAULT_WIDTH = 120;

/**
 * For a person: each finding with its source and all that explains it, then one line with the counts. Says nothing where
 * nothing was linted.
 */
export const pretty: Format = (report, target) => {
  if (report.files === 0) return "";
  const linesIn = sourceLines(report);
  const fileAddress = (file: string): string => pathToFileURL(resolve(report.cwd, file)).href;
  const blocks = report.findings.map(
    (finding) => `${findingBlock(finding, linesIn, target, fileAddress).join("\n")}\n`,
  );
  const checklists = (report.checklists ?? []).map((checklist) => checklistText(checklist, target.colors));
  return [...blocks, ...checklists, `${summary(report, target.colors)}\n`].join("\n");
};

type Place = Pick<RelatedPlace, "file" | "range">;

function findingBlock(
  finding: Finding,
  linesIn: (file: string) => readonly string[],
  target: Target,
  fileAddress: (file: string) => string,
): string[] {
  const { colors, columns = DEFAULT_WIDTH } = target;
  const last = [finding, ...finding.related].reduce((most, { range }) => Math.max(most, range.end.line), 0);
  const gutter = String(last).length;
  const margin = " ".repeat(gutter);
  const source = ({ file, range }: Place, mark: string, paint: Ansis): string[] =>
    excerpt(linesIn(file), range, mark, columns - gutter - 3).flatMap(({ number, text, marks }) => [
      `${colors.dim(`${String(number).padStart(gutter)} |`)} ${text}`,
      `${colors.dim(`${margin} |`)} ${paint(marks)}`,
    ]);
  const note = (sign: string, start: string, text: string): string[] => {
    const used = displayWidth(colors.strip(start));
    const [first, ...others] = wrapped(text, (target.columns ?? Infinity) - gutter - 3, used);
    return [`${margin} ${colors.dim(sign)} ${start}${first}`, ...others.map((line) => `${margin}   ${line}`)];
  };
  return [
    ...header(finding, target, fileAddress),
    ...source(finding, "^", severityColor(finding, colors)),
    ...finding.related.flatMap((place) => [
      ...note(":", `${location(place, colors)}  `, printable(place.message)),
      ...source(place, "-", colors.cyan),
    ]),
    ...notes(finding).flatMap((text) => note("=", "", text)),
    `${margin} ${colors.dim(`= ${finding.url}`)}`,
  ];
}

/**
 * `file:line:column  severity  message  rule`; where the terminal is too narrow the message goes on indented. Place and
 * rule are links where the terminal has such.
 */
function header(
  finding: Finding,
  { colors, columns = Infinity, link = noHyperlink }: Target,
  fileAddress: (file: string) => string,
): string[] {
  const { severity, ruleId, file, url } = finding;
  const place = location(finding, colors);
  const level = severityColor(finding, colors)(severity);
  const used = displayWidth(colors.strip(`${place}  ${level}`)) + 2;
  const [first, ...others] = wrapped(`${printable(finding.message)}  ${ruleId}`, columns - 2, used - 2);
  const lines = [first, ...others.map((line) => `  ${line}`)];
  // The rule's name is the last word of the last line.
  const last = (lines.pop() ?? "").slice(0, -ruleId.length) + link(colors.dim(ruleId), url);
  const [start, ...rest] = [...lines, last];
  return [`${link(place, fileAddress(file))}  ${level}  ${start}`, ...rest];
}

function notes(finding: Finding): string[] {
  const { message: said, suggestions = [] } = finding;
  const phrase = profilesPhrase(finding);
  return [
    ...(phrase === undefined ? [] : [phrase]),
    // Many a message says itself what to do.
    ...suggestions
      .flatMap(({ message }) => (message === undefined || said.includes(message) ? [] : [message]))
      .map((message) => `suggestion: ${printable(message)}`),
  ];
}

function summary(report: Report, colors: Ansis): string {
  const text = summaryOf(report);
  if (report.findings.length === 0) return colors.green(text);
  const counts = text.indexOf(" (");
  return colors.bold(text.slice(0, counts)) + text.slice(counts);
}

function location({ file, range }: Place, colors: Ansis): string {
  return colors.bold(`${printable(file)}:${range.start.line}:${range.start.column}`);
}

function severityColor({ severity }: Finding, colors: Ansis): Ansis {
  return severity === "error" ? colors.red : severity === "warning" ? colors.yellow : colors.blue;
}

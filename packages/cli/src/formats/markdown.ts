import type { Finding, RelatedPlace, Severity } from "@nf-lint/linter";
import { count } from "./count.js";
import { changeSection } from "./change-section.js";
import { checklistMarkdown } from "./checklist-text.js";
import { excerpt } from "./excerpt.js";
import { codeFence, codeSpan, escapedMarkdown } from "./markdown-text.js";
import { byGravity } from "./report.js";
import type { Format, Report } from "./report.js";
import { sourceLines } from "./source-lines.js";
import { countsPhrase } from "./summary.js";

/** GitHub takes 65536 characters for one comment; whoever posts this may add some of their own. */
const LONGEST = 60_000;

/** Source lines are cut to this width: a comment is narrow. */
const WIDTH = 100;

const SIGNS: Readonly<Record<Severity, string>> = { error: "❌", warning: "⚠️", info: "ℹ️" };

/**
 * A comment on a pull request: what is wrong and where is to be seen at once, sources and other places are folded away.
 * The gravest come first, for what is too long for a comment is left out.
 */
export const markdown: Format = (report) => {
  const { findings, change } = report;
  const after = change === undefined ? "" : changeSection(change);
  const checklists = (report.checklists ?? []).map(checklistMarkdown);
  const rest = [...checklists, ...(after === "" ? [] : [after])];
  if (findings.length === 0) return [heading(report), ...rest].join("\n");
  const linesIn = sourceLines(report);
  const blocks: string[] = [];
  let length = heading(report).length + rest.join("\n").length;
  for (const finding of findings.toSorted(byGravity)) {
    const block = findingBlock(finding, linesIn);
    length += block.length + 1;
    if (length > LONGEST) break;
    blocks.push(block);
  }
  const others = findings.length - blocks.length;
  const more = others > 0 ? [`… and ${count(others, "more finding")}, too long for a comment.\n`] : [];
  return [heading(report), ...blocks, ...more, ...rest].join("\n");
};

function heading(report: Report): string {
  const { findings, files, projectsApart, change } = report;
  const where = `in ${count(files, "file")}, ${count(projectsApart, "project")}`;
  const isNew = change === undefined ? "" : "new ";
  const since = change === undefined ? "" : `since ${codeSpan(change.since)} `;
  return findings.length === 0
    ? `### nf-lint: no ${isNew}problems\n\nNothing to say ${since}${where}.\n`
    : `### nf-lint: ${countsPhrase(report)}\n\n${change === undefined ? "Found" : "Introduced"} ${since}${where}.\n`;
}

type LinesIn = (file: string) => readonly string[];

function findingBlock(finding: Finding, linesIn: LinesIn): string {
  const { severity, message, ruleId, url, profiles, related } = finding;
  const inProfiles =
    profiles.length === 0 ? "" : ` · ${count(profiles.length, "profile")}: ${profiles.map(codeSpan).join(", ")}`;
  const details = [...source(finding, "^", linesIn), ...related.flatMap((place) => relatedLines(place, linesIn))];
  return [
    `${SIGNS[severity]} **${codeSpan(location(finding))}** ${escapedMarkdown(message)}<br>`,
    `[${escapedMarkdown(ruleId)}](${url})${inProfiles}`,
    "",
    ...(details.length === 0 ? [] : ["<details><summary>Source</summary>", "", ...details, "</details>", ""]),
  ].join("\n");
}

function relatedLines(place: RelatedPlace, linesIn: LinesIn): readonly string[] {
  return [`${codeSpan(location(place))} ${escapedMarkdown(place.message)}`, "", ...source(place, "-", linesIn)];
}

function source({ file, range }: Pick<Finding, "file" | "range">, mark: string, linesIn: LinesIn): readonly string[] {
  const lines = excerpt(linesIn(file), range, mark, WIDTH);
  if (lines.length === 0) return [];
  const gutter = lines.reduce((most, { number }) => Math.max(most, String(number).length), 0);
  const block = lines.flatMap(({ number, text, marks }) => [
    `${String(number).padStart(gutter)} | ${text}`,
    `${" ".repeat(gutter)} | ${marks}`,
  ]);
  const fence = codeFence(block.join("\n"));
  return [`${fence}text`, ...block, fence, ""];
}

function location({ file, range }: Pick<Finding, "file" | "range">): string {
  return `${file}:${range.start.line}`;
}

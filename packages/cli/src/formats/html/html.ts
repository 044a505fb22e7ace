import { createHash } from "node:crypto";
import type { Finding, Severity } from "@nf-lint/linter";
import { VERSION } from "../../version.js";
import { count } from "../count.js";
import { byGravity, countFindings } from "../report.js";
import type { Format, Report } from "../report.js";
import { sourceLines } from "../source-lines.js";
import { summaryOf } from "../summary.js";
import { changedRuns } from "./changed-runs.js";
import checklistCss from "./checklist.css?raw";
import { checklistSection } from "./checklist.js";
import { findingCard } from "./finding-card.js";
import findingsCss from "./findings.css?raw";
import { Markup, markup } from "./markup.js";
import { matrix } from "./matrix.js";
import frameCss from "./page.css?raw";
import script from "./page.js?raw";
import { reportedProjects } from "./reported-projects.js";
import type { ReportedProject } from "./reported-projects.js";
import { holdsIn, ValuesBehindFindings } from "./resolved-values.js";

const css = frameCss + checklistCss + findingsCss;

/**
 * One page that holds all it needs and asks nobody for anything. What it shows may come from a stranger's files: all of it
 * is escaped, and the browser is told to run and to apply nothing but what this package brings along.
 */
export const html: Format = (report) => {
  const { findings } = report;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title(findings)}</title>
<link rel="icon" href="data:,">
<style>${Markup.trusted(css)}</style>
</head>
<body>
<a class="skip" href="#findings">To the findings</a>
<header class="top"><div class="inner"><h1>nf-lint</h1><p class="totals">${summaryOf(report)}</p><button type="button" id="theme" hidden>Theme</button></div></header>
<main>
${(report.checklists ?? []).map(checklistSection)}
${findings.length === 0 ? markup`<p class="clean">${nothing(report)}</p>` : overview(report)}
${report.change && changedRuns(report.change)}
${suppressedList(report)}
</main>
<footer>nf-lint ${VERSION}</footer>
<script>${Markup.trusted(script)}</script>
</body>
</html>
`.text;
};

function policy(): string {
  const source = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  return `default-src 'none'; style-src ${source(css)}; script-src ${source(script)}; img-src data:; base-uri 'none'; form-action 'none'`;
}

function nothing({ change }: Report): string {
  return change === undefined
    ? "No problems: the rules that were on have nothing to say about these files."
    : `No new problems since ${change.since}.`;
}

function title(findings: readonly Finding[]): string {
  return findings.length === 0 ? "nf-lint: no problems" : `nf-lint: ${count(findings.length, "problem")}`;
}

function overview(report: Report): Markup {
  const projects = reportedProjects(report);
  return markup`<section aria-labelledby="matrix-title"><h2 id="matrix-title">Rules against profiles</h2>
${projects.map(matrix)}</section>
<section aria-labelledby="findings-title"><h2 id="findings-title">Findings</h2>
${filters(report.findings, projects)}
<p id="shown" role="status"></p>
<div id="findings">
${cards(report, projects)}</div></section>`;
}

function cards(report: Report, projects: readonly ReportedProject[]): readonly Markup[] {
  const { findings, textOf, projectsOf } = report;
  const linesIn = sourceLines(report);
  const valuesBehind = new ValuesBehindFindings(report);
  const byFinding = new Map<Finding, ReportedProject[]>(findings.map((finding) => [finding, []]));
  for (const project of projects) {
    for (const finding of project.findings) byFinding.get(finding)?.push(project);
  }
  return [...byFinding]
    .sort(([a], [b]) => byGravity(a, b))
    .map(([finding, itsProjects]) => {
      const variants = new Set(itsProjects.flatMap((project) => project.variants));
      return findingCard(finding, {
        projects: itsProjects.map(({ number }) => number),
        variants: [...variants].filter((variant) => holdsIn(finding, variant)),
        values: valuesBehind.of(finding, projectsOf(finding.file)),
        linesIn,
        textOf,
      });
    });
}

function filters(findings: readonly Finding[], projects: readonly ReportedProject[]): Markup {
  const rules = [...new Set(findings.map(({ ruleId }) => ruleId))].sort();
  const profiles = [...new Set(projects.flatMap(({ variants }) => variants))];
  const { errors, warnings, infos } = countFindings(findings);
  return markup`<form id="filters" hidden>
<label class="search"><span>Filter</span><input id="search" type="search" autocomplete="off" spellcheck="false" placeholder="Filter findings"><kbd>/</kbd></label>
<fieldset><legend>Severity</legend>${toggle("error", errors)}${toggle("warning", warnings)}${toggle("info", infos)}</fieldset>
${choice("rule", "Every rule", rules)}
${choice("profile", "Every profile", profiles)}
${choice(
  "project",
  "Every project",
  projects.map(({ name }) => name),
  projects.map(({ number }) => String(number)),
)}
<button type="reset">Reset</button>
<span class="keys"><kbd>j</kbd> <kbd>k</kbd> next, previous · <kbd>/</kbd> filter · <kbd>Esc</kbd> reset · <kbd>t</kbd> theme</span>
</form>`;
}

function toggle(severity: Severity, number: number): Markup | undefined {
  if (number === 0) return undefined;
  return markup`<label class="toggle"><input type="checkbox" name="severity" value="${severity}" checked> ${count(number, severity)}</label>`;
}

function choice(name: string, everything: string, texts: readonly string[], values = texts): Markup {
  const hidden = texts.length > 1 ? undefined : markup` hidden`;
  const options = texts.map((text, i) => markup`<option value="${values[i]}">${text}</option>`);
  return markup`<select id="${name}" aria-label="${name}"${hidden}><option value="">${everything}</option>${options}</select>`;
}

/** What comments excuse is shown too, with the reasons: somebody should read them now and then. */
function suppressedList({ suppressed }: Report): Markup | undefined {
  if (suppressed.length === 0) return undefined;
  const items = suppressed.map(
    ({ finding: { file, range, ruleId, message }, reason }) =>
      markup`<li><span class="place">${file}:${range.start.line}</span> <span class="rule">${ruleId}</span> ${message} <b>${reason ?? "No reason given."}</b></li>`,
  );
  return markup`<details id="suppressed"><summary>${count(suppressed.length, "suppressed finding")}</summary><ul>${items}</ul></details>`;
}

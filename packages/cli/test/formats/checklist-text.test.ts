import type { LintedChecklist } from "@nf-lint/linter";
import { expect, test } from "vitest";
import { html } from "../../src/formats/html/html.js";
import { json } from "../../src/formats/json.js";
import { markdown } from "../../src/formats/markdown.js";
import { pretty } from "../../src/formats/pretty.js";
import { compact } from "../../src/formats/compact.js";
import { noColors } from "../../src/output/color.js";
import { reportOf } from "./report-of.js";

const line = (id: string, state: "passed" | "findings" | "not visible" | "network") => ({
  id,
  line: `Line <${id}>`,
  state,
  rules: ["a-rule"],
  findings: state === "findings" ? 2 : 0,
});

const checklist: LintedChecklist = {
  project: "nextflow.config",
  sections: [
    { section: "Spot retries", lines: [line("A1", "passed"), line("A2", "findings")] },
    { section: "Connectivity", lines: [line("B1", "network"), line("B2", "not visible"), line("B3", "not visible")] },
  ],
  figures: [{ title: "Keep", items: ["s3://acme/work"] }],
};
const report = { ...reportOf([]), checklists: [checklist] };
const target = { colors: noColors };

test("a terminal gets the sections with the count of each state", () => {
  expect(pretty(report, target)).toContain(
    [
      "Production checklist of nextflow.config",
      "              passed  findings  unknown  does not apply  switched off  to look at  not visible",
      "Spot retries       1         1        –               –             –           –            –",
      "Connectivity       –         –        –               –             –           1            2",
      "Keep: s3://acme/work",
    ].join("\n"),
  );
});

test("a comment gets the same as a table", () => {
  const text = markdown(report, target);
  expect(text).toContain("### Production checklist of `nextflow.config`");
  expect(text).toContain("| Spot retries | 1 | 1 | – | – | – | – | – |");
  expect(text).toContain("- Keep: `s3://acme/work`");
});

test("the page shows it before all else, with its lines escaped", () => {
  const text = html(report, target);
  expect(text.indexOf("Production checklist of nextflow.config")).toBeGreaterThan(0);
  expect(text.indexOf("Production checklist of nextflow.config")).toBeLessThan(text.indexOf("No problems: the rules"));
  expect(text).toContain("Line &lt;A2&gt;");
});

test("a program gets the sections with their lines", () => {
  const { summary } = JSON.parse(json(report, target)) as { summary: { checklist: unknown; figures: unknown } };
  expect(summary.checklist).toEqual(checklist.sections.map((section) => ({ project: "nextflow.config", ...section })));
  expect(summary.figures).toEqual([{ project: "nextflow.config", title: "Keep", items: ["s3://acme/work"] }]);
});

test("other formats have none of it", () => {
  expect(compact(report, target)).not.toContain("checklist");
});

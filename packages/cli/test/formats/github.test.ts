import { expect, test } from "vitest";
import { noColors } from "../../src/output/color.js";
import { beyondAnnotations, github } from "../../src/formats/github.js";
import type { Report } from "../../src/formats/report.js";
import { finding, reportOf } from "./report-of.js";
import { richReport } from "./rich-report.js";

const shown = (report: Report): string => github(report, { colors: noColors });

test("a workflow command for each finding, with its path from the top of the repository", () => {
  expect(shown(reportOf([finding({ profiles: ["gcp"] })]))).toBe(
    "::warning file=pipelines/conf/gcp.config,line=2,endLine=2,col=3,endColumn=13,title=require-spot-retries (nf-lint)::" +
      "Spot is on and nothing retries. Set google.batch.maxSpotAttempts. (in profile gcp)%0Ahttps://example.org/require-spot-retries\n",
  );
});

test("each severity has its command; over several lines there are no columns", () => {
  const range = { start: { line: 1, column: 1 }, end: { line: 3, column: 2 } };
  const lines = shown(reportOf([finding({ severity: "error", range }), finding({ severity: "info" })])).split("\n");
  expect(lines[0]).toMatch(/^::error file=[^:]*,line=1,endLine=3,title=/);
  expect(lines[1]).toMatch(/^::notice /);
});

test("what a file says cannot be a command of its own", () => {
  const lines = shown(richReport()).trimEnd().split("\n");
  expect(lines).toHaveLength(3);
  expect(lines[2]).toMatch(/^::notice .*%250A::error::x, @team/);
  const named = shown(reportOf([finding({ file: "a,line=9::x\n::error::y.config" })]));
  expect(named).toMatch(/^::warning file=pipelines\/a%2Cline=9%3A%3Ax%0A%3A%3Aerror%3A%3Ay\.config,line=2,/);
  expect(named.trimEnd()).not.toContain("\n");
});

test("what a terminal would obey is not in a line", () => {
  const written = shown(
    reportOf([finding({ file: "a\u001b]0;x\u0007\u202e.config", message: "a\u001b[31mb\u0085\u2028", ruleId: "x" })]),
  );
  expect(written).not.toMatch(/[\p{Control}\p{Bidi_Control}\u2028](?!$)/u);
  expect(written).toContain("file=pipelines/a␛]0;x␇�.config,");
});

test("ten of a kind are annotations, the others plain lines of the log", () => {
  const warnings = Array.from({ length: 12 }, (_, i) => finding({ message: `Number ${i}.`, file: "##[error]x" }));
  const report = reportOf([...warnings, finding({ severity: "error" })]);
  const lines = shown(report).trimEnd().split("\n");
  expect(lines.filter((line) => line.startsWith("::warning "))).toHaveLength(10);
  expect(lines.filter((line) => line.startsWith("::error "))).toHaveLength(1);
  expect(lines.slice(11)).toEqual([
    "Not annotated: 2 findings, for GitHub shows 10 of a kind.",
    "  - ## [error]x:2:3: warning: Number 10. [require-spot-retries]",
    "  - ## [error]x:2:3: warning: Number 11. [require-spot-retries]",
  ]);
  expect(beyondAnnotations(report.findings).map(({ message }) => message)).toEqual(["Number 10.", "Number 11."]);
});

test("nothing without findings", () => {
  expect(shown(reportOf([]))).toBe("");
});

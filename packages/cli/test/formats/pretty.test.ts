import { Ansis } from "ansis";
import { expect, test } from "vitest";
import type { Finding } from "@nf-lint/linter";
import { noColors } from "../../src/output/color.js";
import { pretty } from "../../src/formats/pretty.js";
import { finding, reportOf } from "./report-of.js";

const shown = (findings: readonly Finding[], columns?: number): string =>
  pretty(reportOf(findings), { colors: noColors, ...(columns !== undefined && { columns }) });

test("place, severity, message, rule, source and page", () => {
  expect(shown([finding()])).toBe(`\
conf/gcp.config:2:3  warning  Spot is on and nothing retries. Set google.batch.maxSpotAttempts.  require-spot-retries
2 |   batch.spot = true
  |   ^^^^^^^^^^
  = https://example.org/require-spot-retries

1 problem (1 warning) in 12 files, 2 projects
`);
});

test("related places with their source, in a gutter that fits all line numbers", () => {
  const related = [
    {
      file: "nextflow.config",
      range: { start: { line: 100, column: 1 }, end: { line: 100, column: 17 } },
      message: "The executor is set here.",
    },
  ];
  expect(shown([finding({ related, profiles: ["gcp", "gcp_spot"] })])).toContain(`
  2 |   batch.spot = true
    |   ^^^^^^^^^^
    : nextflow.config:100:1  The executor is set here.
100 | process.executor = 'google-batch'
    | ----------------
    = in profiles gcp, gcp_spot
    = https://example.org/require-spot-retries
`);
});

test("many profiles are not all named", () => {
  const profiles = Array.from({ length: 10 }, (_, i) => `p${i}`);
  expect(shown([finding({ profiles })])).toContain("= in profiles p0, p1, p2, p3, p4, p5, p6, p7 and 2 more\n");
  expect(shown([finding({ profiles: ["gcp"] })])).toContain("= in profile gcp\n");
});

test("suggestions are named, unless the message says the same", () => {
  const suggested = (message: string): string => shown([finding({ suggestions: [{ message, edits: [] }] })]);
  expect(suggested("Set maxSpotAttempts to 5.")).toContain("  = suggestion: Set maxSpotAttempts to 5.\n");
  expect(suggested("Set google.batch.maxSpotAttempts.")).not.toContain("suggestion");
});

test("a narrow terminal breaks the message between words", () => {
  expect(shown([finding()], 64)).toContain(`\
conf/gcp.config:2:3  warning  Spot is on and nothing retries.
  Set google.batch.maxSpotAttempts.  require-spot-retries
`);
});

test("no line is wider than the terminal", () => {
  const suggestions = [{ message: "a long suggestion ".repeat(10).trim(), edits: [] }];
  const profiles = Array.from({ length: 10 }, (_, i) => `profile_with_a_name_${i}`);
  const related = [{ ...finding(), message: "a long reason ".repeat(10).trim() }];
  for (const line of shown([finding({ suggestions, profiles, related })], 80).split("\n"))
    expect(line.length).toBeLessThanOrEqual(80);
});

test("a finding in a file whose text is gone has no source", () => {
  expect(shown([finding({ file: "gone.config" })])).toContain("require-spot-retries\n  = https://");
});

test("counts by severity", () => {
  const severities = ["error", "error", "warning", "info"] as const;
  expect(shown(severities.map((severity) => finding({ severity })))).toMatch(
    /\n4 problems \(2 errors, 1 warning, 1 info\) in 12 files, 2 projects\n$/,
  );
});

test("all is well", () => {
  expect(shown([])).toBe("No problems in 12 files, 2 projects.\n");
});

test("nothing was linted", () => {
  expect(pretty({ ...reportOf([]), files: 0 }, { colors: noColors })).toBe("");
});

test("colours and nothing else tell the coloured output apart", () => {
  const findings = [finding({ severity: "error", profiles: ["gcp"] })];
  const colored = pretty(reportOf(findings), { colors: new Ansis(1) });
  expect(colored).toContain("\u001b[31merror\u001b[39m");
  expect(noColors.strip(colored)).toBe(shown(findings));
});

test("control characters in messages and names are shown, not sent", () => {
  const findings = [finding({ message: "\u001b[2J gone", profiles: ["a\u001bb"], file: "x\u001b.config" })];
  expect(shown(findings)).not.toContain("\u001b");
});

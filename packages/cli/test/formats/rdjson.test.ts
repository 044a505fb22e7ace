import { expect, test } from "vitest";
import { noColors } from "../../src/output/color.js";
import { rdjson } from "../../src/formats/rdjson.js";
import { finding, reportOf } from "./report-of.js";
import { richReport } from "./rich-report.js";

interface Diagnostics {
  readonly source: object;
  readonly diagnostics: readonly Readonly<Record<string, unknown>>[];
}

const read = (text: string): Diagnostics => JSON.parse(text) as Diagnostics;

test("place, severity, code with the rule's page, and related places", () => {
  const { source, diagnostics } = read(rdjson(richReport(), { colors: noColors }));
  expect(source).toEqual({ name: "nf-lint", url: "https://github.com/nf-lint/nf-lint" });
  expect(diagnostics.map(({ severity }) => severity)).toEqual(["WARNING", "ERROR", "INFO"]);
  expect(diagnostics[0]).toMatchObject({
    location: {
      path: "conf/gcp.config",
      range: { start: { line: 2, column: 3 }, end: { line: 2, column: 13 } },
    },
    code: { value: "require-spot-retries", url: "https://example.org/require-spot-retries" },
    relatedLocations: [{ message: "The executor is set here.", location: { path: "nextflow.config" } }],
  });
});

test("a change is a suggestion, as one range with its new text", () => {
  const { diagnostics } = read(rdjson(richReport(), { colors: noColors }));
  expect(diagnostics[1]?.["suggestions"]).toEqual([
    { range: { start: { line: 2, column: 16 }, end: { line: 2, column: 20 } }, text: "false" },
  ]);
  expect(diagnostics[0]?.["suggestions"]).toEqual([
    { range: { start: { line: 2, column: 9 }, end: { line: 3, column: 1 } }, text: "spot = true\n  a = 1\n" },
  ]);
});

test("columns count bytes of UTF-8", () => {
  const text = "ä𐐀 = 1\n";
  const range = { start: { line: 1, column: 4 }, end: { line: 1, column: 5 } };
  const { diagnostics } = read(rdjson({ ...reportOf([finding({ range })]), textOf: () => text }, { colors: noColors }));
  expect(diagnostics[0]).toMatchObject({ location: { range: { start: { column: 7 }, end: { column: 8 } } } });
});

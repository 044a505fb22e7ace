import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import Ajv from "ajv";
import type { Log, Result } from "sarif";
import { describe, expect, test } from "vitest";
import { noColors } from "../../src/output/color.js";
import type { Report } from "../../src/formats/report.js";
import { sarif } from "../../src/formats/sarif.js";
import { projectDirectory } from "../project-directory.js";
import { runIn } from "../run-in.js";
import { finding, reportOf } from "./report-of.js";
import { richReport } from "./rich-report.js";

const require = createRequire(import.meta.url);
const json = (module: string): object => JSON.parse(readFileSync(require.resolve(module), "utf8")) as object;

/** The schema that OASIS publishes, from the package that Microsoft tests SARIF with. */
const ajv = new Ajv({ schemaId: "id", meta: false, unknownFormats: "ignore", allErrors: true });
ajv.addMetaSchema(json("ajv/lib/refs/json-schema-draft-04.json"));
const isValid = ajv.compile(json("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"));

function logOf(text: string): Log {
  const log = JSON.parse(text) as Log;
  isValid(log);
  expect(isValid.errors ?? []).toEqual([]);
  return log;
}

const run = (report: Report): Log["runs"][number] => {
  const [only] = logOf(sarif(report, { colors: noColors })).runs;
  if (only === undefined) throw new Error("no run");
  return only;
};

const results = (report: Report): Result[] => run(report).results ?? [];

test("the validation can fail", () => {
  isValid({ version: "2.1.0", runs: [{ results: [] }] });
  expect(isValid.errors).not.toBeNull();
});

describe("a result", () => {
  test("has no fix that takes off a byte order mark, which is in no region", async () => {
    const directory = projectDirectory({ "nextflow.config": "\ufeffmanifest.nextflowVersion = '!>=25.04.0'\n" });
    const { stdout } = await runIn(directory, ["--format", "sarif"]);
    const [result] = logOf(stdout).runs[0]?.results ?? [];
    expect(result?.ruleId).toBe("syntax");
    expect(result).not.toHaveProperty("fixes");
  });

  test("has its place from the top of the repository, level, profiles and related places", () => {
    expect(results(richReport())[0]).toMatchObject({
      ruleId: "require-spot-retries",
      level: "warning",
      message: { text: expect.stringContaining("(in profiles gcp, gcp_spot)") as string },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "pipelines/conf/gcp.config", uriBaseId: "%SRCROOT%" },
            region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 13 },
          },
        },
      ],
      relatedLocations: [{ id: 0, message: { text: "The executor is set here." } }],
      properties: { profiles: ["gcp", "gcp_spot"] },
    });
    expect(results(richReport()).map(({ level }) => level)).toEqual(["warning", "error", "note", "warning"]);
  });

  test("has its changes as fixes", () => {
    expect(results(richReport())[0]?.fixes).toEqual([
      {
        description: { text: "Set both." },
        artifactChanges: [
          {
            artifactLocation: { uri: "pipelines/conf/gcp.config", uriBaseId: "%SRCROOT%" },
            replacements: [
              {
                deletedRegion: { startLine: 3, startColumn: 1, endLine: 3, endColumn: 1 },
                insertedContent: { text: "  a = 1\n" },
              },
              {
                deletedRegion: { startLine: 2, startColumn: 9, endLine: 2, endColumn: 13 },
                insertedContent: { text: "spot" },
              },
            ],
          },
        ],
      },
    ]);
  });

  test("has a fingerprint that a line above does not change", () => {
    const at = (line: number, text: string): unknown => {
      const range = { start: { line, column: 1 }, end: { line, column: 2 } };
      return results({ ...reportOf([finding({ range })]), textOf: () => text })[0]?.partialFingerprints;
    };
    expect(at(1, "spot = true\n")).toEqual(at(2, "// new\nspot = true\n"));
    expect(at(1, "spot = true\n")).toEqual({ "nfLint/v1": expect.stringMatching(/^[0-9a-f]{32}$/) as string });
  });

  test("that is suppressed says so, and why", () => {
    expect(results(richReport()).map(({ suppressions }) => suppressions)).toEqual([
      undefined,
      undefined,
      undefined,
      [{ kind: "inSource", justification: "pinned by the platform" }],
    ]);
    const withoutReason = results({ ...reportOf([]), suppressed: [{ finding: finding() }] });
    expect(withoutReason.map(({ suppressions }) => suppressions)).toEqual([[{ kind: "inSource" }]]);
  });

  test("a path is an address: what is special in one is escaped", () => {
    const [result] = results(reportOf([finding({ file: "a b/100%#?.config" })]));
    expect(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe("pipelines/a%20b/100%25%23%3F.config");
  });
});

test("the rules that found something, with the text of their pages", () => {
  const { rules = [] } = run(richReport()).tool.driver;
  expect(rules.map(({ id }) => id)).toEqual(["no-quoted-boolean", "pin-nextflow-version", "require-spot-retries"]);
  expect(rules[2]).toMatchObject({
    helpUri: "https://example.org/require-spot-retries",
    shortDescription: { text: expect.stringMatching(/^Require both retry layers/) as string },
    help: { markdown: expect.stringContaining("## When not to use it") as string },
  });
  for (const { ruleId, ruleIndex = -1 } of results(richReport())) expect(rules[ruleIndex]?.id).toBe(ruleId);
});

test("a rule of one's own has no page, and is valid all the same", () => {
  expect(run(reportOf([finding({ ruleId: "acme/own" })])).tool.driver.rules).toEqual([
    { id: "acme/own", helpUri: "https://example.org/require-spot-retries" },
  ]);
});

test("no findings are a run without results", () => {
  expect(results(reportOf([]))).toEqual([]);
});

test("the examples' reports are valid", async () => {
  const { stdout } = await runIn(new URL("../../../../examples", import.meta.url).pathname, ["--format", "sarif"]);
  expect(logOf(stdout).runs[0]?.results?.length).toBeGreaterThan(3);
});

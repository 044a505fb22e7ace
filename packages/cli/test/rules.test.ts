import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { rulePages } from "../src/output/rule-pages.generated.js";
import { runIn } from "./run-in.js";

test("rules lists every rule with level, presets, fix, release and description", async () => {
  const { status, stdout, stderr } = await runIn("/", ["rules"]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const lines = stdout.split("\n");
  expect(lines[0]).toMatch(/^rule +level +presets +fix +since +what it does$/);
  expect(lines.slice(1, lines.indexOf("")).map((line) => line.split(" ", 1)[0])).toEqual(Object.keys(rulePages));
  expect(stdout).toMatch(/^require-spot-retries +warning +rpin +ask +0\.1\.0 +Require both retry layers/m);
  expect(stdout).toMatch(/^pin-nextflow-version +warning +rpin +fix +0\.1\.0 /m);
});

test.each([100, 80, 60])("descriptions are broken at the width of the terminal: %i", async (columns) => {
  const { stdout } = await runIn("/", ["rules"], { isTTY: true, columns });
  const plain = stripVTControlCharacters(stdout).split("\n");
  const legend = plain.findIndex((line) => line.startsWith("Presets: "));
  expect(plain.slice(0, legend).filter((line) => line.length > Math.max(columns, 70))).toEqual([]);
});

test("rules --format json, for programs", async () => {
  const { stdout } = await runIn("/", ["rules", "--format", "json"]);
  const { version, rules } = JSON.parse(stdout) as { version: number; rules: { id: string }[] };
  expect(version).toBe(1);
  expect(rules.find(({ id }) => id === "require-spot-retries")).toEqual({
    id: "require-spot-retries",
    description: expect.stringMatching(/^Require both retry layers/) as string,
    severity: "warning",
    presets: ["recommended", "production", "isolated", "nf-core"],
    fixable: false,
    hasSuggestions: true,
    since: "0.1.0",
    url: expect.stringMatching(/\/docs\/rules\/require-spot-retries\.md$/) as string,
  });
});

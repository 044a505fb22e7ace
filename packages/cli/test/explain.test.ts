import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { rulePages } from "../src/output/rule-pages.generated.js";
import { runIn } from "./run-in.js";

test("explain shows the rule's page, in 80 columns", async () => {
  const { status, stdout, stderr } = await runIn("/", ["explain", "require-resource-labels"]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(
    /^require-resource-labels\n\nRequire labels on cloud resources that say who pays for them\.\n/,
  );
  expect(stdout).toContain("\n\nBad\n\n    process.executor = 'awsbatch'\n");
  expect(stdout).not.toContain("```");
  expect(stdout).not.toContain("<!--");
});

test.each(Object.keys(rulePages))("the page of %s fits 80 columns, but for addresses and code", async (id) => {
  const { stdout } = await runIn("/", ["explain", id], { isTTY: true, columns: 200 });
  const wide = stripVTControlCharacters(stdout)
    .split("\n")
    .filter((line) => line.length > 80 && !/https?:/.test(line) && !line.startsWith("    "));
  expect(wide).toEqual([]);
});

test("a narrow terminal is respected, and colours where there are any", async () => {
  const { stdout } = await runIn("/", ["explain", "syntax", "--color", "always"], { isTTY: true, columns: 40 });
  expect(stdout).toContain("\u001b[1msyntax\u001b[22m");
  const plain = stripVTControlCharacters(stdout).split("\n");
  expect(plain.filter((line) => line.length > 40 && !/https?:/.test(line) && !line.startsWith("    "))).toEqual([]);
});

test("ESLint's spelling of the name will do", async () => {
  expect((await runIn("/", ["explain", "nextflow/syntax"])).status).toBe(0);
});

test.each([
  ["require-spot-retry", 'nf-lint: There is no rule "require-spot-retry".\n'],
  ["require-spot-retrie", 'nf-lint: There is no rule "require-spot-retrie". Did you mean "require-spot-retries"?\n'],
  ["constructor", 'nf-lint: There is no rule "constructor".\n'],
])("a rule that does not exist: %s", async (id, message) => {
  expect(await runIn("/", ["explain", id])).toEqual({ status: 2, stdout: "", stderr: message });
});

import { expect, test } from "vitest";
import type { Finding } from "@nf-lint/linter";
import { fingerprintsOf } from "../../src/output/fingerprint.js";
import { finding } from "../formats/report-of.js";

const at = (line: number, parts: Partial<Finding> = {}): Finding =>
  finding({ range: { start: { line, column: 1 }, end: { line, column: 2 } }, ...parts });

const fingerprints = (findings: readonly Finding[], text: string): (string | undefined)[] => {
  const byFinding = fingerprintsOf(findings, () => text);
  return findings.map((one) => byFinding.get(one));
};

test("stays the same when lines are added above and blanks change", () => {
  expect(fingerprints([at(1)], "spot = true\n")).toEqual(fingerprints([at(3)], "\n\n\tspot  =  true\n"));
});

test("changes with the content of the line, the rule and the file", () => {
  const all = [
    ...fingerprints([at(1)], "spot = true"),
    ...fingerprints([at(1)], "spot = false"),
    ...fingerprints([at(1, { ruleId: "other" })], "spot = true"),
    ...fingerprints([at(1, { file: "other.config" })], "spot = true"),
  ];
  expect(new Set(all).size).toBe(4);
});

test("tells apart findings of one rule on lines of the same content, by their order", () => {
  const [first, second] = fingerprints([at(1), at(2)], "spot = true\nspot = true\n");
  expect(second).not.toBe(first);
  expect(fingerprints([at(2), at(4)], "\nspot = true\n\nspot = true\n")).toEqual([first, second]);
});

test("a file whose text is gone has fingerprints all the same", () => {
  expect(fingerprintsOf([at(1)], () => undefined).size).toBe(1);
});

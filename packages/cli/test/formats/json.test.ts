import { expect, test } from "vitest";
import { noColors } from "../../src/output/color.js";
import { json } from "../../src/formats/json.js";
import { finding, reportOf } from "./report-of.js";

test("findings as they are, and the counts", () => {
  const findings = [finding({ severity: "error" }), finding(), finding({ severity: "info", profiles: ["gcp"] })];
  expect(JSON.parse(json(reportOf(findings), { colors: noColors }))).toEqual({
    version: 1,
    findings,
    summary: { files: 12, projects: 2, errors: 1, warnings: 1, infos: 1 },
  });
});

test("ends in a newline", () => {
  expect(json(reportOf([]), { colors: noColors })).toMatch(/\}\n$/);
});

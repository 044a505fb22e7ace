import { expect, test } from "vitest";
import { noColors } from "../../src/output/color.js";
import { compact } from "../../src/formats/compact.js";
import { finding, reportOf } from "./report-of.js";

const shown = (...findings: Parameters<typeof finding>[0][]): string =>
  compact(reportOf(findings.map((parts) => finding(parts))), { colors: noColors });

test("place, severity, message, profiles, rule", () => {
  expect(shown({ profiles: ["gcp"] }, { severity: "error" })).toBe(`\
conf/gcp.config:2:3: warning: Spot is on and nothing retries. Set google.batch.maxSpotAttempts. (in profile gcp) [require-spot-retries]
conf/gcp.config:2:3: error: Spot is on and nothing retries. Set google.batch.maxSpotAttempts. [require-spot-retries]
`);
});

test("one finding is one line, whatever is in its message and its file's name", () => {
  expect(shown({ file: "a\nb.config", message: "x\r\ny\u001b[31m" })).toMatch(
    /^a␊b.config:2:3: warning: x␍␊y␛\[31m .*\n$/,
  );
});

test("nothing without findings", () => {
  expect(shown()).toBe("");
});

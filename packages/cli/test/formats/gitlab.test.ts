import { expect, test } from "vitest";
import { noColors } from "../../src/output/color.js";
import { gitlab } from "../../src/formats/gitlab.js";
import { reportOf } from "./report-of.js";
import { richReport } from "./rich-report.js";

interface Issue {
  readonly fingerprint: string;
  readonly severity: string;
}

test("an issue for each finding, with all that GitLab asks for and nothing else", () => {
  const issues = JSON.parse(gitlab(richReport(), { colors: noColors })) as Issue[];
  expect(issues[0]).toEqual({
    description: "Spot is on and nothing retries. Set google.batch.maxSpotAttempts. (in profiles gcp, gcp_spot)",
    check_name: "require-spot-retries",
    fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    severity: "minor",
    location: { path: "pipelines/conf/gcp.config", lines: { begin: 2, end: 2 } },
  });
  expect(issues.map(({ severity }) => severity)).toEqual(["minor", "major", "info"]);
  expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(3);
});

test("no findings are an empty list", () => {
  expect(gitlab(reportOf([]), { colors: noColors })).toBe("[]\n");
});

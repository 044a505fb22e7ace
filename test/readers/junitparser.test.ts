import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Debian's own Python, for which its junitparser is installed. */
const PYTHON = "/usr/bin/python3";
const isPresent = spawnSync(PYTHON, ["-c", "import junitparser"]).status === 0;
if (!isPresent) console.log("skipped, for junitparser is not here: what it reads in a JUnit report");

const SCRIPT = `
import json, sys
from junitparser import JUnitXml
report = JUnitXml.fromfile(sys.argv[1])
stated = [report.tests, report.failures, report.errors]
report.update_statistics()
print(json.dumps({
    "stated": stated,
    "counted": [report.tests, report.failures, report.errors],
    "cases": [[suite.name, case.name, case.result[0].type] for suite in report for case in suite],
}))
`;

test.runIf(isPresent)("junitparser reads the suites and tests of a JUnit report, and counts what it states", () => {
  const folder = mkdtempSync(join(tmpdir(), "nf-lint-junit-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const report = join(folder, "report.xml");
  const command = join(root, "packages/cli/dist/nf-lint.js");
  spawnSync(process.execPath, [command, "examples/aws-spot", "--format", `junit=${report}`], { cwd: root });
  const { stdout, stderr } = spawnSync(PYTHON, ["-c", SCRIPT, report], { encoding: "utf8" });
  expect(stderr).toBe("");
  expect(JSON.parse(stdout)).toEqual({
    stated: [2, 2, 0],
    counted: [2, 2, 0],
    cases: [
      ["examples/aws-spot/conf/awsbatch.config", "require-spot-retries (4:5)", "warning"],
      ["examples/aws-spot/nextflow.config", "pin-nextflow-version (10:5)", "error"],
    ],
  });
});

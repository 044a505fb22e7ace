import { memoryFileSystem } from "@nf-lint/resolver";
import { describe, expect, test } from "vitest";
import { readSettings } from "../../src/settings/read-settings.js";

const FILE = "/repo/.nf-lint.yml";
const read = (text: string) => readSettings(memoryFileSystem({ [FILE]: text }), FILE, "/repo");

describe("the compute environment", () => {
  test("is taken as it is written", () => {
    const platform = {
      executor: "google-batch",
      spot: true,
      queue: "q",
      workDir: "gs://b/w",
      labels: { team: "a" },
      wave: true,
      fusion: true,
    };
    expect(read(JSON.stringify({ platform }))).toMatchObject({ problems: [], settings: { platform } });
  });

  test.each([
    ["{ spot: true }", '1:11 platform: platform needs "executor".'],
    ["awsbatch", "1:11 platform: platform has to be a map; this is text."],
    ["{ executor: aws }", '1:23 platform.executor: There is no executor "aws". Did you mean "awsbatch"?'],
    ["{ executor: awsbach }", '1:23 platform.executor: There is no executor "awsbach". Did you mean "awsbatch"?'],
    ["{ executor: k8s, wrok: x }", '1:28 platform.wrok: There is no "wrok" in platform. Known are: '],
    ["{ executor: k8s, spot: 'yes' }", "1:34 platform.spot: spot has to be true or false; this is text."],
    [
      "{ executor: k8s, labels: { cc: 1 } }",
      '1:42 platform.labels.cc: 1 is a number in YAML. cc needs text: write "1".',
    ],
    ["{ executor: k8s, workDir: '' }", "1:37 platform.workDir: workDir is empty."],
    [
      "{ executor: google-batch, workDir: s3://b }",
      '1:46 platform.workDir: platform.workDir: google-batch keeps its work in a gs:// bucket, and "s3://b" is none.',
    ],
    [
      "{ executor: slurm, spot: true }",
      "1:36 platform.spot: platform.spot: machines of slurm are not taken back. Leave it out.",
    ],
    [
      "{ executor: k8s, fusion: true, wave: false }",
      "1:48 platform.wave: platform.wave: Fusion needs Wave, so a compute environment with the one has the other. Set it to true.",
    ],
    [
      "{ executor: seqera, fusion: false }",
      "1:39 platform.fusion: platform: the executor seqera never runs without Wave and Fusion. Leave both out.",
    ],
  ])("%s: %s", (text, told) => {
    const [problem, ...others] = read(`platform: ${text}\n`).problems;
    expect(others).toEqual([]);
    const { line = 0, column = 0 } = problem?.position ?? {};
    expect(`${line}:${column} ${problem?.path.join(".") ?? ""}: ${problem?.message ?? ""}`).toContain(told);
  });
});

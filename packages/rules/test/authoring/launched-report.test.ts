import type { Linter } from "eslint";
import nextflow from "eslint-plugin-nextflow";
import type { Platform } from "@nf-lint/resolver";
import { describe, expect, it } from "vitest";
import { lint, ROOT } from "../eslint-run.js";
import { memoryProjects } from "../memory-projects.js";

const NAMED = "manifest.name = 'p'\n";
const RULES = Object.fromEntries(
  [...nextflow.configs.all, ...nextflow.configs.production].flatMap(({ rules = {} }) => Object.entries(rules)),
) as Linter.RulesRecord;

interface Found {
  readonly rule: string;
  readonly line: number;
  readonly message: string;
  readonly related: readonly string[];
  readonly edits: number;
}

/** What the preset `production`, and on top of it `all`, finds in a pipeline. */
function findings(code: string, platform?: Platform): readonly Found[] {
  const file = `${ROOT}nextflow.config`;
  const { messages, details } = lint(file, NAMED + code, {
    rules: RULES,
    projects: memoryProjects({}, platform ? { platform } : {}),
  });
  return messages.map(({ ruleId, line, message, suggestions }, at) => ({
    rule: (ruleId ?? "").replace("nextflow/", ""),
    line,
    message,
    related: (details[at]?.related ?? []).map((one) => `${String(one.place.loc.start.line)} ${one.message}`),
    edits: suggestions?.length ?? 0,
  }));
}

function rulesOf(code: string, platform?: Platform): readonly string[] {
  return [...new Set(findings(code, platform).map(({ rule }) => rule))];
}

function found(rule: string, code: string, platform: Platform): Found | undefined {
  const [first, ...others] = findings(code, platform).filter((one) => one.rule === rule);
  expect(others).toEqual([]);
  return first;
}

const AWS: Platform = { executor: "awsbatch" };
const BATCH_RULES = ["require-resource-labels", "require-time-limit"];

describe("a pipeline that a compute environment runs", () => {
  it("is judged as if it named the executor", () => {
    expect(rulesOf("process.cpus = 1").filter((id) => BATCH_RULES.includes(id))).toEqual([]);
    expect(rulesOf("process.cpus = 1", AWS)).toEqual(expect.arrayContaining(BATCH_RULES));
    expect(rulesOf("process.cpus = 1", { executor: "slurm" }).filter((id) => BATCH_RULES.includes(id))).toEqual([]);
    expect(rulesOf("profiles { slurm { process.executor = 'slurm' } }", AWS)).toContain("require-time-limit");
  });

  it("has findings in the first line where they are about what is given, with the setting that says so, and no edits", () => {
    expect(found("require-spot-retries", "process.cpus = 1", { ...AWS, spot: true })).toEqual({
      rule: "require-spot-retries",
      line: 1,
      message:
        "On Spot machines, no setting retries a task whose machine is taken back: it fails for good. Set aws.batch.maxSpotAttempts = 5, process.errorStrategy = 'retry', process.maxRetries = 3.",
      related: ["1 The setting platform says that tasks run on awsbatch, on Spot machines."],
      edits: 0,
    });
  });

  it("has findings at its own settings where they are about those", () => {
    const strategy = "process.errorStrategy = { task.exitStatus in [137] ? 'retry' : 'finish' }";
    expect(found("no-exit-code-only-retry", strategy, { ...AWS, spot: true })).toMatchObject({
      line: 2,
      related: ["1 The setting platform says that tasks run on awsbatch, on Spot machines."],
      edits: 1,
    });
  });

  it("is not told to name a queue, for one is given", () => {
    const needsQueue = (executor: string) => rulesOf(`process.executor = '${executor}'`);
    expect(needsQueue("awsbatch")).toContain("require-batch-queue");
    expect(needsQueue("azurebatch")).toContain("valid-azure-pool");
    expect(rulesOf("", AWS)).not.toContain("require-batch-queue");
    expect(rulesOf("", { executor: "azurebatch" })).not.toContain("valid-azure-pool");
  });

  it("uses Spot where the environment says so, whatever the executor", () => {
    const gap = (platform: Platform) => found("require-spot-retries", "", platform)?.message.split(" Set ")[0];
    const text = "On Spot machines, no setting retries a task whose machine is taken back: it fails for good.";
    expect(["awsbatch", "google-batch", "seqera"].map((executor) => gap({ executor, spot: true }))).toEqual([
      text,
      text,
      text,
    ]);
    expect(gap({ executor: "azurebatch", spot: true })).toContain("On low-priority machines,");
    const silent = ["awsbatch", "google-batch", "azurebatch", "seqera"];
    expect(silent.map((executor) => gap({ executor, spot: false }))).toEqual(silent.map(() => undefined));
    // Neither the queue nor its machines are known.
    expect(gap(AWS)).toBeUndefined();
  });

  it("is not told of low-priority machines, whose pool is not its own", () => {
    expect(rulesOf("", { executor: "azurebatch", spot: true })).not.toContain("no-retired-low-priority");
  });

  it("needs snapshots on Spot machines, and only those where Wave and Fusion are given", () => {
    const missing = (platform: Platform) => found("require-fusion-snapshots", "", platform)?.message.split(" Set ")[1];
    const google: Platform = { executor: "google-batch", spot: true };
    expect(missing({ ...google, wave: true, fusion: true })).toBe("fusion.snapshots = true.");
    // Whether they are on is not known.
    expect(missing(google)).toBe("fusion.snapshots = true.");
    expect(missing({ ...AWS, spot: true, fusion: true })).toBe("fusion.snapshots = true.");
    expect(rulesOf("fusion.snapshots = true", { ...google, fusion: true })).not.toContain("require-fusion-snapshots");
  });

  it("needs labels that the environment does not give", () => {
    const labels = { team: "a", environment: "prod", pipeline: "p" };
    expect(rulesOf("", { ...AWS, labels })).not.toContain("require-resource-labels");
    expect(
      rulesOf("process.resourceLabels = [pipeline: 'p']", { ...AWS, labels: { team: "a", env: "b" } }),
    ).not.toContain("require-resource-labels");
    expect(found("require-resource-labels", "", { ...AWS, labels: { team: "a" } })).toMatchObject({
      line: 1,
      message:
        "The labels of the compute environment lack environment (or env), pipeline (or workflow). A bill can be split by its labels only: add what is missing there, or in process.resourceLabels.",
    });
    const own = found("require-resource-labels", "process.resourceLabels = [tier: 'a']", {
      ...AWS,
      labels: { team: "a" },
    });
    expect(own).toMatchObject({ line: 2, message: expect.stringContaining("These resourceLabels lack") as string });
  });

  it("loses the environment's labels in a selector of its own", () => {
    const code = "process { withLabel: big { resourceLabels = [tier: 'big'] } }";
    expect(found("no-lost-resource-labels", code, { ...AWS, labels: { team: "a" } })).toMatchObject({
      line: 2,
      related: ["1 The setting platform says that tasks run on awsbatch."],
    });
  });

  it("has labels that the environment's cloud takes", () => {
    const google = { executor: "google-batch", labels: { Team: "a" } };
    expect(found("valid-resource-labels", "", google)).toMatchObject({
      line: 1,
      message: expect.stringContaining("Google rejects the label 'Team'") as string,
    });
  });

  it("cannot turn on Wave by itself where the environment has it off", () => {
    const wave = found("require-wave-for-fusion", "fusion.enabled = true", { ...AWS, wave: false });
    expect(wave).toMatchObject({ line: 2, message: expect.stringContaining("Turn Wave on there") as string, edits: 0 });
    const fargate = found("valid-fargate-setup", "aws.batch.platformType = 'fargate'\naws.batch.executionRole = 'r'", {
      ...AWS,
      wave: false,
    });
    expect(fargate?.message).toContain("Turn Wave on there");
    for (const platform of [AWS, { ...AWS, wave: true }]) {
      expect(rulesOf("fusion.enabled = true", platform)).not.toContain("require-wave-for-fusion");
      expect(rulesOf("aws.batch.platformType = 'fargate'", platform)).toContain("valid-fargate-setup");
    }
  });

  it("gets secrets on AWS Batch", () => {
    const secret = "process.secret = 'TOKEN'";
    expect(rulesOf(`process.executor = 'awsbatch'\n${secret}`)).toContain("valid-secret-executor");
    expect(rulesOf(secret, AWS)).not.toContain("valid-secret-executor");
    expect(rulesOf(secret, { executor: "k8s" })).toContain("valid-secret-executor");
  });

  it("keeps the list of what is done, for the Platform does", () => {
    const cloud = "workDir = 's3://b/w'";
    expect(rulesOf(`process.executor = 'awsbatch'\n${cloud}`)).toContain("prefer-cloud-cache");
    expect(rulesOf(cloud, AWS)).not.toContain("prefer-cloud-cache");
  });

  it("has a work directory that is given in the place of its own", () => {
    expect(rulesOf("workDir = '/scratch'", AWS)).toContain("valid-work-dir");
    expect(rulesOf("workDir = '/scratch'", { ...AWS, workDir: "s3://b" })).not.toContain("valid-work-dir");
  });

  it("has settings that its executor does not read", () => {
    expect(rulesOf("process.machineType = 'c5.large'", AWS)).toContain("no-unread-setting");
    expect(rulesOf("process.machineType = 'c5.large'")).not.toContain("no-unread-setting");
  });
});

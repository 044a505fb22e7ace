import type { Value } from "@nf-lint/groovy";
import { describe, expect, it } from "vitest";
import type { Platform, ResolvedConfig } from "../../src/index.js";
import { resolve } from "../in-memory.js";

const AWS: Platform = { executor: "awsbatch" };

function launched(text: string, platform: Platform, profile = ""): ResolvedConfig {
  return resolve({ "nextflow.config": text }, profile, { platform });
}

function plain(value: Value | undefined): unknown {
  if (value?.kind !== "known") return value?.kind;
  if (!(value.value instanceof Map)) return value.value;
  return Object.fromEntries([...(value.value as Map<string, Value>)].map(([key, entry]) => [key, plain(entry)]));
}

describe("a compute environment", () => {
  it("gives its executor to what names none, at a place that is of no file", () => {
    const config = launched("process.cpus = 1", AWS);
    expect(config.platform).toBe(AWS);
    expect(plain(config.value("process.executor"))).toBe("awsbatch");
    expect(config.option(["process", "executor"])?.place).toMatchObject({ range: [0, 0], launch: true });
    expect(config.processGroups().map(({ executor }) => plain(executor?.value))).toEqual(["awsbatch"]);
  });

  it.each([
    ["no executor", "process.executor = null", true],
    ["the same one", "process.executor = 'AWSBATCH'", true],
    ["one that is not known", "process.executor = params.executor", true],
    ["what an include may set that cannot be read", "includeConfig params.site", true],
    ["another one", "process.executor = 'slurm'", false],
    ["another one as executor.name", "executor.name = 'slurm'", false],
    ["one that a closure decides", "process.executor = { 'slurm' }", false],
  ])("runs a configuration with %s: %s", (_what, text, runs) => {
    expect(launched(text, AWS).platform === AWS).toBe(runs);
  });

  it("runs some choices of profiles and others not", () => {
    const text = "profiles { docker { docker.enabled = true }; slurm { process.executor = 'slurm' } }";
    expect(["", "docker", "slurm"].map((profile) => launched(text, AWS, profile).platform?.executor)).toEqual([
      "awsbatch",
      "awsbatch",
      undefined,
    ]);
    expect(launched(text, { ...AWS, wave: true }, "slurm").value("wave.enabled")).toBeUndefined();
  });

  it("leaves the processes of a selector with an executor alone", () => {
    const config = launched("process { withLabel: x { executor = 'local' } }", { ...AWS, labels: { team: "a" } });
    expect(config.processGroups().map(({ executor }) => plain(executor?.value))).toEqual(["awsbatch", "local"]);
  });

  it("beats what the configuration says for all processes, and says what that was", () => {
    const config = launched("wave.enabled = false\nworkDir = 's3://mine'", {
      ...AWS,
      wave: true,
      workDir: "s3://theirs",
    });
    expect(plain(config.value("wave.enabled"))).toBe(true);
    expect(plain(config.option("workDir")?.value)).toBe("s3://theirs");
    expect(config.option("workDir")?.overrode.map(({ value }) => plain(value))).toEqual(["s3://mine"]);
  });

  it("may set what is not said: then what the configuration says counts, and else nothing is known", () => {
    const options = ["wave.enabled", "fusion.enabled", "workDir", "process.queue", "tower.endpoint"];
    expect(options.map((path) => launched("", AWS).value(path)?.kind)).toEqual(options.map(() => "unknown"));
    expect(options.map((path) => launched("", AWS).option(path))).toEqual(options.map(() => undefined));
    const config = launched("process.queue = 'mine'\nwave.enabled = false", AWS);
    expect(plain(config.value("process.queue"))).toBe("mine");
    expect(plain(config.option("wave.enabled")?.value)).toBe(false);
    expect(launched("", { executor: "slurm" }).value("process.queue")).toBeUndefined();
  });

  it("adds its labels to those of the configuration", () => {
    const platform = { ...AWS, labels: { team: "a", tier: "x" } };
    expect(plain(launched("", platform).value("process.resourceLabels"))).toEqual({ team: "a", tier: "x" });
    const config = launched("process.resourceLabels = [tier: 'y', env: 'prod']", platform);
    expect(plain(config.value("process.resourceLabels"))).toEqual({ tier: "x", env: "prod", team: "a" });
    expect(config.option("process.resourceLabels")?.place).toMatchObject({ range: [0, 22] });
    expect(launched("process.resourceLabels = params.l", platform).value("process.resourceLabels")?.kind).toBe(
      "unknown",
    );
  });

  it("turns Spot on where an executor has an option for it", () => {
    const switchOf = (executor: string, option: string, spot: boolean) =>
      plain(launched("", { executor, spot }).value(option));
    expect(switchOf("google-batch", "google.batch.spot", true)).toBe(true);
    expect(switchOf("google-batch", "google.batch.spot", false)).toBeUndefined();
    expect(switchOf("seqera", "seqera.executor.machineRequirement.provisioning", true)).toBe("spot");
    expect(switchOf("awsbatch", "google.batch.spot", true)).toBeUndefined();
  });

  it("has Wave with Fusion, and both with Seqera's executor", () => {
    const of = (platform: Platform) =>
      ["wave.enabled", "fusion.enabled"].map((path) => plain(launched("", platform).value(path)));
    expect(of({ ...AWS, fusion: true })).toEqual([true, true]);
    expect(of({ executor: "seqera" })).toEqual([true, true]);
  });

  it("is no part of what the files say", () => {
    const config = launched("process.cpus = 1", { ...AWS, labels: { team: "a" }, wave: true });
    expect(config.options().map(({ path }) => path.join("."))).toEqual(["process.cpus"]);
    expect(config.keys("process")).toEqual(["cpus"]);
    expect(config.maps()).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import {
  allOptions,
  childrenOf,
  findOption,
  isScope,
  matchOption,
  scopeOf,
  withoutUserLevels,
} from "../../src/facts/option-facts.js";

const dotted = (path: readonly string[] | undefined) => path?.join(".");
const found = (path: string) => dotted(findOption(path.split("."))?.path);

describe("findOption", () => {
  it("finds every option under its own name", () => {
    for (const { path } of allOptions()) {
      const written = path.map((key) => (key === "<name>" ? "mine" : key));
      expect(findOption(written), path.join(".")).toBeDefined();
    }
    expect(allOptions().length).toBeGreaterThan(640);
  });

  it.each([
    ["azure.batch.pools.big.vmType", "azure.batch.pools.<name>.vmType"],
    ["azure.batch.pools.big.startTask.script", "azure.batch.pools.<name>.startTask.script"],
    ["azure.storage.fileShares.ref.mountPath", "azure.storage.fileShares.<name>.mountPath"],
    ["executor.$sge.queueSize", "executor.queueSize"],
    ["executor.$slurm.retry.maxAttempts", "executor.retry.maxAttempts"],
    ["threadPool.FileTransfer.maxThreads", "threadPool.<name>.maxThreads"],
    ["process.withName:FOO.cpus", "process.cpus"],
    ["process.withLabel:'!x'.errorStrategy", "process.errorStrategy"],
    ["agent.cpus", "process.cpus"],
    ["agent.model", "agent.model"],
    ["profiles.test.docker.enabled", "docker.enabled"],
    ["profiles.test.process.withName:FOO.memory", "process.memory"],
  ])("sees through what users name: %s", (path, fact) => {
    expect(found(path)).toBe(fact);
  });

  it.each([
    ["env.FOO", "env", ["FOO"]],
    ["params.genomes.GRCh38.fasta", "params", ["genomes", "GRCh38", "fasta"]],
    ["process.resourceLimits.memory", "process.resourceLimits", ["memory"]],
    ["process.withName:FOO.ext.args", "process.ext", ["args"]],
    ["k8s.securityContext.runAsUser", "k8s.securityContext", ["runAsUser"]],
    ["google.lifeSciences.bootDiskSize", "google.lifeSciences.*", ["bootDiskSize"]],
    ["mail.smtp.starttls.enable", "mail.smtp.*", ["starttls", "enable"]],
  ])("leads into maps: %s", (path, fact, below) => {
    const match = matchOption(path.split("."));
    expect(dotted(match?.fact.path)).toBe(fact);
    expect(match?.below).toEqual(below);
  });

  it.each([
    "process.cpuss",
    "process.cpus.foo",
    "aws.batch.spot",
    "docker.enabledd",
    "nothing",
    "executor.$sge.nothing",
    "process.withName:FOO.nothing",
  ])("does not find %s", (path) => {
    expect(findOption(path.split("."))).toBeUndefined();
  });
});

describe("scopes", () => {
  it("knows scopes, with and without a fact of their own", () => {
    for (const scope of [
      "",
      "aws.batch",
      "process",
      "process.withName:FOO",
      "azure.batch.pools.mine",
      "tower.logs.checkpoint",
    ]) {
      expect(isScope(scope === "" ? [] : scope.split(".")), scope).toBe(true);
    }
    expect(isScope(["process", "cpus"])).toBe(false);
    expect(isScope(["nothing"])).toBe(false);
  });

  it("gives the innermost known scope", () => {
    expect(scopeOf(["aws", "batch", "cliPath"])).toEqual(["aws", "batch"]);
    expect(scopeOf(["aws", "nothing", "cliPath"])).toEqual(["aws"]);
    expect(scopeOf(["nothing", "x"])).toEqual([]);
  });

  it("lists what can stand below", () => {
    const keys = (scope: string[]) => childrenOf(scope).map(({ key }) => key);
    expect(keys(["fusion"])).toContain("snapshots");
    expect(keys(["process"])).toEqual(keys(["process", "withName:FOO"]));
    expect(keys(["agent"])).toEqual(expect.arrayContaining(["cpus", "model"]));
    expect(keys(["azure", "batch", "pools", "mine"])).toContain("vmType");
    expect(keys(["nothing"])).toEqual([]);
    expect(childrenOf([]).find(({ key }) => key === "aws")?.isScope).toBe(true);
  });

  it("leaves other paths as they are", () => {
    expect(withoutUserLevels(["profiles"])).toEqual(["profiles"]);
    expect(withoutUserLevels(["executor", "name"])).toEqual(["executor", "name"]);
  });
});

import { describe, expect, it } from "vitest";
import { nearestOptions } from "../../src/facts/nearest-options.js";

const near = (path: string) =>
  nearestOptions(path.split(".")).map((option) => `${option.how}: ${option.path.join(".")}`);

describe("nearestOptions", () => {
  it.each([
    ["process.erorStrategy", "spelling: process.errorStrategy"],
    ["process.withName:FOO.memroy", "spelling: process.withName:FOO.memory"],
    ["proces.cpus", "spelling: process.cpus"],
    ["aws.bacth.cliPath", "spelling: aws.batch.cliPath"],
    ["singularity.autoMount", "spelling: singularity.autoMounts"],
    ["singularity.cachedir", "spelling: singularity.cacheDir"],
    ["azure.batch.pools.big.vmtype", "spelling: azure.batch.pools.big.vmType"],
    ["executor.$sge.queuesize", "spelling: executor.$sge.queueSize"],
    ["profiles.test.docker.enabeld", "spelling: profiles.test.docker.enabled"],
  ])("%s is a slip", (path, expected) => {
    expect(near(path)).toEqual([expected]);
  });

  it("finds the scope that an option belongs into", () => {
    expect(near("process.maxSpotAttempts")).toEqual([
      "scope: aws.batch.maxSpotAttempts",
      "scope: google.batch.maxSpotAttempts",
      "scope: seqera.executor.machineRequirement.maxSpotAttempts",
    ]);
    expect(near("executor.errorStrategy")).toEqual(["scope: process.errorStrategy"]);
    expect(near("queueSize")).toEqual(["scope: executor.queueSize"]);
  });

  it("goes by the new name of what was renamed", () => {
    expect(near("aws.uploadStorageClass")).toEqual(["scope: aws.client.storageClass"]);
  });

  it("does not take another word, or a common one, for what was meant", () => {
    expect(near("process.gpus")).toEqual([]);
    expect(near("process.project")).toEqual([]);
    expect(near("process.name")).toEqual([]);
    expect(near("executor.queue")).toEqual(["scope: process.queue"]);
    expect(near("maxRetries")).toEqual(["scope: process.maxRetries"]);
  });

  it("says nothing where the name stands in many scopes, or nowhere", () => {
    expect(near("foo.enabled")).toEqual([]);
    expect(near("process.somethingElse")).toEqual([]);
    expect(near("validation.help")).toEqual([]);
  });
});

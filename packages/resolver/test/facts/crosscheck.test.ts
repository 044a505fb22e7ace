import { describe, expect, it } from "vitest";
import { findOption } from "../../src/facts/option-facts.js";
import { findExecutor, meantExecutor } from "../../src/facts/executors.js";
import { defaultIn, isDeprecatedIn, isRemovedIn, isTooNewFor } from "../../src/facts/option-lifetime.js";
import type { OptionFact } from "../../src/facts/option-fact.js";
import { parseNextflowVersion } from "../../src/version/nextflow-version.js";

const fact = (path: string): OptionFact => {
  const found = findOption(path.split("."));
  if (found === undefined) throw new Error(`${path} is unknown`);
  return found;
};
const at = parseNextflowVersion;

describe("where Nextflow's documents and its own check err", () => {
  it.each([
    "agent.maxIterations",
    "aws.client.maxConcurrency",
    "azure.batch.jobQuotaRetryDelay",
    "cloudcache.path",
    "docker.kill",
    "google.batch.installGpuDrivers",
    "google.batch.preemptible",
    "k8s.userName",
    "mail.sendMailTimeout",
    "report.maxTasks",
    "sarus.verbose",
    "seqera.executor.batchFlushInterval",
    "tower.retryPolicy.maxDelay",
    "wave.build.maxDuration",
    "wave.retryPolicy.multiplier",
  ])("%s works although the reference leaves it out", (path) => {
    expect(fact(path)).toMatchObject({ status: "active", documented: false, inSpec: true });
  });

  it.each([
    "nextflow.retryPolicy.maxAttempts",
    "mail.smtp.starttls.enable",
    "mail.smtp.proxy.host",
    "executor.$sge.queueSize",
    "executor.$local.cpus",
  ])("%s works although Nextflow's check warns of it", (path) => {
    expect(["active", "hidden"]).toContain(fact(path).status);
  });

  it.each(["aws.client.protocol", "aws.client.signerOverride", "aws.client.userAgent"])(
    "%s is in the reference, but nothing reads it any more",
    (path) => {
      expect(fact(path).documented).toBe(true);
      expect(isRemovedIn(fact(path), at("25.10.0"))).toBe(true);
      expect(isRemovedIn(fact(path), at("25.04.0"))).toBe(false);
    },
  );

  it.each([
    ["aws.batch.maxTransferAttempts", "5"],
    ["aws.client.maxErrorRetry", "5"],
    ["azure.batch.pools.x.sku", "batch.node.ubuntu 24.04"],
    ["azure.batch.pools.x.scaleInterval", "5 min"],
  ])("%s has the default of the code, %s", (path, value) => {
    expect(defaultIn(fact(path), at("26.04.0"))).toBe(value);
  });

  it("knows since when google.batch.maxSpotAttempts is there, and what it was", () => {
    const option = fact("google.batch.maxSpotAttempts");
    expect(isTooNewFor(option, at("23.10.0"))).toBe(true);
    expect(isTooNewFor(option, at("24.04.0"))).toBe(false);
    expect(defaultIn(option, at("24.04.0"))).toBe("5");
    expect(defaultIn(option, at("24.10.0"))).toBe("0");
  });

  it("knows where snapshots raise the default of maxSpotAttempts", () => {
    const snapshots = (name: string) => name === "fusion.snapshots";
    const google = fact("google.batch.maxSpotAttempts");
    expect(defaultIn(google, at("25.10.2"), snapshots)).toBe("0");
    expect(defaultIn(google, at("25.10.3"), snapshots)).toBe("5");
    expect(defaultIn(google, at("25.11.0-edge"), snapshots)).toBe("0");
    expect(defaultIn(google, at("25.12.0-edge"), snapshots)).toBe("5");
    expect(defaultIn(google, at("26.04.0"), snapshots)).toBe("5");
    expect(defaultIn(google, at("26.04.0"))).toBe("0");
    const aws = fact("aws.batch.maxSpotAttempts");
    expect(defaultIn(aws, at("24.10.0"), snapshots)).toBe("0");
    expect(defaultIn(aws, at("25.04.0"), snapshots)).toBe("5");
  });

  it("has no option where the documents only suppose one", () => {
    for (const path of ["aws.batch.tags", "google.labels", "aws.batch.spot"]) {
      expect(findOption(path.split(".")), path).toBeUndefined();
    }
    expect(fact("workDir").kind).toBe("option");
  });

  it("knows that a static errorStrategy is one of four", () => {
    expect(fact("process.errorStrategy").allowedValues).toEqual(["terminate", "finish", "ignore", "retry"]);
  });

  it("takes azure-batch and aws-batch for what they are", () => {
    expect(findExecutor("azure-batch")).toBeUndefined();
    expect(meantExecutor("azure-batch")).toBe("azurebatch");
    expect(meantExecutor("aws-batch")).toBe("awsbatch");
    expect(findExecutor("google-lifesciences")).toMatchObject({ removedSince: "25.10", replacement: "google-batch" });
    expect(findExecutor("SLURM")).toEqual({ name: "slurm" });
    expect(findExecutor("float")).toEqual({ name: "float", plugin: "nf-float" });
  });
});

describe("an option's life", () => {
  it("begins in the edge builds of its release line", () => {
    const option = fact("smolvm.enabled");
    expect(option.since).toBe("26.10");
    expect(isTooNewFor(option, at("26.04.6"))).toBe(true);
    expect(isTooNewFor(option, at("26.08.0-edge"))).toBe(false);
    expect(isTooNewFor(fact("appleContainer.enabled"), at("25.10.4"))).toBe(true);
    expect(isTooNewFor(fact("appleContainer.enabled"), at("26.01.0-edge"))).toBe(false);
  });

  it("begins in the stable release that follows the edge build of its number", () => {
    const option = fact("process.resourceLimits");
    expect(option.since).toBe("24.04.0-edge");
    expect(isTooNewFor(option, at("24.04.0"))).toBe(false);
    expect(isTooNewFor(option, at("24.03.0-edge"))).toBe(true);
  });

  it("passes from deprecated to removed", () => {
    const option = fact("aws.client.glacierAutoRetrieval");
    expect(isDeprecatedIn(option, at("23.10.0"))).toBe(false);
    expect(isDeprecatedIn(option, at("24.02.0-edge"))).toBe(true);
    expect(isDeprecatedIn(option, at("24.04.0"))).toBe(false);
    expect(isRemovedIn(option, at("24.04.0"))).toBe(true);
  });

  it("names what to use instead", () => {
    expect(fact("aws.client.uploadStorageClass").replacement?.path).toEqual(["aws", "client", "storageClass"]);
    expect(fact("process.echo").replacement?.path).toEqual(["process", "debug"]);
    expect(fact("workflow.onComplete").replacement?.path).toBeUndefined();
    expect(fact("google.lifeSciences.x").replacement).toEqual({ text: "google.batch.*", isRename: false });
    expect(fact("fusion.exportAwsAccessKeys").replacement?.isRename).toBe(true);
    expect(fact("spack.noChecksum").replacement?.isRename).toBe(false);
  });

  it("is deprecated from the start where no date is known", () => {
    expect(isDeprecatedIn(fact("k8s.pullPolicy"), at("22.04.0"))).toBe(true);
  });
});

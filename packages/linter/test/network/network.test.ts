import { memoryFileSystem } from "@nf-lint/resolver";
import { describe, expect, it, test } from "vitest";
import { createLinter } from "../../src/index.js";
import type { NetworkHost } from "../../src/index.js";

/** The hosts of a project with one configuration, `docker` on and one process with an image where they are given. */
function hostsOf(
  config: string,
  { image, nextflow }: { readonly image?: string; readonly nextflow?: string } = {},
): readonly NetworkHost[] {
  const container = image === undefined ? "" : `container '${image}'`;
  const fileSystem = memoryFileSystem({
    "/p/nextflow.config": config,
    "/p/main.nf": `process A {\n    ${container}\n    script:\n    'true'\n}\nworkflow {\n    A()\n}\n`,
  });
  const network = createLinter({
    cwd: "/p",
    fileSystem,
    settingsFile: "none",
    ...(nextflow !== undefined && { settings: { nextflow } }),
  }).network("/p");
  if (!network.ok) throw new Error(JSON.stringify(network.failures));
  return network.hosts;
}

function needs(hosts: readonly NetworkHost[]): Record<string, string> {
  return Object.fromEntries(
    hosts.map(({ host, port, need }) => [port === 443 ? host : `${host}:${String(port)}`, need]),
  );
}

test("a run without clouds, images and plugins needs the release and nothing else", () => {
  expect(needs(hostsOf("params.x = 1"))).toEqual({ "www.nextflow.io": "conditional" });
});

describe("AWS Batch", () => {
  it.each([
    ["eu-west-1", "amazonaws.com"],
    ["cn-north-1", "amazonaws.com.cn"],
    ["us-gov-west-1", "amazonaws.com"],
    ["us-iso-east-1", "c2s.ic.gov"],
    ["us-isob-east-1", "sc2s.sgov.gov"],
    ["eusc-de-east-1", "amazonaws.eu"],
  ])("in %s has the partition's suffix", (region, suffix) => {
    const found = needs(hostsOf(`process.executor = 'awsbatch'\naws.region = '${region}'`));
    expect(found).toMatchObject({
      [`batch.${region}.${suffix}`]: "required",
      [`s3.${region}.${suffix}`]: "required",
      [`sts.${region}.${suffix}`]: "conditional",
      "registry.nextflow.io": "required",
      "169.254.169.254:80": "conditional",
    });
  });

  it("without a region names no host surely, and says why", () => {
    const host = hostsOf("process.executor = 'awsbatch'").find((one) => one.host.startsWith("batch."));
    expect(host).toMatchObject({ host: "batch.REGION.amazonaws.com", need: "unknown" });
    expect(host?.why).toContain("aws.region is not set");
  });

  it("has another maker's S3 at its address, without user part", () => {
    const found = needs(
      hostsOf(
        "process.executor = 'awsbatch'\naws.region = 'eu-west-1'\naws.client.endpoint = 'http://me:word@store.example.org:9000'",
      ),
    );
    expect(found).toMatchObject({ "store.example.org:9000": "required" });
    expect(found).not.toHaveProperty("s3.eu-west-1.amazonaws.com");
  });
});

test("an executor that hangs on a variable of the environment makes every cloud unknown", () => {
  const found = hostsOf("process.executor = System.getenv('WHERE')");
  expect(needs(found)).toMatchObject({ "batch.googleapis.com": "unknown", "169.254.169.254:80": "unknown" });
  expect(found.find(({ host }) => host === "batch.googleapis.com")?.why).toContain("WHERE");
});

test("Google Batch", () => {
  expect(needs(hostsOf("process.executor = 'google-batch'"))).toMatchObject({
    "batch.googleapis.com": "required",
    "storage.googleapis.com": "required",
    "oauth2.googleapis.com": "required",
    "cloudinfo.seqera.io": "conditional",
    "metadata.google.internal:80": "conditional",
  });
});

test("Azure Batch, whose nodes fetch azcopy unless it is off", () => {
  const azure =
    "process.executor = 'azurebatch'\nazure.batch.accountName = 'acc'\nazure.batch.location = 'westeurope'\nazure.storage.accountName = 'store'";
  expect(needs(hostsOf(azure))).toMatchObject({
    "acc.westeurope.batch.azure.com": "required",
    "store.blob.core.windows.net": "required",
    "github.com": "required",
  });
  expect(needs(hostsOf(`${azure}\nazure.batch.copyToolInstallMode = 'off'`))).not.toHaveProperty("github.com");
});

describe("plugins", () => {
  const config = "plugins { id 'nf-schema@2.0.0' }";

  it.each([
    ["25.10.0", { "registry.nextflow.io": "required" }],
    ["25.04.0", { "raw.githubusercontent.com": "required", "github.com": "conditional" }],
  ])("come from where Nextflow %s takes them", (nextflow, expected) => {
    expect(needs(hostsOf(config, { nextflow }))).toEqual({
      "www.nextflow.io": "conditional",
      ...expected,
      ...(nextflow.startsWith("25.04") && {
        "objects.githubusercontent.com": "conditional",
        "release-assets.githubusercontent.com": "conditional",
      }),
    });
  });

  it("come from either where the manifest allows both", () => {
    expect(needs(hostsOf(`${config}\nmanifest.nextflowVersion = '>=25.04.0'`))).toMatchObject({
      "registry.nextflow.io": "conditional",
      "raw.githubusercontent.com": "conditional",
    });
  });
});

describe("Seqera's services", () => {
  it("Wave, at its own address where there is one", () => {
    expect(needs(hostsOf("wave.enabled = true"))).toMatchObject({
      "wave.seqera.io": "required",
      "wave-cache-prod-cloudflare.seqera.io": "required",
    });
    const own = needs(hostsOf("wave { enabled = true\nendpoint = 'https://wave.example.org' }"));
    expect(own).toMatchObject({ "wave.example.org": "required" });
    expect(own).not.toHaveProperty("wave.seqera.io");
  });

  it("Fusion implies none of Wave's", () => {
    const found = needs(hostsOf("fusion.enabled = true"));
    expect(found).toMatchObject({ "fusionfs.seqera.io": "required", "licenses.seqera.io": "required" });
    expect(found).not.toHaveProperty("wave.seqera.io");
  });

  it("Platform, and an own one", () => {
    expect(needs(hostsOf("tower.enabled = true"))).toMatchObject({ "api.cloud.seqera.io": "required" });
    const own = needs(hostsOf("tower { enabled = true\nendpoint = 'https://tower.example.org/api' }"));
    expect(own).toMatchObject({ "tower.example.org": "required" });
  });

  it("a switch that is not known makes the host unknown", () => {
    expect(needs(hostsOf("wave.enabled = System.getenv('W') == '1'"))).toMatchObject({ "wave.seqera.io": "unknown" });
  });

  it("Fargate's layer, and Enterprise plugins", () => {
    const fargate = "process.executor = 'awsbatch'\naws.batch.platformType = 'fargate'\nwave.enabled = true";
    expect(needs(hostsOf(fargate))).toMatchObject({ "nf-xpack.seqera.io": "required" });
    expect(needs(hostsOf("plugins { id 'nf-xpack@1.0.0' }"))).toMatchObject({ "cerbero.seqera.io": "required" });
  });
});

describe("images", () => {
  it.each([
    ["ubuntu:24.04", "registry-1.docker.io"],
    ["org/tool:1", "auth.docker.io"],
    ["quay.io/org/tool:1", "cdn01.quay.io"],
    ["ghcr.io/org/tool:1", "pkg-containers.githubusercontent.com"],
    ["123456789012.dkr.ecr.eu-west-1.amazonaws.com/tool:1", "api.ecr.eu-west-1.amazonaws.com"],
    ["public.ecr.aws/org/tool:1", "public.ecr.aws"],
    ["eu.gcr.io/org/tool:1", "eu.gcr.io"],
    ["europe-docker.pkg.dev/org/repo/tool:1", "europe-docker.pkg.dev"],
    ["mine.azurecr.io/tool:1", "mine.azurecr.io"],
    ["nvcr.io/nvidia/tool:1", "nvcr.io"],
    ["registry.example.org:5000/tool:1", "registry.example.org:5000"],
  ])("%s", (image, host) => {
    expect(needs(hostsOf("docker.enabled = true", { image }))).toMatchObject({ [host]: "required" });
    expect(needs(hostsOf("", { image }))).toEqual({ "www.nextflow.io": "conditional" });
  });

  it("without a host follow the engine's registry", () => {
    const found = needs(hostsOf("docker { enabled = true\nregistry = 'quay.io' }", { image: "org/tool:1" }));
    expect(found).toMatchObject({ "quay.io": "required" });
    expect(found).not.toHaveProperty("registry-1.docker.io");
  });

  it("of Seqera's registries and of MultiQC", () => {
    const image = "community.wave.seqera.io/library/multiqc:1";
    expect(needs(hostsOf("docker.enabled = true", { image }))).toMatchObject({
      "community.wave.seqera.io": "conditional",
      "api.multiqc.info": "optional",
    });
  });

  it("pulled by Wave may be redirected", () => {
    const found = needs(hostsOf("docker.enabled = true\nwave.enabled = true", { image: "quay.io/org/tool:1" }));
    expect(found).toMatchObject({ "quay.io": "conditional" });
  });
});

test("each profile names what it needs, with the place of the option", () => {
  const hosts = hostsOf("profiles { gcp { process.executor = 'google-batch' } }");
  const batch = hosts.find(({ host }) => host === "batch.googleapis.com");
  expect(batch).toMatchObject({ profiles: ["gcp"], sides: ["head", "worker"] });
  expect(batch?.because[0]).toMatchObject({ option: "process.executor", place: { file: "/p/nextflow.config" } });
});

test("data, mail, web hooks, channels and Kubernetes at their own addresses", () => {
  const config = `
params.reads = 'https://data.example.org/reads.fq'
workDir = 's3://bucket/work'
aws.region = 'eu-west-1'
mail.smtp.host = 'mail.example.org'
mail.smtp.port = 587
weblog { enabled = true; url = 'https://log.example.org:8443/x' }
conda { enabled = true; channels = ['bioconda', 'https://conda.example.org/c'] }
process.executor = 'k8s'
k8s.client.server = 'https://cluster.example.org:6443'
manifest.homePage = 'https://gitlab.com/org/repo'
`;
  expect(needs(hostsOf(config))).toMatchObject({
    "data.example.org": "unknown",
    "bucket.s3.eu-west-1.amazonaws.com": "conditional",
    "mail.example.org:587": "conditional",
    "log.example.org:8443": "required",
    "conda.example.org": "required",
    "conda.anaconda.org": "required",
    "cluster.example.org:6443": "required",
    "gitlab.com": "conditional",
  });
});

test("an image that hangs on the engine is pulled from a web address by Singularity alone", () => {
  const process = `process.container = { task.ext.x ? 'https://depot.galaxyproject.org/singularity/a' : 'quay.io/org/a:1' }`;
  const docker = needs(hostsOf(`${process}\ndocker.enabled = true`));
  expect(docker).toMatchObject({ "quay.io": "required" });
  expect(docker).not.toHaveProperty("depot.galaxyproject.org");
  expect(needs(hostsOf(`${process}\nsingularity.enabled = true`))).toMatchObject({
    "depot.galaxyproject.org": "conditional",
    "quay.io": "conditional",
  });
});

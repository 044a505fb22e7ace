import { describe, expect, it, test } from "vitest";
import { hostsOf, needs, rowOf } from "../hosts-of.js";

describe("AWS Batch", () => {
  it.each([
    ["eu-west-1", "amazonaws.com"],
    ["ap-southeast-4", "amazonaws.com"],
    ["cn-north-1", "amazonaws.com.cn"],
    ["cn-northwest-1", "amazonaws.com.cn"],
    ["us-gov-west-1", "amazonaws.com"],
    ["us-gov-east-1", "amazonaws.com"],
    ["us-iso-east-1", "c2s.ic.gov"],
    ["us-isob-east-1", "sc2s.sgov.gov"],
    ["us-isof-south-1", "csp.hci.ic.gov"],
    ["eu-isoe-west-1", "cloud.adc-e.uk"],
    ["eusc-de-east-1", "amazonaws.eu"],
  ])("in %s has the partition's suffix", (region, suffix) => {
    const found = needs(hostsOf(`process.executor = 'awsbatch'\naws.region = '${region}'`));
    expect(found).toEqual({
      "www.nextflow.io": "conditional",
      "registry.nextflow.io": "required",
      [`batch.${region}.${suffix}`]: "required",
      [`s3.${region}.${suffix}`]: "required",
      [`s3.${suffix}`]: "conditional",
      [`logs.${region}.${suffix}`]: "conditional",
      [`ecs.${region}.${suffix}`]: "conditional",
      [`ec2.${region}.${suffix}`]: "conditional",
      [`sts.${region}.${suffix}`]: "conditional",
      [`ecs-a-*.${region}.${suffix}`]: "required",
      [`ecs-t-*.${region}.${suffix}`]: "required",
      "169.254.169.254:80": "conditional",
    });
  });

  it("without a region names no host surely, and says why", () => {
    const host = hostsOf("process.executor = 'awsbatch'").find((one) => one.host.startsWith("batch."));
    expect(host).toMatchObject({ host: "batch.REGION.amazonaws.com", need: "unknown" });
    expect(host?.why).toContain("aws.region is not set");
  });

  it("has the region of the environment, where that is given", () => {
    const env = { AWS_DEFAULT_REGION: "eu-central-1" };
    expect(needs(hostsOf("process.executor = 'awsbatch'", { env }))).toMatchObject({
      "batch.eu-central-1.amazonaws.com": "required",
    });
  });

  it("has another maker's S3 at its address, without user part", () => {
    const found = needs(
      hostsOf(
        "process.executor = 'awsbatch'\naws.region = 'eu-west-1'\naws.client.endpoint = 'http://me:word@store.example.org:9000'",
      ),
    );
    expect(found).toMatchObject({ "store.example.org:9000": "required", "batch.eu-west-1.amazonaws.com": "required" });
    expect(found).not.toHaveProperty("s3.eu-west-1.amazonaws.com");
  });

  it("may have either S3 where the endpoint is not known", () => {
    const hosts = hostsOf(
      "process.executor = 'awsbatch'\naws.region = 'eu-west-1'\naws.client.endpoint = System.getenv('STORE')",
    );
    expect(needs(hosts)).toMatchObject({ "s3.eu-west-1.amazonaws.com": "unknown", HOST: "unknown" });
    expect(rowOf(hosts, "s3.eu-west-1.amazonaws.com")?.why).toContain("environment variable STORE");
  });

  it("reaches S3 through a proxy of the client", () => {
    const hosts = hostsOf("aws.client { proxyHost = 'proxy.example.org'; proxyPort = 3128 }");
    expect(needs(hosts)).toMatchObject({ "proxy.example.org:3128": "required" });
  });
});

describe("Google Batch", () => {
  const google = "process.executor = 'google-batch'";

  it.each(["europe-west4", "us-central1", "me-central2"])("in %s has the names that all regions share", (location) => {
    expect(needs(hostsOf(`${google}\ngoogle.location = '${location}'`))).toEqual({
      "www.nextflow.io": "conditional",
      "registry.nextflow.io": "required",
      "batch.googleapis.com": "required",
      "storage.googleapis.com": "required",
      "logging.googleapis.com": "required",
      "oauth2.googleapis.com": "required",
      "www.googleapis.com": "conditional",
      "cloudinfo.seqera.io": "conditional",
      "metadata.google.internal:80": "conditional",
      "169.254.169.254:80": "conditional",
    });
  });

  it("asks Cloud Logging only for tasks that fail where their output goes to a bucket", () => {
    expect(needs(hostsOf(`${google}\ngoogle.batch.logsPath = 'gs://bucket/logs'`))).toMatchObject({
      "logging.googleapis.com": "conditional",
    });
    const unknown = hostsOf(`${google}\ngoogle.batch.logsPath = System.getenv('LOGS')`);
    expect(rowOf(unknown, "logging.googleapis.com")).toMatchObject({ need: "unknown" });
  });

  it("asks nobody for prices where the environment says so", () => {
    const found = needs(hostsOf(google, { env: { NXF_CLOUDINFO_ENABLED: "false" } }));
    expect(found).not.toHaveProperty("cloudinfo.seqera.io");
  });
});

describe("Azure Batch", () => {
  const azure =
    "process.executor = 'azurebatch'\nazure.batch.accountName = 'acc'\nazure.batch.location = 'westeurope'\nazure.storage.accountName = 'store'";

  it("has the accounts in its names; its nodes fetch azcopy", () => {
    expect(needs(hostsOf(azure))).toEqual({
      "www.nextflow.io": "conditional",
      "registry.nextflow.io": "required",
      "acc.westeurope.batch.azure.com": "required",
      "store.blob.core.windows.net": "required",
      "github.com": "required",
      "raw.githubusercontent.com": "required",
      "169.254.169.254:80": "conditional",
    });
  });

  it.each([
    ["azure.batch.copyToolInstallMode = 'off'", undefined],
    ["fusion.enabled = true", undefined],
    ["fusion.enabled = true\nazure.batch.copyToolInstallMode = 'node'", "required"],
    ["azure.batch.copyToolInstallMode = System.getenv('MODE')", "unknown"],
    ["fusion.enabled = System.getenv('FUSION') == '1'", "unknown"],
  ])("fetches azcopy or not: %s", (config, need) => {
    expect(needs(hostsOf(`${azure}\n${config}`))["github.com"]).toBe(need);
  });

  it.each([
    "https://acc.westeurope.batch.azure.com",
    "https://acc.usgovvirginia.batch.usgovcloudapi.net",
    "https://acc.chinanorth3.batch.chinacloudapi.cn",
  ])("of any of Azure's clouds stands at its endpoint %s", (endpoint) => {
    const host = new URL(endpoint).host;
    const hosts = hostsOf(`${azure}\nazure.batch.endpoint = '${endpoint}'`);
    expect(rowOf(hosts, host)).toMatchObject({ need: "required", sides: ["head", "worker"] });
    expect(hosts.filter((row) => row.host.includes(".batch."))).toHaveLength(1);
  });

  it("has accounts of the environment, where they are given, and unknown ones else", () => {
    const config = "process.executor = 'azurebatch'\nazure.batch.location = 'westeurope'";
    expect(needs(hostsOf(config))).toMatchObject({
      "ACCOUNT.westeurope.batch.azure.com": "unknown",
      "ACCOUNT.blob.core.windows.net": "unknown",
    });
    const env = { AZURE_BATCH_ACCOUNT_NAME: "one", AZURE_STORAGE_ACCOUNT_NAME: "two" };
    expect(needs(hostsOf(config, { env }))).toMatchObject({
      "one.westeurope.batch.azure.com": "required",
      "two.blob.core.windows.net": "required",
    });
  });

  it("has file shares, Entra and a registry for its pools", () => {
    const more =
      "azure { storage.fileShares.data.mountPath = '/data'\nactiveDirectory.tenantId = 'x'\nregistry.server = 'pools.azurecr.io' }";
    expect(needs(hostsOf(`${azure}\n${more}`))).toMatchObject({
      "store.file.core.windows.net:445": "conditional",
      "login.microsoftonline.com": "conditional",
      "pools.azurecr.io": "required",
    });
  });
});

test("an executor that hangs on a variable of the environment makes every cloud unknown", () => {
  const found = hostsOf(
    "process.executor = System.getenv('WHERE')\naws.region = 'eu-west-1'\nk8s.client.server = 'https://cluster.example.org'\nseqera.executor.endpoint = 'https://scheduler.example.org'",
  );
  expect(needs(found)).toMatchObject({
    "batch.googleapis.com": "unknown",
    "batch.eu-west-1.amazonaws.com": "unknown",
    "ACCOUNT.LOCATION.batch.azure.com": "unknown",
    "cluster.example.org": "unknown",
    "scheduler.example.org": "unknown",
    "169.254.169.254:80": "unknown",
    "registry.nextflow.io": "unknown",
  });
  for (const { host, why } of found) if (host.startsWith("batch.")) expect(why).toContain("WHERE");
});

test("the executor of a process that some runs do not come to is needed in some runs", () => {
  const config = "process { withName: 'B' { executor = 'google-batch' } }";
  const processes = "process A {\n    script:\n    'true'\n}\nprocess B {\n    script:\n    'true'\n}\n";
  const at = (call: string): string | undefined =>
    needs(hostsOf(config, { script: `${processes}workflow {\n    A()\n    ${call}\n}\n` }))["batch.googleapis.com"];
  expect(at("B()")).toBe("required");
  expect(at("if (params.b) { B() }")).toBe("conditional");
  expect(at("")).toBeUndefined();
});

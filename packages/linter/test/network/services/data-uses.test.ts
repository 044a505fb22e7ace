import { describe, expect, it, test } from "vitest";
import { hostsOf, needs, rowOf } from "../hosts-of.js";

const AZURE = "azure.storage.accountName = 'store'";
const AWS = "aws.region = 'eu-west-1'";

describe("where a run keeps its data", () => {
  it.each([
    [`workDir = 's3://bucket/work'\n${AWS}`, "s3.eu-west-1.amazonaws.com"],
    [`bucketDir = 's3://bucket/work'\n${AWS}`, "s3.eu-west-1.amazonaws.com"],
    [`workDir = "s3://\${System.getenv('BUCKET')}/work"\n${AWS}`, "s3.eu-west-1.amazonaws.com"],
    ["workDir = 'gs://bucket/work'", "storage.googleapis.com"],
    ["outputDir = 'gs://bucket/results'", "storage.googleapis.com"],
    [`workDir = 'az://container/work'\n${AZURE}`, "store.blob.core.windows.net"],
  ])("is needed: %s", (config, host) => {
    expect(needs(hostsOf(config))).toMatchObject({ [host]: "required" });
  });

  it.each([
    `params.reads = 's3://bucket/reads'\n${AWS}`,
    `env.CACHE = 's3://bucket/cache'\n${AWS}`,
    `process.publishDir = 's3://bucket/results'\n${AWS}`,
    `process.publishDir = [path: 's3://bucket/results', mode: 'copy']\n${AWS}`,
  ])("is needed in some runs: %s", (config) => {
    expect(needs(hostsOf(config))).toMatchObject({
      "s3.eu-west-1.amazonaws.com": "conditional",
      "bucket.s3.eu-west-1.amazonaws.com": "conditional",
    });
  });

  it("may be any cloud where it is not known", () => {
    const hosts = hostsOf(`workDir = System.getenv('W')\n${AWS}\n${AZURE}`);
    for (const host of ["s3.eu-west-1.amazonaws.com", "storage.googleapis.com", "store.blob.core.windows.net"]) {
      expect(rowOf(hosts, host)).toMatchObject({ need: "unknown" });
      expect(rowOf(hosts, host)?.why).toContain("workDir depends on environment variable W");
    }
    expect(needs(hostsOf("workDir = '/scratch/work'"))).toEqual({ "www.nextflow.io": "conditional" });
  });
});

test("links are followed or not, wherever they stand", () => {
  const config = `
params.reads = 'https://data.example.org/reads.fq'
params.other = 'ftp://files.example.org/reads.fq'
env.INDEX = 'http://index.example.org:8080/x'
process.ext.args = '--url https://tool.example.org/api --quiet'
`;
  expect(needs(hostsOf(config))).toMatchObject({
    "data.example.org": "unknown",
    "files.example.org:21": "unknown",
    "index.example.org:8080": "unknown",
    "tool.example.org": "unknown",
  });
});

test("licence servers of tools", () => {
  const hosts = hostsOf(
    "env.SENTIEON_LICENSE = 'licence.example.org:8990'\nenv.LM_LICENSE_FILE = '27000@flex.example.org'",
  );
  expect(rowOf(hosts, "licence.example.org")).toMatchObject({ port: 8990, need: "conditional", sides: ["worker"] });
  expect(rowOf(hosts, "flex.example.org")).toMatchObject({ port: 27000 });
});

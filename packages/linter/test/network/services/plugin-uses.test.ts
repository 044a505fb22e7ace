import { describe, expect, it, test } from "vitest";
import { hostsOf, needs, rowOf } from "../hosts-of.js";

const config = "plugins { id 'nf-schema@2.0.0' }";
const LAUNCHER = { "www.nextflow.io": "conditional" };
const GITHUB = {
  "raw.githubusercontent.com": "required",
  "github.com": "conditional",
  "objects.githubusercontent.com": "conditional",
  "release-assets.githubusercontent.com": "conditional",
};

describe("plugins", () => {
  it.each([
    ["26.04.0", { "registry.nextflow.io": "required" }],
    ["25.10.0", { "registry.nextflow.io": "required" }],
    ["25.04.0", GITHUB],
    ["23.10.1", GITHUB],
  ])("come from where Nextflow %s takes them", (nextflow, expected) => {
    expect(needs(hostsOf(config, { nextflow }))).toEqual({ ...LAUNCHER, ...expected });
  });

  it("come from either where the manifest allows both", () => {
    const hosts = hostsOf(`${config}\nmanifest.nextflowVersion = '>=25.04.0'`);
    expect(needs(hosts)).toMatchObject({
      "registry.nextflow.io": "conditional",
      "raw.githubusercontent.com": "conditional",
    });
    expect(rowOf(hosts, "registry.nextflow.io")?.why).toContain("Nextflow 25.10 and newer");
  });

  it("come from a registry of one's own from 26.08 on", () => {
    const own = `${config}\nregistry.url = 'https://plugins.example.org'`;
    expect(needs(hostsOf(own, { nextflow: "26.08.0-edge" }))).toEqual({
      ...LAUNCHER,
      "plugins.example.org": "required",
    });
    expect(needs(hostsOf(own, { nextflow: "26.04.0" }))).toEqual({ ...LAUNCHER, "registry.nextflow.io": "required" });
    expect(needs(hostsOf(`${own}\nmanifest.nextflowVersion = '>=26.04.0'`))).toEqual({
      ...LAUNCHER,
      "plugins.example.org": "conditional",
      "registry.nextflow.io": "conditional",
    });
  });

  it("come from where a variable says", () => {
    const env = { NXF_PLUGINS_REGISTRY_URL: "https://plugins.example.org:8443/api" };
    expect(needs(hostsOf(config, { env }))).toEqual({ ...LAUNCHER, "plugins.example.org:8443": "required" });
  });

  it.each([
    "process.executor = 'awsbatch'",
    "process.executor = 'google-batch'",
    "process.executor = 'azurebatch'",
    "process.executor = 'k8s'",
    "process.executor = 'seqera'",
    "workDir = 's3://bucket/work'",
    "bucketDir = 'gs://bucket/work'",
    "workDir = 'az://container/work'",
    "tower.enabled = true",
    "fusion.enabled = true",
    "wave.enabled = true",
    "cloudcache.enabled = true",
    "weblog { enabled = true\nurl = 'https://log.example.org' }",
    "agent.runner = 'pi'",
  ])("are loaded by themselves for %s", (line) => {
    expect(needs(hostsOf(line))).toMatchObject({ "registry.nextflow.io": "required" });
  });

  it("are loaded for data of a cloud, where a run has some", () => {
    expect(needs(hostsOf("params.reads = 's3://bucket/reads'"))["registry.nextflow.io"]).toBe("conditional");
    expect(needs(hostsOf("process.executor = 'slurm'"))).toEqual(LAUNCHER);
  });

  it.each(["wave.enabled = System.getenv('W') == '1'", "workDir = System.getenv('W')"])(
    "are perhaps loaded for %s",
    (line) => {
      const row = rowOf(hostsOf(line), "registry.nextflow.io");
      expect(row).toMatchObject({ need: "unknown" });
      expect(row?.why).toContain("depends on environment variable W");
    },
  );
});

test("Enterprise plugins ask for a licence where they run", () => {
  const hosts = hostsOf("plugins { id 'nf-xpack@1.0.0' }");
  expect(needs(hosts)).toMatchObject({
    "nf-xpack.seqera.io": "required",
    "nf-xpack.seqera.io.cdn.cloudflare.net": "required",
    "licenses.seqera.io": "required",
    "cerbero.seqera.io": "required",
  });
  expect(rowOf(hosts, "cerbero.seqera.io")?.sides).toEqual(["head", "worker"]);
});

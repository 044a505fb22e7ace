import { describe, expect, it } from "vitest";
import { hostsOf, needs, rowOf } from "../hosts-of.js";

describe("Wave", () => {
  it("stands at its own address where there is one", () => {
    expect(needs(hostsOf("wave.enabled = true"))).toEqual({
      "www.nextflow.io": "conditional",
      "registry.nextflow.io": "required",
      "wave.seqera.io": "required",
      "wave-cache-prod-cloudflare.seqera.io": "required",
      "wave-cache-prod-cloudflare.seqera.io.cdn.cloudflare.net": "required",
    });
    for (const own of [
      hostsOf("wave { enabled = true\nendpoint = 'https://wave.example.org' }"),
      hostsOf("wave.enabled = true", { env: { WAVE_API_ENDPOINT: "https://wave.example.org" } }),
    ]) {
      expect(needs(own)).toMatchObject({ "wave.example.org": "required" });
      expect(needs(own)).not.toHaveProperty("wave.seqera.io");
    }
    expect(needs(hostsOf("wave { enabled = true\nendpoint = null }"))).toMatchObject({ "wave.seqera.io": "required" });
  });

  it("stands at either address where that is not known", () => {
    const hosts = hostsOf("wave { enabled = true\nendpoint = System.getenv('X') }");
    expect(needs(hosts)).toMatchObject({ "wave.seqera.io": "unknown", HOST: "unknown" });
    expect(rowOf(hosts, "HOST")?.why).toContain("wave.endpoint depends on environment variable X");
  });

  it("is not known where its switch is not", () => {
    const hosts = hostsOf("wave.enabled = System.getenv('W') == '1'");
    expect(rowOf(hosts, "wave.seqera.io")).toMatchObject({ need: "unknown" });
    expect(rowOf(hosts, "wave.seqera.io")?.why).toContain("wave.enabled depends on environment variable W");
    expect(needs(hostsOf("wave.enabled = true", { env: { NXF_DISABLE_WAVE_SERVICE: "true" } }))).not.toHaveProperty(
      "wave.seqera.io",
    );
  });

  it("is where the head job pulls from with Singularity", () => {
    const hosts = hostsOf("wave.enabled = true\nsingularity.enabled = true");
    expect(rowOf(hosts, "wave-cache-prod-cloudflare.seqera.io")?.sides).toEqual(["head", "worker"]);
  });

  it("keeps frozen images with the community's, or in the repository that is named", () => {
    expect(needs(hostsOf("wave { enabled = true\nfreeze = true }"))).toMatchObject({
      "community.wave.seqera.io": "conditional",
      "community-cr-prod.seqera.io": "conditional",
    });
    const named = needs(hostsOf("wave { enabled = true\nfreeze = true\nbuild.repository = 'ghcr.io/org/wave' }"));
    expect(named).toMatchObject({ "ghcr.io": "conditional" });
    expect(named).not.toHaveProperty("community.wave.seqera.io");
    for (const line of ["freeze = System.getenv('F') == '1'", "freeze = true\nbuild.repository = System.getenv('F')"]) {
      const row = rowOf(hostsOf(`wave { enabled = true\n${line} }`), "community.wave.seqera.io");
      expect(row).toMatchObject({ need: "unknown" });
      expect(row?.why).toContain("depends on environment variable F");
    }
  });

  it("has a layer for Fargate", () => {
    const fargate = (type: string, more = ""): Record<string, string> =>
      needs(hostsOf(`process.executor = 'awsbatch'\naws.batch.platformType = ${type}\nwave.enabled = true\n${more}`));
    expect(fargate("'fargate'")).toMatchObject({ "nf-xpack.seqera.io": "required" });
    expect(fargate("'FARGATE'")).toMatchObject({ "nf-xpack.seqera.io": "required" });
    expect(fargate("'ec2'")).not.toHaveProperty("nf-xpack.seqera.io");
    expect(fargate("System.getenv('T')")).toMatchObject({ "nf-xpack.seqera.io": "unknown" });
    const own = fargate("'fargate'", "wave.s5cmdConfigUrl = 'https://layers.example.org/s5cmd.json'");
    expect(own).toMatchObject({ "layers.example.org": "required" });
    expect(own).not.toHaveProperty("nf-xpack.seqera.io");
  });
});

describe("Fusion", () => {
  it("implies none of Wave's hosts", () => {
    const found = needs(hostsOf("fusion.enabled = true"));
    expect(found).toMatchObject({
      "fusionfs.seqera.io": "required",
      "fusionfs.seqera.io.cdn.cloudflare.net": "required",
      "licenses.seqera.io": "required",
      "cerbero.seqera.io": "required",
    });
    expect(found).not.toHaveProperty("wave.seqera.io");
  });

  it("has a manifest of one's own, at an address or in a file", () => {
    const own = "fusion { enabled = true\ncontainerConfigUrl = 'https://fusion.example.org/a.json' }";
    expect(needs(hostsOf(own))).toMatchObject({ "fusion.example.org": "required", "licenses.seqera.io": "required" });
    expect(needs(hostsOf(own))).not.toHaveProperty("fusionfs.seqera.io");
    const file = needs(hostsOf("fusion { enabled = true\ncontainerConfigUrl = 'file:/a.json' }"));
    expect(file).toMatchObject({ "licenses.seqera.io": "required" });
    expect(file).not.toHaveProperty("fusionfs.seqera.io");
  });
});

describe("Seqera Platform", () => {
  const CLOUD = {
    "api.cloud.seqera.io": "required",
    "cloud.seqera.io": "optional",
    "hub.seqera.io": "optional",
  };

  it("is Seqera's, or one's own", () => {
    expect(needs(hostsOf("tower.enabled = true"))).toMatchObject(CLOUD);
    expect(needs(hostsOf("tower { enabled = true\nendpoint = '-' }"))).toMatchObject(CLOUD);
    expect(needs(hostsOf("", { env: { TOWER_ACCESS_TOKEN: "x" } }))).toMatchObject(CLOUD);
    for (const own of [
      hostsOf("tower { enabled = true\nendpoint = 'https://tower.example.org/api' }"),
      hostsOf("tower.enabled = true", { env: { TOWER_API_ENDPOINT: "https://tower.example.org/api" } }),
    ]) {
      expect(needs(own)).toMatchObject({ "tower.example.org": "required" });
      expect(needs(own)).not.toHaveProperty("api.cloud.seqera.io");
    }
  });

  it("has a scheduler", () => {
    const config = "process.executor = 'seqera'\nseqera.executor.endpoint = 'https://scheduler.example.org'";
    expect(needs(hostsOf(config))).toMatchObject({ ...CLOUD, "scheduler.example.org": "required" });
  });
});

import { describe, expect, it, test } from "vitest";
import { hostsOf, needs, rowOf } from "../hosts-of.js";

const LAUNCHER = { "www.nextflow.io": "conditional" };

const HUB = ["registry-1.docker.io", "auth.docker.io", "production.cloudflare.docker.com"];
const HUB_AT_TIMES = [
  "production.cloudfront.docker.com",
  "docker-images-prod.6aa30f8b08e16409b46e0173d6de2f56.r2.cloudflarestorage.com",
];
const QUAY = ["quay.io", "cdn.quay.io", ...[1, 2, 3, 4, 5, 6].map((n) => `cdn0${String(n)}.quay.io`)];

function all(hosts: readonly string[], need: string): Record<string, string> {
  return Object.fromEntries(hosts.map((host) => [host, need]));
}

const HUB_HOSTS = { ...all(HUB, "required"), ...all(HUB_AT_TIMES, "conditional") };

describe("an image's registry", () => {
  it.each([
    ["ubuntu:24.04", HUB_HOSTS],
    ["org/tool:1", HUB_HOSTS],
    ["docker.io/org/tool:1", HUB_HOSTS],
    ["index.docker.io/org/tool:1", HUB_HOSTS],
    ["quay.io/org/tool:1", all(QUAY, "required")],
    ["ghcr.io/org/tool:1", all(["ghcr.io", "pkg-containers.githubusercontent.com"], "required")],
    ...[
      ["eu-west-1", "amazonaws.com"],
      ["cn-north-1", "amazonaws.com.cn"],
      ["us-gov-west-1", "amazonaws.com"],
      ["eu-isoe-west-1", "cloud.adc-e.uk"],
    ].map(([region = "", suffix = ""]): [string, Record<string, string>] => [
      `123456789012.dkr.ecr.${region}.${suffix}/tool:1`,
      all(
        [
          `123456789012.dkr.ecr.${region}.${suffix}`,
          `api.ecr.${region}.${suffix}`,
          `prod-${region}-starport-layer-bucket.s3.${region}.${suffix}`,
        ],
        "required",
      ),
    ]),
    ["public.ecr.aws/org/tool:1", all(["public.ecr.aws", "*.cloudfront.net"], "required")],
    ...["gcr.io", "us.gcr.io", "eu.gcr.io", "asia.gcr.io"].map((host): [string, Record<string, string>] => [
      `${host}/org/tool:1`,
      all([host, "storage.googleapis.com"], "required"),
    ]),
    ...["europe", "us-central1", "asia-northeast1"].map((location): [string, Record<string, string>] => [
      `${location}-docker.pkg.dev/org/repo/tool:1`,
      all([`${location}-docker.pkg.dev`], "required"),
    ]),
    [
      "mine.azurecr.io/tool:1",
      { ...all(["mine.azurecr.io", "*.blob.core.windows.net"], "required"), "mine.REGION.data.azurecr.io": "unknown" },
    ],
    ["mine.azurecr.cn/tool:1", all(["mine.azurecr.cn"], "required")],
    ["nvcr.io/nvidia/tool:1", all(["nvcr.io", "authn.nvidia.com"], "required")],
    ["registry.example.org:5000/tool:1", { "registry.example.org:5000": "required" }],
    ["localhost/tool:1", { localhost: "required" }],
  ])("%s", (image, hosts) => {
    const found = hostsOf("docker.enabled = true", { image });
    expect(needs(found)).toEqual({ ...LAUNCHER, ...hosts });
    for (const { host, sides } of found) if (host in hosts) expect(sides).toEqual(["worker", "puller"]);
    expect(needs(hostsOf("", { image }))).toEqual(LAUNCHER);
  });

  it.each([
    ["community.wave.seqera.io/library/x:1", ["community.wave.seqera.io", "community-cr-prod.seqera.io"]],
    ["cr.seqera.io/public/x:1", ["cr.seqera.io", "auth.cr.seqera.io", "public-cr-prod.seqera.io"]],
    ["public.cr.seqera.io/x:1", ["public.cr.seqera.io", "auth.cr.seqera.io", "public-cr-prod.seqera.io"]],
  ])("of Seqera: %s", (image, hosts) => {
    expect(needs(hostsOf("docker.enabled = true", { image }))).toMatchObject(all(hosts, "conditional"));
  });

  it("follows the engine's registry, where the image names none", () => {
    const moved = "docker { enabled = true\nregistry = 'quay.io' }";
    expect(needs(hostsOf(moved, { image: "org/tool:1" }))).toEqual({ ...LAUNCHER, ...all(QUAY, "required") });
    expect(needs(hostsOf(moved, { image: "ghcr.io/org/tool:1" }))).toHaveProperty("ghcr.io");
    const shifter = "shifter.enabled = true\nshifter.registry = 'quay.io'";
    expect(needs(hostsOf(shifter, { image: "org/tool:1" }))).toMatchObject(HUB_HOSTS);
    expect(needs(hostsOf("docker { enabled = true\nregistry = '' }", { image: "org/tool:1" }))).toMatchObject(
      HUB_HOSTS,
    );
  });

  it("is replaced where Docker is told to", () => {
    const replaced = "docker { enabled = true\nregistry = 'mirror.example.org'\nregistryOverride = true }";
    expect(needs(hostsOf(replaced, { image: "quay.io/org/tool:1" }))).toEqual({
      ...LAUNCHER,
      "mirror.example.org": "required",
    });
    const doubtful =
      "docker { enabled = true\nregistry = 'mirror.example.org'\nregistryOverride = System.getenv('O') == '1' }";
    const found = hostsOf(doubtful, { image: "ghcr.io/org/tool:1" });
    expect(needs(found)).toMatchObject({ "mirror.example.org": "unknown", "ghcr.io": "unknown" });
    expect(rowOf(found, "ghcr.io")?.why).toContain("docker.registryOverride depends on environment variable O");
  });

  it("is one of two where the engine's is not known", () => {
    const found = hostsOf("docker { enabled = true\nregistry = System.getenv('R') }", { image: "org/tool:1" });
    expect(needs(found)).toMatchObject({ HOST: "unknown", "registry-1.docker.io": "unknown" });
    expect(rowOf(found, "HOST")?.why).toContain("docker.registry depends on environment variable R");
  });

  it("is none for a file, another engine's or a daemon's image", () => {
    for (const image of ["/images/a.sif", "file:///images/a.sif", "docker-daemon:a:1"])
      expect(needs(hostsOf("singularity.enabled = true", { image }))).toEqual(LAUNCHER);
  });

  it("is Sylabs' library", () => {
    expect(needs(hostsOf("singularity.enabled = true", { image: "library://org/tool:1" }))).toMatchObject({
      "library.sylabs.io": "required",
    });
  });
});

describe("who pulls", () => {
  it.each([
    ["docker.enabled = true", ["worker", "puller"]],
    ["singularity.enabled = true", ["head", "puller"]],
    ["singularity { enabled = true\nociAutoPull = true }", ["worker", "puller"]],
    ["singularity { enabled = true\nociMode = true }", ["worker", "puller"]],
    ["apptainer.enabled = true", ["head", "puller"]],
    ["charliecloud.enabled = true", ["head", "puller"]],
    ["singularity { enabled = true\nociAutoPull = System.getenv('A') == '1' }", ["head", "worker", "puller"]],
    ["singularity.enabled = true\nprocess.executor = 'awsbatch'", ["worker", "puller"]],
  ])("%s", (config, sides) => {
    expect(rowOf(hostsOf(config, { image: "ghcr.io/org/tool:1" }), "ghcr.io")?.sides).toEqual(sides);
  });
});

describe("containers without an engine that is on", () => {
  it.each([
    ["process.executor = 'awsbatch'", true],
    ["process.executor = 'google-batch'", true],
    ["process.executor = 'k8s'", true],
    ["fusion.enabled = true", true],
    ["process.executor = 'slurm'", false],
  ])("%s", (config, isPulled) => {
    const found = needs(hostsOf(config, { image: "ghcr.io/org/tool:1" }));
    expect(found["ghcr.io"]).toBe(isPulled ? "required" : undefined);
  });

  it("are perhaps pulled where the executor or Fusion is not known", () => {
    for (const config of ["process.executor = System.getenv('WHERE')", "fusion.enabled = System.getenv('F') == '1'"])
      expect(needs(hostsOf(config, { image: "ghcr.io/org/tool:1" }))["ghcr.io"]).toBe("unknown");
  });
});

test("the layers of Docker Hub come from S3 within AWS alone", () => {
  const aws = "process.executor = 'awsbatch'\naws.region = 'eu-west-1'";
  const host = "docker-images-prod.s3.dualstack.eu-west-1.amazonaws.com";
  expect(needs(hostsOf(aws, { image: "org/tool:1" }))).toMatchObject({ [host]: "conditional" });
  expect(needs(hostsOf(aws, { image: "quay.io/org/tool:1" }))).not.toHaveProperty(host);
  expect(needs(hostsOf("docker.enabled = true", { image: "org/tool:1" }))).not.toHaveProperty(host);
});

test("what Wave pulls may be redirected, and is not known where Wave is not", () => {
  const pulled = (wave: string): string | undefined =>
    needs(hostsOf(`docker.enabled = true\nwave.enabled = ${wave}`, { image: "ghcr.io/org/tool:1" }))["ghcr.io"];
  expect(pulled("true")).toBe("conditional");
  expect(pulled("false")).toBe("required");
  expect(pulled("System.getenv('W') == '1'")).toBe("unknown");
});

describe("an image that hangs on the engine", () => {
  const script = `process A {
    container "\${ workflow.containerEngine == 'singularity' && !task.ext.singularity_pull_docker_container ? 'https://depot.galaxyproject.org/singularity/a' : 'quay.io/org/a:1' }"
    script:
    'true'
}
workflow {
    A()
}
`;

  it.each([
    ["docker.enabled = true", "quay.io", "depot.galaxyproject.org"],
    ["singularity.enabled = true", "depot.galaxyproject.org", "quay.io"],
    ["apptainer.enabled = true", "quay.io", "depot.galaxyproject.org"],
    [
      "singularity.enabled = true\nprocess.ext.singularity_pull_docker_container = true",
      "quay.io",
      "depot.galaxyproject.org",
    ],
  ])("is known with %s", (config, needed, other) => {
    const found = needs(hostsOf(config, { script }));
    expect(found).toMatchObject({ [needed]: "required" });
    expect(found).not.toHaveProperty(other);
  });

  it("may be either where the engine is not known", () => {
    const found = needs(hostsOf("singularity.enabled = System.getenv('S') == '1'", { script }));
    expect(found).toMatchObject({ "quay.io": "unknown", "depot.galaxyproject.org": "unknown" });
  });

  it("may be either where the task decides", () => {
    const process = `process.container = { task.attempt > 1 ? 'https://depot.galaxyproject.org/singularity/a' : 'ghcr.io/org/a:1' }`;
    expect(needs(hostsOf(`${process}\nsingularity.enabled = true`))).toMatchObject({
      "depot.galaxyproject.org": "conditional",
      "ghcr.io": "conditional",
    });
    expect(needs(hostsOf(`${process}\ndocker.enabled = true`))).toMatchObject({ "ghcr.io": "required" });
  });
});

describe("the images of processes", () => {
  const needed = (process: string, call: string, config = ""): string | undefined => {
    const script = `process B {\n    container 'ghcr.io/org/tool:1'\n    ${process}\n    script:\n    'true'\n}\nworkflow {\n    ${call}\n}\n`;
    return needs(hostsOf(`docker.enabled = true\n${config}`, { script }))["ghcr.io"];
  };

  it("are needed in some runs where a condition decides", () => {
    expect(needed("", "B()")).toBe("required");
    expect(needed("", "if (params.b) { B() }")).toBe("conditional");
    expect(needed("when:\n    task.ext.when == null || task.ext.when", "B()")).toBe("required");
    const set = "process.ext.when = { params.b }";
    expect(needed("when:\n    task.ext.when == null || task.ext.when", "B()", set)).toBe("conditional");
    expect(needed("", "")).toBeUndefined();
  });

  it("are told to be more than are known where a script cannot be followed", () => {
    const script = "include { C } from System.getenv('WHERE')\nworkflow {\n    C()\n}\n";
    const kept = "process C {\n    script:\n    'true'\n}\nworkflow {\n    c = C\n    println c\n}\n";
    for (const [text, why] of [
      [script, "Nextflow would end this run"],
      [kept, "can be followed"],
    ] as const) {
      const row = rowOf(hostsOf("docker.enabled = true", { script: text }), "HOST");
      expect(row).toMatchObject({ need: "unknown", sides: ["worker", "puller"] });
      expect(row?.why).toContain(why);
      expect(needs(hostsOf("", { script: text }))).toEqual(LAUNCHER);
    }
  });

  it("of MultiQC make it ask for its newest version, whatever runs it", () => {
    const script = "process MULTIQC {\n    script:\n    'true'\n}\nworkflow {\n    MULTIQC()\n}\n";
    expect(needs(hostsOf("", { script }))).toMatchObject({ "api.multiqc.info": "optional" });
    expect(needs(hostsOf("docker.enabled = true", { image: "ghcr.io/org/multiqc:1" }))).toMatchObject({
      "api.multiqc.info": "optional",
    });
  });
});

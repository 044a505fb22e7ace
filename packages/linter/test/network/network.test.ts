import { expect, it, test } from "vitest";
import { hostsOf, needs, rowOf } from "./hosts-of.js";

const LAUNCHER = { "www.nextflow.io": "conditional" };

test("a run without clouds, images and plugins needs the release and nothing else", () => {
  expect(needs(hostsOf("params.x = 1"))).toEqual(LAUNCHER);
});

test("a run without a network needs neither release nor plugins", () => {
  const found = needs(hostsOf("plugins { id 'nf-schema@2.0.0' }", { env: { NXF_OFFLINE: "true" } }));
  expect(found).toEqual({});
});

test("each profile names what it needs, with the place of the option", () => {
  const hosts = hostsOf("profiles { gcp { process.executor = 'google-batch' } }");
  expect(rowOf(hosts, "batch.googleapis.com")).toMatchObject({ profiles: ["gcp"], sides: ["head", "worker"] });
  expect(rowOf(hosts, "batch.googleapis.com")?.because[0]).toMatchObject({
    option: "process.executor",
    place: { file: "/p/nextflow.config" },
  });
});

test("a host that a side needs surely is told once", () => {
  const hosts = hostsOf("process.executor = 'google-batch'\nparams.reads = 'gs://bucket/reads'");
  expect(hosts.filter(({ host }) => host === "storage.googleapis.com")).toMatchObject([{ need: "required" }]);
});

test("a host that another side needs surely is told for both", () => {
  const azure = "process.executor = 'azurebatch'\nmanifest.homePage = 'https://github.com/org/repo'";
  const rows = hostsOf(azure).filter(({ host }) => host === "github.com");
  expect(rows.map(({ need, sides }) => [need, sides])).toEqual([
    ["required", ["worker"]],
    ["conditional", ["launcher", "head"]],
  ]);
});

test("credentials within an address are in no row", () => {
  const hosts = hostsOf(
    "params.link = 'https://me:secretword@data.example.org/x'\nwave { enabled = true\nendpoint = 'https://me:secretword@wave.example.org' }",
  );
  expect(needs(hosts)).toMatchObject({ "data.example.org": "unknown", "wave.example.org": "required" });
  expect(JSON.stringify(hosts)).not.toContain("secretword");
});

it.each([
  [
    "notification { enabled = true; to = 'me@example.org' }\nmail.smtp.host = 'mail.example.org'",
    "mail.example.org:25",
  ],
  ["mail.smtp { host = 'mail.example.org'; port = 587 }", "mail.example.org:587"],
])("mail goes to its server: %s", (config, host) => {
  expect(needs(hostsOf(config))).toMatchObject({ [host]: "conditional" });
});

test("a notification without a server is left to the machine's mail program, wherever that sends", () => {
  const hosts = hostsOf("notification { enabled = true; to = 'me@example.org' }");
  expect(rowOf(hosts, "HOST")).toMatchObject({ port: 25, need: "unknown" });
  expect(rowOf(hosts, "HOST")?.because).toMatchObject([{ option: "notification.enabled" }]);
  expect(needs(hostsOf("notification.enabled = true"))).toEqual(LAUNCHER);
  const ses = hostsOf("aws.region = 'eu-west-1'", { env: { NXF_ENABLE_AWS_SES: "true" } });
  expect(needs(ses)).toMatchObject({
    "email.eu-west-1.amazonaws.com": "conditional",
    "registry.nextflow.io": "required",
  });
});

test("a web hook, at its address", () => {
  expect(needs(hostsOf("weblog { enabled = true; url = 'https://log.example.org:8443/x' }"))).toMatchObject({
    "log.example.org:8443": "required",
    "registry.nextflow.io": "required",
  });
});

test("Kubernetes, at its address or the cluster's own", () => {
  const config = "process.executor = 'k8s'\nk8s.client.server = 'https://cluster.example.org:6443'";
  expect(needs(hostsOf(config))).toMatchObject({ "cluster.example.org:6443": "required" });
  expect(needs(hostsOf("process.executor = 'k8s'"))).toMatchObject({ HOST: "unknown" });
});

it.each([
  ["https://github.com/org/repo", ["github.com", "api.github.com"]],
  ["https://gitlab.com/org/repo", ["gitlab.com"]],
  ["https://bitbucket.org/org/repo", ["bitbucket.org", "api.bitbucket.org"]],
  ["https://gitea.com/org/repo", ["gitea.com"]],
  ["https://dev.azure.com/org/repo", ["dev.azure.com"]],
  [
    "https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/x",
    ["git-codecommit.eu-west-1.amazonaws.com", "codecommit.eu-west-1.amazonaws.com"],
  ],
])("the pipeline may be pulled from %s", (homePage, hosts) => {
  const found = needs(hostsOf(`manifest.homePage = '${homePage}'`));
  expect(found).toEqual({ ...LAUNCHER, ...Object.fromEntries(hosts.map((host) => [host, "conditional"])) });
});

test("an include by address, whichever way its condition goes", () => {
  expect(needs(hostsOf("includeConfig 'https://config.example.org/a.config'"))).toMatchObject({
    "config.example.org": "required",
  });
  const choice =
    "params.base = 'https://config.example.org/x'\nincludeConfig System.getenv('NXF_OFFLINE') ? '/dev/null' : \"${params.base}/a.config\"";
  expect(needs(hostsOf(choice))).toMatchObject({ "config.example.org": "conditional" });
  expect(needs(hostsOf("includeConfig System.getenv('WHERE')"))).toMatchObject({ HOST: "unknown" });
});

test("channels of Conda, for the head job that makes the environments", () => {
  const script =
    "process A {\n    conda 'bioconda::samtools=1.2'\n    script:\n    'true'\n}\nworkflow {\n    A()\n}\n";
  const own = "conda { enabled = true; channels = ['bioconda', 'https://conda.example.org/c', 'defaults'] }";
  expect(needs(hostsOf(own, { script }))).toEqual({
    ...LAUNCHER,
    "conda.anaconda.org": "required",
    "conda.example.org": "required",
    "repo.anaconda.com": "conditional",
  });
  expect(needs(hostsOf("conda.enabled = true", { script }))).toMatchObject({ "conda.anaconda.org": "required" });
  expect(needs(hostsOf("conda.enabled = true"))).toMatchObject({ "conda.anaconda.org": "conditional" });
  expect(needs(hostsOf("conda.enabled = true\nwave.enabled = true", { script }))).not.toHaveProperty(
    "conda.anaconda.org",
  );
  const container = "conda.enabled = true\nwave { enabled = true; strategy = ['container'] }";
  expect(needs(hostsOf(container, { script }))).toMatchObject({ "conda.anaconda.org": "required" });
  const perhaps = hostsOf("conda.enabled = true\nwave.enabled = System.getenv('W') == '1'", { script });
  expect(rowOf(perhaps, "conda.anaconda.org")).toMatchObject({ need: "unknown" });
  expect(rowOf(perhaps, "conda.anaconda.org")?.why).toContain("wave.enabled depends on environment variable W");
});

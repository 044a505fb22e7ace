import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, test } from "vitest";
import { hostsOf } from "./hosts-of.js";

const root = join(import.meta.dirname, "../../../..");
const page = readFileSync(join(root, "docs/network.md"), "utf8");
const guide = join(root, "../shared/reference/network.md");

/** The hosts of Seqera's guide to networking and of its checklist, each with a configuration and an image that needs it. */
const NEEDED: readonly (readonly [hosts: string, config: string, image?: string])[] = [
  ["licenses.seqera.io cerbero.seqera.io", "fusion.enabled = true"],
  ["fusionfs.seqera.io fusionfs.seqera.io.cdn.cloudflare.net", "fusion.enabled = true"],
  ["nf-xpack.seqera.io nf-xpack.seqera.io.cdn.cloudflare.net", "plugins { id 'xpack-amazon' }"],
  ["wave.seqera.io wave-cache-prod-cloudflare.seqera.io", "wave.enabled = true"],
  ["wave-cache-prod-cloudflare.seqera.io.cdn.cloudflare.net", "wave.enabled = true"],
  ["community.wave.seqera.io", "docker.enabled = true", "community.wave.seqera.io/library/x:1"],
  [
    "community-cr-prod.seqera.io community-cr-prod.seqera.io.cdn.cloudflare.net",
    "docker.enabled = true",
    "community.wave.seqera.io/library/x:1",
  ],
  [
    "public-cr-prod.seqera.io public-cr-prod.seqera.io.cdn.cloudflare.net",
    "docker.enabled = true",
    "public.cr.seqera.io/x:1",
  ],
  ["cr.seqera.io public.cr.seqera.io auth.cr.seqera.io", "docker.enabled = true", "cr.seqera.io/public/x:1"],
  ["hub.seqera.io cloud.seqera.io api.cloud.seqera.io", "tower.enabled = true"],
  ["registry.nextflow.io", "plugins { id 'nf-schema@2.0.0' }"],
  ["github.com raw.githubusercontent.com", "process.executor = 'azurebatch'"],
  ["api.multiqc.info", "docker.enabled = true", "ghcr.io/org/multiqc:1"],
  ["cloudinfo.seqera.io", "process.executor = 'google-batch'"],
  ["registry-1.docker.io auth.docker.io production.cloudflare.docker.com", "docker.enabled = true", "org/x:1"],
  ["batch.googleapis.com storage.googleapis.com logging.googleapis.com", "process.executor = 'google-batch'"],
  [
    "batch.eu-west-1.amazonaws.com ecs.eu-west-1.amazonaws.com ec2.eu-west-1.amazonaws.com s3.eu-west-1.amazonaws.com logs.eu-west-1.amazonaws.com",
    "process.executor = 'awsbatch'\naws.region = 'eu-west-1'",
  ],
  [
    "acc.westeurope.batch.azure.com acc.blob.core.windows.net",
    "process.executor = 'azurebatch'\nazure { batch.accountName = 'acc'\nbatch.location = 'westeurope'\nstorage.accountName = 'acc' }",
  ],
  ["login.microsoftonline.com", "azure.activeDirectory.tenantId = 'x'"],
];

/** Hosts that the page tells to be implied by no option. */
const OF_PLATFORM = [
  "ai.seqera.io",
  "public.wave.seqera.io",
  "private.wave.seqera.io",
  "private.cr.seqera.io",
  "community.cr.seqera.io",
];

/** In the guide, and called by nothing that a configuration can start. */
const NOT_CALLED = ["compute.googleapis.com"];

it.each(NEEDED.map(([hosts, config, image]) => ({ hosts, config, image })))("$hosts", ({ hosts, config, image }) => {
  const found = hostsOf(config, image === undefined ? {} : { image }).map(({ host }) => host);
  expect(found).toEqual(expect.arrayContaining(hosts.split(" ")));
});

test("the page says of all others why no configuration needs them", () => {
  const [, after = ""] = page.split("## What no configuration says");
  for (const host of [...OF_PLATFORM, ...NOT_CALLED]) expect(after).toContain(`\`${host}\``);
});

test.skipIf(!existsSync(guide))("there is no host in the guide besides (skipped without ../shared)", () => {
  const written = readFileSync(guide, "utf8").matchAll(/`(?<host>[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+)`/g);
  const named = [...written]
    .map(({ groups }) => groups?.["host"] ?? "")
    .filter((host) => /\.(io|com|info)$/.test(host));
  const known = new Set([...NEEDED.flatMap(([hosts]) => hosts.split(" ")), ...OF_PLATFORM, ...NOT_CALLED]);
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((host) => !known.has(host))).toEqual([]);
});

import { expect, test } from "vitest";
import { projectDirectory } from "./project-directory.js";
import { runIn } from "./run-in.js";

const PROJECT = {
  "nextflow.config": "process.executor = 'google-batch'\nfusion.enabled = true\n",
  "allowed.txt": "# ours\n*.seqera.io\n*.googleapis.com:443\nregistry.example.org\n",
};

async function network(...argv: string[]): ReturnType<typeof runIn> {
  return runIn(projectDirectory(PROJECT), ["network", ".", "--nextflow", "25.10.0", ...argv]);
}

test("JSON has one row a host, port and need, with places", async () => {
  const { status, stdout } = await network("--format", "json");
  expect(status).toBe(0);
  const { version, hosts } = JSON.parse(stdout) as { version: number; hosts: Record<string, unknown>[] };
  expect(version).toBe(1);
  expect(hosts.find(({ host }) => host === "batch.googleapis.com")).toEqual({
    host: "batch.googleapis.com",
    port: 443,
    sides: ["head", "worker"],
    need: "required",
    profiles: ["(none)"],
    why: expect.any(String) as string,
    because: [{ option: "process.executor", file: "nextflow.config", range: [0, 16] }],
  });
  const keys = hosts.map(({ host, port, need }) => `${String(host)} ${String(port)} ${String(need)}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test("an allowlist without a required host is status 1; what nothing needs is listed", async () => {
  const { status, stderr } = await network("--check", "allowed.txt");
  expect(status).toBe(1);
  expect(stderr).toContain("registry.nextflow.io:443 is not allowed");
  expect(stderr).toContain("registry.example.org: nothing here needs it");
  expect(stderr).not.toContain("batch.googleapis.com");
});

test("text, wildcards, sides, csv and markdown", async () => {
  const text = await network();
  expect(text.stdout).toContain("Required:\n");
  expect(text.stdout).toContain("  batch.googleapis.com:443  head, worker\n");
  const wildcards = await network("--format", "csv", "--wildcards");
  expect(wildcards.stdout).toContain("*.googleapis.com,443,head worker,required,");
  expect(wildcards.stdout).not.toContain("batch.googleapis.com");
  const launcher = await network("--side", "launcher", "--format", "markdown");
  expect(launcher.stdout.split("\n").filter((line) => line.startsWith("| `"))).toHaveLength(1);
  expect((await network("--side", "nobody")).status).toBe(2);
});

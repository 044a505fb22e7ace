import { expect, test } from "vitest";
import { repository } from "../../linter/test/git/repository.js";
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

test("with --since only the hosts that a change adds, raises, or no longer needs", async () => {
  const repo = repository({
    "nextflow.config":
      "docker.enabled = true\nparams.old = 'https://old.example.org/x'\nprocess.container = 'ghcr.io/org/a:1'\n",
    "main.nf": "process A {\n    script:\n    'true'\n}\nworkflow {\n    if (params.a) { A() }\n}\n",
  });
  repo.write({
    "nextflow.config":
      "docker.enabled = true\nprocess.container = 'ghcr.io/org/a:1'\nplugins { id 'nf-schema@2.0.0' }\n",
    "main.nf": "process A {\n    script:\n    'true'\n}\nworkflow {\n    A()\n}\n",
  });
  const run = async (...argv: string[]): Promise<string> => {
    const { status, stdout, stderr } = await runIn(repo.directory, [
      "network",
      ".",
      "--since",
      "HEAD",
      "--nextflow",
      "25.10.0",
      ...argv,
    ]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    return stdout;
  };
  expect(await run()).toBe(`New, required:
  registry.nextflow.io:443  head
      plugin metadata and downloads; core plugins too, also with the standalone distribution
      (none) · plugins nf-schema

Needed otherwise:
  ghcr.io:443  conditional -> required
  pkg-containers.githubusercontent.com:443  conditional -> required

No longer needed:
  old.example.org:443  head, worker
      data; head stages http/ftp inputs (port 21 and passive ports for ftp), tasks may fetch by themselves: whether a run follows the link
      (none) · params.old
`);
  expect(JSON.parse(await run("--format", "json"))).toMatchObject({
    version: 1,
    since: "HEAD",
    added: [
      {
        host: "registry.nextflow.io",
        need: "required",
        because: [{ option: "plugins nf-schema", file: "nextflow.config" }],
      },
    ],
    removed: [{ host: "old.example.org", need: "unknown" }],
    changed: [
      { before: "conditional", host: "ghcr.io", need: "required" },
      { before: "conditional", host: "pkg-containers.githubusercontent.com", need: "required" },
    ],
  });
  expect((await run("--format", "csv")).split("\r\n").map((line) => line.split(",").slice(0, 4).join(","))).toEqual([
    "change,before,host,port",
    "added,none,registry.nextflow.io,443",
    "changed,conditional,ghcr.io,443",
    "changed,conditional,pkg-containers.githubusercontent.com,443",
    "removed,unknown,old.example.org,443",
    "",
  ]);
  const markdown = await run("--format", "markdown");
  expect(markdown).toContain("New:\n\n| host |");
  expect(markdown).toContain("- `ghcr.io`: conditional → required\n");
  expect(await run("--side", "launcher")).toBe("No host differs from HEAD.\n");
  expect((await runIn(repo.directory, ["network", ".", "--since", "HEAD", "--check", "x"])).status).toBe(2);

  const comment = await runIn(repo.directory, ["--since", "HEAD", "--format", "markdown"]);
  expect(comment.stdout).toContain(`#### Hosts that this change needs

- \`registry.nextflow.io\`: required, head: plugin metadata and downloads; core plugins too, also with the standalone distribution (\`plugins nf-schema\`)
- \`ghcr.io\`: conditional → required
- \`pkg-containers.githubusercontent.com\`: conditional → required
- No longer needed: \`old.example.org\`
`);
  const page = await runIn(repo.directory, ["--since", "HEAD", "--format", "html"]);
  expect(page.stdout).toMatch(
    /Hosts that this change needs<\/h2>\s*<pre [^>]*>New, required:\n {2}registry\.nextflow\.io/,
  );
  const json = await runIn(repo.directory, ["--since", "HEAD", "--format", "json"]);
  expect(JSON.parse(json.stdout)).toMatchObject({
    change: { hosts: [{ rootFile: "nextflow.config", added: [{ host: "registry.nextflow.io" }] }] },
  });
});

test("a project that is new needs all of its hosts, and a further configuration counts", async () => {
  const repo = repository({ "readme.md": "x" });
  repo.write({
    "nextflow.config": "process.executor = 'awsbatch'\n",
    "site.config": "aws.region = 'eu-west-1'\n",
    "params.yml": "reads: gs://bucket/x\n",
  });
  const { stdout } = await runIn(repo.directory, [
    "network",
    ".",
    "--since",
    "HEAD",
    "-c",
    "site.config",
    "--params-file",
    "params.yml",
    "--format",
    "csv",
  ]);
  expect(stdout).toContain("added,none,batch.eu-west-1.amazonaws.com,443");
  expect(stdout).toContain("added,none,storage.googleapis.com,443");
});

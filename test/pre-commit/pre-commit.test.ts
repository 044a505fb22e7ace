import { execFileSync, spawn } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { repository, temporaryDirectory } from "../../packages/linter/test/git/repository.js";
import type { Repository } from "../../packages/linter/test/git/repository.js";
import { CHANGE, DEMO } from "../demo-change.js";

const ROOT = join(import.meta.dirname, "../..");
const BUNDLE = "packages/cli/dist";

function isInstalled(): boolean {
  try {
    execFileSync("pre-commit", ["--version"], { stdio: "pipe" });
    return true;
  } catch {
    console.warn("pre-commit is not installed: its hooks are not tested (apt-get install pre-commit).");
    return false;
  }
}

/** What of this repository a release's hooks need, with one release, made as any is. */
function releases(): Repository {
  const released = repository();
  for (const file of [".gitignore", ".pre-commit-hooks.yaml", BUNDLE]) {
    cpSync(join(ROOT, file), join(released.directory, file), { recursive: true });
  }
  release(released, "0.1.0");
  return released;
}

function release(released: Repository, version: string): void {
  released.commit({ "packages/cli/package.json": JSON.stringify({ version }) });
  released.git("config", "user.name", "Test");
  released.git("config", "user.email", "test@example.org");
  execFileSync(process.execPath, [join(ROOT, "tools/release/tag.mjs"), released.directory], { stdio: "pipe" });
}

/** A pipeline whose commits are checked by a hook. */
function pipelineWith(hook: string, args: readonly string[] = [], releasedIn = releases()): Pipeline {
  const pipeline = repository({
    ...DEMO,
    ".pre-commit-config.yaml": `repos:
  - repo: ${releasedIn.directory}
    rev: v0.1.0
    hooks:
      - id: ${hook}
        args: [${args.map((arg) => `"${arg}"`).join(", ")}]
`,
  });
  const home = temporaryDirectory();
  return {
    ...pipeline,
    preCommit: (...more) =>
      new Promise((resolve) => {
        const command = more[0] === "autoupdate" ? more : ["run", "--color", "never", ...more];
        const child = spawn("pre-commit", command, {
          cwd: pipeline.directory,
          env: { ...process.env, PRE_COMMIT_HOME: home, NO_COLOR: "1" },
        });
        let output = "";
        child.stdout.on("data", (data: Buffer) => (output += data.toString()));
        child.stderr.on("data", (data: Buffer) => (output += data.toString()));
        child.on("close", (status) => {
          resolve({ status, output });
        });
      }),
  };
}

interface Pipeline extends Repository {
  readonly preCommit: (...args: readonly string[]) => Promise<{ status: number | null; output: string }>;
}

describe.runIf(isInstalled())("pre-commit", () => {
  test("passes what is right, and stops a commit that breaks another file than it touches", async () => {
    const pipeline = pipelineWith("nf-lint", ["--max-warnings=0"]);
    expect(await pipeline.preCommit("--all-files")).toMatchObject({ status: 0 });

    pipeline.write({ "conf/fusion.config": CHANGE["conf/fusion.config"] });
    pipeline.git("add", "--all");
    const { status, output } = await pipeline.preCommit();
    expect(status).toBe(1);
    expect(output).toContain("require-fusion-snapshots");
    expect(output).toContain("nextflow.config:12:9");
  });

  test("a file is a file, whatever its name looks like", async () => {
    const pipeline = pipelineWith("nf-lint", ["--max-warnings=0", "--color", "never"]);
    const config = DEMO["nextflow.config"] ?? "";
    const hostile = [
      "--format=json=nextflow.config",
      "--fix.config",
      "-x.config",
      "--baseline=nextflow.config",
      "--.config",
    ];
    pipeline.commit(Object.fromEntries(hostile.map((name) => [name, "params.a = 1\n"])));
    const right = await pipeline.preCommit("--all-files", "--verbose");
    expect(right, right.output).toMatchObject({ status: 0 });
    expect(right.output).toMatch(/No problems in \d+ files/);
    expect(readFileSync(join(pipeline.directory, "nextflow.config"), "utf8")).toBe(config);

    pipeline.commit({ "--format=json=nextflow.config": "process.cpuss = 1\n" });
    const { status, output } = await pipeline.preCommit("--all-files");
    expect(status).toBe(1);
    expect(output).toContain("--format=json=nextflow.config:1:1");
    expect(readFileSync(join(pipeline.directory, "nextflow.config"), "utf8")).toBe(config);
  });

  test("a file that has the name of an option takes it from nobody", async () => {
    const pipeline = pipelineWith("nf-lint", ["--max-warnings=0"]);
    pipeline.commit({ "--max-warnings=0": "", "nextflow.config": "process.cpuss = 1\n" });
    const { status, output } = await pipeline.preCommit("--all-files");
    expect(status).toBe(1);
    expect(output).toContain("There is a file --max-warnings=0: it cannot be told from the option. Rename the file.");
  });

  test("hundreds of files are one run", async () => {
    const pipeline = pipelineWith("nf-lint");
    const parts = Array.from({ length: 400 }, (_, i) => [`conf/parts/part${i}.config`, `params.part${i} = ${i}\n`]);
    pipeline.commit(Object.fromEntries(parts) as Record<string, string>);
    const { status, output } = await pipeline.preCommit("--all-files", "--verbose");
    expect(status).toBe(0);
    expect(output.match(/^No problems|^\d+ problems?/gm)).toHaveLength(1);
  });

  test("several at once do not disturb each other", async () => {
    const pipeline = pipelineWith("nf-lint", ["--max-warnings=0"]);
    await pipeline.preCommit("--all-files");
    const runs = await Promise.all([1, 2, 3].map(() => pipeline.preCommit("--all-files")));
    expect(runs.map(({ status }) => status)).toEqual([0, 0, 0]);
  });

  test("with fixes, a changed file stops the commit and stays changed", async () => {
    const pipeline = pipelineWith("nf-lint-fix");
    const quoted = (DEMO["nextflow.config"] ?? "").replace("spot = true", "spot = 'true'");
    pipeline.commit({ "nextflow.config": quoted });
    const { status, output } = await pipeline.preCommit("--all-files");
    expect(status, output).toBe(1);
    expect(output).toContain("files were modified by this hook");
    expect(readFileSync(join(pipeline.directory, "nextflow.config"), "utf8")).toBe(DEMO["nextflow.config"]);
    expect(await pipeline.preCommit("--all-files")).toMatchObject({ status: 0 });
  });

  test("autoupdate goes to the newest release, not to the commit after it, which has no command", async () => {
    const released = releases();
    const pipeline = pipelineWith("nf-lint", ["--max-warnings=0"], released);
    expect(await pipeline.preCommit("--all-files")).toMatchObject({ status: 0 });

    release(released, "0.2.0");
    released.commit({ "README.md": "What came after the release.\n" });
    expect(released.git("ls-tree", "-r", "--name-only", "HEAD")).not.toContain("dist/");
    expect(released.git("rev-list", "-n1", "v0")).toBe(released.git("rev-list", "-n1", "v0.2.0"));
    expect(await pipeline.preCommit("autoupdate")).toMatchObject({ status: 0 });
    expect(readFileSync(join(pipeline.directory, ".pre-commit-config.yaml"), "utf8")).toContain("rev: v0.2.0\n");

    pipeline.git("add", "--all");
    const again = await pipeline.preCommit("--all-files");
    expect(again.status, again.output).toBe(0);
    pipeline.commit({ "nextflow.config": "process.cpuss = 1\n" });
    expect(await pipeline.preCommit("--all-files")).toMatchObject({ status: 1 });
  });
});

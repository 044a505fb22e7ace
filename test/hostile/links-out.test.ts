import { existsSync, lstatSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { FORMAT_NAMES } from "../../packages/cli/src/formats/index.js";
import { SECRET, strangersRepository } from "./strangers-repository.js";

const MACHINE = {
  "passwd.config": `root = '${SECRET}'\nprocess.cpuss = '${SECRET}'\n`,
  "params.json": `{"who": "${SECRET}"}`,
  "settings.yml": `${SECRET}: 1\n`,
  "other/nextflow.config": `params.who = '${SECRET}'\nprocess.cpuss = '${SECRET}'\n`,
  "other/.git/HEAD": "ref: refs/heads/main\n",
};
const CONFIG = { "nextflow.config": "params.a = 1\n" };

const everything = ({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }): string =>
  stdout + stderr;

describe("what a link out of the repository leads to is not read", () => {
  const links = { "leak.config": "@/passwd.config", "conf/leak.config": "@/passwd.config", linked: "@/other" };

  test("by a walk: one notice, in every format", async () => {
    const { run } = strangersRepository(CONFIG, links, MACHINE);
    for (const format of FORMAT_NAMES) {
      const outcome = await run("--preset", "all", "--format", format);
      expect(everything(outcome)).not.toContain(SECRET);
      expect(outcome.status).toBe(0);
      expect(outcome.stderr).toBe(
        "nf-lint: Not read, as links lead out of the project: conf/leak.config, leak.config.\n",
      );
    }
  });

  test.each(["leak.config", "linked/nextflow.config", "linked"])("by name: %s", async (name) => {
    const { run } = strangersRepository(CONFIG, links, MACHINE);
    for (const outcome of [await run(name), await run("--fix", name), await run("config", name)]) {
      expect(everything(outcome)).not.toContain(SECRET);
      expect(outcome.status).toBe(2);
    }
    expect((await run("leak.config")).stderr).toBe(
      "nf-lint: leak.config: this is a link that leads out of the project, where nothing is read.\n",
    );
  });

  test("as a script, or what one includes", async () => {
    const { run } = strangersRepository(
      {
        ...CONFIG,
        "main.nf": "include { A } from './modules/a'\ninclude { B } from './linked/a'\nworkflow { A() }\n",
      },
      { "modules/a.nf": "@/scripts/a.nf", linked: "@/scripts" },
      { "scripts/a.nf": `process A {\n  input: ${SECRET} ((\n}\n` },
    );
    for (const argv of [[], ["main.nf"], ["modules/a.nf"], ["linked/a.nf"], ["linked"], ["--fix"]]) {
      expect(everything(await run("--preset", "all", ...argv))).not.toContain(SECRET);
    }
    expect((await run()).stderr).toBe("nf-lint: Not read, as links lead out of the project: modules/a.nf.\n");
  });

  test("as the pipeline's own configuration", async () => {
    const { run } = strangersRepository({}, { "nextflow.config": "@/other/nextflow.config" }, MACHINE);
    for (const outcome of [await run(), await run("config"), await run("config", "--blame", "--format", "json")]) {
      expect(everything(outcome)).not.toContain(SECRET);
      expect(outcome.stderr).toMatch(/link/);
    }
  });

  test("by an include, which tells nothing of what is there", async () => {
    const config = {
      "nextflow.config": "includeConfig 'linked/nextflow.config'\nincludeConfig 'linked/none.config'\n",
    };
    const { run } = strangersRepository(config, links, MACHINE);
    const { stdout } = await run("config", "--format", "json");
    expect(stdout).not.toContain(SECRET);
    const found = JSON.parse((await run("nextflow.config", "--format", "json")).stdout) as {
      findings: readonly { ruleId: string; message: string }[];
    };
    const said = found.findings.map(({ ruleId, message }) => `${ruleId} ${message.replace(/`.*?`/, "it")}`);
    expect(said).toHaveLength(2);
    expect(said[0]).toMatch(/^no-unreadable-include/);
    expect(said[1]).toBe(said[0]);
  });

  test("as settings, what they extend, params, baseline", async () => {
    const { run } = strangersRepository(
      { ...CONFIG, "a.yml": "extends: ./settings.yml\n" },
      { ".nf-lint.yml": "@/settings.yml", "settings.yml": "@/settings.yml", "params.json": "@/params.json" },
      MACHINE,
    );
    for (const argv of [
      [],
      ["--config", "a.yml"],
      ["config", "--no-config", "--params-file", "params.json"],
      ["--no-config", "--baseline", "params.json"],
      ["--no-config", "--baseline", "params.json", "--update-baseline"],
    ]) {
      const outcome = await run(...argv);
      expect(everything(outcome)).not.toContain(SECRET);
      expect(outcome.status, argv.join(" ")).toBe(2);
      expect(outcome.stderr).toMatch(/out of the project|lies outside/);
    }
  });

  test("in the past", async () => {
    const { run, git, directory } = strangersRepository(
      { ...CONFIG, "a.config": "" },
      { "leak.config": "@/passwd.config", linked: "@/other" },
      MACHINE,
    );
    git("rm", "--quiet", "leak.config", "linked");
    git("commit", "--quiet", "--message", "Gone");
    expect(existsSync(join(directory, "leak.config"))).toBe(false);
    for (const argv of [
      ["--since", "HEAD~1"],
      ["config", "--since", "HEAD~1"],
    ]) {
      expect(everything(await run(...argv, "--format", "json"))).not.toContain(SECRET);
    }
  });

  test("by rules that git goes by", async () => {
    const { run } = strangersRepository(CONFIG, { ".gitignore": "@/ignore" }, { ignore: "nextflow.config\n" });
    expect((await run()).stdout).toContain("No problems in 1 file");
  });
});

test("a link within the repository is followed", async () => {
  const { run } = strangersRepository(
    {
      "real/nextflow.config": "process.cpuss = 1\nincludeConfig 'conf/b.config'\n",
      "shared/b.config": "params.b = 2\n",
    },
    { "nextflow.config": "real/nextflow.config", "conf/b.config": "../shared/b.config", "real/conf": "../conf" },
  );
  expect((await run("nextflow.config")).stdout).toContain("process.cpuss");
  expect((await run("config", "--format", "nextflow")).stdout).toContain("b = 2");
  expect((await run()).stderr).toBe("");
});

describe("nothing of .git is read", () => {
  const TOKEN = { "nextflow.config": "includeConfig '.git/config'\nincludeConfig 'link.config'\n" };

  test.each([[[]], [["link.config"]], [[".git/config"]], [["config"]], [["config", "link.config"]]])(
    "%j",
    async (argv) => {
      const { run, git } = strangersRepository(TOKEN, { "link.config": ".git/config" });
      git("config", "http.extraheader", SECRET);
      expect(everything(await run(...argv))).not.toContain(SECRET);
    },
  );
});

describe("nothing is written through a link out of the repository", () => {
  test.each([
    ["report.json", ["--format", "json=report.json"]],
    ["reports/report.json", ["--format", "html=reports/report.json"]],
    [".nf-lint-baseline.json", ["--update-baseline"]],
    [".nf-lint.yml", ["init", "--force"]],
  ])("%s", async (name, argv) => {
    const isBelow = name.includes("/");
    const { run, outside, directory } = strangersRepository(
      CONFIG,
      isBelow ? { reports: "@/folder" } : { [name]: "@/folder/report.json" },
      { "folder/report.json": SECRET },
    );
    const { status } = await run(...argv);
    expect(outside("folder/report.json")).toBe(SECRET);
    expect(lstatSync(join(directory, isBelow ? "reports" : name)).isSymbolicLink()).toBe(true);
    expect(status).toBe(2);
  });

  test("nor into .git", async () => {
    const { run, read } = strangersRepository(CONFIG, { reports: ".git" });
    const before = read(".git/config");
    expect(await run("--format", "json=reports/config")).toMatchObject({ status: 2 });
    expect(await run("--format", "json=.git/hooks/pre-push")).toMatchObject({ status: 2 });
    expect(read(".git/config")).toBe(before);
  });

  test("nor where the link leads nowhere yet", async () => {
    const { run, directory } = strangersRepository(CONFIG, { "report.json": "@/new.json", reports: "@/none" });
    await run("--format", "json=report.json");
    await run("--format", "json=reports/a.json");
    expect(existsSync(join(directory, "reports"))).toBe(false);
  });

  test("by fixes", async () => {
    const loose = "process.cpuss = 1\n";
    const { run, outside } = strangersRepository(
      { "nextflow.config": "includeConfig 'conf/a.config'\n" },
      { "conf/a.config": "@/a.config", linked: "@/folder" },
      { "a.config": loose, "folder/nextflow.config": loose },
    );
    for (const paths of [[], ["conf/a.config"], ["linked"], ["linked/nextflow.config"]]) await run("--fix", ...paths);
    expect(outside("a.config")).toBe(loose);
    expect(outside("folder/nextflow.config")).toBe(loose);
  });

  test("what the user names beyond the repository is the user's own", async () => {
    const { run, directory } = strangersRepository(CONFIG);
    const file = `${directory}-report.json`;
    expect(await run("--format", `json=${file}`)).toMatchObject({ status: 0 });
    expect(existsSync(file)).toBe(true);
  });
});

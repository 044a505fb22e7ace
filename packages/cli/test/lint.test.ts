import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { FileSystem } from "@nf-lint/linter";
import { nodeFileSystem } from "@nf-lint/linter/node";
import { describe, expect, test } from "vitest";
import { projectDirectory } from "./project-directory.js";
import { runIn } from "./run-in.js";

/** One warning of `pin-nextflow-version`, and nothing else. */
const UNPINNED = { "nextflow.config": "manifest.name = 'demo'\n" };
const PINNED = { "nextflow.config": "manifest.nextflowVersion = '!>=25.04.0'\n" };

/** Without the address of the rule's page, which is not this test's concern. */
const withoutPage = (stdout: string): string => stdout.replace(/ *= https:.*\n/g, "");

interface Json {
  findings: { ruleId: string; severity: string; file: string; profiles: string[] }[];
  summary: { files: number; projects: number; errors: number; warnings: number; infos: number };
}

async function findingsIn(directory: string, ...argv: string[]): Promise<Json> {
  const { stdout } = await runIn(directory, [...argv, "--format", "json"]);
  return JSON.parse(stdout) as Json;
}

describe("exit status", () => {
  test("0 without findings", async () => {
    expect(await runIn(projectDirectory(PINNED), [])).toEqual({
      status: 0,
      stdout: "No problems in 1 file, 1 project.\n",
      stderr: "",
    });
  });

  test("0 with warnings", async () => {
    const { status, stdout } = await runIn(projectDirectory(UNPINNED), []);
    expect(status).toBe(0);
    expect(stdout).toMatch(/1 problem \(1 warning\) in 1 file, 1 project\n$/);
  });

  test("1 with a finding at error level", async () => {
    const { status, stdout, stderr } = await runIn(projectDirectory(UNPINNED), [
      "--rule",
      "pin-nextflow-version: error",
    ]);
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(stdout).toMatch(/1 problem \(1 error\)/);
  });

  test("1 with more warnings than --max-warnings, which is said; 0 with as many", async () => {
    const directory = projectDirectory(UNPINNED);
    expect(await runIn(directory, ["--max-warnings", "0"])).toMatchObject({
      status: 1,
      stderr: "nf-lint: 1 warning; --max-warnings allows 0.\n",
    });
    expect(await runIn(directory, ["--max-warnings", "1"])).toMatchObject({ status: 0, stderr: "" });
  });
});

describe("rules", () => {
  test("a rule can be switched off", async () => {
    const { stdout } = await runIn(projectDirectory(UNPINNED), ["--rule", "pin-nextflow-version: off"]);
    expect(stdout).toMatch(/^No problems/);
  });

  test("at level info a finding counts as info", async () => {
    const { findings, summary } = await findingsIn(projectDirectory(UNPINNED), "--rule", "pin-nextflow-version: info");
    expect(findings).toMatchObject([{ severity: "info" }]);
    expect(summary).toMatchObject({ errors: 0, warnings: 0, infos: 1 });
  });

  test("a rule's options reach it", async () => {
    const directory = projectDirectory(PINNED);
    expect(
      (await findingsIn(directory, "--rule", "pin-nextflow-version: [warn, {allow: exact}]")).findings,
    ).toHaveLength(1);
    expect((await findingsIn(directory, "--rule", "pin-nextflow-version: [warn, {allow: minimum}]")).findings).toEqual(
      [],
    );
  });
});

test("the pretty format, from end to end", async () => {
  const { stdout } = await runIn(
    projectDirectory({ "nextflow.config": "manifest {\n    nextflowVersion = '>=25.04.0'\n}\n" }),
    [],
  );
  expect(withoutPage(stdout)).toMatchInlineSnapshot(`
    "nextflow.config:2:5  warning  A Nextflow that does not fit '>=25.04.0' only gives a warning, and the run goes on. Begin with '!'.  pin-nextflow-version
    2 |     nextflowVersion = '>=25.04.0'
      |     ^^^^^^^^^^^^^^^

    1 problem (1 warning) in 1 file, 1 project
    "
  `);
});

test("colours where they are asked for, and only there", async () => {
  const directory = projectDirectory(UNPINNED);
  const isColored = async (argv: readonly string[], env = {}, isTTY = false): Promise<boolean> =>
    (await runIn(directory, argv, { env, isTTY })).stdout.includes("\u001b[");
  expect(await isColored([])).toBe(false);
  expect(await isColored([], {}, true)).toBe(true);
  expect(await isColored([], { TERM: "dumb" }, true)).toBe(false);
  expect(await isColored([], { NO_COLOR: "1" }, true)).toBe(false);
  expect(await isColored([], { NO_COLOR: "" }, true)).toBe(true);
  expect(await isColored([], { FORCE_COLOR: "1" })).toBe(true);
  expect(await isColored([], { FORCE_COLOR: "0" }, true)).toBe(false);
  expect(await isColored(["--color", "always"], { NO_COLOR: "1" })).toBe(true);
  expect(await isColored(["--color", "never"], { FORCE_COLOR: "1" }, true)).toBe(false);
});

describe("formats", () => {
  test("json to standard output", async () => {
    const { findings, summary } = await findingsIn(projectDirectory(UNPINNED));
    expect(findings).toMatchObject([{ ruleId: "pin-nextflow-version", file: "nextflow.config", profiles: [] }]);
    expect(summary).toEqual({ files: 1, projects: 1, errors: 0, warnings: 1, infos: 0 });
  });

  test("several at once, to a file and to standard output, the file without colours", async () => {
    const directory = projectDirectory(UNPINNED);
    const argv = ["--format", "json=out.json", "--format", "pretty=out.txt", "--format", "pretty", "--color", "always"];
    const { status, stdout } = await runIn(directory, argv);
    expect(status).toBe(0);
    expect(stdout).toContain("\u001b[");
    expect(JSON.parse(readFileSync(join(directory, "out.json"), "utf8"))).toMatchObject({ version: 1 });
    expect(readFileSync(join(directory, "out.txt"), "utf8")).toMatch(/^nextflow.config:1:/);
  });

  test("a file that cannot be written", async () => {
    const directory = projectDirectory(UNPINNED);
    const { status, stderr } = await runIn(directory, ["--format", "json=nextflow.config/report.json"]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^nf-lint: nextflow.config\/report.json cannot be written: EEXIST[^\n]*\n$/);
  });

  test("--quiet leaves errors only, in every format", async () => {
    const directory = projectDirectory(UNPINNED);
    expect((await findingsIn(directory, "--quiet")).findings).toEqual([]);
    expect((await findingsIn(directory, "--quiet", "--rule", "pin-nextflow-version: error")).findings).toHaveLength(1);
  });
});

describe("paths", () => {
  const PIPELINES = {
    "a/nextflow.config": "manifest.name = 'a'\nincludeConfig 'conf/base.config'\n",
    "a/conf/base.config": "process.cpus = 1\n",
    "b/nextflow.config": "manifest.name = 'b'\n",
    "main.nf": "workflow {}\n",
  };

  test("this folder when none is given, with all its pipelines", async () => {
    const { findings, summary } = await findingsIn(projectDirectory(PIPELINES));
    expect(findings.map(({ file }) => file)).toEqual(["a/nextflow.config", "b/nextflow.config"]);
    expect(summary).toMatchObject({ files: 4, projects: 2 });
  });

  test("a folder", async () => {
    expect((await findingsIn(projectDirectory(PIPELINES), "b")).findings).toMatchObject([
      { file: "b/nextflow.config" },
    ]);
  });

  test("a fragment is linted in its project, and nothing said about the other files", async () => {
    const { findings, summary } = await findingsIn(projectDirectory(PIPELINES), "a/conf/base.config");
    expect(findings).toEqual([]);
    expect(summary).toMatchObject({ files: 1, projects: 1 });
  });

  test("files outside the working directory", async () => {
    const directory = projectDirectory(PIPELINES);
    const { stdout } = await runIn(join(directory, "b"), ["../a", "--format", "json"]);
    expect((JSON.parse(stdout) as Json).findings).toMatchObject([{ file: "../a/nextflow.config" }]);
  });

  test("scripts of a hook are linted, without the configuration around them", async () => {
    const { findings, summary } = await findingsIn(
      projectDirectory({ ...PIPELINES, "main.nf": "workflow {" }),
      "main.nf",
    );
    expect(findings).toMatchObject([{ file: "main.nf", ruleId: "syntax" }]);
    expect(summary).toMatchObject({ files: 1 });
  });

  test("a name that begins with a hyphen, behind --", async () => {
    const directory = projectDirectory({ "-x.config": "manifest.name = 'x'\n" });
    expect((await findingsIn(directory, "--format", "json", "--", "-x.config")).findings).toMatchObject([
      { file: "-x.config" },
    ]);
  });

  test("what git ignores is not linted unless it is named", async () => {
    const directory = projectDirectory({ ...PIPELINES, ".git/HEAD": "", ".gitignore": "b/\n" });
    expect((await findingsIn(directory)).findings).toMatchObject([{ file: "a/nextflow.config" }]);
    expect((await findingsIn(directory, "b")).findings).toMatchObject([{ file: "b/nextflow.config" }]);
  });

  test("a folder without configurations is most likely the wrong one", async () => {
    expect(await runIn(projectDirectory({ "src/main.py": "" }), ["src"])).toEqual({
      status: 2,
      stdout: "",
      stderr: "nf-lint: src: no Nextflow configuration (*.config) or script (*.nf) in this folder or below it.\n",
    });
  });
});

test("a folder whose configurations are all other programs' has them named", async () => {
  const directory = projectDirectory({ "src/app.config": "<configuration/>\n", "src/tool.config": "[section]\n" });
  expect(await runIn(directory, ["src"])).toMatchObject({
    status: 2,
    stderr:
      "nf-lint: src: no Nextflow configuration (*.config) or script (*.nf) in this folder or below it. " +
      "What ends in .config there is in another language: src/app.config, src/tool.config.\n",
  });
});

describe("files that cannot be read: one line each and status 2, and the others are linted", () => {
  const withFile = async (name: string, content: string | Uint8Array): Promise<string> => {
    const { status, stdout, stderr } = await runIn(projectDirectory({ ...UNPINNED, [name]: content }), []);
    expect(status).toBe(2);
    expect(stdout).toMatch(/1 problem \(1 warning\) in 1 file, 1 project\n$/);
    return stderr;
  };

  test("missing", async () => {
    const { status, stdout, stderr } = await runIn(projectDirectory(UNPINNED), [".", "nextflw.config"]);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: "nf-lint: nextflw.config: there is no such file or folder.\n",
    });
    expect(stdout).toMatch(/1 problem/);
  });

  test("binary", async () => {
    expect(await withFile("b.config", new Uint8Array([65, 0, 66]))).toBe(
      "nf-lint: b.config: this is a binary file, not a configuration.\n",
    );
  });

  test("not UTF-8", async () => {
    expect(await withFile("l1.config", new Uint8Array([97, 61, 0xe4, 10]))).toBe(
      "nf-lint: l1.config: not valid UTF-8 (byte 2). Save the file as UTF-8.\n",
    );
  });

  test("over 5 MB", async () => {
    expect(await withFile("big.config", "// filler\n".repeat(600_000))).toBe(
      "nf-lint: big.config: 5.7 MB is too large for a configuration (at most 5 MB).\n",
    );
  });

  test("not allowed", async () => {
    const disk = nodeFileSystem();
    const fileSystem: FileSystem = {
      ...disk,
      readFile: (path) => (path.endsWith("/no.config") ? { kind: "denied" } : disk.readFile(path)),
    };
    const directory = projectDirectory({ ...UNPINNED, "no.config": "" });
    expect((await runIn(directory, [], { fileSystem })).stderr).toBe(
      "nf-lint: no.config: not allowed to read this file.\n",
    );
  });

  test("folders: one that is named, and one on the way, which fails nothing", async () => {
    const disk = nodeFileSystem();
    const isClosed = (path: string): boolean => path.endsWith("/closed");
    const fileSystem: FileSystem = {
      ...disk,
      readFile: (path) => (isClosed(path) ? { kind: "denied" } : disk.readFile(path)),
      readDirectory: (path) => (isClosed(path) ? [] : disk.readDirectory(path)),
    };
    const directory = projectDirectory({ ...PINNED, "closed/x.config": "" });
    expect(await runIn(directory, ["closed"], { fileSystem })).toEqual({
      status: 2,
      stdout: "",
      stderr: "nf-lint: closed: not allowed to look into this folder.\n",
    });
    expect(await runIn(directory, [], { fileSystem })).toEqual({
      status: 0,
      stdout: "No problems in 1 file, 1 project.\n",
      stderr: "nf-lint: Not looked into, for that is not allowed: closed.\n",
    });
    expect((await runIn(directory, ["--files"], { fileSystem })).stderr).toContain("Not looked into");
  });

  test("a link in a circle", async () => {
    const directory = projectDirectory(UNPINNED);
    symlinkSync("loop.config", join(directory, "loop.config"));
    expect(await runIn(directory, ["loop.config"])).toMatchObject({
      status: 2,
      stderr: "nf-lint: loop.config: there is no such file or folder.\n",
    });
  });
});

describe("profiles", () => {
  const PROFILES = {
    "nextflow.config": `\
manifest.nextflowVersion = '!>=25.04.0'
profiles {
    gcp { process.executor = 'google-batch'; google.batch.spot = true }
    docker { docker.enabled = true }
}
`,
  };

  test("each on its own: findings name theirs", async () => {
    const { findings } = await findingsIn(projectDirectory(PROFILES));
    expect(findings.length).toBeGreaterThan(0);
    for (const { profiles } of findings) expect(profiles).toEqual(["gcp"]);
  });

  test("with --profile only that one, and it need not be named", async () => {
    const directory = projectDirectory(PROFILES);
    expect((await findingsIn(directory, "--profile", "docker")).findings).toEqual([]);
    const { findings } = await findingsIn(directory, "--profile", "gcp");
    expect(findings.length).toBeGreaterThan(0);
    for (const { profiles } of findings) expect(profiles).toEqual([]);
  });

  test("several choices, and the run without profiles", async () => {
    const { findings } = await findingsIn(projectDirectory(PROFILES), "--profile", "docker,gcp", "--profile", "");
    for (const { profiles } of findings) expect(profiles).toEqual(["docker,gcp"]);
  });

  test("one that nothing declares, with the nearest name", async () => {
    const { status, stderr } = await runIn(projectDirectory(PROFILES), ["--profile", "dockr"]);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'nf-lint: There is no profile "dockr". Did you mean "docker"?\n',
    });
  });

  test("one that nothing declares, with what is declared", async () => {
    const { stderr } = await runIn(projectDirectory(PROFILES), ["--profile", "production"]);
    expect(stderr).toBe('nf-lint: There is no profile "production". Declared are: gcp, docker.\n');
  });

  test("one that a remote include may declare is a note only", async () => {
    const directory = projectDirectory({
      "nextflow.config": "includeConfig 'https://example.org/institutes.config'\n",
    });
    expect(await runIn(directory, ["--profile", "crick"])).toMatchObject({
      status: 0,
      stderr:
        'nf-lint: No configuration here declares the profile "crick"; it may come from an include that cannot be read.\n',
    });
  });
});

test("further configurations lie over the project", async () => {
  const directory = projectDirectory({
    "nextflow.config": "manifest.nextflowVersion = '!>=25.04.0'\ndocker.enabled = true\n",
    "site/site.config": "singularity.enabled = true\n",
  });
  expect((await findingsIn(directory)).findings).toEqual([]);
  const { findings } = await findingsIn(directory, "-c", "site/site.config");
  expect(findings).toMatchObject([{ ruleId: "no-multiple-container-engines" }]);
});

test("terminals get no control characters from linted files", async () => {
  const directory = projectDirectory({ "nextflow.config": "manifest.name = '\u001b[2J' // \u001b]0;x\u0007\n" });
  expect((await runIn(directory, [])).stdout).not.toMatch(/[^\P{Control}\n]/u);
});

import { execFileSync } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { repository } from "../../linter/test/git/repository.js";
import { projectDirectory } from "./project-directory.js";
import { runIn } from "./run-in.js";

const UNPINNED = { "nextflow.config": "manifest.name = 'demo'\n" };

describe("baseline", () => {
  const nested = {
    ...UNPINNED,
    ".nf-lint.yml": "baseline: ci/known.json\n",
    "other/nextflow.config": "manifest.name = 'other'\n",
    "other/.nf-lint.yml": "baseline: own.json\n",
  };

  test("counts from the settings file, is made by --update-baseline and holds wherever the run starts", async () => {
    const directory = projectDirectory(nested);
    expect(await runIn(directory, [])).toMatchObject({
      status: 2,
      stderr:
        "nf-lint: The baseline ci/known.json cannot be read: there is no such file or folder. --update-baseline makes it.\n",
    });
    const { status, stderr } = await runIn(directory, ["--update-baseline"]);
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr:
        "nf-lint: ci/known.json: 1 finding added, 0 removed.\nnf-lint: other/own.json: 1 finding added, 0 removed.\n",
    });
    expect(readFileSync(join(directory, "ci/known.json"), "utf8")).toContain('"../nextflow.config"');
    expect((await runIn(directory, [])).stdout).toBe("No problems in 2 files, 1 project.\n");
    expect(await runIn(join(directory, "other"), ["nextflow.config"])).toEqual({
      status: 0,
      stdout: "No problems in 1 file, 1 project.\n",
      stderr: "nf-lint: own.json hides 1 finding.\n",
    });
  });

  test("that of the command line is for all files", async () => {
    const directory = projectDirectory({ ...nested, "none.json": '{ "version": 1, "findings": {} }' });
    const { stdout, stderr } = await runIn(directory, ["--baseline", "none.json"]);
    expect({ count: /^\d+ problems/m.exec(stdout)?.[0], stderr }).toEqual({ count: "2 problems", stderr: "" });
  });

  test("leads not out of the repository, and not by a link either", async () => {
    const directory = projectDirectory({
      "a/.git/HEAD": "",
      "a/nextflow.config": "",
      "a/.nf-lint.yml": "baseline: x.json\n",
    });
    symlinkSync("/etc/hostname", join(directory, "a/x.json"));
    const { status, stderr } = await runIn(join(directory, "a"), ["--update-baseline"]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^nf-lint: \.nf-lint\.yml:1:11: baseline: .* lies outside of .* Name it with --baseline/);
  });
});

test("max-warnings of the settings fails the run; what the command line says counts for more", async () => {
  const directory = projectDirectory({ ...UNPINNED, ".nf-lint.yml": "max-warnings: 0\n" });
  expect(await runIn(directory, [])).toMatchObject({
    status: 1,
    stderr: "nf-lint: 1 warning; max-warnings in .nf-lint.yml allows 0.\n",
  });
  expect(await runIn(directory, ["--max-warnings", "1"])).toMatchObject({ status: 0, stderr: "" });
});

test("max-warnings counts the warnings of its own files", async () => {
  const directory = projectDirectory({
    ...UNPINNED,
    ".nf-lint.yml": "max-warnings: 1\n",
    "b/nextflow.config": "manifest.name = 'b'\n",
    "b/.nf-lint.yml": "max-warnings: 1\n",
  });
  expect((await runIn(directory, [])).status).toBe(0);
});

describe("exclude", () => {
  test("in the settings is another name of ignore, and both add up", async () => {
    const directory = projectDirectory({
      ...UNPINNED,
      "a/nextflow.config": "",
      "b/nextflow.config": "",
      ".nf-lint.yml": "exclude: /a/\nignore: [/b/]\n",
    });
    expect(await runIn(directory, ["--files"])).toEqual({ status: 0, stdout: "nextflow.config\n", stderr: "" });
  });

  test("--exclude counts from the working directory, may be repeated and adds to the settings", async () => {
    const directory = projectDirectory({
      "p/nextflow.config": "",
      "p/conf/a.config": "process.cpus = 1",
      "p/conf/b.config": "process.cpus = 1",
      "p/conf/c.config": "process.cpus = 1",
      "p/.nf-lint.yml": "exclude: c.config\n",
    });
    const { stdout } = await runIn(directory, ["--files", "--exclude", "/p/conf/a.config", "--exclude", "b.*"]);
    expect(stdout).toBe("p/nextflow.config\n");
    const { stdout: inside } = await runIn(join(directory, "p"), ["--files", "--exclude", "/p/conf/a.config"]);
    expect(inside).toBe("conf/a.config\nconf/b.config\nnextflow.config\n");
  });

  test("a pattern that fits nothing is wrong usage", async () => {
    expect(await runIn(projectDirectory(UNPINNED), ["--exclude", "../x"])).toMatchObject({
      status: 2,
      stderr: 'nf-lint: "../x" fits nothing: patterns count from the working directory, downwards.\n',
    });
  });
});

describe("since", () => {
  test("holds for hooks, which report what the commit introduces, and for nobody else", async () => {
    const { directory } = repository({ ...UNPINNED, ".nf-lint.yml": "since: HEAD\n" });
    expect((await runIn(directory, ["--hook", "nextflow.config"])).stdout).toMatch(/^No new problems since HEAD/);
    expect((await runIn(directory, ["nextflow.config"])).stdout).toContain("1 warning");
    expect((await runIn(directory, ["--hook", "--since", "nowhere", "nextflow.config"])).status).toBe(2);
  });

  test("is no way to give git an option", async () => {
    const directory = projectDirectory({ ...UNPINNED, ".nf-lint.yml": "since: --output=x\n" });
    execFileSync("git", ["init", "--quiet"], { cwd: directory });
    expect((await runIn(directory, ["--hook", "nextflow.config"])).stderr).toBe(
      'nf-lint: .nf-lint.yml:1:8: since: "--output=x" is no revision. Write it as HEAD or origin/main....\n',
    );
  });
});

test("keys have near names, and a file that is no YAML is one line", async () => {
  const wrong = projectDirectory({ ...UNPINNED, ".nf-lint.yml": "exlude: a\nmaxWarnings: 1\nbaselin: x\n" });
  expect((await runIn(wrong, [])).stderr.match(/Did you mean "[^"]*"/g)).toEqual([
    'Did you mean "exclude"',
    'Did you mean "max-warnings"',
    'Did you mean "baseline"',
  ]);
  const broken = projectDirectory({ ...UNPINNED, ".nf-lint.yml": "rules:\n  - [a\n b: c: d\n" });
  const { status, stdout, stderr } = await runIn(broken, []);
  expect({ status, stdout, lines: stderr.match(/\n/g)?.length }).toEqual({ status: 2, stdout: "", lines: 1 });
  expect(stderr).toMatch(/^nf-lint: \.nf-lint\.yml:3:2: Flow sequence in block collection .*\.\n$/);
});

test("--show-settings says what holds for a file, and where each part was said", async () => {
  const directory = projectDirectory({
    ...UNPINNED,
    ".nf-lint.yml": [
      "extends: [recommended, ./team.yml]",
      "max-warnings: 3",
      "env: { TOWER_ACCESS_TOKEN: very-secret }",
      "overrides:",
      "  - { files: [/nextflow.config], rules: { pin-nextflow-version: error } }",
      "  - { files: [/conf/], rules: { no-cleanup: error } }",
      "",
    ].join("\n"),
    "team.yml": "rules: { require-resource-labels: [warn, { keys: { team: [] } }] }\n",
  });
  const { status, stdout } = await runIn(directory, [
    "--show-settings",
    "nextflow.config",
    "--rule",
    "no-cleanup: off",
  ]);
  const lines = stdout.split("\n").map((line) => line.trim().replace(/ {2,}/, " | "));
  expect(status).toBe(0);
  expect(lines).toEqual(
    expect.arrayContaining([
      "The settings file is .nf-lint.yml.",
      'extends: ["recommended"] | .nf-lint.yml:1:1',
      'env: {"TOWER_ACCESS_TOKEN":"••••"} | .nf-lint.yml:3:1',
      "max-warnings: 3 | .nf-lint.yml:2:1",
      "pin-nextflow-version: error | .nf-lint.yml:5:43",
      'require-resource-labels: [warn, {"keys":{"team":[]}}] | team.yml:1:10',
      "no-cleanup: off | the command line",
    ]),
  );
  expect((await runIn(directory, ["--show-settings", "none.config"])).status).toBe(2);
  expect((await runIn(directory, ["--no-config", "--show-settings", "."])).stdout).toMatch(
    /^No settings file counts\.$/m,
  );
});

test("the script of a pipeline belongs to its nextflow.config, whatever else lies beside it", async () => {
  const directory = projectDirectory({
    "nextflow.config": "manifest.nextflowVersion = '!>=25.10.0'\n",
    "main.nf": "workflow {\n}\n",
    "app.config": '<?xml version="1.0"?>\n<configuration/>\n',
    "aside.config": "process.cpus = 1\n",
  });
  const { stdout } = await runIn(directory, ["main.nf", "--format", "json", "--preset", "production"]);
  expect(stdout).not.toContain("aside.config");
  expect((await runIn(directory, ["--files"])).stdout).toBe("aside.config\nmain.nf\nnextflow.config\n");
});

test("a named file that is XML is told about and not linted, in a hook too", async () => {
  const directory = projectDirectory({
    "nextflow.config": "manifest.nextflowVersion = '!>=25.10.0'\n",
    "app.config": '<?xml version="1.0"?>\n<configuration/>\n',
  });
  expect(await runIn(directory, ["--hook", "app.config"])).toEqual({
    status: 0,
    stdout: "",
    stderr: "nf-lint: Not linted, for this is XML and no configuration of Nextflow's: app.config.\n",
  });
  expect((await runIn(directory, ["app.config", "nextflow.config"])).stdout).toBe(
    "No problems in 1 file, 1 project.\n",
  );
});

test("the projects of a run are counted as people count: the tests of a pipeline are parts of it", async () => {
  const directory = projectDirectory({
    "a/nextflow.config": "manifest.nextflowVersion = '!>=25.10.0'\n",
    "a/tests/nextflow.config": "process.cpus = 1\n",
    "a/modules/x/tests/nextflow.config": "process.cpus = 1\n",
    "a/other.config": "process.cpus = 1\n",
    "b/nextflow.config": "manifest.nextflowVersion = '!>=25.10.0'\n",
    "lone.config": "process.cpus = 1\n",
  });
  const { stdout } = await runIn(directory, ["--format", "json"]);
  expect((JSON.parse(stdout) as { summary: { projects: number } }).summary.projects).toBe(6);
  expect((await runIn(directory, [])).stdout).toMatch(/, 3 projects/);
});

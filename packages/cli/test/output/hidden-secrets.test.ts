import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { repository } from "../../../linter/test/git/repository.js";
import { CONFIG_FORMATS } from "../../src/config-formats/index.js";
import { FORMAT_NAMES } from "../../src/formats/index.js";
import { projectDirectory } from "../project-directory.js";
import { runIn } from "../run-in.js";

const SECRETS = [
  "hunter2-the-first",
  "hunter2-the-second",
  "hunter2-of-mail",
  "hunter2-in-a-map",
  "AKIAIOSFODNN7EXAMPLX",
];

const CONFIG = `\
params.db_password = 'hunter2-the-first'
params.db = [apiKey: 'hunter2-in-a-map', host: 'db.example.org']
process.ext.args = "--password \${params.db_password} --key AKIAIOSFODNN7EXAMPLX"
process.cpuss = 1 /* as long as */; mail.smtp.password = 'hunter2-of-mail'
process.ext.prefix = { "x-\${'hunter2-of-mail'}" }
mail.smtp.passwort = 'hunter2-of-mail'
profiles {
  a { params.db_password = 'hunter2-the-second' }
}
`;

const shown = (text: string): readonly string[] => SECRETS.filter((secret) => text.includes(secret));

test.each(CONFIG_FORMATS)("config --format %s hides credentials unless --show-secrets is given", async (format) => {
  const directory = projectDirectory({ "nextflow.config": CONFIG });
  for (const more of [[], ["--profile", "a"], ["--blame"]]) {
    const { stdout, stderr } = await runIn(directory, ["config", "--format", format, ...more]);
    expect(shown(stdout + stderr)).toEqual([]);
    expect(stdout).toContain("••••");
    expect(stdout).toContain("db.example.org");
  }
  const open = await runIn(directory, ["config", "--format", format, "--profile", "a", "--blame", "--show-secrets"]);
  expect(shown(open.stdout)).toContain("hunter2-the-second");
  expect(open.stdout).not.toContain("••••");
});

test("two credentials differ, though they look the same", async () => {
  const directory = projectDirectory({
    "nextflow.config": "params.token = 'hunter2-the-first'\nprofiles { a { params.token = 'hunter2-the-second' } }\n",
  });
  expect((await runIn(directory, ["config"])).stdout).toContain("1 option other than in the run without profiles");
});

test.each(FORMAT_NAMES)("no line of source, message or value in --format %s holds one", async (format) => {
  const directory = projectDirectory({ "nextflow.config": CONFIG });
  const { stdout, stderr } = await runIn(directory, ["--preset", "all", "--format", format]);
  expect(shown(stdout + stderr)).toEqual([]);
  expect(stdout).toContain("process.cpuss");
});

test("excerpts keep their marks in place", async () => {
  const config = "params.db_password = 'hunter2-the-first'; process.cpuss = 1\n";
  const directory = projectDirectory({ "nextflow.config": config });
  const { stdout } = await runIn(directory, []);
  expect(stdout).toContain(`params.db_password = '${"•".repeat(17)}'; process.cpuss = 1`);
  const { stdout: open } = await runIn(directory, ["--show-secrets"]);
  expect(open).toContain(config.trim());
  const lines = [stdout, open].map((text) => text.split("\n").find((line) => line.includes("^")));
  expect(lines[0]).toBe(lines[1]);
});

describe("a message that quotes one", () => {
  const config = "process.errorStrategy = 'hunter2-the-first'\nenv.X_TOKEN = 'hunter2-the-first'\n";

  test.each(FORMAT_NAMES)("has a gap in --format %s", async (format) => {
    const directory = projectDirectory({ "nextflow.config": config });
    const { stdout, stderr } = await runIn(directory, ["--format", format]);
    expect(shown(stdout + stderr)).toEqual([]);
    expect(stdout).toMatch(/••••/);
    expect(shown((await runIn(directory, ["--format", format, "--show-secrets"])).stdout)).not.toEqual([]);
  });
});

test("comparisons tell that one has changed, and no more", async () => {
  const { directory, commit } = repository({ "nextflow.config": CONFIG });
  commit({ "nextflow.config": CONFIG.replace("the-first", "the-third").replaceAll("of-mail", "of-post") });
  for (const argv of [
    ["config", "--since", "HEAD~1"],
    ["config", "--since", "HEAD~1", "--format", "json"],
    ...FORMAT_NAMES.map((format) => ["--since", "HEAD~1", "--format", format]),
  ]) {
    const { stdout, stderr, status } = await runIn(directory, argv);
    expect(stdout + stderr, argv.join(" ")).not.toContain("hunter2");
    // A credential that is another one is a new finding.
    expect(status).toBeLessThan(2);
  }
  expect((await runIn(directory, ["config", "--since", "HEAD~1"])).stdout).toContain("params.db_password");
  expect((await runIn(directory, ["config", "--since", "HEAD~1", "--show-secrets"])).stdout).toContain(
    "hunter2-the-third",
  );
  const markdown = await runIn(directory, ["--since", "HEAD~1", "--format", "markdown", "--show-secrets"]);
  expect(markdown.stdout).toContain("hunter2-the-third");
});

test("what cannot be read is named without its password", async () => {
  const directory = projectDirectory({
    "nextflow.config": "includeConfig 'https://me:hunter2-the-first@example.org/x.config'\n",
  });
  for (const argv of [
    ["config"],
    ["config", "--format", "json"],
    ["--preset", "all"],
    ["--preset", "isolated", "--format", "json"],
  ]) {
    const { stdout, stderr } = await runIn(directory, argv);
    expect(shown(stdout + stderr)).toEqual([]);
  }
});

test("a baseline holds the lines of findings without them", async () => {
  const directory = projectDirectory({ "nextflow.config": CONFIG });
  await runIn(directory, ["--update-baseline", "--preset", "all"]);
  const baseline = readFileSync(join(directory, ".nf-lint-baseline.json"), "utf8");
  expect(shown(baseline)).toEqual([]);
  expect(baseline).toContain("no-hardcoded-credentials");
  const { stdout } = await runIn(directory, ["--baseline", ".nf-lint-baseline.json", "--preset", "all"]);
  expect(stdout).not.toContain("no-hardcoded-credentials");
});

test.each(FORMAT_NAMES)("no line of a script in --format %s holds one", async (format) => {
  const directory = projectDirectory({
    "main.nf": `params.db_password = 'hunter2-the-first'\nprocess A {\n  script:\n  """\n  curl AKIAIOSFODNN7EXAMPLX\n  """\n}\n`,
  });
  const { stdout, stderr } = await runIn(directory, ["--preset", "all", "--format", format]);
  expect(shown(stdout + stderr)).toEqual([]);
  expect(stdout).toContain("db_password");
});

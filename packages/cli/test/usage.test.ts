import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { VERSION } from "../src/version.js";
import { projectDirectory } from "./project-directory.js";
import { runIn } from "./run-in.js";

const CONFIG = { "nextflow.config": "process.cpus = 1\n" };

test("--version", async () => {
  expect(await runIn("/", ["--version"])).toEqual({ status: 0, stdout: `${VERSION}\n`, stderr: "" });
});

test("--help tells a newcomer what it is for, with examples and exit statuses", async () => {
  const { status, stdout, stderr } = await runIn("/", ["--help"]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  for (const part of ["nf-lint [options] [paths...]", "Examples:", "Exit status:", "--profile <names>", "config"]) {
    expect(stdout).toContain(part);
  }
});

test.each([
  [["-h"], ["--help"]],
  [["help"], ["--help"]],
  [
    ["help", "config"],
    ["config", "--help"],
  ],
  [
    ["config", "-h"],
    ["config", "--help"],
  ],
  [["-V"], ["--version"]],
  [["check", ".", "--no-color"], ["."]],
  [["lint"], ["."]],
])("%j is what people know from elsewhere, for %j", async (known, own) => {
  const directory = projectDirectory(CONFIG);
  expect(await runIn(directory, known)).toEqual(await runIn(directory, own));
});

test.each([
  ["chekc", "check"],
  ["lnit", "lint"],
  ["hlep", "help"],
  ["confg", "config"],
])("%s is told to be all but %s, and where to read on", async (wrong, near) => {
  expect((await runIn(projectDirectory(CONFIG), [wrong])).stderr).toMatch(
    new RegExp(`Did you mean "nf-lint ${near}"\\? See "nf-lint --help"\\.`),
  );
});

test("a folder that is named like a command of other linters is linted", async () => {
  const directory = projectDirectory({ ...CONFIG, "check/nextflow.config": "process.executer = 'local'\n" });
  const { stdout } = await runIn(directory, ["check", "--only", "no-unknown-option"]);
  expect(stdout).toContain("check/nextflow.config:1:1");
});

test("--only asks one rule, be it in no preset, and --skip leaves one out", async () => {
  const directory = projectDirectory({
    "nextflow.config": "manifest.name = 'demo'\nprocess.executer = 'local'\n",
  });
  const rulesIn = async (...argv: string[]): Promise<string[]> => {
    const { stdout } = await runIn(directory, [...argv, "--format", "json"]);
    return (JSON.parse(stdout) as { findings: { ruleId: string }[] }).findings.map(({ ruleId }) => ruleId).sort();
  };
  expect(await rulesIn()).toEqual(["no-unknown-option", "pin-nextflow-version"]);
  expect(await rulesIn("--only", "no-unknown-option")).toEqual(["no-unknown-option"]);
  expect(await rulesIn("--skip", "no-unknown-option")).toEqual(["pin-nextflow-version"]);
  expect(await rulesIn("--only", "no-unused-parameter")).toEqual([]);
  expect(await runIn(directory, ["--only", "no-unknown-optoin"])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('Did you mean "no-unknown-option"?') as string,
  });
});

test("--statistics counts by rule, and other formats go to their files beside it", async () => {
  const directory = projectDirectory({
    "nextflow.config": "manifest.name = 'demo'\nprocess.executer = 'local'\nprocess.cpuss = 1\n",
  });
  const { status, stdout } = await runIn(directory, ["--statistics", "--format", "json=report.json"]);
  expect(status).toBe(0);
  expect(stdout).toBe(`2  warning  no-unknown-option  --fix mends all
1  warning  pin-nextflow-version

3 problems (3 warnings) in 1 file, 1 project
`);
  expect(readFileSync(join(directory, "report.json"), "utf8")).toContain("no-unknown-option");
});

test("a level may be called warning, and a version latest, on the command line and in settings", async () => {
  const directory = projectDirectory({
    "nextflow.config": "process.executer = 'local'\n",
    ".nf-lint.yml": "extends: []\nnextflow: latest\nrules: { no-unknown-option: warning }\n",
  });
  for (const argv of [
    [],
    ["--no-config", "--only", "no-unknown-option", "--nextflow", "latest", "--rule", "no-unknown-option: warning"],
  ]) {
    const { stdout, stderr } = await runIn(directory, [...argv, "--format", "compact"]);
    expect(stderr).toBe("");
    expect(stdout).toMatch(/: warning: .*\[no-unknown-option\]/);
  }
});

test("config --help", async () => {
  const { status, stdout } = await runIn("/", ["config", "--help"]);
  expect(status).toBe(0);
  expect(stdout).toContain("nf-lint config --profile test,docker --blame");
});

test("help fits a terminal of 80 columns", async () => {
  const { stdout } = await runIn("/", ["--help"], { isTTY: true, columns: 80 });
  const [usage = ""] = stdout.split("Examples:");
  for (const line of usage.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
});

test.each([
  [["--formt", "json"], /unknown option '--formt' \(Did you mean --format\?\) See "nf-lint --help"\./],
  [["--format", "xml"], /argument 'xml' is invalid. The formats are pretty, compact, json, sarif, .*html\./],
  [["--format", "json="], /Name the file: json=FILE/],
  [["--format", "json=a", "--format", "sarif=a"], /Two formats cannot be written to one file \(a\)/],
  [["--max-warnings", "few"], /argument 'few' is invalid. It has to be a whole number/],
  [["--color", "sometimes"], /Allowed choices are auto, always, never/],
  [["--rule", "require-spot-retries"], /--rule: "require-spot-retries" sets no rule. Write "RULE: level"/],
  [
    ["--rule", "require-spot-retrie: off"],
    /There is no rule "require-spot-retrie". Did you mean "require-spot-retries"\?/,
  ],
  [
    ["--rule", "require-resource-labels: [warn, {kys: 1}]"],
    /The rule require-resource-labels has no option "kys". Did you mean "keys"\?/,
  ],
  [["--preset", "recomended"], /There is no preset "recomended". Did you mean "recommended"\?/],
  [["--nextflow", "newest"], /"newest" is no Nextflow version/],
  [["config", "--format", "xml"], /Allowed choices are text, json, nextflow/],
  [["config", "a", "b"], /too many arguments.* See "nf-lint config --help"\./],
  [
    ["--format", "json", "--format", "sarif"],
    /Two formats cannot go to standard output \(json, sarif\): write sarif=FILE/,
  ],
  [["--statistics", "--format", "json"], /--statistics is what goes to standard output: .* json=FILE/],
  [
    ["explian", "syntax"],
    /There is no file or folder explian.* Did you mean "nf-lint explain"\? See "nf-lint --help"\./,
  ],
])("%j is wrong usage: one line and status 2", async (argv, message) => {
  const { status, stdout, stderr } = await runIn(projectDirectory(CONFIG), argv);
  expect(status).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toMatch(/^nf-lint: [^\n]*\n$/);
  expect(stderr).toMatch(message);
});

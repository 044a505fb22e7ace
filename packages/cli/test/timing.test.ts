import { ruleFacts } from "@nf-lint/linter";
import { describe, expect, test } from "vitest";
import { timesTable } from "../src/output/times-table.js";
import { noColors } from "../src/output/color.js";
import { projectDirectory } from "./project-directory.js";
import { runIn } from "./run-in.js";

const PROJECT = {
  "nextflow.config":
    "manifest.name = 'demo'\nincludeConfig 'conf/base.config'\nprofiles { aws { aws.region = 'eu-west-1' } }\n",
  "conf/base.config": "process.executor = 'awsbatch'\n",
  ".nf-lint.yml": `\
extends: all
rules:
  valid-executor: off
overrides:
  - files: ["conf/**"]
    rules: { no-quoted-boolean: off }
`,
};

const namesIn = (table: string): string[] => table.split("\n").map((line) => line.replace(/ {2,}.*$/, ""));

describe("--timing", () => {
  test("names every rule that is on for a file, and none that is off", async () => {
    const { stderr } = await runIn(projectDirectory(PROJECT), ["--timing", "--rule", "syntax: off"]);
    const names = namesIn(stderr);
    const off = ["valid-executor", "syntax"];
    const active = ruleFacts()
      .map(({ id }) => id)
      .filter((id) => !off.includes(id));
    expect(names.filter((name) => /^[a-z0-9-]+$/.test(name)).sort()).toEqual([...active, "rule", "total"].sort());
    for (const stage of ["finding and reading files", "parsing", "resolving the configuration", "everything else"]) {
      expect(names).toContain(`(${stage})`);
    }
  });

  test.each(["pretty", "json", "sarif", "github"])("leaves the %s report and the status alone", async (format) => {
    const directory = projectDirectory(PROJECT);
    const argv = ["--format", format, "--rule", "pin-nextflow-version: error"];
    const plain = await runIn(directory, argv);
    const timed = await runIn(directory, [...argv, "--timing"]);
    expect(plain).toMatchObject({ status: 1, stderr: "" });
    expect({ ...timed, stderr: "" }).toEqual(plain);
    expect(timed.stderr).toMatch(/^rule +time \(ms\) +share\n/);
  });

  test("goes with fixes, a text from standard input, and a baseline", async () => {
    const directory = projectDirectory({ "nextflow.config": "docker.enabled = 'true'\n" });
    const stdin = "docker.enabled = 'false'\n";
    const fixed = await runIn(directory, ["--stdin", "--stdin-filename", "nextflow.config", "--fix", "--timing"], {
      stdin,
    });
    expect(fixed.stdout).toBe("docker.enabled = false\n");
    expect(namesIn(fixed.stderr)).toContain("no-quoted-boolean");
    const kept = await runIn(directory, ["--update-baseline", "--timing"]);
    expect(namesIn(kept.stderr)).toContain("no-quoted-boolean");
  });

  test("has nothing to say of settings that cannot be followed", async () => {
    const directory = projectDirectory({ ...PROJECT, ".nf-lint.yml": "extends: nothing\n" });
    const plain = await runIn(directory, []);
    expect(plain.status).toBe(2);
    expect(await runIn(directory, ["--timing"])).toEqual(plain);
  });
});

test("the table has the slowest rule first, and shares of the total", () => {
  const spent = {
    stages: { reading: 10, parsing: 20, resolving: 30, other: 40 },
    rules: new Map([
      ["fast-rule", 1.26],
      ["unused-rule", 0],
      ["a-slow-rule", 98.74],
    ]),
    total: 200,
  };
  expect(timesTable(spent, noColors)).toBe(`\
rule                           time (ms)   share
(finding and reading files)         10.0    5.0%
(parsing)                           20.0   10.0%
(resolving the configuration)       30.0   15.0%
a-slow-rule                         98.7   49.4%
fast-rule                            1.3    0.6%
unused-rule                          0.0    0.0%
(everything else)                   40.0   20.0%
total                              200.0  100.0%
`);
});

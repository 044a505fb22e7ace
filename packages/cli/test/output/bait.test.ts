import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CONFIG_FORMATS } from "../../src/config-formats/index.js";
import { FORMAT_NAMES } from "../../src/formats/index.js";
import { BAIT, BAITED, leaks } from "../../../../test/bait.js";
import { repository } from "../../../linter/test/git/repository.js";
import { runOrSayAgain } from "../../src/kept-runs/run-again.js";
import { NETWORK_FORMATS } from "../../src/network-formats/index.js";
import { processFormats } from "../../src/process-formats/index.js";
import { run } from "../../src/run.js";
import { projectDirectory } from "../project-directory.js";
import { ioIn, runIn } from "../run-in.js";

const [AWS = ""] = BAIT;
const ADDRESS = "bait-of-an-address";

const PROCESS_FORMATS = Object.keys(processFormats) as readonly (keyof typeof processFormats)[];

test.each(FORMAT_NAMES)("nothing of it is in --format %s", async (format) => {
  const directory = projectDirectory(BAITED);
  const { stdout, stderr } = await runIn(directory, ["--preset", "all", "--format", format]);
  expect(leaks(stdout + stderr)).toEqual([]);
  expect(stdout).toContain("no-hardcoded-credentials");
});

test.each(FORMAT_NAMES)("nothing of it is in --format %s of a project with a remote include", async (format) => {
  const directory = projectDirectory({
    "nextflow.config": `${BAITED["nextflow.config"]}includeConfig 'https://me:${ADDRESS}@example.org/more.config'\n`,
  });
  for (const more of [[], ["--rule", "no-hardcoded-credentials: off"]]) {
    const { stdout, stderr } = await runIn(directory, ["--preset", "all", "--format", format, ...more]);
    expect(leaks(stdout + stderr), more.join(" ")).toEqual([]);
  }
});

test.each(CONFIG_FORMATS)("nothing of it is in config --format %s", async (format) => {
  const directory = projectDirectory(BAITED);
  for (const more of [[], ["--blame"], ["--profile", "other", "--blame"]]) {
    const { stdout, stderr } = await runIn(directory, ["config", "--format", format, ...more]);
    expect(leaks(stdout + stderr), more.join(" ")).toEqual([]);
    expect(stdout).toContain("••••");
  }
});

test.each(PROCESS_FORMATS)("nothing of it is in config --processes --format %s", async (format) => {
  const directory = projectDirectory(BAITED);
  for (const more of [[], ["A"], ["--blame"], ["A", "--blame"], ["--profile", "other", "--blame"]]) {
    const { stdout, stderr } = await runIn(directory, ["config", ".", "--processes", ...more, "--format", format]);
    expect(leaks(stdout + stderr), more.join(" ")).toEqual([]);
    expect(stdout).toContain("google-batch");
  }
});

test.each(NETWORK_FORMATS)("nothing of it is in network --format %s", async (format) => {
  const directory = projectDirectory(BAITED);
  for (const more of [[], ["--profile", "other"], ["--nextflow", "26.04"]]) {
    const { stdout, stderr } = await runIn(directory, ["network", "--format", format, ...more]);
    expect(leaks(stdout + stderr), more.join(" ")).toEqual([]);
    expect(stdout).toContain("wave.example.org");
  }
});

test("nothing of it is in what a change makes, of options, processes, hosts and findings", async () => {
  const { directory, commit } = repository(BAITED);
  // The old ones go, and new ones come, of the same form.
  const renewed = (text: string): string =>
    BAIT.reduce((all, bait) => all.replaceAll(bait, `${bait.slice(0, -1)}Z`), text);
  commit({
    "nextflow.config": renewed(BAITED["nextflow.config"]).replaceAll(".example.org", ".example.net"),
    "main.nf": renewed(BAITED["main.nf"]).replace("registry.example.org", "registry.example.net"),
  });
  const since = ["--since", "HEAD~1"];
  for (const argv of [
    ["config", ...since],
    ["config", ...since, "--format", "json"],
    ["config", ".", "--processes", ...since],
    ["config", ".", "--processes", "A", ...since],
    ["config", ".", "--processes", ...since, "--format", "json"],
    ...NETWORK_FORMATS.map((format) => ["network", ...since, "--format", format]),
    ...FORMAT_NAMES.map((format) => [...since, "--preset", "all", "--format", format]),
  ]) {
    const { stdout, stderr, status } = await runIn(directory, argv);
    expect(
      [...leaks(stdout + stderr), ...BAIT.filter((bait) => (stdout + stderr).includes(renewed(bait)))],
      argv.join(" "),
    ).toEqual([]);
    expect(status, argv.join(" ")).toBeLessThan(2);
    expect(stdout.length, argv.join(" ")).toBeGreaterThan(20);
  }
});

test("nothing of it is in --show-settings", async () => {
  const directory = projectDirectory({
    ...BAITED,
    ".nf-lint.yml": `\
extends: ["./base.yml"]
env: { API_TOKEN: bait-of-a-variable, HOME: /home/me }
params: { api_token: bait-of-a-param, db: { password: bait-of-an-option }, url: "https://me:${ADDRESS}@example.org" }
rules: { no-unlisted-registry: [error, { allow: ["${AWS}.example.org"] }] }
`,
    "base.yml": `params: { note: "key ${AWS}", lab_token: bait-of-an-overridden-one }\n`,
  });
  const { stdout, stderr } = await runIn(directory, ["--show-settings", "nextflow.config"]);
  expect(leaks(stdout + stderr)).toEqual([]);
  expect(stdout).toContain("no-unlisted-registry");
});

test("nothing of it is in the runs that are kept", async () => {
  const directory = projectDirectory(BAITED);
  const cache = projectDirectory({});
  const { io } = ioIn(directory, { env: { XDG_CACHE_HOME: cache, API_TOKEN: "bait-of-a-variable" } });
  for (const argv of [
    ["--preset", "all", "--format", "json", "--env", "API_TOKEN", "--env", "LAB_TOKEN=bait-of-an-option"],
    ["config", "--blame"],
    ["config", ".", "--processes"],
    ["network"],
  ]) {
    await runOrSayAgain(argv, io, "a", run);
  }
  const kept = readdirSync(join(cache, "nf-lint")).map((name) => readFileSync(join(cache, "nf-lint", name), "utf8"));
  expect(kept).toHaveLength(4);
  expect(leaks(kept.join(""))).toEqual([]);
});

test("nothing of it is in a baseline", async () => {
  const directory = projectDirectory(BAITED);
  await runIn(directory, ["--update-baseline", "--preset", "all"]);
  expect(leaks(readFileSync(join(directory, ".nf-lint-baseline.json"), "utf8"))).toEqual([]);
});

test("each of it is found", async () => {
  const directory = projectDirectory(BAITED);
  const { stdout } = await runIn(directory, ["--format", "json"]);
  const { findings } = JSON.parse(stdout) as {
    findings: { ruleId: string; file: string; range: { start: { line: number } } }[];
  };
  const lines = (file: string): number[] => [
    ...new Set(
      findings
        .filter((one) => one.ruleId === "no-hardcoded-credentials" && one.file === file)
        .map(({ range }) => range.start.line),
    ),
  ];
  expect(lines("nextflow.config")).toEqual([2, 3, 4, 5, 7, 11, 12, 13, 14, 16, 17, 18, 19, 20, 21, 22, 27, 28, 31, 34]);
  expect(lines("main.nf")).toEqual([1, 3, 4, 9, 13]);
});

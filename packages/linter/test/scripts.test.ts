import { memoryFileSystem, overlay } from "@nf-lint/resolver";
import { describe, expect, test } from "vitest";
import { lintChange } from "../src/change/lint-change.js";
import type { Past } from "../src/change/history.js";
import { fixFiles } from "../src/fix/fix-files.js";
import { createLinter } from "../src/linter.js";
import type { LintResult } from "../src/linter.js";
import type { Settings } from "../src/settings.js";

type Files = Readonly<Record<string, string>>;

const ALIGN = `\
process ALIGN {
    input:
    path reads

    script:
    "bwa mem $reads"
}
`;

const PIPELINE: Files = {
  "/repo/.git/HEAD": "",
  "/repo/nextflow.config": "manifest.nextflowVersion = '!>=26.04.0'\nparams.reads = null\n",
  "/repo/main.nf": `\
include { ALIGN } from './modules/align.nf'

workflow {
    ALIGN(channel.fromPath(params.reads))
}
`,
  "/repo/modules/align.nf": ALIGN,
};

const lint = (files: Files, paths: readonly string[], settings: Settings = {}): Promise<LintResult> =>
  createLinter({ cwd: "/repo", fileSystem: memoryFileSystem(files), settings }).lint(paths);

const places = ({ findings }: Pick<LintResult, "findings">): string[] =>
  findings.map(({ file, range, ruleId, severity }) => `${file}:${range.start.line} ${severity} ${ruleId}`);

describe("scripts", () => {
  test("a folder's count among its files, and a good one has no findings", async () => {
    const result = await lint(PIPELINE, ["."]);
    expect(places(result)).toEqual([]);
    expect(result).toMatchObject({ files: 3, projects: 1, failures: [] });
  });

  test("one that cannot be read as a script is told, with the rest of it", async () => {
    const broken = `${ALIGN.replace("input:", "inptu:")}\nworkflow {\n    ALIGN(x)\n}\n`;
    const result = await lint({ ...PIPELINE, "/repo/modules/align.nf": broken }, ["modules/align.nf"]);
    expect(places(result)).toContain("modules/align.nf:2 error syntax");
  });

  test("a name that no module has is found where it is included", async () => {
    const renamed = { ...PIPELINE, "/repo/modules/align.nf": ALIGN.replace("ALIGN", "ALIGNED") };
    expect(places(await lint(renamed, ["main.nf"]))).toEqual(["main.nf:1 error no-missing-include"]);
  });

  test("an edit of a module is seen in those that include it", async () => {
    const buffers = new Map<string, string>();
    const linter = createLinter({ cwd: "/repo", fileSystem: overlay(memoryFileSystem(PIPELINE), buffers) });
    expect(places(await linter.lint(["main.nf"]))).toEqual([]);
    buffers.set("/repo/modules/align.nf", ALIGN.replace("ALIGN", "ALIGNED"));
    linter.changed(["/repo/modules/align.nf"]);
    expect(places(await linter.lint(["main.nf"]))).toEqual(["main.nf:1 error no-missing-include"]);
    buffers.delete("/repo/modules/align.nf");
    linter.changed(["/repo/modules/align.nf"]);
    expect(places(await linter.lint(["main.nf"]))).toEqual([]);
  });

  test("comments suppress within a workflow, and one that suppresses nothing is told", async () => {
    const files = {
      ...PIPELINE,
      "/repo/main.nf": `\
workflow {
    // nf-lint-disable-next-line no-unused-variable -- for the debugger
    def reads = channel.of(1)
    // nf-lint-disable-next-line no-unused-variable
    channel.of(2).view()
}
`,
    };
    const result = await lint(files, ["main.nf"]);
    expect(places(result)).toEqual(["main.nf:4 warning no-unused-suppression"]);
    expect(result.suppressed.map(({ finding }) => finding.range.start.line)).toEqual([3]);
  });

  test("what only the strict parser refuses is a warning where an older Nextflow may run", async () => {
    const files = { ...PIPELINE, "/repo/main.nf": "workflow {\n    println nothing\n}\n" };
    expect(places(await lint(files, ["main.nf"]))).toEqual(["main.nf:2 error no-undefined-name"]);
    const older = { ...files, "/repo/nextflow.config": "manifest.nextflowVersion = '!>=24.04.0'\n" };
    expect(places(await lint(older, ["main.nf"]))).toEqual(["main.nf:2 warning no-undefined-name"]);
  });

  test("levels of settings hold for them, as do the presets", async () => {
    const files = { ...PIPELINE, "/repo/main.nf": "workflow {\n    def reads = channel.of(1)\n}\n" };
    expect(places(await lint(files, ["main.nf"]))).toEqual(["main.nf:2 warning no-unused-variable"]);
    expect(places(await lint(files, ["main.nf"], { rules: { "no-unused-variable": "off" } }))).toEqual([]);
    expect(places(await lint(files, ["main.nf"], { presets: ["nextflow"] }))).toEqual([]);
  });

  test("a fix is made in them", async () => {
    const files = {
      ...PIPELINE,
      "/repo/main.nf": "workflow {\n    // nf-lint-disable-next-line no-unused-variable\n    channel.of(2).view()\n}\n",
    };
    const { changes } = await fixFiles({ cwd: "/repo", fileSystem: memoryFileSystem(files) }, ["main.nf"]);
    expect(changes.map(({ after }) => after)).toEqual(["workflow {\n    channel.of(2).view()\n}\n"]);
  });
});

describe("a change of scripts", () => {
  const since = async (past: Files, now: Files): Promise<{ introduced: string[]; fixed: string[] }> => {
    const at = (): Past => ({
      ok: true,
      fileSystem: memoryFileSystem(past),
      gone: Object.keys(past).filter((path) => !(path in now)),
      unchanged: [],
    });
    const linted = await lintChange(["."], {
      cwd: "/repo",
      fileSystem: memoryFileSystem(now),
      history: { at },
      since: "HEAD",
    });
    if (!linted.ok) throw new Error("no past");
    return { introduced: places(linted.result), fixed: places({ findings: linted.change.fixed }) };
  };

  test("brings what it introduces, and not what was there", async () => {
    const past = { ...PIPELINE, "/repo/old.nf": "workflow {\n    println nothing\n}\n" };
    const now = { ...past, "/repo/main.nf": "workflow {\n    println neither\n}\n" };
    expect(await since(past, now)).toEqual({ introduced: ["main.nf:2 error no-undefined-name"], fixed: [] });
  });

  test("breaks those that include what it renames", async () => {
    const now = { ...PIPELINE, "/repo/modules/align.nf": ALIGN.replace("ALIGN", "ALIGNED") };
    expect(await since(PIPELINE, now)).toEqual({ introduced: ["main.nf:1 error no-missing-include"], fixed: [] });
  });

  test("takes along what a deleted script had", async () => {
    const past = { ...PIPELINE, "/repo/old.nf": "workflow {\n    println nothing\n}\n" };
    expect(await since(past, PIPELINE)).toEqual({ introduced: [], fixed: ["old.nf:2 error no-undefined-name"] });
  });

  test("a script that moves keeps its findings", async () => {
    const text = "workflow {\n    println nothing\n    println 1\n    println 2\n}\n";
    const past = { ...PIPELINE, "/repo/old.nf": text };
    expect(await since(past, { ...PIPELINE, "/repo/new.nf": text })).toEqual({ introduced: [], fixed: [] });
  });
});

import { describe, expect, test } from "vitest";
import { projectDirectory } from "./project-directory.js";
import { runIn } from "./run-in.js";

const PROJECT = {
  "main.nf": `\
include { SORT as RESORT } from './sort'

workflow ALIGN {
    RESORT(1)
}

workflow {
    ALIGN()
}
`,
  "sort.nf": `\
process SORT {
    label 'big'
    cpus 2
    container "\${ workflow.containerEngine == 'singularity' ? 'https://depot.example.org/sort:1' : 'org/sort:1' }"

    input:
    val x

    exec:
    println x
}
`,
  "nextflow.config": `\
process {
    cpus = 1
    memory = { 8.GB * task.attempt }
    errorStrategy = { task.exitStatus in [143, 137] ? 'retry' : 'finish' }
    withLabel: big { cpus = 16 }
    withName: SORTED { cpus = 32 }
}
profiles {
    small { process { withName: RESORT { cpus = 4 } } }
}
`,
};

async function outputOf(...argv: string[]): Promise<string> {
  const { status, stdout, stderr } = await runIn(projectDirectory(PROJECT), ["config", ".", ...argv]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout;
}

test("a table of the processes under their workflows, then what another profile changes", async () => {
  expect(await outputOf("--processes")).toBe(`\
The run without profiles
  process  cpus  memory               errorStrategy  container   labels
ALIGN
  RESORT   16    8.GB * task.attempt  retry|finish   org/sort:1  big

withName:SORTED hits no process.

Profile small
  cpus  16 -> 4  ALIGN:RESORT
`);
});

test.each([100, 60, 40])("the table fits a terminal of %i columns, and says what it leaves out", async (columns) => {
  const { stdout } = await runIn(projectDirectory(PROJECT), ["config", "--processes"], {
    isTTY: true,
    columns,
    env: { NO_COLOR: "1" },
  });
  const [table = ""] = stdout.split("\n\n");
  expect(table.split("\n").filter((line) => line.length > columns)).toEqual([]);
  expect(stdout.includes("Too narrow for ")).toBe(columns < 60);
});

test("one process in full, with what each setting overrides", async () => {
  const lines = (await outputOf("--processes", "RESORT", "--profile", "small")).split("\n");
  expect(lines).toContain("ALIGN:RESORT (SORT of sort.nf:1, included as RESORT)");
  expect(lines.map((line) => line.trim().split(/ {2,}/))).toEqual(
    expect.arrayContaining([
      ["cpus", "4", "withName:RESORT", "nextflow.config:9"],
      ["16", "withLabel:big", "nextflow.config:5"],
      ["2", "script", "sort.nf:3"],
      ["1", "base", "nextflow.config:2"],
    ]),
  );
});

describe("json", () => {
  test("has each process as called, and the selectors that hit none", async () => {
    const { variants } = JSON.parse(await outputOf("--processes", "--format", "json", "--profile", "small")) as {
      variants: { processes: object[]; unmatchedSelectors: object[] }[];
    };
    expect(variants).toMatchObject([
      {
        profiles: ["small"],
        ok: true,
        isClosed: true,
        processes: [
          {
            name: "SORT",
            alias: "RESORT",
            qualifiedName: "ALIGN:RESORT",
            labels: ["big"],
            directives: {
              cpus: { value: 4, from: "withName:RESORT" },
              memory: { value: { $closure: "{ 8.GB * task.attempt }" }, from: "base" },
            },
          },
        ],
        unmatchedSelectors: [{ selector: "withName:SORTED", nextflowWarns: true }],
      },
    ]);
  });
});

test("a process that nobody calls is none", async () => {
  const { status, stderr } = await runIn(projectDirectory(PROJECT), ["config", ".", "--processes", "SORTED"]);
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: expect.stringContaining("No process is called SORTED.") as string,
  });
});

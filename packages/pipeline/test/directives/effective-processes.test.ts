import { toVectorJson } from "@nf-lint/groovy";
import { createWorkspace, memoryFileSystem } from "@nf-lint/resolver";
import { describe, expect, it } from "vitest";
import { createScriptProject, effectiveProcesses, originName } from "../../src/index.js";
import type { EffectiveProcesses } from "../../src/index.js";
import type { Files } from "../in-memory.js";
import { inProject } from "../in-memory.js";

function run(files: Files, profiles = ""): EffectiveProcesses {
  const absolute = Object.fromEntries(Object.entries(files).map(([name, text]) => [inProject(name), text]));
  const fileSystem = memoryFileSystem(absolute);
  const project = createWorkspace(fileSystem, { boundary: "/p" }).project("/p/nextflow.config");
  const names = profiles === "" ? [] : profiles.split(",");
  const config = project.resolve({ name: profiles, profiles: names });
  const scripts = createScriptProject(fileSystem, { root: "/p" });
  return effectiveProcesses({ scripts, path: "/p/main.nf", directory: "/p" }, config);
}

/** `NAME directive = value (from)` for each directive of each process; `unmatched SELECTOR fits`; the error of a run that ends. */
function lines(files: Files, profiles = ""): readonly string[] {
  const found = run(files, profiles);
  if (!found.ok) return [`${found.when}: ${found.error}`];
  return [
    ...found.processes.flatMap(({ called, directives }) =>
      [...directives].map(([name, { value, from }]) => {
        return `${called.qualifiedName} ${name} = ${JSON.stringify(toVectorJson(value))} (${originName(from)})`;
      }),
    ),
    ...found.unmatched.map(({ selector, fits }) => `unmatched ${selector.key} ${fits}`),
  ];
}

function process(name: string, directives: string): string {
  return `process ${name} {\n  ${directives}\n\n  input:\n  val x\n\n  exec:\n  println x\n}\n`;
}

/** One process `A`, called from the entry workflow. */
function one(directives: string, config: string): readonly string[] {
  return lines({ "main.nf": `${process("A", directives)}workflow {\n  A(1)\n}\n`, "nextflow.config": config });
}

describe("the directives that a process gets", () => {
  it("count less the less they are about it: plain, definition, label, declared name, alias, qualified name", () => {
    const files = {
      "main.nf": "include { A as B } from './a'\nworkflow SUB {\n  B(1)\n}\nworkflow {\n  SUB()\n}\n",
      "a.nf": process("A", "label 'big'\n  cpus 2"),
      "nextflow.config":
        "process {\n withName: 'SUB:B' { queue = 'q' }\n withName: B { memory = 'b'; queue = 'b' }\n withName: A { time = 'a'; memory = 'a' }\n withLabel: big { disk = 'l'; time = 'l' }\n cpus = 1\n disk = 'base'\n arch = 'base'\n}",
    };
    expect(lines(files)).toEqual([
      'SUB:B label = ["big"] (script)',
      "SUB:B cpus = 2 (script)",
      'SUB:B disk = "l" (withLabel:big)',
      'SUB:B time = "a" (withName:A)',
      'SUB:B memory = "b" (withName:B)',
      'SUB:B queue = "q" (withName:SUB:B)',
      'SUB:B arch = "base" (base)',
    ]);
  });

  it("say what they overrode, the least prior first", () => {
    const found = run({
      "main.nf": `${process("A", "cpus 2")}workflow {\n  A(1)\n}\n`,
      "nextflow.config": "process {\n cpus = 1\n withName: '.*' { cpus = 3 }\n withName: A { cpus = 4 }\n}",
    });
    const cpus = found.ok ? found.processes[0]?.directives.get("cpus") : undefined;
    expect(cpus?.overrode.map(({ from }) => originName(from))).toEqual(["base", "script", "withName:.*"]);
    expect(cpus?.place).toMatchObject({ file: "/p/nextflow.config" });
  });

  it("are closures where a definition mentions a variable, and are evaluated with params where it does not", () => {
    const lazy = one(
      'cpus params.n + 1\n  memory 2.GB * task.attempt\n  tag "$x"\n  conda "${moduleDir}/e.yml"',
      "params.n = 3",
    );
    expect(lazy).toEqual([
      "A cpus = 4 (script)",
      'A memory = {"$closure":"2.GB * task.attempt"} (script)',
      'A tag = {"$closure":"\\"$x\\""} (script)',
      'A conda = {"$closure":"\\"${moduleDir}/e.yml\\""} (script)',
    ]);
  });

  it("call the functions of the script", () => {
    const files = {
      "main.nf": `def twice(n) {\n  return n * 2\n}\n${process("A", "cpus twice(3)")}workflow {\n  A(1)\n}\n`,
      "nextflow.config": "",
    };
    expect(lines(files)).toEqual(["A cpus = 6 (script)"]);
  });

  it("are unknown where a param is that nothing declares", () => {
    expect(one("cpus params.n", "")).toEqual(['A cpus = {"$unknown":"param n, which nothing declares"} (script)']);
  });

  it("give way to plain settings where they repeat the built-in default, but for the error strategy", () => {
    const directives = "maxRetries 1\n  errorStrategy 'terminate'\n  debug true";
    expect(one(directives, "process { maxRetries = 5; errorStrategy = 'retry'; debug = false }")).toEqual([
      "A maxRetries = 5 (base)",
      'A errorStrategy = "terminate" (script)',
      "A debug = true (script)",
    ]);
  });

  it("come as lists where they may be repeated, and are uncovered by an empty one", () => {
    expect(
      one("publishDir 'a'\n  publishDir 'b', mode: 'copy'\n  module 'x:y'", "process.publishDir = 'base'"),
    ).toEqual(['A publishDir = [{"path":"a"},{"mode":"copy","path":"b"}] (script)', 'A module = ["x:y"] (script)']);
    expect(one("publishDir 'a'", "process { publishDir = 'base'; withName: A { publishDir = [] } }")).toEqual([
      'A publishDir = [{"path":"base"}] (base)',
    ]);
  });

  it("share one ext where the definition has it", () => {
    const main = "include { A as B } from './a'\ninclude { A as C } from './a'\nworkflow {\n  B(1)\n  C(1)\n}\n";
    const config = "process.withName:B { ext.args = 'b' }".replace("process.", "process {") + "}";
    const [shared, own] = ["ext args: 'a'", ""].map((directive) =>
      lines({ "main.nf": main, "a.nf": process("A", directive), "nextflow.config": config }),
    );
    expect(shared).toEqual(['B ext.args = "b" (withName:B)', 'C ext.args = "b" (withName:B)']);
    expect(own).toEqual(['B ext.args = "b" (withName:B)']);
  });

  it("lose rellink where there is a scratch folder", () => {
    expect(one("scratch true", "process.stageInMode = 'rellink'")).toEqual(["A scratch = true (script)"]);
  });

  it("are unknown where a label is that a selector may want", () => {
    const found = one("label params.l", "process { withLabel: big { cpus = 2 } }");
    expect(found.find((line) => line.startsWith("A cpus"))).toMatch(
      /\$unknown.*withLabel:big' hits.*\(withLabel:big\)$/,
    );
  });
});

describe("a run that Nextflow ends", () => {
  it.each([
    ["a label that is none", "label 'a-b'", "", "script: Not a valid process label: a-b"],
    ["a label with an input", 'label "l_$x"', "", "script: No such variable: x -- in directive 'label'"],
    ["a dynamic label", "label { 'a' }", "", "run: A label of process 'A' is no text"],
    ["an unknown error strategy", "errorStrategy 'again'", "", "script: Unknown error strategy 'again'"],
    ["publishDir = null", "", "process { withName: A { publishDir = null } }", /^run: publishDir = null/],
    ["pod = []", "", "process { withName: A { pod = [] } }", /^run: pod = \[\]/],
    ["an ext that is no map", "", "process { withName: A { ext = { 1 } } }", "run: ext is no map (in withName:A)"],
    ["a pattern that is none", "", "process { withName: '*A' { cpus = 1 } }", /^run: 'withName:\*A' is no regular/],
    [
      "a selector without a block",
      "",
      "process.'withName:A' = 1",
      "run: Unknown config settings for process: withName:A",
    ],
  ])("for %s", (_, directives, config, error) => {
    const [line, ...others] = one(directives, config);
    expect(line).toMatch(error);
    expect(others).toEqual([]);
  });

  it("for a definition that is never called, but loaded", () => {
    const main = `${process("A", "label 'a-b'")}${process("B", "")}workflow {\n  B(1)\n}\n`;
    expect(lines({ "main.nf": main, "nextflow.config": "" })).toEqual(["script: Not a valid process label: a-b"]);
  });

  it("for a script with an error", () => {
    expect(lines({ "main.nf": "workflow {\n  nope(1)\n}\n", "nextflow.config": "" })[0]).toMatch(/^script: /);
  });
});

describe("selectors without a process", () => {
  it("fit nothing, or what is loaded and never called", () => {
    const files = {
      "main.nf": `include { A ; IDLE } from './a'\nworkflow {\n  A(1)\n}\n`,
      "a.nf": process("A", "label 'big'") + process("IDLE", "label 'small'"),
      "nextflow.config":
        "process {\n withName: A { cpus = 1 }\n withName: 'SUB:A' { cpus = 1 }\n withName: IDLE { cpus = 1 }\n withLabel: small { cpus = 1 }\n withLabel: none { cpus = 1 }\n}",
    };
    expect(lines(files).filter((line) => line.startsWith("unmatched"))).toEqual([
      "unmatched withName:SUB:A nothing",
      "unmatched withName:IDLE uncalled",
      "unmatched withLabel:small uncalled",
      "unmatched withLabel:none nothing",
    ]);
  });

  it("are not told of where the list of processes is open", () => {
    const main = `${process("A", "")}workflow {\n  x = A\n  println x\n}\n`;
    expect(lines({ "main.nf": main, "nextflow.config": "process { withName: B { cpus = 1 } }" })).toEqual([]);
  });
});

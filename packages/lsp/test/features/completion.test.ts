import { describe, expect, it } from "vitest";
import { completion } from "../../src/features/completion.js";
import { marked } from "../marked-workspace.js";

function offered(files: Parameters<typeof marked>[0]): string[] {
  const { document, position, workspace } = marked(files);
  return completion(document, position, workspace).map(({ label }) => label);
}

/** The text after the first item of that label was taken. */
function taken(text: string, label: string): string {
  const { document, position, workspace } = marked(text);
  const edit = completion(document, position, workspace).find((item) => item.label === label)?.textEdit;
  if (edit === undefined || !("range" in edit)) throw new Error(`No ${label}.`);
  const { start, end } = edit.range;
  return document.text.slice(0, document.offsetAt(start)) + edit.newText + document.text.slice(document.offsetAt(end));
}

describe("completion of statements", () => {
  it("offers scopes, options and blocks at the top", () => {
    expect(offered("|")).toEqual(expect.arrayContaining(["process", "aws", "workDir", "includeConfig", "profiles"]));
  });

  it("offers directives and selectors in a process block", () => {
    expect(offered("process {\n  c|\n}")).toEqual(
      expect.arrayContaining(["cpus", "container", "withName", "withLabel"]),
    );
  });

  it("offers directives without selectors in a selector, whatever is still open", () => {
    const labels = offered("profiles {\n  a {\n    process {\n      withName: 'FOO' {\n        |");
    expect(labels).toContain("cpus");
    expect(labels).not.toContain("withName");
  });

  it("offers statements behind a list of any length", () => {
    expect(offered(`params.list = [${"'a', ".repeat(100_000)}'b']\nparams.x = params.|`)).toContain("list");
  });

  it("offers what stands below a dotted name", () => {
    expect(offered("aws.batch.|")).toContain("maxSpotAttempts");
    expect(offered("profiles {\n  a {\n    google.ba|\n")).toContain("batch");
  });

  it("does not offer what Nextflow has removed", () => {
    expect(offered("process.|")).not.toContain("echo");
  });

  it("offers the params of the project, and the profiles of its other files", () => {
    expect(offered("params.outdir = 'x'\nprofiles {\n  a {\n    params.|")).toContain("outdir");
    const files = {
      "nextflow.config": "profiles { gcp { cleanup = true } }\nincludeConfig 'a.config'",
      "a.config": "profiles {\n  |\n}",
    };
    expect(offered(files)).toEqual(["gcp"]);
  });

  it("offers params with what the pipeline says of them, whatever the text around them is", () => {
    const files = {
      "nextflow.config":
        "includeConfig 'a.config'\nparams { input = null }\nparams.|\nprofiles { a { cleanup = true } }",
      "a.config": "params { outdir = 'x' }",
      "nextflow_schema.json": '{"properties": {"input": {"type": "string", "description": "The samples."}}}',
    };
    const { document, position, workspace } = marked(files);
    const items = completion(document, position, workspace);
    expect(items.find(({ label }) => label === "input")).toMatchObject({
      detail: "param, string",
      documentation: "The samples.",
    });
    expect(items.find(({ label }) => label === "outdir")).toMatchObject({ detail: "param" });
  });

  it("writes a block for a scope and an equals sign for an option", () => {
    expect(taken("proc|", "process")).toBe("process {\n\t$0\n}");
    expect(taken("process { cp| }", "cpus")).toBe("process { cpus = $0 }");
    expect(taken("aws.ba|", "batch")).toBe("aws.batch.$0");
  });

  it("knows that the statement before is over", () => {
    expect(offered("process.cpus = 1\n|")).toContain("process");
    expect(offered("process.cpus = 1; |")).toContain("process");
    expect(offered("process { cpus = 1 }\n|")).toContain("process");
  });
});

describe("completion of values", () => {
  it("offers the values that an option takes, in quotes where they are texts", () => {
    expect(offered("process.executor = |")).toContain("'google-batch'");
    expect(offered("process.errorStrategy = |")).toContain("'retry'");
    expect(offered("docker.enabled = |")).toContain("true");
  });

  it("replaces the text between the quotes", () => {
    expect(taken("process { executor = 'goo|gle' }", "google-batch")).toBe("process { executor = 'google-batch' }");
    expect(taken("process.executor = 'aws|", "awsbatch")).toBe("process.executor = 'awsbatch");
  });

  it("offers the values of a map's key", () => {
    expect(offered("process.publishDir = [path: 'x', mode: '|']")).toContain("copy");
  });

  it("offers params, in strings with interpolation too", () => {
    expect(offered("params.outdir = 'x'\nworkDir = params.|")).toContain("outdir");
    expect(offered("params.outdir = 'x'\nworkDir = \"${params.|}/work\"")).toContain("outdir");
    expect(offered("params.outdir = 'x'\nworkDir = \"${params.|")).toContain("outdir");
  });

  it("offers names in strings behind a dollar without braces", () => {
    const out = "params.out = 'x'\nparams.other = 'y'\n";
    expect(offered(`${out}workDir = "$params.|"`)).toEqual(["out", "other"]);
    expect(offered(`${out}workDir = "a $params.|`)).toEqual(["out", "other"]);
    expect(offered(`${out}workDir = "$params.out/$params.|/x"`)).toEqual(["out", "other"]);
    expect(offered(`${out}process.ext.args = { "$params.|" }`)).toEqual(["out", "other"]);
    expect(offered(`${out}includeConfig "$params.|"`)).toEqual(["out", "other"]);
    expect(offered(`${out}workDir = "$par|"`)).toEqual(["params", "projectDir", "launchDir", "secrets"]);
    expect(offered(`${out}workDir = "x$|"`)).toContain("params");
    expect(offered(`${out}process.tag = { "$task.|" }`)).toContain("attempt");
    expect(taken(`${out}workDir = "$params.o|ut/work"`, "other")).toContain('workDir = "$params.other/work"');
    expect(taken(`${out}workDir = "$pa|rams.out"`, "params")).toContain('workDir = "$params.out"');
  });

  it("offers the task in closures only", () => {
    expect(offered("process.memory = { 2.GB * task.| }")).toContain("attempt");
    expect(offered("process.memory = { | }")).toContain("task");
    expect(offered("process.memory = |")).not.toContain("task");
  });

  it("offers the selectors in use", () => {
    const text =
      "process {\n  withLabel: big { cpus = 8 }\n}\nprofiles { a { process { withLabel: '|' { cpus = 1 } } } }";
    expect(offered(text)).toContain("big");
  });

  it("offers files and folders to include", () => {
    const files = {
      "nextflow.config": "includeConfig 'conf/|'",
      "conf/a.config": "",
      "conf/deep/b.config": "",
      "conf/x.txt": "",
    };
    expect(offered(files)).toEqual(["a.config", "deep/"]);
    const variable = { ...files, "nextflow.config": 'includeConfig "${projectDir}/conf/|"' };
    expect(offered(variable)).toEqual(["a.config", "deep/"]);
  });

  it("offers plugins", () => {
    expect(offered("plugins {\n  id '|'\n}")).toContain("nf-schema");
    expect(offered("plugins {\n  |\n}")).toEqual(["id"]);
  });
});

describe("completion where nothing belongs", () => {
  it.each([
    ["a line comment", "// proc|"],
    ["a block comment", "/* proc| */"],
    ["a string of no known values", "process.container = 'ubuntu|'"],
    ["a string without interpolation", "params.out = 1\nworkDir = '$params.|'"],
    ["a string whose dollar is escaped", 'params.out = 1\nworkDir = "\\$params.|"'],
    ["a sentence that goes on behind a name", 'params.out = 1\nworkDir = "$params.out. |"'],
    ["a pattern of a selector", 'params.out = 1\nprocess { withName: "$params.|" { cpus = 1 } }'],
    ["a path in a string", "workDir = '/a/b|'"],
    ["a string in a list", "process.beforeScript = ['proc|']"],
    ["a string in a closure", "process.ext.args = { '--proc|' }"],
    ["a comment behind a setting", "process.executor = 'local' // exec|"],
    ["a block comment over several lines", "/*\n process.|\n*/"],
    ["a number", "process.cpus = 1|"],
    ["behind a value", "process.executor = 'local'|"],
    ["an include that starts with another variable", 'includeConfig "${params.x}/|"'],
    ["the name of a profile where none is left", "profiles {\n  |\n}"],
  ])("offers nothing in %s", (_, text) => {
    expect(offered(text)).toEqual([]);
  });
});

describe("completion of what the pipeline has", () => {
  const pipeline = {
    "main.nf": "include { CALL as MUTATE } from './call'\nworkflow SUB {\n  MUTATE(1)\n}\nworkflow {\n  SUB()\n}\n",
    "call.nf":
      "process CALL {\n  label 'process_high'\n\n  input:\n  val x\n\n  script:\n  \"tool ${task.ext.args2}\"\n}\n",
    "nextflow_schema.json":
      '{"properties": {"aligner": {"type": "string", "enum": ["star", "bwa"]}, "fast": {"type": "boolean"}}}',
  };
  const inConfig = (text: string): string[] =>
    offered({ ...pipeline, "nextflow.config": `manifest.name = 'p'\n${text}` });

  it("has its processes, their aliases and qualified names, and labels, in selectors", () => {
    expect(inConfig("process { withName: '|' { cpus = 1 } }")).toEqual(
      expect.arrayContaining(["CALL", "MUTATE", "SUB:MUTATE"]),
    );
    expect(inConfig("process { withLabel: '|' { cpus = 1 } }")).toContain("process_high");
  });

  it("has the values of a param from the schema", () => {
    expect(inConfig("params.aligner = '|'")).toEqual(["star", "bwa"]);
    expect(inConfig("params { aligner = | }")).toContain("'star'");
    expect(inConfig("params.fast = |")).toEqual(expect.arrayContaining(["true", "false"]));
    expect(inConfig("profiles { a { params.aligner = '|' } }")).toEqual(["star", "bwa"]);
  });

  it("has the names below ext", () => {
    expect(inConfig("process { withName: CALL { ext.| } }")).toEqual(["args2"]);
    expect(inConfig("process { withName: CALL { ext.prefix = { task.ext.| } } }")).toContain("args2");
  });
});

describe("completion of config values by their kinds", () => {
  it("offers units behind the dot of a number and nothing else", () => {
    expect(offered("process.memory = 8.|")).toEqual(["B", "KB", "MB", "GB", "TB", "PB", "EB", "ZB"]);
    expect(offered("process { withName: A { time = { 2.| } } }")).toEqual(["ms", "s", "min", "m", "h", "d"]);
    expect(offered("process.memory = 8.G|")).toContain("GB");
  });

  it("offers no profiles and no plugins inside a profile, and blocks as blocks", () => {
    const labels = offered("profiles { a { | } }");
    expect(labels).not.toContain("profiles");
    expect(labels).not.toContain("plugins");
    expect(taken("profiles { a { para| } }", "params")).toBe("profiles { a { params {\n\t$0\n} } }");
    expect(taken("profiles { a { en| } }", "env")).toBe("profiles { a { env {\n\t$0\n} } }");
  });

  it("offers the keys of maps of directives", () => {
    expect(offered("process.publishDir = [|]")).toContain("mode:");
    expect(offered("process { withName: A { resourceLimits = [cpus: 1, |] } }")).toContain("memory:");
    expect(offered("process.accelerator = [ty|]")).toContain("type:");
    expect(offered("process.pod = [[|]]")).toContain("label:");
    expect(offered("process.publishDir = [path: |]")).not.toContain("mode:");
  });

  it("offers the fields of a trace, each of a list", () => {
    expect(taken("trace.fields = 'task_id,na|'", "name")).toBe("trace.fields = 'task_id,name'");
    expect(taken("trace.fields = 'na|,hash'", "name")).toBe("trace.fields = 'name,hash'");
    expect(offered("trace.fields = ['task_id', '|']")).toContain("hash");
  });

  it("offers paths in a conditional include", () => {
    const files = { "nextflow.config": "includeConfig params.x ? 'conf/|' : '/dev/null'", "conf/a.config": "" };
    expect(offered(files)).toEqual(["a.config"]);
    expect(offered({ ...files, "nextflow.config": "includeConfig params.x ? 'x' : \"conf/|\"" })).toEqual(["a.config"]);
  });

  it("sorts executors by use", () => {
    const { document, position, workspace } = marked("process.executor = '|'");
    const sorted = [...completion(document, position, workspace)].sort((a, b) =>
      (a.sortText ?? "") < (b.sortText ?? "") ? -1 : 1,
    );
    const labels = sorted.map(({ label }) => label);
    expect(labels[0]).toBe("slurm");
    expect(labels.indexOf("local")).toBeLessThan(labels.indexOf("nope"));
  });
});

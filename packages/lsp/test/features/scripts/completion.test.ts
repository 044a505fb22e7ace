import { describe, expect, it } from "vitest";
import type { CompletionItem } from "vscode-languageserver";
import { scriptCompletion } from "../../../src/features/scripts/completion.js";
import { markedScript } from "../../marked-script.js";

type Files = Parameters<typeof markedScript>[0];

function items(files: Files): readonly CompletionItem[] {
  const { document, position, workspace } = markedScript(files);
  return scriptCompletion(document, position, workspace);
}

function offered(files: Files): readonly string[] {
  return items(files).map(({ label }) => label);
}

/** The text after an item was taken, with what it adds elsewhere. */
function taken(files: Files, label: string): string {
  const { document, position, workspace } = markedScript(files);
  const item = scriptCompletion(document, position, workspace).find((one) => one.label === label);
  if (item?.textEdit === undefined || !("range" in item.textEdit)) throw new Error(`No ${label}.`);
  let { text } = document;
  const edits = [item.textEdit, ...(item.additionalTextEdits ?? [])];
  for (const { range, newText } of edits.sort(
    (a, b) => document.offsetAt(b.range.start) - document.offsetAt(a.range.start),
  ))
    text = text.slice(0, document.offsetAt(range.start)) + newText + text.slice(document.offsetAt(range.end));
  return text;
}

const ALIGN =
  "process ALIGN {\n  input:\n  val x\n\n  output:\n  path '*.bam', emit: bam\n  path '*.log', emit: log\n\n  script:\n  ''\n}\n";
const WITH_ALIGN = { "modules/align/main.nf": ALIGN };

describe("completion in workflows", () => {
  it("offers processes, workflows, functions, takes and variables in scope", () => {
    const text = `${ALIGN}def helper() { 1 }\nworkflow W {\n  take:\n  reads\n\n  main:\n  ch = channel.of(1)\n  ¦\n}\n`;
    expect(offered(text)).toEqual(
      expect.arrayContaining(["ALIGN", "helper", "reads", "ch", "channel", "params", "emit:"]),
    );
    expect(offered(text)).not.toContain("later");
  });

  it("offers includes by their aliases, whatever is broken around the cursor", () => {
    const files = {
      ...WITH_ALIGN,
      "main.nf":
        "include { ALIGN as MAP } from './modules/align'\nworkflow {\n  MAP(channel.of(1, \n  M¦\n  x = [1,\n}\n",
    };
    expect(offered(files)).toContain("MAP");
  });

  it("adds the include of what is not included yet, behind the last one", () => {
    const main = "include { B } from './b'\r\n\r\nworkflow {\r\n  AL¦\r\n}\r\n";
    expect(taken({ ...WITH_ALIGN, "b.nf": "workflow B { }\n", "main.nf": main }, "ALIGN")).toBe(
      "include { B } from './b'\r\ninclude { ALIGN } from './modules/align/main'\r\n\r\nworkflow {\r\n  ALIGN\r\n}\r\n",
    );
  });

  it("adds the first include before the definitions, and from a subworkflow by its own way", () => {
    expect(taken({ ...WITH_ALIGN, "main.nf": "#!/usr/bin/env nextflow\n\nworkflow {\n  AL¦\n}\n" }, "ALIGN")).toBe(
      "#!/usr/bin/env nextflow\n\ninclude { ALIGN } from './modules/align/main'\n\nworkflow {\n  ALIGN\n}\n",
    );
    const nested = { ...WITH_ALIGN, "subworkflows/a/main.nf": "// What it is for.\nworkflow A {\n  main:\n  AL¦\n}\n" };
    expect(taken(nested, "ALIGN")).toBe(
      "include { ALIGN } from '../../modules/align/main'\n\n// What it is for.\nworkflow A {\n  main:\n  ALIGN\n}\n",
    );
  });

  it("offers the outputs of what is called, of aliases and workflows too", () => {
    const include = "include { ALIGN as MAP } from './modules/align'\n";
    expect(offered({ ...WITH_ALIGN, "main.nf": `${include}workflow {\n  MAP(1)\n  MAP.¦\n}\n` })).toEqual(["out"]);
    const out = offered({ ...WITH_ALIGN, "main.nf": `${include}workflow {\n  MAP(1)\n  MAP.out.¦\n  x = 1\n}\n` });
    expect(out.slice(0, 2)).toEqual(["bam", "log"]);
    expect(out).toContain("map");
    const nested =
      "workflow W {\n  main:\n  x = 1\n\n  emit:\n  reports = x\n  versions = x\n}\nworkflow {\n  W()\n  y = W.out.v¦\n}\n";
    expect(offered(nested).slice(0, 2)).toEqual(["reports", "versions"]);
  });

  it("offers operators with docs behind channels, over lines", () => {
    const map = items("workflow {\n  channel.of(1)\n    .map { it }\n    .¦\n}\n").find(({ label }) => label === "map");
    expect(map?.documentation).toMatchObject({ value: expect.stringContaining("operator#map") as string });
    expect(offered("workflow {\n  ch = Channel.of(1)\n  ch.fi¦\n}\n")).toContain("filter");
    expect(offered("workflow W {\n  take: reads\n  main:\n  reads.¦\n}\n")).toContain("join");
    expect(offered("workflow {\n  ch = channel.of(1)\n  ch | ¦\n}\n")).toContain("view");
  });

  it("writes operators with the brackets that they take", () => {
    expect(taken("workflow {\n  channel.of(1).ma¦\n}\n", "map")).toContain(".map { $0 }");
    expect(taken("workflow {\n  channel.of(1).coll¦\n}\n", "collect")).toContain(".collect()");
    expect(taken("workflow {\n  channel.of(1).ma¦ { it }\n}\n", "map")).toContain(".map { it }");
  });

  it("offers no operators on values", () => {
    expect(offered("workflow {\n  channel.of(1).map { meta -> meta.¦ }\n}\n")).toEqual([]);
    expect(offered("workflow {\n  file('x').¦\n}\n")).toEqual([]);
    expect(offered("def f(x) {\n  x.¦\n}\nworkflow { }\n")).toEqual([]);
    expect(offered("workflow {\n  'abc'.¦\n}\n")).toEqual([]);
  });

  it("offers the members of namespaces", () => {
    expect(offered("workflow {\n  Channel.¦\n}\n")).toContain("fromPath");
    expect(offered("workflow {\n  x = workflow.¦\n}\n")).toEqual(expect.arrayContaining(["runName", "manifest"]));
    expect(offered("workflow {\n  x = workflow.manifest.¦\n}\n")).toContain("version");
    expect(offered("nextflow.enable.¦\n")).toContain("types");
  });
});

describe("completion of params", () => {
  const files = {
    "nextflow.config": "manifest.name = 'p'\nparams { outdir = 'x' }\n",
    "nextflow_schema.json":
      '{"$defs": {"a": {"properties": {"aligner": {"type": "string", "description": "Which.", "enum": ["star", "bwa"]}}}}}',
  };

  it("offers those of configuration, schema and script, with what is said of them", () => {
    const found = items({ ...files, "main.nf": "params { n: Integer }\nworkflow {\n  x = params.¦\n}\n" });
    expect(found.map(({ label }) => label).sort()).toEqual(["aligner", "n", "outdir"]);
    expect(found.find(({ label }) => label === "aligner")).toMatchObject({
      detail: "param, string",
      documentation: { value: "Which.\n\nAllowed: `star`, `bwa`" },
    });
  });

  it("offers the values that the schema allows", () => {
    expect(offered({ ...files, "main.nf": "workflow {\n  if (params.aligner == '¦') { }\n}\n" })).toEqual([
      "star",
      "bwa",
    ]);
  });

  it("offers them in texts", () => {
    expect(offered({ ...files, "main.nf": 'workflow {\n  x = "${params.¦}"\n}\n' })).toContain("outdir");
    expect(offered({ ...files, "main.nf": 'workflow {\n  x = "a $params.¦"\n}\n' })).toContain("outdir");
  });
});

describe("completion in processes", () => {
  it("offers directives with docs, and sections that are missing", () => {
    const text = "process A {\n  c¦\n\n  input:\n  val x\n\n  script:\n  ''\n}\n";
    const found = items(text);
    const cpus = found.find(({ label }) => label === "cpus");
    expect(cpus?.documentation).toMatchObject({ value: expect.stringContaining("process#cpus") as string });
    expect(found.map(({ label }) => label)).toContain("output:");
    expect(found.map(({ label }) => label)).not.toContain("input:");
    expect(found.map(({ label }) => label)).not.toContain("exec:");
  });

  it("offers the rows of a section, and what a tuple is made of", () => {
    expect(offered("process A {\n  input:\n  ¦\n\n  script:\n  ''\n}\n")).toEqual(
      expect.arrayContaining(["tuple", "path", "each"]),
    );
    expect(offered("process A {\n  input:\n  tuple val(x), ¦\n\n  script:\n  ''\n}\n")).toContain("path");
    expect(offered("process A {\n  output:\n  path 'x', ¦\n\n  script:\n  ''\n}\n")).toContain("emit:");
  });

  it("offers task, inputs and ext settings in code and in texts", () => {
    const files = {
      "nextflow.config": "manifest.name = 'p'\nprocess { withName: A { ext.args = '-x' } }\n",
      "main.nf": 'process A {\n  input:\n  tuple val(meta), path(bam)\n\n  script:\n  """\n  tool ${¦}\n  """\n}\n',
    };
    expect(offered(files)).toEqual(expect.arrayContaining(["meta", "bam", "task"]));
    const script = (code: string): Files => ({ ...files, "main.nf": `process A {\n  script:\n  ${code}\n}\n` });
    expect(offered(script("x = task.¦"))).toEqual(expect.arrayContaining(["cpus", "attempt", "ext"]));
    expect(offered(script('"""\n  echo $task.¦\n  """'))).toContain("cpus");
    expect(offered(script("def args = task.ext.¦ ?: ''"))).toEqual(["args"]);
  });

  it("offers task in the closures of directives", () => {
    expect(offered("process A {\n  memory { 2.GB * task.¦ }\n\n  script:\n  ''\n}\n")).toContain("attempt");
  });

  it("offers the values and options of directives", () => {
    expect(offered("process A {\n  errorStrategy '¦'\n\n  script:\n  ''\n}\n")).toContain("retry");
    expect(offered("process A {\n  executor '¦'\n\n  script:\n  ''\n}\n")).toContain("slurm");
    expect(offered("process A {\n  publishDir 'x', mode: '¦'\n\n  script:\n  ''\n}\n")).toContain("copy");
    expect(offered("process A {\n  publishDir 'x', ¦\n\n  script:\n  ''\n}\n")).toContain("mode:");
  });

  it("offers types behind the colon of a typed input", () => {
    expect(offered("nextflow.enable.types = true\nprocess A {\n  input:\n  x: ¦\n\n  script:\n  ''\n}\n")).toContain(
      "Path",
    );
  });
});

describe("completion of includes", () => {
  const files = { ...WITH_ALIGN, "modules/b.nf": "workflow B { }\nworkflow C { }\n", "other/x.txt": "" };

  it("offers folders and scripts", () => {
    expect(offered({ ...files, "main.nf": "include { B } from '¦\nworkflow { }\n" })).toEqual(["./", "../"]);
    expect(offered({ ...files, "main.nf": "include { B } from './modules/¦'\n" })).toEqual(["align/", "b"]);
    expect(offered({ ...files, "main.nf": "include { B } from './¦'\n" })).toEqual(
      expect.arrayContaining(["modules/", "other/"]),
    );
    expect(offered({ ...files, "main.nf": "include { B } from '../../¦'\n" })).toEqual([]);
  });

  it("offers what the file defines and is not there yet", () => {
    expect(offered({ ...files, "main.nf": "include { ¦ } from './modules/b'\n" })).toEqual(["B", "C"]);
    expect(offered({ ...files, "main.nf": "include { B ; ¦ } from './modules/b.nf'\nworkflow { }\n" })).toEqual(["C"]);
    expect(offered({ ...files, "main.nf": "include {\n  AL¦\n} from './modules/align'\n" })).toEqual(["ALIGN"]);
  });
});

describe("completion in a script where nothing belongs", () => {
  it.each([
    ["a comment", "workflow {\n  // chan¦\n}\n"],
    ["a text", "workflow {\n  x = 'chan¦'\n}\n"],
    ["the command of a process", 'process A {\n  script:\n  """\n  cat¦\n  """\n}\n'],
    ["the name of a process", "process A¦ {\n}\n"],
    ["a number", "workflow {\n  x = 1¦\n}\n"],
    ["a take", "workflow W {\n  take:\n  x ¦\n}\n"],
    ["a pattern", "workflow {\n  x = y =~ /chan¦/\n}\n"],
  ])("offers nothing in %s", (_, text) => {
    expect(offered(text)).toEqual([]);
  });

  it("offers declarations at the top, with unicode around", () => {
    expect(offered("// Größe 🧬\n¦\n")).toEqual(expect.arrayContaining(["process", "include", "workflow"]));
  });
});

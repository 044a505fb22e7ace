import { describe, expect, it } from "vitest";
import { definition } from "../../../src/features/definition.js";
import { references } from "../../../src/features/references.js";
import { scriptDefinition } from "../../../src/features/scripts/definition.js";
import { scriptHighlights, scriptReferences } from "../../../src/features/scripts/references.js";
import { markedScript } from "../../marked-script.js";
import { marked, shownPlace } from "../../marked-workspace.js";

const PROCESS = "process ALIGN {\n  label 'big'\n  script: 'true'\n}\n";
const CONFIG =
  "process {\n  withName: 'WF:ALIGN' { cpus = 1 }\n  withName: '.*:MAP' { cpus = 2 }\n  withName: OTHER { cpus = 3 }\n  withLabel: big { cpus = 4 }\n}\n";
const MAIN =
  "include { ALIGN } from './align'\ninclude { ALIGN as MAP } from './align'\nworkflow WF {\n  ALIGN()\n  MAP()\n}\nworkflow {\n  WF()\n}\n";
const PIPELINE = { "main.nf": MAIN, "align.nf": PROCESS, "nextflow.config": CONFIG };

function at(file: keyof typeof PIPELINE, text: string, occurrence = 0): Record<string, string> {
  let offset = -1;
  for (let i = 0; i <= occurrence; i++) offset = PIPELINE[file].indexOf(text, offset + 1);
  return { ...PIPELINE, [file]: `${PIPELINE[file].slice(0, offset + 1)}¦${PIPELINE[file].slice(offset + 1)}` };
}

function defined(files: Record<string, string>): string[] | undefined {
  const { document, position, workspace } = markedScript(files);
  return scriptDefinition(document, position, workspace)?.map((place) => shownPlace(workspace, place));
}

function referred(files: Record<string, string>, includeDeclaration = true): string[] | undefined {
  const { document, position, workspace } = markedScript(files);
  const found = scriptReferences(document, position, { includeDeclaration }, workspace);
  return found?.map((place) => shownPlace(workspace, place));
}

describe("definition in scripts", () => {
  it.each([
    ["a call", at("main.nf", "ALIGN()")],
    ["a call by its alias", at("main.nf", "MAP()")],
    ["an include", at("main.nf", "ALIGN }")],
    ["the first name of an include", at("main.nf", "ALIGN as")],
    ["an alias", at("main.nf", "MAP }")],
  ])("leads from %s to the process", (_, files) => {
    expect(defined(files)).toEqual(["align.nf:1:9 ALIGN"]);
  });

  it("leads from the source of an include to the file", () => {
    expect(defined(at("main.nf", "./align"))).toEqual(["align.nf:1:1"]);
  });

  it("leads from a label to its selectors", () => {
    expect(defined(at("align.nf", "big"))).toEqual(["nextflow.config:5:14 big"]);
  });

  it("leads from a variable to where it is declared", () => {
    expect(defined({ "main.nf": "workflow {\n  def x = 1\n  println(¦x)\n}\n" })).toEqual(["main.nf:2:7 x"]);
  });

  it("leads nowhere from a text, and from an include of a file that is not there", () => {
    expect(defined(at("align.nf", "true"))).toBeUndefined();
    expect(defined({ "main.nf": "include { A } from './¦gone'\nworkflow { A() }\n" })).toBeUndefined();
  });
});

describe("references in scripts", () => {
  it("are all places that name the process, and the selectors that hit it", () => {
    expect(referred(at("align.nf", "ALIGN"))).toEqual([
      "align.nf:1:9 ALIGN",
      "main.nf:1:11 ALIGN",
      "main.nf:4:3 ALIGN",
      "main.nf:2:11 ALIGN",
      "main.nf:2:20 MAP",
      "main.nf:5:3 MAP",
      "nextflow.config:2:14 WF:ALIGN",
      "nextflow.config:3:14 .*:MAP",
    ]);
    expect(referred(at("main.nf", "ALIGN()"), false)).toEqual([
      "main.nf:4:3 ALIGN",
      "main.nf:5:3 MAP",
      "nextflow.config:2:14 WF:ALIGN",
      "nextflow.config:3:14 .*:MAP",
    ]);
  });

  it("of a label are the definitions that have it, and its selectors", () => {
    expect(referred(at("align.nf", "big"))).toEqual(["align.nf:2:10 big", "nextflow.config:5:14 big"]);
  });

  it("are marked in the script that one reads", () => {
    const { document, position, workspace } = markedScript(at("main.nf", "ALIGN()"));
    const lines = scriptHighlights(document, position, workspace)?.map(({ range }) => range.start.line + 1);
    expect(lines).toEqual([1, 4, 2, 2, 5]);
  });
});

describe("selectors", () => {
  const inConfig = (text: string): Record<string, string> => ({
    ...PIPELINE,
    "nextflow.config": CONFIG.replace(text, `|${text}`),
  });

  it("lead to the processes and labels that they hit", () => {
    const leads = (text: string): string[] | undefined => {
      const { document, position, workspace } = marked(inConfig(text));
      return definition(document, position, workspace)?.map((place) => shownPlace(workspace, place));
    };
    expect(leads("WF:ALIGN")).toEqual(["align.nf:1:9 ALIGN"]);
    expect(leads(".*:MAP")).toEqual(["align.nf:1:9 ALIGN"]);
    expect(leads("big")).toEqual(["align.nf:2:10 big"]);
    expect(leads("OTHER")).toEqual(["nextflow.config:4:13 OTHER"]);
  });

  it("are referred to by these", () => {
    const { document, position, workspace } = marked(inConfig("WF:ALIGN"));
    const found = references(document, position, { includeDeclaration: true }, workspace);
    expect(found?.map((place) => shownPlace(workspace, place))).toEqual([
      "nextflow.config:2:14 WF:ALIGN",
      "align.nf:1:9 ALIGN",
    ]);
  });
});

import { ResponseError } from "vscode-languageserver";
import { describe, expect, it } from "vitest";
import { prepareScriptRename, scriptRename } from "../../../src/features/scripts/rename.js";
import { markedScript } from "../../marked-script.js";

/** The files as they are after a rename at `¦`; what is refused as its message. */
function renamed(files: Record<string, string>, newName: string): Record<string, string> | string {
  const { document, position, workspace } = markedScript(files);
  const edit = scriptRename(document, position, newName, workspace);
  if (edit === undefined) return "nothing to rename";
  if (edit instanceof ResponseError) return edit.message;
  const changed: Record<string, string> = {};
  for (const [uri, edits] of Object.entries(edit.changes ?? {})) {
    const path = uri.replace("file://", "");
    const file = path.endsWith(".nf") ? workspace.script(path) : workspace.document(path);
    if (file === undefined) throw new Error(path);
    const last = edits.toSorted((a, b) => file.offsetAt(b.range.start) - file.offsetAt(a.range.start));
    changed[path.replace("/p/", "")] = last.reduce(
      (text, { range, newText }) =>
        text.slice(0, file.offsetAt(range.start)) + newText + text.slice(file.offsetAt(range.end)),
      file.text,
    );
  }
  return changed;
}

const ALIGN = "process ALIGN {\n  label 'big'\n  script: 'true'\n}\n";
const MAIN =
  "include { ALIGN } from './align'\ninclude { ALIGN as MAP } from './align'\nworkflow WF {\n  ALIGN()\n  MAP()\n}\nworkflow { WF() }\n";

describe("rename in scripts", () => {
  it("changes a process in its definition, includes, calls and the selectors that mean it", () => {
    const config =
      "process {\n  withName: 'WF:ALIGN|MAP' { cpus = 1 }\n  withName: ALIGN { cpus = 2 }\n  withName: '.*:MAP' { cpus = 2 }\n}\n";
    expect(
      renamed({ "main.nf": MAIN, "align.nf": ALIGN.replace("ALIGN", "AL¦IGN"), "nextflow.config": config }, "BWA"),
    ).toEqual({
      "align.nf": ALIGN.replace("ALIGN", "BWA"),
      "main.nf": MAIN.replaceAll("ALIGN", "BWA"),
      "nextflow.config": config.replaceAll("ALIGN", "BWA"),
    });
  });

  it("changes an alias in its script and in selectors alone", () => {
    const config = "process {\n  withName: 'WF:MAP' { cpus = 1 }\n  withName: ALIGN { cpus = 2 }\n}\n";
    expect(
      renamed({ "main.nf": MAIN.replace("MAP()", "M¦AP()"), "align.nf": ALIGN, "nextflow.config": config }, "SECOND"),
    ).toEqual({
      "main.nf": MAIN.replaceAll("MAP", "SECOND"),
      "nextflow.config": config.replace("MAP", "SECOND"),
    });
  });

  it("changes a workflow where selectors go through it", () => {
    const config = "process {\n  withName: '.*WF:ALIGN' { cpus = 1 }\n  withName: 'WF:.*' { cpus = 2 }\n}\n";
    const files = { "main.nf": MAIN.replace("WF {", "W¦F {"), "align.nf": ALIGN, "nextflow.config": config };
    expect(renamed(files, "TOP")).toEqual({
      "main.nf": MAIN.replaceAll("WF", "TOP"),
      "nextflow.config": config.replace("'WF:.*'", "'TOP:.*'").replace(".*WF:", ".*TOP:"),
    });
  });

  it("changes a label in all definitions and selectors", () => {
    const config = "process {\n  withLabel: 'big|huge' { cpus = 1 }\n  withLabel: bigger { cpus = 2 }\n}\n";
    expect(
      renamed({ "main.nf": MAIN, "align.nf": ALIGN.replace("big", "b¦ig"), "nextflow.config": config }, "large"),
    ).toEqual({
      "align.nf": ALIGN.replace("big", "large"),
      "nextflow.config": config.replace("big|", "large|"),
    });
  });

  it("leaves a process of the same name in another script alone", () => {
    const files = {
      "main.nf": "include { ALIGN } from './align'\nworkflow { ALIGN() }\n",
      "align.nf": "process AL¦IGN { script: 'true' }\n",
      "other.nf": "process ALIGN { script: 'true' }\n",
    };
    expect(Object.keys(renamed(files, "BWA"))).toEqual(["align.nf", "main.nf"]);
  });

  it.each([
    [
      "a pattern that hits by a part of the name",
      "process { withName: 'ALI.*' { cpus = 1 } }",
      "BWA",
      "The selector ALI.* (nextflow.config:1) would not hit the same processes any more. Change it first.",
    ],
    [
      "a new name that another selector hits",
      "process { withName: 'BW.' { cpus = 1 } }",
      "BWA",
      "The selector BW. (nextflow.config:1) would not hit the same processes any more. Change it first.",
    ],
    [
      "a pattern that is put together",
      'process { withName: "${params.x}ALIGN" { cpus = 1 } }',
      "BWA",
      expect.stringContaining("would not hit the same processes"),
    ],
    ["a name that is taken", "", "MAP", "There is a MAP already in main.nf."],
    ["no name", "", "a b", '"a b" cannot be a name: letters, digits and _ alone can.'],
  ])("refuses %s", (_, config, newName, message) => {
    expect(
      renamed({ "main.nf": MAIN, "align.nf": ALIGN.replace("ALIGN", "AL¦IGN"), "nextflow.config": config }, newName),
    ).toEqual(message);
  });

  it("refuses where a script that may name it cannot be parsed", () => {
    const files = { "main.nf": `${MAIN}workflow X {{ ALIGN( }\n`, "align.nf": ALIGN.replace("ALIGN", "AL¦IGN") };
    expect(renamed(files, "BWA")).toBe("main.nf cannot be parsed, so that places in it may be missed.");
  });

  it("offers the name under the cursor, and no variable", () => {
    const offered = (text: string): unknown => {
      const { document, position, workspace } = markedScript(text);
      return prepareScriptRename(document, position, workspace);
    };
    expect(offered("process A¦B { script: 'true' }\nworkflow { AB() }\n")).toEqual({
      range: { start: { line: 0, character: 8 }, end: { line: 0, character: 10 } },
      placeholder: "AB",
    });
    expect(offered("workflow { def x = 1; println(x¦) }\n")).toBeUndefined();
  });

  it("changes selectors of a process that nobody calls, and refuses where calls cannot be followed", () => {
    const config = "process { withName: 'WF:ALIGN' { cpus = 1 } }\n";
    const align = ALIGN.replace("ALIGN", "AL¦IGN");
    expect(
      renamed(
        { "main.nf": "include { ALIGN } from './align'\nworkflow { }\n", "align.nf": align, "nextflow.config": config },
        "BWA",
      ),
    ).toMatchObject({
      "nextflow.config": config.replace("ALIGN", "BWA"),
    });
    const open = "include { ALIGN } from './align'\ninclude { WF } from './broken'\nworkflow { WF() }\n";
    expect(
      renamed(
        { "main.nf": open, "broken.nf": "workflow WF {{ (\n", "align.nf": align, "nextflow.config": config },
        "BWA",
      ),
    ).toContain("Not every call can be followed");
  });
});

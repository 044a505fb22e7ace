import { describe, expect, it } from "vitest";
import { ResponseError } from "vscode-languageserver";
import { prepareRename, rename } from "../../src/features/rename.js";
import { marked } from "../marked-workspace.js";

type Files = Parameters<typeof marked>[0];

/** The files after the change, or why it was refused. */
function renamed(files: Files, newName: string): unknown {
  const { document, position, workspace } = marked(files);
  const answer = rename(document, position, newName, workspace);
  if (answer instanceof ResponseError) return answer.message;
  return Object.entries(answer?.changes ?? {}).map(([uri, edits]) => {
    const file = workspace.document(uri.replace("file://", ""));
    return edits
      .toSorted((a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character)
      .reduce(
        (text, { range, newText }) =>
          text.slice(0, file?.offsetAt(range.start)) + newText + text.slice(file?.offsetAt(range.end)),
        file?.text ?? "",
      );
  });
}

describe("rename", () => {
  it("renames a profile in all its blocks", () => {
    const files = {
      "nextflow.config": "profiles { gc|p { cleanup = true } }\nincludeConfig 'a.config'",
      "a.config": "profiles { 'gcp' { cleanup = false } }",
    };
    expect(renamed(files, "google")).toEqual([
      "profiles { google { cleanup = true } }\nincludeConfig 'a.config'",
      "profiles { 'google' { cleanup = false } }",
    ]);
  });

  it("puts a name in quotes where it is no identifier", () => {
    expect(renamed("profiles { gc|p { cleanup = true } }", "gcp-spot")).toEqual([
      "profiles { 'gcp-spot' { cleanup = true } }",
    ]);
  });

  it("renames a param where it is set and read", () => {
    const text =
      "params.o|ut = 'x'\nworkDir = \"$params.out/${params.out}\"\nreport.file = params['out'] + params.outer";
    expect(renamed(text, "outdir")).toEqual([
      "params.outdir = 'x'\nworkDir = \"$params.outdir/${params.outdir}\"\nreport.file = params['outdir'] + params.outer",
    ]);
  });

  it("refuses a name that is taken, or that cannot be one", () => {
    expect(renamed("params.a| = 1\nparams.b = 2", "b")).toBe("There is a param b already.");
    expect(renamed("profiles { a| { cleanup = true } }", "a.b")).toContain("no comma, dot or blank");
    expect(renamed("params.a| = 1", "it's")).toBe('"it\'s" cannot be a name.');
  });
});

describe("prepare rename", () => {
  it("gives the name without its quotes", () => {
    const { document, position } = marked("profiles { 'g|cp' { cleanup = true } }");
    expect(prepareRename(document, position)).toMatchObject({ placeholder: "gcp" });
  });

  it("is not for Nextflow's own names", () => {
    const { document, position } = marked("process.cp|us = 1");
    expect(prepareRename(document, position)).toBeUndefined();
  });
});

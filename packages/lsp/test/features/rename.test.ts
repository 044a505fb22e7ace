import { describe, expect, it } from "vitest";
import { ResponseError } from "vscode-languageserver";
import { prepareRename, rename } from "../../src/features/rename.js";
import { marked, shownPlace } from "../marked-workspace.js";

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

describe("rename of a param that is not in configurations alone", () => {
  const CAN_ASK = { documentChanges: true, changeAnnotationSupport: {} };
  const CONFIG = { "nextflow.config": "params.out|dir = 'x'\nmanifest.name = 'p'\n" };
  const MAIN = {
    "main.nf":
      "params { outdir: Path; outdirs: Path }\nprintln \"${params.outdir} $params.outdir\" + params['outdir'] + params.outdirs\n",
    "modules/a.nf": "publishDir params . outdir\nmyparams.outdir = meta.outdir\n",
    "work/ab/x.nf": "params.outdir",
  };

  function asked(files: Record<string, string>) {
    const { document, position, workspace } = marked(files);
    const answer = rename(document, position, "results", workspace, CAN_ASK);
    if (answer === undefined || answer instanceof ResponseError) throw new Error(answer?.message ?? "no answer");
    const places = (answer.documentChanges ?? []).flatMap((change) =>
      "edits" in change
        ? change.edits.map((edit) => {
            const [place] =
              "range" in edit ? [shownPlace(workspace, { uri: change.textDocument.uri, range: edit.range })] : [];
            return "annotationId" in edit ? `${place} (${edit.annotationId})` : place;
          })
        : [],
    );
    return { answer, places };
  }

  it("asks about each place in a script, for it is found by its text", () => {
    const { answer, places } = asked({ ...CONFIG, ...MAIN });
    expect(places).toEqual([
      "nextflow.config:1:8 outdir",
      "main.nf:1:10 outdir (scripts)",
      "main.nf:2:19 outdir (scripts)",
      "main.nf:2:35 outdir (scripts)",
      "main.nf:2:53 outdir (scripts)",
      "modules/a.nf:1:21 outdir (scripts)",
    ]);
    expect(answer.changeAnnotations?.["scripts"]).toMatchObject({ needsConfirmation: true });
  });

  it("is refused where the editor cannot ask", () => {
    expect(renamed({ ...CONFIG, ...MAIN }, "results")).toBe(
      "Scripts use params.outdir too, and nf-lint finds them by their text only: main.nf, modules/a.nf. This editor cannot ask about them.",
    );
  });

  it("goes on where no script uses it", () => {
    expect(renamed({ ...CONFIG, "main.nf": "params.outdirs" }, "results")).toEqual([
      "params.results = 'x'\nmanifest.name = 'p'\n",
    ]);
  });

  it("changes the schema of the params, keys and required names", () => {
    const schema = JSON.stringify({
      $defs: {
        io: { properties: { outdir: { type: "string", description: "outdir" } }, required: ["input", "outdir"] },
      },
    });
    expect(renamed({ ...CONFIG, "nextflow_schema.json": schema }, "results")).toEqual([
      "params.results = 'x'\nmanifest.name = 'p'\n",
      schema.replace('"outdir":{', '"results":{').replace('"input","outdir"', '"input","results"'),
    ]);
  });

  it("has a name that every place can write", () => {
    expect(renamed('params.a| = 1\nworkDir = "$params.a/x"', "a-b")).toContain("letters, digits and _");
  });

  it("does not look through the folders around a single file", () => {
    const { document, position, workspace } = marked({
      "nextflow.config": "params.out|dir = 'x'",
      "deep/a.nf": "params.outdir",
    });
    workspace.openFolders([]);
    expect(rename(document, position, "results", workspace)).toMatchObject({ changes: {} });
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

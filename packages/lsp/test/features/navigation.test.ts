import { describe, expect, it } from "vitest";
import { definition } from "../../src/features/definition.js";
import { documentHighlights } from "../../src/features/document-highlight.js";
import { documentLinks } from "../../src/features/document-links.js";
import { references } from "../../src/features/references.js";
import { marked, shownPlace } from "../marked-workspace.js";

type Files = Parameters<typeof marked>[0];

function defined(files: Files): string[] | undefined {
  const { document, position, workspace } = marked(files);
  return definition(document, position, workspace)?.map((place) => shownPlace(workspace, place));
}

function referred(files: Files, includeDeclaration = true): string[] | undefined {
  const { document, position, workspace } = marked(files);
  return references(document, position, { includeDeclaration }, workspace)?.map((place) =>
    shownPlace(workspace, place),
  );
}

describe("definition", () => {
  it("leads from an include to the file", () => {
    const files = { "nextflow.config": "includeConfig 'conf/a|.config'", "conf/a.config": "cleanup = true" };
    expect(defined(files)).toEqual(["conf/a.config:1:1"]);
  });

  it("leads from an overridden setting to those that count", () => {
    const files = {
      "nextflow.config": "process.cp|us = 1\nprocess.cpus = 2\nprofiles { a { includeConfig 'a.config' } }",
      "a.config": "process { cpus = 3 }",
    };
    expect(defined(files)).toEqual(["nextflow.config:2:1 process.cpus", "a.config:1:11 cpus"]);
  });

  it("leads from where a param is read to where it is set", () => {
    expect(defined("params { out = 'x' }\nworkDir = \"${params.o|ut}/w\"")).toEqual(["nextflow.config:1:10 out"]);
  });

  it("leads to all blocks of a profile", () => {
    const files = {
      "nextflow.config": "profiles { g|cp { cleanup = true } }\nincludeConfig 'a.config'",
      "a.config": "profiles { gcp { resume = true } }",
    };
    expect(defined(files)).toEqual(["nextflow.config:1:12 gcp", "a.config:1:12 gcp"]);
    expect(referred(files)).toEqual(["nextflow.config:1:12 gcp", "a.config:1:12 gcp"]);
  });

  it("leads to the other blocks of a selector", () => {
    expect(defined("process {\n  withName: A { cpus = 1 }\n  withName: |A { memory = 1.GB }\n}")).toEqual([
      "nextflow.config:2:13 A",
      "nextflow.config:3:13 A",
    ]);
  });

  it("leads nowhere from a value", () => {
    expect(defined("process.cpus = 1|23")).toBeUndefined();
  });
});

describe("references", () => {
  const files = {
    "nextflow.config": "params.out = 'x'\nincludeConfig 'a.config'\nworkDir = \"$params.ou|t/w\"",
    "a.config": "params.out = 'y'\nreport.file = \"${params['out']}/r.html\"",
  };

  it("finds a param in all files of the project", () => {
    expect(referred(files)).toEqual([
      "nextflow.config:1:8 out",
      "nextflow.config:3:20 out",
      "a.config:1:8 out",
      "a.config:2:26 out",
    ]);
  });

  it("finds a param in scripts and in the schema, which declares it", () => {
    const pipeline = {
      "nextflow.config": "manifest.name = 'x'\nparams.o|ut = 'x'\n",
      "main.nf": "workflow { println(params.out) }\n",
      "nextflow_schema.json": '{ "properties": { "out": { "type": "string" } } }',
    };
    const { document, position, workspace } = marked(pipeline);
    const found = (includeDeclaration: boolean) =>
      references(document, position, { includeDeclaration }, workspace)?.map(
        ({ uri, range }) => `${uri.replace("file:///p/", "")}:${range.start.line}:${range.start.character}`,
      );
    expect(found(true)).toEqual(["nextflow.config:1:7", "main.nf:0:26", "nextflow_schema.json:0:19"]);
    expect(found(false)).toEqual(["main.nf:0:26"]);
  });

  it("leaves the declarations out where they are not wanted", () => {
    expect(referred(files, false)).toEqual(["nextflow.config:3:20 out", "a.config:2:26 out"]);
  });

  it("takes an option in a profile for the same option", () => {
    expect(referred("process.cpus| = 1\nprofiles { a { process { cpus = 2 } } }")).toEqual([
      "nextflow.config:1:9 cpus",
      "nextflow.config:2:26 cpus",
    ]);
  });
});

describe("document highlight", () => {
  it("marks the same name where it is set and read", () => {
    const { document, position } = marked("params.o|ut = 'x'\nworkDir = params.out\nprocess.cpus = 1");
    expect(documentHighlights(document, position)?.map(({ range, kind }) => [range.start.line, kind])).toEqual([
      [0, 3],
      [1, 2],
    ]);
  });
});

describe("document links", () => {
  it("stand behind the main script", () => {
    const { document, workspace } = marked({ "nextflow.config": "manifest { mainScript = 'run.nf' }|", "run.nf": "" });
    expect(documentLinks(document, workspace).map(({ target }) => target)).toEqual(["file:///p/run.nf"]);
  });

  it("stand behind the includes that lead to a file or an address", () => {
    const { document, workspace } = marked({
      "nextflow.config": "includeConfig 'a.config'\nincludeConfig 'b.config'\nincludeConfig 'https://x.org/c.config'",
      "a.config": "",
    });
    expect(documentLinks(document, workspace).map(({ target }) => target)).toEqual([
      "file:///p/a.config",
      "https://x.org/c.config",
    ]);
  });
});

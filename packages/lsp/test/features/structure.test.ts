import { describe, expect, it } from "vitest";
import type { DocumentSymbol, SelectionRange } from "vscode-languageserver";
import { documentSymbols } from "../../src/features/document-symbols.js";
import { foldingRanges } from "../../src/features/folding-ranges.js";
import { selectionRanges } from "../../src/features/selection-ranges.js";
import { SEMANTIC_TOKENS_LEGEND, semanticTokens } from "../../src/features/semantic-tokens.js";
import { workspaceSymbols } from "../../src/features/workspace-symbols.js";
import { marked } from "../marked-workspace.js";

function outline(symbols: readonly DocumentSymbol[]): unknown[] {
  return symbols.map(({ name, children = [] }) => (children.length === 0 ? name : [name, ...outline(children)]));
}

describe("document symbols", () => {
  it("are the blocks with what stands in them", () => {
    const { document } = marked(
      "params.a = 1\nprofiles { gcp { process { withName: 'X' { cpus = 1 } } } }\nplugins { id 'nf-schema@2.0.0' }",
    );
    expect(outline(documentSymbols(document))).toEqual([
      "params.a",
      ["profiles", ["gcp", ["process", ["withName: X", "cpus"]]]],
      ["plugins", "id 'nf-schema@2.0.0'"],
    ]);
  });

  it("have a name even where the text has none", () => {
    expect(outline(documentSymbols(marked("'' { a = 1 }").document))).toEqual([["''", "a"]]);
  });
});

describe("workspace symbols", () => {
  const { workspace } = marked({
    "nextflow.config": "params.outdir = 'x'\nprofiles { gcp_spot { includeConfig 'a.config' } }",
    "a.config": "process { withName: 'FASTQC' { cpus = 1 } }",
  });

  it("are profiles, params and selectors of all files", () => {
    expect(workspaceSymbols("", workspace).map(({ name }) => name)).toEqual([
      "params.outdir",
      "gcp_spot",
      "withName:FASTQC",
    ]);
  });

  it("are found by letters in their order", () => {
    expect(workspaceSymbols("gsp", workspace).map(({ name }) => name)).toEqual(["gcp_spot"]);
    expect(workspaceSymbols("psg", workspace)).toEqual([]);
  });
});

describe("folding ranges", () => {
  it("are blocks, closures, lists and comments over several lines", () => {
    const { document } = marked(
      "// one\n// two\nprocess {\n  cpus = {\n    1\n  }\n  ext = [\n    'a'\n  ]\n}\n/*\n three\n*/\na = 1 // alone\n// not it\n",
    );
    expect(foldingRanges(document).map(({ startLine, endLine }) => [startLine, endLine])).toEqual([
      [2, 8],
      [3, 4],
      [6, 7],
      [0, 1],
      [10, 12],
    ]);
  });

  it("leave out what is on one line, and lines of code between comments", () => {
    expect(foldingRanges(marked("process { cpus = 1 }\n// a\nb = 1\n// c\n").document)).toEqual([]);
  });
});

describe("selection ranges", () => {
  it("grow from the name to the file", () => {
    const { document, position } = marked("process {\n  memory = 2.GB * |task.attempt\n}\n");
    const texts: string[] = [];
    for (let at: SelectionRange | undefined = selectionRanges(document, [position])[0]; at; at = at.parent) {
      texts.push(document.text.slice(document.offsetAt(at.range.start), document.offsetAt(at.range.end)));
    }
    expect(texts).toEqual([
      "task",
      "task.attempt",
      "2.GB * task.attempt",
      "memory = 2.GB * task.attempt",
      "process {\n  memory = 2.GB * task.attempt\n}",
      "process {\n  memory = 2.GB * task.attempt\n}\n",
    ]);
  });
});

describe("semantic tokens", () => {
  it("tell scopes, options, params, profiles and selectors apart", () => {
    const { document } = marked(
      "profiles { gcp { process { withName: 'A' { cpus = params.n } } } }\ntower.enabled = true",
    );
    const { data } = semanticTokens(document);
    const found: string[] = [];
    for (let at = 0, line = 0, character = 0; at < data.length; at += 5) {
      const [lines = 0, columns = 0, length = 0, type = 0] = data.slice(at);
      character = lines === 0 ? character + columns : columns;
      line += lines;
      const start = document.offsetAt({ line, character });
      found.push(`${document.text.slice(start, start + length)}: ${SEMANTIC_TOKENS_LEGEND.tokenTypes[type]}`);
    }
    expect(found).toEqual([
      "profiles: namespace",
      "gcp: class",
      "process: namespace",
      "withName: class",
      "A: class",
      "cpus: property",
      "params: variable",
      "n: parameter",
      "tower: namespace",
      "enabled: property",
      "true: keyword",
    ]);
  });
});

describe("positions", () => {
  it("count UTF-16 units, whatever stands before in the line", () => {
    const { document, workspace } = marked("params.a = '\u{1F9EC}\u00e4' /* \u{1F9EC} */; params.b = 1");
    const [symbol] = workspaceSymbols("params.b", workspace);
    expect(symbol?.location).toMatchObject({ range: { start: { line: 0, character: 34 } } });
    expect(documentSymbols(document)[1]?.selectionRange.start).toEqual({ line: 0, character: 27 });
  });

  it("are those of the line, with tabs in it and any line end before", () => {
    const { document } = marked("process {\r\n\tcpus\t=\t1\r\n\tmemory = 1.GB\r\n}\r\n");
    const children = documentSymbols(document)[0]?.children ?? [];
    expect(children.map(({ selectionRange: { start, end } }) => [start, end])).toEqual([
      [
        { line: 1, character: 1 },
        { line: 1, character: 5 },
      ],
      [
        { line: 2, character: 1 },
        { line: 2, character: 7 },
      ],
    ]);
    expect(foldingRanges(document)).toMatchObject([{ startLine: 0, endLine: 2 }]);
  });
});

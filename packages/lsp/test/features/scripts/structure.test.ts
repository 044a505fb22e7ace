import { describe, expect, it } from "vitest";
import type { DocumentSymbol, SelectionRange } from "vscode-languageserver";
import { foldingRanges } from "../../../src/features/folding-ranges.js";
import { scriptLinks } from "../../../src/features/scripts/document-links.js";
import { scriptSymbols } from "../../../src/features/scripts/document-symbols.js";
import { scriptInlayHints } from "../../../src/features/scripts/inlay-hints.js";
import { scriptTokens } from "../../../src/features/scripts/semantic-tokens.js";
import { selectionRanges } from "../../../src/features/selection-ranges.js";
import { SEMANTIC_TOKENS_LEGEND } from "../../../src/features/semantic-tokens.js";
import { workspaceSymbols } from "../../../src/features/workspace-symbols.js";
import { markedScript } from "../../marked-script.js";

const ALIGN =
  "process ALIGN {\n  cpus 4\n\n  input:\n  tuple val(meta), path(reads)\n  path index\n\n  output:\n  path '*.bam', emit: bam\n\n  script:\n  ''\n}\n";
const EVERYTHING = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

function outline(symbols: readonly DocumentSymbol[], depth = 0): readonly string[] {
  return symbols.flatMap(({ name, children = [] }) => [
    `${"  ".repeat(depth)}${name}`,
    ...outline(children, depth + 1),
  ]);
}

describe("the outline of a script", () => {
  it("has definitions with their sections, takes and emits", () => {
    const text = `include { A; B as C } from './a'\nparams { n: Integer }\n${ALIGN}def f(x) { x }\nworkflow W {\n  take:\n  reads\n\n  main:\n  x = 1\n\n  emit:\n  bam = x\n}\nworkflow { W(1) }\n`;
    expect(outline(scriptSymbols(markedScript(text).document))).toEqual([
      ..."A, C|params|  n|ALIGN|  input|  output|  script|f|W|  take|    reads|  main|  emit|    bam|workflow".split(
        "|",
      ),
    ]);
  });

  it("stands whatever is broken", () => {
    expect(
      outline(scriptSymbols(markedScript("process A {\n  input:\n  val x\n\nworkflow W {\n  main:\n  W(\n").document)),
    ).toContain("A");
  });

  it("is searched over all scripts", () => {
    const { workspace } = markedScript({ "modules/a.nf": ALIGN, "main.nf": "workflow ALIGN_ALL { }\n" });
    expect(
      workspaceSymbols("align", workspace).map(({ name, containerName }) => `${containerName ?? ""} ${name}`),
    ).toEqual(expect.arrayContaining(["process ALIGN", "workflow ALIGN_ALL"]));
  });
});

describe("folds and selections of a script", () => {
  it("are definitions and sections", () => {
    const folds = foldingRanges(markedScript(ALIGN).document).map(
      ({ startLine, endLine }) => `${startLine}-${endLine}`,
    );
    expect(folds).toEqual(expect.arrayContaining(["0-11", "3-5", "7-8", "10-11"]));
  });

  it("grow from the name to the script", () => {
    const { document, position } = markedScript(ALIGN.replace("reads", "re¦ads"));
    const texts: string[] = [];
    for (
      let at: SelectionRange | undefined = selectionRanges(document, [position])[0];
      at !== undefined;
      at = at.parent
    )
      texts.push(document.text.slice(document.offsetAt(at.range.start), document.offsetAt(at.range.end)));
    expect(texts.slice(0, 3)).toEqual(["reads", "path(reads)", "tuple val(meta), path(reads)"]);
    expect(texts.at(-1)).toContain("process ALIGN");
  });
});

describe("links of a script", () => {
  it("lead to included scripts and templates that are there", () => {
    const { document, workspace } = markedScript({
      "modules/a/main.nf": ALIGN,
      "templates/run.sh": "",
      "main.nf":
        "include { ALIGN } from './modules/a'\ninclude { B } from './gone'\nprocess T {\n  script:\n  template 'run.sh'\n}\n¦",
    });
    expect(scriptLinks(document, workspace).map(({ target }) => target)).toEqual([
      "file:///p/modules/a/main.nf",
      "file:///p/templates/run.sh",
    ]);
  });
});

describe("hints in a script", () => {
  it("name the inputs at a call, but where the argument has the name", () => {
    const { document, workspace } = markedScript({
      "a.nf": ALIGN,
      "main.nf":
        "include { ALIGN as MAP } from './a'\nworkflow {\n  index = 1\n  MAP(channel.of(1), index)\n  MAP(2, [])\n}\n¦",
    });
    expect(
      scriptInlayHints(document, EVERYTHING, workspace).map(
        ({ label, position }) => `${position.line} ${JSON.stringify(label)}`,
      ),
    ).toEqual(['3 "[meta, reads]:"', '4 "[meta, reads]:"', '4 "index:"']);
  });
});

describe("colours of a script", () => {
  it("tell what names are", () => {
    const { document, workspace } = markedScript(
      `${ALIGN}def f(x) { x }\nworkflow {\n  ch = channel.of(params.n)\n  ALIGN(ch, f(1))\n}\n¦`,
    );
    const { data } = scriptTokens(document, workspace);
    const found: string[] = [];
    let [line, character] = [0, 0];
    for (let at = 0; at < data.length; at += 5) {
      const [lines = 0, characters = 0, length = 0, type = 0] = data.slice(at, at + 4);
      [line, character] = lines === 0 ? [line, character + characters] : [line + lines, characters];
      const start = document.offsetAt({ line, character });
      found.push(`${document.text.slice(start, start + length)} ${SEMANTIC_TOKENS_LEGEND.tokenTypes[type] ?? ""}`);
    }
    expect(found).toEqual(
      expect.arrayContaining([
        "ALIGN class",
        "cpus property",
        "input keyword",
        "meta parameter",
        "f function",
        "channel namespace",
        "of method",
        "n parameter",
        "ch variable",
      ]),
    );
  });
});

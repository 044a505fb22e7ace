import { describe, expect, it } from "vitest";
import { signatureHelp } from "../../../src/features/scripts/signature-help.js";
import { markedScript } from "../../marked-script.js";

/** The label with the active parameter in angle brackets. */
function shown(files: Parameters<typeof markedScript>[0]): string | undefined {
  const { document, position, workspace } = markedScript(files);
  const { signatures = [], activeSignature, activeParameter } = signatureHelp(document, position, workspace) ?? {};
  const signature = signatures[activeSignature ?? 0];
  const place = signature?.parameters?.[activeParameter ?? 0]?.label;
  if (signature === undefined || typeof place !== "object") return signature?.label;
  const { label } = signature;
  return `${label.slice(0, place[0])}<${label.slice(...place)}>${label.slice(place[1])}`;
}

const ALIGN =
  "process ALIGN {\n  input:\n  tuple val(meta), path(reads)\n  path index\n  path 'x.txt'\n\n  script:\n  ''\n}\n";

describe("signature help", () => {
  it("names the inputs of a process, with the one at the cursor", () => {
    expect(shown(`${ALIGN}workflow {\n  ALIGN(¦)\n}\n`)).toBe("ALIGN(<[meta, reads]>, index, 'x.txt')");
    expect(shown(`${ALIGN}workflow {\n  ALIGN(ch.map { a, b -> [a, b] }, ¦\n}\n`)).toBe(
      "ALIGN([meta, reads], <index>, 'x.txt')",
    );
    expect(shown(`${ALIGN}workflow {\n  ALIGN(ch, i, [1, ¦\n`)).toBe("ALIGN([meta, reads], index, <'x.txt'>)");
  });

  it("knows aliases, takes of workflows, and typed inputs", () => {
    const files = {
      "modules/a.nf": ALIGN,
      "main.nf": "include { ALIGN as MAP } from './modules/a'\nworkflow {\n  MAP(¦\n}\n",
    };
    expect(shown(files)).toBe("MAP(<[meta, reads]>, index, 'x.txt')");
    expect(
      shown(
        "workflow W {\n  take:\n  reads\n  index\n\n  main:\n  x = 1\n}\nworkflow {\r\n  W(\r\n    1,\r\n    ¦\r\n  )\r\n}\n",
      ),
    ).toBe("W(reads, <index>)");
    const typed =
      "nextflow.enable.types = true\nprocess A {\n  input:\n  x: Path\n  tuple(id: String, bam: Path)\n\n  script:\n  ''\n}\nworkflow {\n  A(1, ¦)\n}\n";
    expect(shown(typed)).toBe("A(x, <[id, bam]>)");
  });

  it("knows functions, own and Nextflow's", () => {
    expect(shown("def f(a, b = 1) { a }\nworkflow {\n  f(1, ¦)\n}\n")).toBe("f(a, <b = 1>)");
    expect(shown("workflow {\n  channel.fromList(¦)\n}\n")).toBe("fromList(<values: Iterable<E>>)");
  });

  it.each([
    ["a closure in the brackets", `${ALIGN}workflow {\n  ALIGN(ch.map { ¦ })\n}\n`],
    ["a comment", `${ALIGN}workflow {\n  ALIGN( // ¦\n  )\n}\n`],
    ["no brackets", `${ALIGN}workflow {\n  ¦\n}\n`],
    ["a call of what nobody knows", "workflow {\n  unknown(¦)\n}\n"],
    ["a method of a value", `${ALIGN}workflow {\n  x.ALIGN(¦)\n}\n`],
  ])("says nothing in %s", (_, text) => {
    expect(shown(text)).toBeUndefined();
  });
});

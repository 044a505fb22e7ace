import { parseConfig } from "@nf-lint/parser";
import { describe, expect, it } from "vitest";
import { removeStatement } from "../../src/edits/statement-edits.js";

/** What is left when the first statement is taken out; `undefined` where it is not. */
function withoutFirst(text: string): string | undefined {
  const [statement] = parseConfig(text).ast.body;
  const [edit] = (statement && removeStatement(text, statement)) ?? [];
  return edit && text.slice(0, edit.range[0]) + edit.text + text.slice(edit.range[1]);
}

describe("removeStatement", () => {
  it.each([
    ["a = 1\nb = 2\n", "b = 2\n"],
    ["// c\n  a = [\n  1,\n]  \nb = 2", "// c\nb = 2"],
    ["a = 1\r\nb = 2\r\n", "b = 2\r\n"],
    ["b { }\n", ""],
    ["a = 1", ""],
    ["a = 1; b = 2", undefined],
    ["a = 1 // why\nb = 2", undefined],
    ["/* why */ a = 1\nb = 2", undefined],
  ])("%j", (text, expected) => {
    expect(withoutFirst(text)).toBe(expected);
  });
});

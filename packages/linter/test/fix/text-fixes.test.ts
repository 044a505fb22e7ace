import { describe, expect, test } from "vitest";
import type { Fix } from "../../src/finding.js";
import { applyFixes, textFixes, touch } from "../../src/fix/text-fixes.js";

/** A fix of edits, each as `[line, column, end line, end column, text]`. */
const fix = (...edits: readonly (readonly [number, number, number, number, string])[]): Fix => ({
  edits: edits.map(([line, column, endLine, endColumn, text]) => ({
    file: "nextflow.config",
    range: { start: { line, column }, end: { line: endLine, column: endColumn } },
    text,
  })),
});

const applied = (text: string, ...fixes: readonly Fix[]): string => applyFixes(text, textFixes(text, fixes));

describe("fixes of a text", () => {
  test.each([
    ["a replacement", "a = 1\nb = 2\n", fix([2, 5, 2, 6, "3"]), "a = 1\nb = 3\n"],
    ["an insertion at the end", "a = 1", fix([1, 6, 1, 6, "\n"]), "a = 1\n"],
    ["lines that end in CRLF", "a = 1\r\nb = 2\r\n", fix([2, 1, 3, 1, ""]), "a = 1\r\n"],
    ["the byte order mark itself", "\ufeffa = 1\n", fix([1, 0, 1, 1, ""]), "a = 1\n"],
    ["a byte order mark, which is no column", "\ufeffa = 1\n", fix([1, 1, 1, 2, "b"]), "\ufeffb = 1\n"],
    [
      "several edits, whatever their order",
      "a = 1\nb = 2\n",
      fix([2, 1, 2, 2, "d"], [1, 1, 1, 2, "c"]),
      "c = 1\nd = 2\n",
    ],
    ["a place behind the end", "a", fix([3, 9, 3, 9, "!"]), "a!"],
  ])("%s", (_, text, one, expected) => {
    expect(applied(text, one)).toBe(expected);
  });

  test("several at once, whatever their order", () => {
    expect(applied("a b c", fix([1, 5, 1, 6, "z"]), fix([1, 1, 1, 2, "x"]))).toBe("x b z");
  });
});

test("fixes touch each other where they overlap or meet", () => {
  const at = (start: number, end: number) => ({ start, end, text: "" });
  expect(touch(at(0, 2), at(1, 3))).toBe(true);
  expect(touch(at(0, 2), at(2, 3))).toBe(true);
  expect(touch(at(2, 2), at(2, 2))).toBe(true);
  expect(touch(at(0, 2), at(3, 4))).toBe(false);
  expect(touch(at(3, 4), at(0, 2))).toBe(false);
});

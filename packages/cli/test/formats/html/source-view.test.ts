import { expect, test } from "vitest";
import { linesOf } from "../../../src/formats/excerpt.js";
import { sourceView } from "../../../src/formats/html/source-view.js";

/** The lines that are shown, without tags but for `[` and `]` around what is marked. */
function shown(text: string, start: readonly [number, number], end: readonly [number, number], around = 0): string[] {
  const position = ([line, column]: readonly [number, number]): { line: number; column: number } => ({ line, column });
  const range = { start: position(start), end: position(end) };
  const view = sourceView(linesOf(text), { range, kind: "warning", around });
  return (view?.text ?? "")
    .split(/<div class="(?:line|cut)[^>]*>/)
    .slice(1)
    .map((line) =>
      line
        .replace("</span>", "|")
        .replace(/<mark[^>]*>/, "[")
        .replace("</mark>", "]")
        .replace(/<[^>]+>/g, ""),
    );
}

test("the range is marked, with the lines around it", () => {
  expect(shown("a\nprocess.cpus = 1\nb\nc", [2, 9], [2, 13], 1)).toEqual(["1|a", "2|process.[cpus] = 1", "3|b"]);
});

test("empty lines around it are left out", () => {
  expect(shown("a\n\nb = 1\n", [3, 1], [3, 2], 2)).toEqual(["1|a", "3|[b] = 1"]);
});

test("an empty range is one column wide", () => {
  expect(shown("a = 1", [1, 6], [1, 6])).toEqual(["1|a = 1[ ]"]);
});

test("of a long stretch the beginning is shown", () => {
  const lines = shown("x\n".repeat(20), [1, 1], [12, 2]);
  expect(lines).toHaveLength(9);
  expect(lines.at(-1)).toBe("… 4 more lines of it");
});

test("a line of megabytes is cut around the range", () => {
  const [line = ""] = shown(`${"a".repeat(1_000_000)}spot${"b".repeat(1_000_000)}`, [1, 1_000_001], [1, 1_000_005]);
  expect(line).toContain("a[spot]b");
  expect(line.length).toBeLessThan(500);
});

test("nothing where there is no such line", () => {
  expect(
    sourceView(["a"], {
      range: { start: { line: 9, column: 1 }, end: { line: 9, column: 2 } },
      kind: "info",
      around: 1,
    }),
  ).toBeUndefined();
});

import { describe, expect, test } from "vitest";
import { excerpt, linesOf } from "../../src/formats/excerpt.js";

/** The excerpt of the range that `[` and `]` enclose, as text and marks below each other. */
function shown(marked: string, width = 80): string[] {
  const text = marked.replace("[", "").replace("]", "");
  const position = (offset: number): { line: number; column: number } => {
    const before = linesOf(text.slice(0, offset));
    return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
  };
  const range = { start: position(marked.indexOf("[")), end: position(marked.indexOf("]") - 1) };
  return excerpt(linesOf(text), range, "^", width).flatMap((line) => [
    `${line.number}|${line.text}`,
    ` |${line.marks}`,
  ]);
}

test("marks the range", () => {
  expect(shown("process {\n  [cpus] = 4\n}")).toEqual(["2|  cpus = 4", " |  ^^^^"]);
});

test("an empty range has one mark", () => {
  expect(shown("a = []1")).toEqual(["1|a = 1", " |    ^"]);
});

test("a range at the end of a line has a mark behind it", () => {
  expect(shown("a =[]")).toEqual(["1|a =", " |   ^"]);
});

test("the end of a line may be CRLF or CR", () => {
  expect(shown("a = 1\r\n[b] = 2\rc = 3")).toEqual(["2|b = 2", " |^"]);
});

test("tabs are four columns wide", () => {
  expect(shown("\t\t[cpus] = 4")).toEqual(["1|        cpus = 4", " |        ^^^^"]);
});

test("marks stand under wide characters", () => {
  expect(shown("a = '大小' + [x]")).toEqual(["1|a = '大小' + x", " |             ^"]);
  expect(shown("a = ['大小']")).toEqual(["1|a = '大小'", " |    ^^^^^^"]);
});

test("a range over several lines shows the first and the last", () => {
  expect(shown("[process {\n  cpus = 4\n  } ]// end")).toEqual([
    "1|process {",
    " |^^^^^^^^^",
    "3|  } // end",
    " |  ^^",
  ]);
});

test("nothing where the line is not there", () => {
  expect(excerpt(["a"], { start: { line: 7, column: 1 }, end: { line: 7, column: 2 } }, "^", 80)).toEqual([]);
});

describe("a line that is too long", () => {
  const filler = "abcdefghij".repeat(20);

  test("is cut at its end where the range is at its start", () => {
    expect(shown(`[cpus] = ${filler}`, 20)).toEqual(["1|cpus = abcdefghijab…", " |^^^^"]);
  });

  test("is cut around a range at its end", () => {
    const [line, marks] = shown(`${filler} [cpus]`, 40);
    expect(line).toBe("1|…bcdefghijabcdefghij cpus");
    expect(marks).toBe(` |${" ".repeat(21)}^^^^`);
  });

  test("is cut on both sides, and so are the marks", () => {
    const [line, marks] = shown(`${filler}[${filler}]${filler}`, 40);
    expect(line).toBe("1|…abcdefghijabcdefghijabcdefghijabcdefgh…");
    expect(marks).toBe(` |${" ".repeat(21)}${"^".repeat(18)}`);
  });

  test("is cut by columns, not by characters", () => {
    const [line] = shown(`[大]${"小".repeat(100)}`, 20);
    expect(line).toBe(`1|大${"小".repeat(8)}…`);
  });

  test("of megabytes is cut as any other", () => {
    const [line, marks] = shown(`${"x".repeat(4_000_000)}[cpus]${"y".repeat(1_000_000)}`, 40);
    expect(line).toBe(`1|…${"x".repeat(20)}cpus${"y".repeat(14)}…`);
    expect(marks).toBe(` |${" ".repeat(21)}^^^^`);
  });
});

import { expect, test } from "vitest";
import { parseConfig, withoutByteOrderMark } from "../src/index.js";

const MARK = "\uFEFF";

test.each([
  'a = 1\r\n// b\r\nc { d = "x ${e} $f.g" }\r\n',
  "#!/usr/bin/env nextflow\na = 1\n",
  "// a\n# b\na = {\n",
  "",
])("behind a byte order mark everything has the place that it has without one: %j", (text) => {
  const plain = parseConfig(text);
  const marked = parseConfig(MARK + text);
  expect(marked.ast).toEqual(plain.ast);
  expect(marked.tokens).toEqual(plain.tokens);
  expect(marked.comments).toEqual(plain.comments);
  expect(marked.problems).toEqual([
    {
      code: "byte-order-mark",
      data: {},
      range: [-1, 0],
      loc: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } },
      legacy: false,
      fix: { range: [-1, 0], text: "" },
    },
    ...plain.problems,
  ]);
});

test("anywhere else it is a character like any other", () => {
  expect(parseConfig(`a = 1\n${MARK}b = 2`).problems.map(({ code }) => code)).toEqual(["unexpected-character"]);
  expect(parseConfig(`${MARK}${MARK}a = 1`).problems).toMatchObject([
    { code: "byte-order-mark" },
    { code: "unexpected-character", range: [0, 1] },
  ]);
});

test("a text without the mark is the text itself", () => {
  expect([`${MARK}a`, "a", `a${MARK}`, ""].map(withoutByteOrderMark)).toEqual(["a", "a", `a${MARK}`, ""]);
});

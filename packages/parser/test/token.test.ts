import { expect, it } from "vitest";
import { parseConfig } from "../src/index.js";

it("tokens say what they are", () => {
  const { tokens } = parseConfig("a.b = [1, 'c', \"d ${if_} $e.f\", int, true] // g\n# h");
  expect(tokens.map((token) => `${token.type} ${token.value}`)).toEqual([
    "Identifier a",
    "Punctuator .",
    "Identifier b",
    "Operator =",
    "Punctuator [",
    "Number 1",
    "Punctuator ,",
    "String 'c'",
    "Punctuator ,",
    'String "',
    "String d ",
    "Interpolation ${",
    "Identifier if_",
    "Punctuator }",
    "String  ",
    "Interpolation $e.f",
    'String "',
    "Punctuator ,",
    "Type int",
    "Punctuator ,",
    "Keyword true",
    "Punctuator ]",
    "Unexpected # h",
  ]);
});

it("comments have their text without the marks, and their place", () => {
  const { comments } = parseConfig("// a\nb = 1 /* c\n */\n");
  expect(comments).toEqual([
    { type: "Line", value: " a", range: [0, 4], loc: { start: { line: 1, column: 1 }, end: { line: 1, column: 5 } } },
    {
      type: "Block",
      value: " c\n ",
      range: [11, 19],
      loc: { start: { line: 2, column: 7 }, end: { line: 3, column: 4 } },
    },
  ]);
});

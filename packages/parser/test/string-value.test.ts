import { describe, expect, it } from "vitest";
import { invalidEscapes, unescapeDollarSlashy, unescapeQuoted, unescapeSlashy } from "../src/string-value.js";

describe("the values of strings are Groovy's", () => {
  it.each([
    ["a\\n\\t\\b\\f\\r\\s\\'\\\"\\\\\\$", "a\n\t\b\f\r '\"\\$"],
    ["\\0\\12\\101\\477", "\0\nA'7"],
    ["\\u00e9\\\\u00e9", "é\\u00e9"],
    ["a\\\nb\\\r\nc", "abc"],
    ["a\\d", "a\\d"],
  ])("quoted %j", (text, value) => {
    expect(unescapeQuoted(text)).toBe(value);
  });

  it.each([
    ["a\\/b\\d\\\\", "a/b\\d\\\\"],
    ["a\r\nb", "a\nb"],
    ["\\u0041", "A"],
    ["\\\\u0041", "\\\\u0041"],
    ["a\\\nb", "ab"],
  ])("slashy %j", (text, value) => {
    expect(unescapeSlashy(text)).toBe(value);
  });

  it("dollar-slashy", () => {
    expect(unescapeDollarSlashy("a$$b$/c\\d/")).toBe("a$b/c\\d/");
  });
});

it.each([
  ["\\d \\. \\n", [0, 3]],
  ["\\\\d", []],
  ["\\u12", [0]],
  ["a\\", [1]],
])("the invalid escapes of %j", (text, offsets) => {
  expect(invalidEscapes(text)).toEqual(offsets);
});

import { describe, expect, it } from "vitest";
import { parseJavaRegex } from "../src/java-regex.js";

describe("parseJavaRegex", () => {
  it.each([
    ["*FOO", { code: "dangling", text: "*" }],
    ["FOO|*", { code: "dangling", text: "*" }],
    ["(?:+A)", { code: "dangling", text: "+" }],
    ["A**", { code: "dangling", text: "*" }],
    ["A*??", { code: "dangling", text: "?" }],
    ["(A|B", { code: "unclosed-group" }],
    ["A|B)", { code: "unopened-group" }],
    ["[A-Z", { code: "unclosed-class" }],
    ["[[A]", { code: "unclosed-class" }],
    ["[]", { code: "unclosed-class" }],
    ["A\\", { code: "unknown-escape", text: "\\" }],
    ["A\\y", { code: "unknown-escape", text: "\\y" }],
    ["(?~A)", { code: "unknown-group", text: "(?~" }],
    ["{A", { code: "bad-repetition" }],
    ["A{,2}", { code: "bad-repetition" }],
    ["A{2", { code: "bad-repetition" }],
    ["A{3,2}", { code: "bad-repetition" }],
    ["[z-a]", { code: "reversed-range", text: "z-a" }],
  ])("rejects %s as Java does", (pattern, fault) => {
    expect(parseJavaRegex(pattern)).toEqual({ ok: false, fault });
  });

  it.each([
    ".*:FOO:(BAR|BAZ)",
    "A*?B++C?+D{2}?E{1,}F{1,3}+",
    "^(?!FOO$).*",
    "(?<name>A)(?=B)(?<!C)(?>D)(?:E)",
    "[]A]",
    "[^]A]",
    "[A-Z&&[^AEIOU]]",
    "[\\w.-]",
    "\\QA(B\\E.*",
    "\\d\\D\\w\\W\\s\\S\\b\\.",
    "A}]",
    "",
    "A||B|",
    "{2}",
  ])("takes %s", (pattern) => {
    expect(parseJavaRegex(pattern)?.ok).toBe(true);
  });

  it.each(["(?i)foo", "(?x: a b )", "\\p{Upper}", "\\x41"])("says nothing of %s", (pattern) => {
    expect(parseJavaRegex(pattern)).toBeUndefined();
  });

  it.each(["(", "[", "(["])("says nothing of %s without end", (opening) => {
    expect(parseJavaRegex(opening.repeat(100_000))).toBeUndefined();
  });

  it.each([
    ["[A-Z]", false],
    ["[^A-Z]", true],
    ["[0-;]", true],
    ["[:]", true],
    ["\\w", false],
    ["\\W", true],
    [".", true],
    ["[A[:]]", undefined],
  ])("knows whether %s can be a colon", (pattern, colon) => {
    expect(parseJavaRegex(pattern)).toEqual({ ok: true, root: { type: "sequence", items: [{ type: "set", colon }] } });
  });
});

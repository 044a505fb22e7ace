import { describe, expect, it } from "vitest";
import { matchesFully, parsePattern } from "../../src/index.js";
import type { Pattern } from "../../src/index.js";

function read(source: string): Pattern {
  const parsed = parsePattern(source);
  if (parsed.kind !== "pattern") throw new Error(`${source} is ${JSON.stringify(parsed)}`);
  return parsed.pattern;
}

describe("parsePattern", () => {
  it.each([
    ["*FOO", "dangling", "*", 0],
    ["FOO|*", "dangling", "*", 4],
    ["(?:+A)", "dangling", "+", 3],
    ["(?i)*", "dangling", "*", 4],
    ["A**", "dangling", "*", 2],
    ["A*??", "dangling", "?", 3],
    ["(A|B", "unclosed-group", "(", 0],
    ["A(B(?:C)", "unclosed-group", "(", 1],
    ["A|B)", "unopened-group", ")", 3],
    ["x[A-Z", "unclosed-class", "[", 1],
    ["[[A]", "unclosed-class", "[", 0],
    ["[]", "unclosed-class", "[", 0],
    ["A\\", "unknown-escape", "\\", 1],
    ["A\\y", "unknown-escape", "\\y", 1],
    ["[\\Z]", "unknown-escape", "\\Z", 1],
    ["(?~A)", "unknown-group", "(?~", 0],
    ["(?P<a>A)", "unknown-group", "(?P", 0],
    ["{A", "bad-repetition", "{", 0],
    ["A{,2}", "bad-repetition", "{", 1],
    ["A{2", "bad-repetition", "{", 1],
    ["A{3,2}", "bad-repetition", "{3,2}", 1],
    ["[z-a]", "reversed-range", "z-a", 1],
  ])("rejects %s as Java does, and says where", (source, code, text, start) => {
    expect(parsePattern(source)).toEqual({
      kind: "fault",
      fault: { code, text, range: { start, end: start + text.length } },
    });
  });

  it.each([
    ".*:FOO:(BAR|BAZ)",
    "A*?B++C?+D{2}?E{1,}F{1,3}+",
    "A{2}{3}",
    "^(?!FOO$).*",
    "(?<name>A)(?=B)(?<!C)(?>D)(?:E)",
    "(?i)foo(?s:.)",
    "[]A]",
    "[^]A]",
    "[A-Z&&[^AEIOU]]",
    "[\\w.-]",
    "[\\QA]\\E]",
    "\\QA(B\\E.*",
    "\\d\\D\\w\\W\\s\\S\\h\\H\\v\\V\\b\\.\\R\\X\\G\\1",
    "\\p{Upper}\\P{Punct}\\t",
    "A}]",
    "",
    "A||B|",
    "{2}",
    "é😀[😀-😂]",
  ])("takes %s", (source) => {
    expect(parsePattern(source)).toMatchObject({ kind: "pattern" });
  });

  it.each([
    "(?x: a b )",
    "(?-i)a",
    "\\p{IsGreek}",
    "\\p{constructor}",
    "\\x41",
    "\\b{g}",
    "(?<a>A)(?<a>B)",
    "A\\Q\\E*",
  ])("says nothing of %s", (source) => {
    expect(parsePattern(source)).toMatchObject({ kind: "unfollowed" });
  });

  it.each(["(", "[", "(["])("says nothing of %s without end", (opening) => {
    expect(parsePattern(opening.repeat(100_000))).toMatchObject({ kind: "unfollowed" });
  });

  it.each([
    ["[A-Z]", false],
    ["[^A-Z]", true],
    ["[0-;]", true],
    ["[:]", true],
    ["\\w", false],
    ["\\W", true],
    [".", true],
  ])("knows whether %s can be a colon", (source, isColon) => {
    const { root } = read(source);
    const [only] = root.type === "sequence" ? root.nodes : [];
    expect(only?.type === "set" && only.accepts(":".charCodeAt(0))).toBe(isColon);
  });

  it("keeps the places of characters and quantifiers", () => {
    expect(read("(A)\\.+?").root).toMatchObject({
      nodes: [
        { type: "group", node: { nodes: [{ type: "character", character: "A", range: { start: 1, end: 2 } }] } },
        {
          type: "repeat",
          node: { type: "character", character: ".", range: { start: 3, end: 5 } },
          quantifier: { start: 5, end: 7 },
        },
      ],
    });
  });
});

describe("matchesFully", () => {
  it.each<[pattern: string, text: string, matches: boolean | undefined]>([
    ["FOO.*", "FOO_BAR", true],
    ["FOO", "FOO_BAR", false],
    ["\\QA.\\E*", "A...", true],
    ["\\QA.\\E*", "A.A.", false],
    ["A{2}{3}", "AA", true],
    ["\\h\\v", " \n", true],
    // Told by the end of the text, or not.
    [".*:(ALIGN|SORT):INDEX", "P:SORT:INDEX", true],
    [".*:(ALIGN|SORT):INDEX", "P:SORT:INDEXED", false],
    ["(.+:)?(A|B.?)", "P:BC", true],
    ["(.+:)?(A|B.?)", "P:C", false],
    ["(A|B){2}", "AB", true],
    ["AB?", "A", true],
    ["AB*|", "", true],
    ["A|[B-D]+", "", false],
    ["(?i)a:b", "A:B", true],
    // What is not mirrored counts only where the match comes to it.
    ["A|\\R", "A", true],
    ["A|\\R", "B", undefined],
    ["[A-Z&&[^B]]", "A", undefined],
    ["\\1A", "A", undefined],
    ["*", "A", undefined],
    ["(?x)A", "A", undefined],
    ["(A*)*B", "A".repeat(40), undefined],
  ])("%s on %s", (pattern, text, matches) => {
    expect(matchesFully(pattern, text)).toBe(matches);
  });
});

import { parseConfig } from "@nf-lint/parser";
import { describe, expect, it } from "vitest";
import { removeComment } from "../../src/languages/comment-removal.js";

/** The text without its first comment; `undefined` where that needs a person. */
function without(text: string): string | undefined {
  const [comment] = parseConfig(text).comments;
  if (comment === undefined) throw new Error("The text has no comment.");
  const removal = removeComment(text, comment);
  return removal && text.slice(0, removal.range[0]) + removal.text + text.slice(removal.range[1]);
}

describe("a comment is removed", () => {
  it.each([
    ["with its line", "a = 1\n  // c\nb = 2\n", "a = 1\nb = 2\n"],
    ["with its line, whatever ends it", "a = 1\r\n// c\r\nb = 2\r\n", "a = 1\r\nb = 2\r\n"],
    ["with all its lines", "a = 1\n/* c\n * d\n */\nb = 2\n", "a = 1\nb = 2\n"],
    ["at the end of a file", "a = 1\n// c", "a = 1\n"],
    ["where nothing else is in the file", "// c", ""],
    ["with the blanks before it", "a = 1  // c\r\nb = 2", "a = 1\r\nb = 2"],
    ["with the blanks behind it, the indentation kept", "  /* c */ a = 1\n", "  a = 1\n"],
    ["between blanks", "a = /* c */ 1\n", "a = 1\n"],
    ["between words", "a = 1/* c */+ 2\n", "a = 1 + 2\n"],
    ["over several lines, behind a setting", "a = 1 /* c\n d */\nb = 2\n", "a = 1\nb = 2\n"],
    ["over several lines, before a setting", "/* c\n d */ b = 2\n", "b = 2\n"],
  ])("%s", (_, text, expected) => {
    expect(without(text)).toBe(expected);
  });

  it("not where its line ends may end a statement", () => {
    expect(without("a = 1 /* c\n */ b = 2\n")).toBeUndefined();
  });
});

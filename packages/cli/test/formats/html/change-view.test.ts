import { expect, test } from "vitest";
import { linesOf } from "../../../src/formats/excerpt.js";
import { changeView } from "../../../src/formats/html/change-view.js";

/** The lines that a change shows. */
function shown(text: string, edits: Parameters<typeof changeView>[0]["edits"]): string[] {
  return [
    ...changeView(
      { edits },
      () => text,
      () => linesOf(text),
    ).text.matchAll(/<(?:ins|del)>(.*?)<\//gs),
  ].map(([, line = ""]) => line);
}

const edit = (
  line: number,
  from: number,
  to: number,
  text: string,
): Parameters<typeof changeView>[0]["edits"][number] => ({
  file: "a",
  range: { start: { line, column: from }, end: { line, column: to } },
  text,
});

test("the line that goes and the line that comes", () => {
  expect(shown("a = 'true'\n", [edit(1, 5, 11, "true")])).toEqual(["- a = &apos;true&apos;", "+ a = true"]);
});

test("of an insertion only what is new", () => {
  expect(shown("a = 1\nb = 2\n", [edit(1, 6, 6, "\nx = 0")])).toEqual(["+ x = 0"]);
});

test("of several edits all that changes between the first and the last", () => {
  expect(shown("a\nb\nc\n", [edit(3, 1, 2, "C"), edit(1, 1, 2, "A")])).toEqual([
    "- a",
    "- b",
    "- c",
    "+ A",
    "+ b",
    "+ C",
  ]);
});

test("a file whose text is gone has no lines, and a change without words is that of --fix", () => {
  expect(
    changeView(
      { edits: [edit(1, 1, 1, "x")] },
      () => undefined,
      () => [],
    ).text,
  ).toBe('<div class="change"><p>nf-lint --fix makes this change.</p></div>');
});

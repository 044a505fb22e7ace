import { expect, test } from "vitest";
import { mergedEdit } from "../../src/formats/merged-edit.js";

const edit = (
  line: number,
  from: number,
  to: number,
  text: string,
  file = "a",
): Parameters<typeof mergedEdit>[0]["edits"][number] => ({
  file,
  range: { start: { line, column: from }, end: { line, column: to } },
  text,
});

test("edits become one, with what stands between them", () => {
  expect(mergedEdit({ edits: [edit(3, 1, 2, "C"), edit(1, 2, 3, "B")] }, "abc\r\ndef\r\nghi")).toEqual({
    file: "a",
    range: { start: { line: 1, column: 2 }, end: { line: 3, column: 2 } },
    text: "Bc\r\ndef\r\nC",
  });
});

test("nothing for edits of several files, or none", () => {
  expect(mergedEdit({ edits: [edit(1, 1, 1, "x"), edit(1, 1, 1, "x", "b")] }, "abc")).toBeUndefined();
  expect(mergedEdit({ edits: [] }, "abc")).toBeUndefined();
});

test("nothing for a byte order mark, which stands in no line", () => {
  expect(mergedEdit({ edits: [edit(1, 0, 1, "")] }, "abc")).toBeUndefined();
});

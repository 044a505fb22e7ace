import { expect, test } from "vitest";
import { displayWidth, graphemesOf } from "../../src/output/display-width.js";

test.each([
  ["", 0],
  ["process.cpus", 12],
  ["größe", 5],
  ["gro\u0308ße", 5],
  ["大小", 4],
  ["ｗｉｄｅ", 8],
  ["한글", 4],
  ["🧬", 2],
  ["👩‍🔬", 2],
  ["❤️", 2],
  ["\u0301", 0],
  ["…", 1],
])("%s takes %i columns", (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test("what is added to a character is a part of it", () => {
  expect(graphemesOf("ao\u0308👩‍🔬b")).toEqual([
    { text: "a", at: 0 },
    { text: "o\u0308", at: 1 },
    { text: "👩‍🔬", at: 3 },
    { text: "b", at: 8 },
  ]);
});

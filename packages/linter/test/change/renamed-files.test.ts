import { describe, expect, test } from "vitest";
import { bestPairs, likeness, renamedFiles } from "../../src/change/renamed-files.js";

const files = (texts: Readonly<Record<string, string>>): ReadonlyMap<string, string> => new Map(Object.entries(texts));
const TEXT = "a = 1\nb = 2\nc = 3\nd = 4\n";

describe("renamedFiles", () => {
  test("the same text under another name, whatever its line ends", () => {
    const renamed = renamedFiles(files({ "/old": TEXT }), files({ "/new": TEXT.replaceAll("\n", "\r\n") }));
    expect([...renamed]).toEqual([["/old", "/new"]]);
  });

  test("half of the lines are enough, less are not", () => {
    expect(renamedFiles(files({ "/old": TEXT }), files({ "/new": "a = 1\nb = 2\nx = 3\ny = 4\n" })).size).toBe(1);
    expect(renamedFiles(files({ "/old": TEXT }), files({ "/new": "a = 1\nx = 2\ny = 3\nz = 4\n" })).size).toBe(0);
  });

  test("the most alike pair comes first, and each file has one name", () => {
    const before = files({ "/one": TEXT, "/two": `${TEXT}e = 5\n` });
    const renamed = renamedFiles(before, files({ "/new": `${TEXT}e = 5\n` }));
    expect([...renamed]).toEqual([["/two", "/new"]]);
  });

  test("what has no lines is alike", () => {
    expect(likeness([], [])).toBe(1);
    expect(bestPairs([{ from: "a", to: "b", likeness: 0.4 }], 0.5).size).toBe(0);
  });
});

import { expect, test } from "vitest";
import { wrapped } from "../../src/formats/wrapped.js";

test("text that has room is one line", () => {
  expect(wrapped("one two", 7)).toEqual(["one two"]);
});

test("breaks between words where the width ends", () => {
  expect(wrapped("one two three", 8)).toEqual(["one two", "three"]);
});

test("what the first line holds already takes its room", () => {
  expect(wrapped("one two three", 10, 5)).toEqual(["one", "two three"]);
});

test("a word wider than the line stands alone", () => {
  expect(wrapped("a verylongword b", 5)).toEqual(["a", "verylongword", "b"]);
});

test("a wide character counts for two columns", () => {
  expect(wrapped("大小 大小", 8)).toEqual(["大小", "大小"]);
});

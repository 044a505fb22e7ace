import { expect, test } from "vitest";
import { parseProfileChoice } from "../src/profile-choice.js";

test("the order of the profiles is kept", () => {
  expect(parseProfileChoice("b,a")).toEqual(["b", "a"]);
});

test("blanks and empty names are dropped, as Nextflow does", () => {
  expect(parseProfileChoice(" a, ,b ,")).toEqual(["a", "b"]);
});

test("nothing is the run without profiles", () => {
  expect(parseProfileChoice("")).toEqual([]);
});

import { expect, test } from "vitest";
import { environmentOf } from "../../src/arguments/environment-argument.js";

test("a value may be given, and may hold an equals sign or nothing", () => {
  expect(environmentOf(["A=1", "B=x=y", "C="], {})).toEqual({ A: "1", B: "x=y", C: "" });
});

test("a name alone has its value from the command's own environment", () => {
  expect(environmentOf(["A", "B"], { A: "1", SECRET: "2" })).toEqual({ A: "1" });
});

import { expect, test } from "vitest";
import { keptFor } from "../../src/authoring/kept-for.js";

test("an answer is worked out once for each thing that it is about, also where it is nothing", () => {
  const asked: object[] = [];
  const answer = keptFor((about: { readonly name?: string }) => {
    asked.push(about);
    return about.name;
  });
  const [nameless, named] = [{}, { name: "a" }];
  expect([answer(nameless), answer(named), answer(nameless), answer(named)]).toEqual([undefined, "a", undefined, "a"]);
  expect(asked).toEqual([nameless, named]);
});

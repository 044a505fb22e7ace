import { describe, expect, it } from "vitest";
import { readYaml } from "../src/yaml-data.js";

describe("YAML that nests too deeply", () => {
  it.each([
    ["maps", "{".repeat(500) + "\n" + "}".repeat(500)],
    ["lists", "[".repeat(20_000)],
    ["items", "- ".repeat(20_000)],
    ["keys that are maps", "? ".repeat(500) + "a"],
    ["blocks", Array.from({ length: 1000 }, (_, n) => `${" ".repeat(n)}a:\n`).join("")],
  ])("is a problem like others: %s", (_, text) => {
    expect(readYaml(text)).toEqual({ ok: false, problems: [{ message: "This is nested too deeply." }] });
  });

  it("is not what has many maps beside each other, or brackets in a text", () => {
    expect(readYaml(`a: [${"{ b: [1] }, ".repeat(300)}]`)).toMatchObject({ ok: true });
    expect(readYaml(`a: "${"[".repeat(300)}"\nb: |\n${" ".repeat(300)}[[`)).toMatchObject({ ok: true });
  });
});

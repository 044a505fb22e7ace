import { describe, expect, it } from "vitest";
import { ScriptParser } from "../../src/grammar/script-parser.js";

describe("the grammar", () => {
  it("passes Chevrotain's own validation", () => {
    expect(() => new ScriptParser("validate-grammar")).not.toThrow();
  });
});

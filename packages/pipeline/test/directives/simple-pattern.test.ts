import { matchesName } from "@nf-lint/resolver";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchesSimply, simplePattern } from "../../src/directives/simple-pattern.js";
import { propertyRuns } from "../../../../test/property-runs.js";

describe("simple patterns", () => {
  test.each([
    ["ALIGN", "ALIGN", true],
    ["ALIGN", "WF:ALIGN", false],
    [".*:ALIGN", "WF:SUB:ALIGN", true],
    [".*:SUB:.*", "WF:SUB:ALIGN", true],
    [".*:SUB:.*", "WF:SUBS:ALIGN", false],
    ["A|.*:B", "WF:B", true],
    ["A.", "A", false],
    ["A.+", "AB", true],
    ["^A$|B", "B", true],
    ["A.*A", "A", false],
    ["", "A", false],
  ])("%j and %s", (pattern, name, expected) => {
    const simple = simplePattern(pattern);
    expect(simple && matchesSimply(simple, name)).toBe(expected);
  });

  test.each(["(A|B)", "A*", "[AB]", "A{2}", "!A", "\\w+", "A$B", "A++", ".**", ".*?"])("%j is none", (pattern) => {
    expect(simplePattern(pattern)).toBeUndefined();
  });

  test("match what the engine matches", () => {
    const word = (letters: readonly string[]): fc.Arbitrary<string> =>
      fc.string({ unit: fc.constantFrom(...letters), maxLength: 8 });
    fc.assert(
      fc.property(word(["A", "B", ":", ".", "*", "+", "|", "^", "$"]), word(["A", "B", ":"]), (pattern, name) => {
        const simple = simplePattern(pattern);
        if (simple !== undefined)
          expect([pattern, matchesSimply(simple, name)]).toEqual([pattern, matchesName(name, pattern)]);
      }),
      propertyRuns(20_000),
    );
  });
});

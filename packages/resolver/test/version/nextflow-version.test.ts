import { describe, expect, it } from "vitest";
import { compareNextflowVersions, parseNextflowVersion } from "@nf-lint/resolver";

const order = (a: string, b: string) =>
  Math.sign(compareNextflowVersions(parseNextflowVersion(a), parseNextflowVersion(b)));

describe("compareNextflowVersions", () => {
  it.each([
    ["24.10.0", "24.10.0", 0],
    ["24.10", "24.10.0", 0],
    ["24.4.0", "24.04.0", 0],
    ["24.9.0", "24.10.0", -1],
    ["25.04.0", "24.10.9", 1],
    ["24.04.0-edge", "24.04.0", 1],
    ["24.04.0-edge", "24.04.1", -1],
    ["25.11.0-edge", "25.10.3", 1],
    ["25.12.0-edge", "25.11.0-edge", 1],
    ["", "0", 0],
    [".24..10.", "24.10", 0],
  ])("%s against %s gives %i", (a, b, expected) => {
    expect(order(a, b)).toBe(expected);
    expect(order(b, a)).toBe(expected === 0 ? 0 : -expected);
  });

  it("compares what is no number as text", () => {
    expect(order("24.beta", "24.10")).toBe(1);
    expect(order("24.alpha", "24.beta")).toBe(-1);
  });
});

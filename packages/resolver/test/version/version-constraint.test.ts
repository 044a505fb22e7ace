import { describe, expect, it } from "vitest";
import {
  allowsBefore,
  allowsFrom,
  isExact,
  parseNextflowVersion,
  parseVersionConstraint,
  satisfies,
} from "@nf-lint/resolver";
import type { Bound, VersionConstraint } from "@nf-lint/resolver";

function constraint(text: string): VersionConstraint {
  const parsed = parseVersionConstraint(text);
  if (!parsed.ok) throw new Error(`not a constraint: ${text} (at ${parsed.token})`);
  return parsed.constraint;
}

const version = parseNextflowVersion;
const show = (bound: Bound | undefined) => bound && `${bound.version.text}${bound.inclusive ? " in" : " out"}`;

describe("parseVersionConstraint", () => {
  it.each([
    ["!>=23.04.0", true],
    [" ! >=23.04.0 ", true],
    [">=23.04.0", false],
    ["24.10.0", false],
  ])("%j is fatal: %s", (text, fatal) => {
    expect(constraint(text).fatal).toBe(fatal);
  });

  it("takes a leading != for the mark of a fatal mismatch, and an equals sign", () => {
    expect(constraint("!=24.10.0").fatal).toBe(true);
    expect(isExact(constraint("!=24.10.0"))).toBe(true);
  });

  it.each([">=24.04.0, <26", "==24.10.0", "<>24.10.0", "!=24.10.0", "24.10.1+", ">= 24.10", "", "!", ",,>=24,"])(
    "reads %j",
    (text) => {
      expect(parseVersionConstraint(text).ok).toBe(true);
    },
  );

  it.each([
    ["~24.10", "~24.10"],
    ["^24.10.0", "^24.10.0"],
    ["[24.04,25)", "[24.04"],
    [">=24.04.0 ,<26", ">=24.04.0 "],
    [">=24.04.0,!<26 || >27", "!<26 || >27"],
    [">=24.10+", ">=24.10+"],
    ["=>24.10", "=>24.10"],
    [">=24.10.0 <26", ">=24.10.0 <26"],
    ["!!>=24", "!>=24"],
    [">=24, ,<26", " "],
  ])("does not read %j: Nextflow ends the run at %j", (text, token) => {
    expect(parseVersionConstraint(text)).toEqual({ ok: false, token });
  });
});

describe("bounds", () => {
  it.each([
    [">=24.04.0", "24.04.0 in", undefined],
    [">24.04.0", "24.04.0 out", undefined],
    ["<26", undefined, "26 out"],
    ["<=25.10.4", undefined, "25.10.4 in"],
    [">=23.04.0,>=24.10.0,<26,<25.10", "24.10.0 in", "25.10 out"],
    [">=24.04.0,>24.04.0", "24.04.0 out", undefined],
    ["24.10.0", "24.10.0 in", "24.10.0 in"],
    ["23.10.1+", "23.10.1 in", "23.11 out"],
    ["23.+", "23. in", "24 out"],
    ["23+", "23 in", undefined],
    ["<>24.10.0", undefined, undefined],
  ])("%s lies between %s and %s", (text, lower, upper) => {
    expect(show(constraint(text).lower)).toBe(lower);
    expect(show(constraint(text).upper)).toBe(upper);
  });

  it("knows one version from several", () => {
    expect(isExact(constraint("!24.10.0"))).toBe(true);
    expect(isExact(constraint(">=24.10.0,<=24.10.0"))).toBe(true);
    expect(isExact(constraint(">=24.10.0,<=24.10.1"))).toBe(false);
    expect(isExact(constraint(">=24.10.0,<24.10.0"))).toBe(false);
  });
});

describe("satisfies", () => {
  it.each([
    ["24.10.0", "24.10.0", true],
    ["24.10.1", "24.10.0", false],
    ["24.10.0-edge", "24.10.0", false],
    ["24.10.1", "<>24.10.0", true],
    ["24.10.0", ">=24,!=24.10.0", false],
    ["23.10.4", "23.10.1+", true],
    ["23.11.0", "23.10.1+", false],
    ["23.10.0", "23.10.1+", false],
    ["23.04.1", "23.4.1+", false],
    ["23.0.1", "23.+", true],
    ["25.10.0", ">=24.04.0,<26", true],
    ["26.01.0-edge", ">=24.04.0,<26", false],
    ["26.04.0", "<=26.04", true],
    ["26.04.1", ">26.04", true],
  ])("%s and %j: %s", (text, condition, expected) => {
    expect(satisfies(version(text), constraint(condition))).toBe(expected);
  });
});

describe("room for versions", () => {
  it.each([
    [">=24.04.0", "26.04", true],
    [">=24.04.0,<26", "26.04", false],
    ["<26.04", "26.04", false],
    ["<=26.04", "26.04", true],
    ["24.10.0", "24.10", true],
  ])("%s allows some version from %s: %s", (text, since, expected) => {
    expect(allowsFrom(constraint(text), version(since))).toBe(expected);
  });

  it.each([
    [">=24.04.0", "24.10", true],
    [">=24.10.0", "24.10", false],
    ["<26", "24.10", true],
  ])("%s allows some version before %s: %s", (text, until, expected) => {
    expect(allowsBefore(constraint(text), version(until))).toBe(expected);
  });
});

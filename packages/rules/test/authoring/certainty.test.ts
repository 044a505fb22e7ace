import { createWorkspace, memoryFileSystem } from "@nf-lint/resolver";
import type { Value } from "@nf-lint/groovy";
import { describe, expect, it } from "vitest";
import { allOf, anyOf, isNumberFrom, isOn, isText } from "../../src/authoring/certainty.js";

function valueOf(source: string): Value | undefined {
  const files = memoryFileSystem({ "/p/nextflow.config": `process.x = ${source}` });
  const project = createWorkspace(files, { boundary: "/p" }).project("/p/nextflow.config");
  const [variant] = project.variants();
  return variant && project.resolve(variant).value("process.x");
}

describe("isOn", () => {
  it.each([
    ["true", "yes"],
    ["false", "no"],
    ["null", "no"],
    ["'false'", "unknown"],
    ["{ true }", "unknown"],
    ["params.undeclared", "unknown"],
  ])("%s: %s", (source, expected) => {
    expect(isOn(valueOf(source))).toBe(expected);
  });

  it("takes what is not set for off", () => {
    expect(isOn(undefined)).toBe("no");
  });
});

describe("isNumberFrom", () => {
  it.each([
    ["1", "yes"],
    ["0", "no"],
    ["null", "no"],
    ["'5'", "unknown"],
    ["[5]", "unknown"],
    ["params.undeclared", "unknown"],
    ["{ task.attempt > 1 ? 2 : 0 }", "yes"],
    ["{ task.attempt > 1 ? 0 : -1 }", "no"],
    ["{ task.attempt }", "unknown"],
  ])("%s from 1 on: %s", (source, expected) => {
    expect(isNumberFrom(valueOf(source), 1)).toBe(expected);
  });
});

describe("isText", () => {
  it.each([
    ["'retry'", "yes"],
    ["'finish'", "no"],
    ["7", "unknown"],
    ["{ task.exitStatus == 1 ? 'retry' : 'finish' }", "yes"],
    ["{ task.exitStatus == 1 ? 'ignore' : 'finish' }", "no"],
    ["{ task.exitStatus == 1 ? 'ignore' : params.undeclared }", "unknown"],
  ])("%s is 'retry': %s", (source, expected) => {
    expect(isText(valueOf(source), (text) => text === "retry")).toBe(expected);
  });
});

describe("several answers", () => {
  it.each([
    [["yes", "yes"], "yes", "yes"],
    [["yes", "unknown"], "unknown", "yes"],
    [["no", "unknown"], "no", "unknown"],
    [["no", "yes", "unknown"], "no", "yes"],
    [["no", "no"], "no", "no"],
  ] as const)("of %j: all %s, any %s", (answers, all, any) => {
    expect(allOf(answers)).toBe(all);
    expect(anyOf(answers)).toBe(any);
  });
});

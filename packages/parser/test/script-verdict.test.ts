import { describe, expect, it } from "vitest";
import { parseScript } from "../src/index.js";
import knownDifferences from "./known-differences.json" with { type: "json" };
import { printScriptTree } from "./print-script-tree.js";
import { hasScripts, readScripts } from "./shared-scripts.js";

describe.runIf(hasScripts)("what Nextflow says of a script by its text alone", () => {
  const scripts = hasScripts ? readScripts() : [];

  it("is our verdict on every script", () => {
    const differing = scripts.filter(({ text, errors }) => {
      return (parseScript(text).problems.length === 0) !== (errors.length === 0);
    });
    console.log(`scripts: same verdict ${scripts.length - differing.length} of ${scripts.length}`);
    expect(differing.map(({ name }) => name).sort()).toEqual(Object.keys(knownDifferences.scripts).sort());
  });

  it("has its first error on the line of our first problem, in all but a few", () => {
    const rejected = scripts.filter(({ errors }) => errors.length > 0);
    const sameLine = rejected.filter(({ text, errors }) => {
      return parseScript(text).problems[0]?.loc.start.line === errors[0]?.[0];
    });
    console.log(`scripts: same line ${sameLine.length} of ${rejected.length}`);
    expect(sameLine.length / rejected.length).toBeGreaterThan(0.85);
  });

  it("has the tree that ours prints as", () => {
    const trees = scripts.filter(({ tree }) => tree !== undefined);
    for (const { name, text, tree } of trees) expect(printScriptTree(parseScript(text).ast), name).toBe(tree);
    console.log(`scripts: same tree ${trees.length} of ${trees.length}`);
  });
});

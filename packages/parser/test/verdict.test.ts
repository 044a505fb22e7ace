import { describe, expect, it } from "vitest";
import { parseConfig, type Problem, type ProblemCode } from "../src/index.js";
import knownDifferences from "./known-differences.json" with { type: "json" };
import { CORPUS_SETS, hasCorpus, readCorpus, readSyntaxCases } from "./shared-corpus.js";

/**
 * What Nextflow finds after its grammar took the whole file. Where the grammar stops, it reports that alone; so where we
 * have problems of both kinds, its first is the first of the other kind.
 */
const FOUND_AFTER_THE_GRAMMAR: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  "legacy-if",
  "legacy-try",
  "legacy-variable",
  "incomplete-statement",
  "reserved-name",
  "invalid-assignment-target",
  "duplicate-named-argument",
]);

function firstAsInNextflow(problems: readonly Problem[]): Problem | undefined {
  return problems.find((problem) => !FOUND_AFTER_THE_GRAMMAR.has(problem.code)) ?? problems[0];
}

function expectOnlyKnown(found: readonly string[], known: Readonly<Record<string, string>>): void {
  expect(found.filter((name) => !(name in known))).toEqual([]);
  expect(Object.keys(known).filter((name) => !found.includes(name))).toEqual([]);
}

describe.runIf(hasCorpus)("the verdict of Nextflow's strict parser", () => {
  it.each(CORPUS_SETS)("is ours on every file of %s", (set) => {
    const files = readCorpus(set);
    const differing: string[] = [];
    const otherLine: string[] = [];
    let rejected = 0;
    for (const { file, text, ok, errors } of files) {
      const { problems } = parseConfig(text);
      if ((problems.length === 0) !== ok) differing.push(file);
      if (ok) continue;
      rejected += 1;
      if (firstAsInNextflow(problems)?.loc.start.line !== errors[0]?.line) otherLine.push(file);
    }
    console.log(
      `${set}: same verdict ${files.length - differing.length} of ${files.length}; ` +
        `same line ${rejected - otherLine.length} of ${rejected}`,
    );
    expect(differing).toEqual([]);
    expectOnlyKnown(otherLine, knownDifferences.lines[set]);
  });

  it("is ours on every syntax case, but for what Nextflow rejects after parsing", () => {
    const cases = readSyntaxCases();
    const differing: string[] = [];
    let sameLine = 0;
    let rejected = 0;
    for (const { name, source, v2 } of cases) {
      const { problems } = parseConfig(source);
      if ((problems.length === 0) !== v2.ok) differing.push(name);
      else if (!v2.ok) {
        rejected += 1;
        expect(problems[0]?.loc.start.line, name).toBe(v2.errors?.[0]?.line);
        sameLine += 1;
      }
    }
    console.log(
      `syntax cases: same verdict ${cases.length - differing.length} of ${cases.length}; ` +
        `same line ${sameLine} of ${rejected}; the others are rejected after parsing`,
    );
    expectOnlyKnown(differing, knownDifferences.cases);
  });
});

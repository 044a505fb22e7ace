import { describe, expect, it } from "vitest";
import { describeProblem, parseConfig } from "../src/index.js";
import { printAst } from "./print-ast.js";

const problemsIn = (source: string) =>
  parseConfig(source).problems.map(
    (problem) => `${problem.loc.start.line}:${problem.loc.start.column} ${problem.code}`,
  );

describe("a text of several lines between two quotes", () => {
  const text =
    'process {\n  beforeScript = ""\n    module purge\n    module load a/2.4\n  ""\n  .stripIndent()\n  cpus 2\n}\n';

  it("is one problem, where it begins; others stay", () => {
    expect(problemsIn(text)).toEqual(["2:18 doubled-quotes", "7:3 missing-equals"]);
  });

  it("leaves nothing of its lines in the tree", () => {
    expect(printAst(parseConfig(text).ast)).toBe("(Block process (Assign = beforeScript (Invalid)) (Assign = cpus 2))");
  });

  it("says which quotes to write", () => {
    const [problem] = parseConfig(text).problems;
    expect(problem && describeProblem(problem)).toBe(
      'Two quotes are an empty string. Begin and end a text of several lines with three: `"""`.',
    );
  });

  it.each([
    ["an empty string, and another in a list", 'a = ""\nb = [\n  ""\n]\n', []],
    ["an empty string far from one that stands alone", 'a = ""\nb = 1\n""\n', ["3:1 incomplete-statement"]],
    [
      "other quotes",
      "a = ''\nb c d\n\"\"\n",
      ["2:1 missing-equals", "2:5 unexpected-token", "3:1 incomplete-statement"],
    ],
  ])("is not seen in %s", (_, source, problems) => {
    expect(problemsIn(source)).toEqual(problems);
  });
});

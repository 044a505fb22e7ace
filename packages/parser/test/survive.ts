import { expect } from "vitest";
import { describeProblem, type Node, type Problem, type Token } from "../src/index.js";

interface Parsed {
  readonly ast: Node;
  readonly tokens: readonly Token[];
  readonly problems: readonly Problem[];
}

/** Parses and uses the result; ends without a throw. */
export function survive(parse: (text: string) => Parsed, text: string): void {
  const { ast, tokens, problems } = parse(text);
  const mark = text.startsWith("\uFEFF") ? 1 : 0;
  expect(ast.range).toEqual([0, text.length - mark]);
  expect(tokens.length).toBeLessThanOrEqual(text.length);
  for (const problem of problems) {
    expect(problem.range[0]).toBeGreaterThanOrEqual(-mark);
    expect(problem.range[1]).toBeLessThanOrEqual(text.length + 1);
    describeProblem(problem);
  }
}

import { expect } from "vitest";
import { describeProblem, type Node, type Problem, type Token } from "../src/index.js";

interface Parsed {
  readonly ast: Node;
  readonly tokens: readonly Token[];
  readonly problems: readonly Problem[];
}

/** Parses and uses the result; ends without a throw. Asks `expect` once a text: it is called for a hundred thousand. */
export function survive(parse: (text: string) => Parsed, text: string): void {
  const { ast, tokens, problems } = parse(text);
  const mark = text.startsWith("\uFEFF") ? 1 : 0;
  const outside = problems.filter(({ range: [start, end] }) => start < -mark || end > text.length + 1);
  for (const problem of problems) describeProblem(problem);
  const found = { range: ast.range, hasTooManyTokens: tokens.length > text.length, outside };
  expect(found).toEqual({ range: [0, text.length - mark], hasTooManyTokens: false, outside: [] });
}

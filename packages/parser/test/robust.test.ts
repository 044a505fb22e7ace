import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseConfig, traverse } from "../src/index.js";
import { CORPUS_SETS, hasCorpus, readCorpus } from "./shared-corpus.js";
import { survive as surviveParsing } from "./survive.js";
import { propertyRuns } from "../../../test/property-runs.js";

function survive(text: string): void {
  surviveParsing(parseConfig, text);
}

const EXAMPLE = `process {
  withName: 'A|B' { errorStrategy = { task.attempt <= 3 ? 'retry' : "x \${y.z} $a.b" } }
  ext.args = [1, [a: 2.GB, 'b': -3 ** 2]*.size(), /c\\/d/, '''e
f'''].findAll { it -> it in 1..2 } // g
}
plugins { id 'nf-schema@2.1.1' }
def f(x) { for (i in x) { i++ }; switch (x) { case 1: break }
  f(y = switch (x) { case 1, 2 -> x = 3; default -> { yield 4 } }) }
`;

const corpus = hasCorpus ? CORPUS_SETS.flatMap((set) => readCorpus(set).map(({ text }) => text)) : [];

describe("whatever the text, there is a tree and there are problems", () => {
  it("random text of the language's own characters", () => {
    const piece = fc.constantFrom(
      ..."{}()[]'\"$/\\=.,:;?*+-<>!~#@&|^%\n\r\t 1aZ_".split(""),
      ..."'''|\"\"\"|${|a = |if (|->|in |def |new |includeConfig |withName: |/*|*/|//|case |catch |return ".split("|"),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        survive(pieces.join(""));
      }),
      propertyRuns(3000),
    );
  });

  it("random characters", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 80 }), survive), propertyRuns(1000));
  });

  it("an example that is cut at every place", () => {
    for (let end = 0; end <= EXAMPLE.length; end += 1) survive(EXAMPLE.slice(0, end));
  });

  it("an example with tokens that are left out, doubled or swapped", () => {
    const { tokens } = parseConfig(EXAMPLE);
    for (const [index, token] of tokens.entries()) {
      const before = EXAMPLE.slice(0, token.range[0]);
      const behind = EXAMPLE.slice(token.range[1]);
      survive(before + behind);
      survive(`${before}${token.value} ${token.value}${behind}`);
      const next = tokens[index + 1];
      if (next === undefined) continue;
      const between = EXAMPLE.slice(token.range[1], next.range[0]);
      survive(before + next.value + between + token.value + EXAMPLE.slice(next.range[1]));
    }
  });

  it.runIf(hasCorpus)("every file of the corpus, cut at 8 places", () => {
    for (const [phase, text] of corpus.entries()) {
      // Each file at other places than the one before.
      const step = Math.max(1, text.length / 8);
      for (let end = (phase % 7) * (step / 7); end < text.length; end += step) survive(text.slice(0, Math.floor(end)));
    }
  });

  it.runIf(hasCorpus)("files of the corpus with a token left out, doubled or swapped", () => {
    for (const [file, text] of corpus.entries()) {
      const { tokens } = parseConfig(text);
      // Each file at other places than the one before.
      for (const part of [1 + (file % 5), 1 + ((file + 2) % 5)]) {
        const index = Math.floor((part * tokens.length) / 6);
        const token = tokens[index];
        const next = tokens[index + 1];
        if (token === undefined || next === undefined) continue;
        const before = text.slice(0, token.range[0]);
        survive(before + text.slice(token.range[1]));
        survive(`${before}${token.value} ${text.slice(token.range[0])}`);
        survive(
          before + next.value + text.slice(token.range[1], next.range[0]) + token.value + text.slice(next.range[1]),
        );
      }
    }
  });
});

const DEEP = 10_000;

describe("what is nested deep is a problem, and no overflow", () => {
  it.each([
    ["(", "a = ", "1", ")"],
    ["[", "a = ", "1", "]"],
    ["{ ", "a = ", "1", "}"],
    ["a { ", "", "", "}"],
    ["a { withName: b { ", "", "", "}}"],
    ["[a: ", "a = ", "1", "]"],
    ["f(", "a = ", "1", ")"],
    ["f { ", "a = ", "1", "}"],
    ["new A(", "a = ", "1", ")"],
    ['"${', "a = ", "1", '}"'],
    ["if (a) { ", "", "b = 1", "}"],
    ["{ -> if (a) { ", "a = ", "b", "}}"],
    ["try { ", "", "b = 1", "} catch (A e) { }"],
  ])("%j", (open, before, inner, close) => {
    const text = before + open.repeat(DEEP) + inner + close.repeat(DEEP);
    const { ast, problems } = parseConfig(`${text}\nz = 1`);
    expect(problems.map((problem) => problem.code)).toContain("nesting-too-deep");
    expect(problems.length).toBeLessThan(5);
    const last = ast.body[ast.body.length - 1];
    expect(last).toMatchObject({ type: "ConfigAssign", path: [{ name: "z" }] });
    survive(before + open.repeat(DEEP));
    survive(before + open.repeat(DEEP) + inner);
    survive(close.repeat(DEEP));
  });

  it.each([
    ["a = ", "!", "b"],
    ["a = ", "- ", "b"],
    ["a = ", "b ? c : ", "d"],
    ["a = ", "b ?: ", "d"],
    ["a = ", "b + ", "d"],
    ["a = ", "2 ** ", "d"],
    ["a = b", ".c", ""],
    ["a = b", "[0]", ""],
    ["a = b", "()", ""],
    ["a = b", " { }", ""],
    ["a = { ", "if (a) b else ", "c }"],
    ["a = { ", "if (a) ", "c }"],
    ["a = { ", "x: ", "c }"],
    ["a = b as A", "<A", ""],
    ["a = ", "(int) ", "b"],
  ])("%j and many times %j", (before, repeated, behind) => {
    const text = before + repeated.repeat(DEEP) + behind;
    const { ast, problems } = parseConfig(`${text}\nz = 1`);
    expect(problems.length).toBeGreaterThan(0);
    expect(ast.body[ast.body.length - 1]).toMatchObject({ type: "ConfigAssign", path: [{ name: "z" }] });
    expect(depthOf(text)).toBeLessThan(1200);
  });

  it("a file of 5 MB", () => {
    // What the strict parser takes: all but the function.
    const strict = EXAMPLE.slice(0, EXAMPLE.indexOf("def f"));
    const times = Math.ceil(5e6 / strict.length);
    const { ast, problems } = parseConfig(strict.repeat(times));
    expect(problems).toEqual([]);
    expect(ast.body.length).toBe(2 * times);
  });

  it("a file of 1 MB in which every line is wrong", () => {
    const line = "a = = 'b\nc } (d\ne = f(g\n + h) i # j\n";
    const { ast, problems } = parseConfig(line.repeat(Math.floor(1e6 / line.length)));
    expect(problems.length).toBeGreaterThan(1e4);
    // Nobody reads so many: what is left counts as one statement that cannot be read.
    expect(ast.body.length).toBeLessThan(1e4);
  });
});

function depthOf(text: string): number {
  const depths = new Map<object, number>();
  let deepest = 0;
  traverse(parseConfig(text).ast, (node, parent) => {
    const depth = parent === undefined ? 0 : (depths.get(parent) ?? 0) + 1;
    depths.set(node, depth);
    deepest = Math.max(deepest, depth);
  });
  return deepest;
}

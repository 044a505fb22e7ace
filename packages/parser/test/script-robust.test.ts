import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseScript } from "../src/index.js";
import { EXAMPLE, LEGACY } from "./example-scripts.js";
import { hasScripts, readScripts } from "./shared-scripts.js";
import { survive } from "./survive.js";
import { propertyRuns } from "../../../test/property-runs.js";

describe("whatever the text, there is a tree and there are problems", () => {
  it("random text of the language's own words and characters", () => {
    const piece = fc.constantFrom(
      ..."{}()[]'\"$/\\=.,:;?*+-<>!~#@&|^%\n\r\t 1aZ_".split(""),
      ..."process A {|workflow {|input:|\nscript:|\noutput:|take:|emit: |params |record R {|include { a } from |".split(
        "|",
      ),
      ..."'''|\"\"\"|${|a = |if (|->|in |def |new |enum E {|x: T|catch |return |!{|output {|agent a {\n|\nprompt: ".split(
        "|",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        survive(parseScript, pieces.join(""));
      }),
      propertyRuns(3000),
    );
  });

  it("random characters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
        survive(parseScript, text);
      }),
      propertyRuns(1000),
    );
  });

  it.each([EXAMPLE, LEGACY])("an example that is cut at every place", (example) => {
    for (let end = 0; end <= example.length; end += 1) survive(parseScript, example.slice(0, end));
  });

  it.each([EXAMPLE, LEGACY])("an example with tokens that are left out, doubled or swapped", (example) => {
    const { tokens } = parseScript(example);
    for (const [index, token] of tokens.entries()) {
      const before = example.slice(0, token.range[0]);
      const behind = example.slice(token.range[1]);
      survive(parseScript, before + behind);
      survive(parseScript, `${before}${token.value} ${token.value}${behind}`);
      const next = tokens[index + 1];
      if (next === undefined) continue;
      const between = example.slice(token.range[1], next.range[0]);
      survive(parseScript, before + next.value + between + token.value + example.slice(next.range[1]));
    }
  });

  it.runIf(hasScripts)("every shared script, cut at 4 places and spliced with the next", () => {
    const scripts = readScripts();
    for (const [index, { text }] of scripts.entries()) {
      const other = scripts[(index + 1) % scripts.length]?.text ?? "";
      // Each script at other places than the one before.
      for (let part = index % 5; part < 20; part += 5) {
        const at = Math.floor((part * text.length) / 20);
        survive(parseScript, text.slice(0, at));
        survive(parseScript, text.slice(0, at) + other.slice(Math.floor((part * other.length) / 20)));
      }
    }
  });
});

const DEEP = 2_000;

describe("what is nested deep is a problem, and no overflow", () => {
  it.each([
    ["process A { ", "script: ", "}"],
    ["workflow { ", "", "}"],
    ["workflow {\nmain:\nfoo { ", "", "}}"],
    ["foo { a: ", "b", "}"],
    ["output { a { ", "", "}}"],
    ["params { a = [", "", "]}"],
    ["def f() { ", "", "}"],
    ["class A { ", "", "}"],
    ['process A {\nscript:\n"${ ', "1", '}"\n}'],
  ])("%j", (open, inner, close) => {
    const text = open.repeat(DEEP) + inner + close.repeat(DEEP);
    const { ast, problems } = parseScript(`${text}\nworkflow Z { }`);
    expect(problems.map(({ code }) => code)).toContain("nesting-too-deep");
    expect(ast.body[ast.body.length - 1]).toMatchObject({ type: "WorkflowDeclaration", name: { name: "Z" } });
    survive(parseScript, open.repeat(DEEP));
    survive(parseScript, open.repeat(DEEP) + inner);
  });

  it.each([
    ["foo { ", "a: ", "b }"],
    ["def x: ", "List<", "A"],
    ["x = ", "a.b { } | ", "c"],
    ["process A {\n", "cpus 1\n", "script: 'a' }"],
    ["", "@A ", "def f() { }"],
    ["", "final ", "def x = 1"],
    ["x as A", "?", ""],
    ["", "process A { ", ""],
    ["workflow {\n", "take:\n", "}"],
  ])("%j and many times %j", (before, repeated, behind) => {
    survive(parseScript, before + repeated.repeat(DEEP) + behind);
  });

  it("a file of 1 MB", () => {
    const process = 'process A {\n  cpus 2\n  input:\n  val x\n  script:\n  """\n  echo ${x}\n  """\n}\n';
    const text = process.repeat(Math.ceil(1e6 / process.length));
    const { ast, problems } = parseScript(text);
    expect(problems).toEqual([]);
    expect(ast.body.length).toBe(Math.ceil(1e6 / process.length));
  });
});

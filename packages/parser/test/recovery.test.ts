import { describe, expect, it } from "vitest";
import { describeProblem, parseConfig } from "../src/index.js";
import { printAst } from "./print-ast.js";

/** Applies the fixes of all problems, from the last to the first. */
function fixed(source: string): string {
  const { problems } = parseConfig(source);
  return problems.reduceRight((text, { fix }) => {
    return fix === undefined ? text : text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]);
  }, source);
}

describe("one slip is one problem, and the statements behind it are read", () => {
  it.each([
    ["memory 8.GB", "missing-equals", "1:1", "(Assign = memory (Property . 8 GB))"],
    ["a { cpus 4 }", "missing-equals", "1:5", "(Block a (Assign = cpus 4))"],
    ["enabled: true", "colon-instead-of-equals", "1:8", "(Assign = enabled true)"],
    [
      "p { withName = 'X' { a = 1 } }",
      "equals-in-selector",
      "1:14",
      "(Block p (Selector withName 'X' (Assign = a 1)))",
    ],
    ["p { withName 'X' { a = 1 } }", "missing-colon", "1:5", "(Block p (Selector withName 'X' (Assign = a 1)))"],
    ["withName: X { a = 1 }", "selector-at-top-level", "1:1", "(Selector withName X (Assign = a 1))"],
    ["process.cpus", "incomplete-statement", "1:1", "(Incomplete process cpus)"],
    ["a = ", "unexpected-token", "1:5", "(Assign = a (Invalid))"],
    ["a = 4 GB", "unexpected-token", "1:7", "(Assign = a (Invalid))"],
    ["a = [1, 2", "unclosed-bracket", "1:5", "(Assign = a (List 1 2))"],
    ["a = f(1, 2", "unclosed-bracket", "1:6", "(Assign = a (Call f 1 2))"],
    ["a { b = 1\n}\n}", "stray-bracket", "3:1", "(Block a (Assign = b 1))"],
    ["a = f(1]", "mismatched-bracket", "1:8", "(Assign = a (Call f 1))"],
    ["a = 'b", "unclosed-string", "1:5", "(Assign = a 'b')"],
    ['a = "b ${c}', "unclosed-string", "1:5", '(Assign = a (GString " "b " c))'],
    ['a = f("b)', "unclosed-string", "1:7", "(Assign = a (Call f 'b)'))"],
    ['a = "b ${c"', "unclosed-interpolation", "1:8", undefined],
    ["a = '\\d'", "invalid-escape", "1:6", "(Assign = a '\\\\d')"],
    ['a = "5 $ b"', "unescaped-dollar", "1:8", "(Assign = a '5 $ b')"],
    ["# note\na = 1", "hash-comment", "1:1", "(Assign = a 1)"],
    ["a = 1 # note", "hash-comment", "1:7", "(Assign = a 1)"],
    ["a = 09", "invalid-number", "1:5", "(Assign = a 9)"],
    ["a = { 1 = 2 }", "invalid-assignment-target", "1:7", "(Assign = a (Closure (Assignment = 1 2)))"],
    [
      "a = f(x: 1, x: 2)",
      "duplicate-named-argument",
      "1:13",
      "(Assign = a (Call f (NamedArgument x 1) (NamedArgument x 2)))",
    ],
    ["a = [b,,]", "unexpected-token", "1:8", "(Assign = a (Invalid))"],
    ["a = b\uFEFF + c", "unexpected-character", "1:6", "(Assign = a (Binary + b c))"],
    ["a = { int 1 }", "unexpected-token", "1:11", "(Assign = a (Closure (Invalid)))"],
    ["a = { def (b) = c }", "unexpected-token", "1:13", "(Assign = a (Closure (Invalid)))"],
    ["a = { try { b } catch (int e) { c } }", "unexpected-token", "1:24", "(Assign = a (Closure (Invalid)))"],
    ["a = { if (b) c; else d }", "unexpected-token", "1:17", "(Assign = a (Closure (If b (Expression c)) (Invalid)))"],
    ["a = [,]", "empty-list-with-comma", "1:6", "(Assign = a (List))"],
    ["a = { class }", "reserved-name", "1:7", "(Assign = a (Closure (Expression class)))"],
    ["a = [b: 1, 2]", "unexpected-token", "1:13", "(Assign = a (Invalid))"],
    ["a = b ? c", "unexpected-token", "2:1", "(Assign = a (Invalid))"],
    [") = 1", "stray-bracket", "1:1", undefined],
    ["a = 1 @ 2", "unexpected-token", "1:7", "(Assign = a (Invalid))"],
    ["a = 1 ` 2", "unexpected-character", "1:7", "(Assign = a (Invalid))"],
  ])("%j", (source, code, place, tree) => {
    const { ast, problems } = parseConfig(`${source}\nz.y = 1\nz { x = 2 }`);
    const lines = printAst(ast).split("\n");
    expect(lines.slice(-2)).toEqual(["(Assign = z y 1)", "(Block z (Assign = x 2))"]);
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    const [problem] = problems;
    if (problem === undefined) throw new Error("no problem");
    expect(`${problem.loc.start.line}:${problem.loc.start.column}`).toBe(place);
    expect(describeProblem(problem)).toMatch(/^[^\s].*[.]$/s);
    if (tree !== undefined) expect(lines.slice(0, -2).join("\n")).toBe(tree);
  });

  it.each([
    ["a = b ? c", "The file ends, but `:` was expected."],
    ["a = { b ? c }", "Found `}`, but `:` was expected."],
    ["a = 4 GB", "Found `GB`, but the end of the line was expected."],
  ])("says what was expected: %s", (source, message) => {
    expect(parseConfig(source + "\n").problems.map(describeProblem)).toEqual([message]);
  });

  it("reads on behind a brace that is missing, which shows by the indentation", () => {
    const { ast, problems } = parseConfig("a {\n  b {\n    c = 1\n\n  d = 2\n}\ne = 3\n");
    expect(problems.map(({ code, loc }) => [code, loc.start.line])).toEqual([["unclosed-bracket", 2]]);
    expect(printAst(ast)).toContain("(Assign = e 3)");
  });

  it("points at the brace that is missed at the end of the file, and says where", () => {
    const [problem] = parseConfig("a {\n  b = 1\n").problems;
    expect(problem).toMatchObject({ code: "unclosed-bracket", range: [2, 3], related: { code: "noticed-here" } });
  });

  it("leaves a comment string open to the end of the file alone", () => {
    expect(parseConfig("a = 1 /* b").problems.map((problem) => problem.code)).toEqual(["unclosed-comment"]);
    expect(parseConfig("a = '''b\nc").problems.map((problem) => problem.code)).toEqual(["unclosed-string"]);
    expect(parseConfig('a = """b\nc').problems.map((problem) => problem.code)).toEqual(["unclosed-string"]);
  });
});

describe("fixes", () => {
  it.each([
    ["memory 8.GB", "memory = 8.GB"],
    ["enabled: true", "enabled = true"],
    ["p { withName = 'X' { a = 1 } }", "p { withName: 'X' { a = 1 } }"],
    ["a = '\\d'", "a = '\\\\d'"],
    ['a = "5 $ b"', 'a = "5 \\$ b"'],
    ["# note\na = 1", "// note\na = 1"],
  ])("%j", (source, mended) => {
    expect(fixed(source)).toBe(mended);
    expect(parseConfig(mended).problems).toEqual([]);
  });
});

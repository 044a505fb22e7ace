import { describe, expect, it } from "vitest";
import { describeProblem, parseScript, type ProcessDeclaration } from "../src/index.js";

/** The kinds of sections of a process, and how many rows each has. */
function outline({ sections }: ProcessDeclaration): string {
  return sections.map(({ kind, body }) => `${kind} ${body.length}`).join(", ");
}

describe("one slip is one problem, and what stands around it is read", () => {
  it.each([
    ["cpus = 2\ninput:\nval x\nscript:\n'a'", "invalid-row", "2:1", "directives 1, input 1, script 1"],
    ["cpus )\ntag 'b'\nscript:\n'a'", "stray-bracket", "2:6", "directives 2, script 1"],
    ["cpus 1 2\ntag 'b'\nscript:\n'a'", "unexpected-token", "2:8", "directives 2, script 1"],
    ["input:\nval x from y\noutput:\npath 'z'\nscript:\n'a'", "legacy-dsl1", "3:7", "input 1, output 1, script 1"],
    ["output:\npath('z') optional true\nscript:\n'a'", "legacy-row-option", "3:11", "output 1, script 1"],
    ["output:\npath 'z'\ninput:\nval x\nscript:\n'a'", "misplaced-section", "4:1", "output 1, input 1, script 1"],
    ["script:\n'a'\nscript:\n'b'", "duplicate-section", "4:1", "script 1, script 1"],
    ["inputs:\nval x\nscript:\n'a'", "unknown-section", "2:1", "foreign 1, script 1"],
    ["input:\noutput:\npath 'z'\nscript:\n'a'", "empty-section", "2:1", "input 0, output 1, script 1"],
    ["input:\nval x", "missing-section", "1:9", "input 1"],
    ["input:\nval x\n'a'", "missing-script-label", "4:1", "input 1, script 1"],
    ["input:\nx: Path\nscript:\n'a'", "typed-row-in-legacy", "3:1", "input 1, script 1"],
    ["stage:\nenv 'A', 'b'\nscript:\n'a'", "typed-section-in-legacy", "2:1", "stage 1, script 1"],
    ["output:\npath 'z', emit:\nscript:\n'a'", "unexpected-token", "3:16", "output 1, script 1"],
    ["cpus 1;;\nscript:\n'a'", "stray-semicolon", "2:8", "directives 1, script 1"],
  ])("process A { %j", (body, code, place, sections) => {
    const { ast, problems } = parseScript(`process A {\n${body}\n}\nprocess B {\nscript:\n'b'\n}\n`);
    const [first, second] = ast.body as ProcessDeclaration[];
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    const [problem] = problems;
    if (problem === undefined || first === undefined || second === undefined) throw new Error("nothing there");
    expect(`${problem.loc.start.line}:${problem.loc.start.column}`).toBe(place);
    expect(describeProblem(problem)).toMatch(/^[^\s].*[.]$/s);
    expect(outline(first)).toBe(sections);
    expect(second).toMatchObject({ type: "ProcessDeclaration", name: { name: "B" } });
    expect(outline(second)).toBe("script 1");
  });

  it.each([
    ["include { A, B } from './a'", "include-comma", "1:12"],
    ['include { A } from "./${b}"', "include-source", "1:20"],
    ["include { A } from", "include-without-source", "1:15"],
    ["include { } from './a'", "include-nothing", "1:9"],
    ["include A from './a'", "legacy-include-without-braces", "1:9"],
    ["include './a'", "legacy-include-of-all", "1:9"],
    ["include { A } from './a' addParams(b: 1)", "legacy-include-clause", "1:26"],
    ["import a.B", "legacy-import", "1:1"],
    ["class A extends B { int x\n def f() { } }", "legacy-class", "1:1"],
    ["@Field def f() { }", "legacy-annotation", "1:1"],
    ["private def f() { }", "legacy-modifier", "1:1"],
    ["void f() { }", "legacy-modifier", "1:1"],
    ["def f() { def g() { } }", "legacy-nested-function", "1:11"],
    ["x = 1", "statement-beside-declarations", "1:1"],
    ["x = 1\ny = 2\nz()", "statement-beside-declarations", "1:1"],
    ["workflow W {\nif (x) {\ninclude { A } from './a'\n}\n}", "legacy-nested-include", "3:1"],
    ["process 'A' {\nscript: 'a'\n}", "quoted-name", "1:9"],
    ["process {\nscript: 'a'\n}", "missing-name", "1:1"],
    ["process A", "invalid-definition", "1:1"],
    ["process A { script: 'a' }", "section-behind-brace", "1:13"],
    ["workflow A {\nx\nmain:\ny\n}", "statements-before-sections", "2:1"],
    ["workflow A {\ntake:\nx\n}", "missing-section", "1:10"],
    ["workflow A {\nmain:\nx\nemit:\ny\nz.a\n}", "unnamed-outputs", "6:1"],
    ["workflow A {\nmain:\nx\npublish:\ny = x\n}", "section-in-named-workflow", "4:1"],
    ["record A { x }", "field-without-type", "1:12"],
    ["record A { x: T = 1 }", "field-with-value", "1:17"],
    ["record A { }", "empty-record", "1:1"],
    ["enum A { X\n Y }", "enum-comma", "2:2"],
    ["params.x = 1\nparams { y = 2 }", "params-block-beside-legacy", "2:1"],
    ["output { a = 1 }", "invalid-output", "1:10"],
    ["nextflow.enable.x = [1]", "flag-not-literal", "1:21"],
    ["def f() { a. }", "incomplete-expression", "1:12"],
    ["def f(_) { }", "reserved-underscore", "1:7"],
    ["def f() { x instanceof T ? a : b }", "ambiguous-question-mark", "1:26"],
    ["workflow { }", "entry-workflow-twice", "3:1"],
  ])("%j", (source, code, place) => {
    const { ast, problems } = parseScript(`${source}\n\nworkflow { println 1 }\n`);
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    const [problem] = problems;
    if (problem === undefined) throw new Error("no problem");
    expect(`${problem.loc.start.line}:${problem.loc.start.column}`).toBe(place);
    expect(describeProblem(problem)).toMatch(/^[^\s].*[.]$/s);
    expect(ast.body[ast.body.length - 1]).toMatchObject({ type: "WorkflowDeclaration", sections: [{ kind: "main" }] });
  });
});

describe("a statement beside declarations", () => {
  const codes = (source: string): readonly string[] => parseScript(source).problems.map(({ code }) => code);

  it("is told where the grammar takes the rest", () => {
    expect(codes("x = 1\nworkflow { def _ = 1 }")).toEqual(["statement-beside-declarations", "reserved-underscore"]);
  });

  it("is not told beside what the grammar does not take, which explains it", () => {
    expect(codes("x = 1\nworkflow { x = f( }\nworkflow A { }")).not.toContain("statement-beside-declarations");
  });
});

describe("what shares its start with something else", () => {
  it.each([
    "workflow { FASTQC ch.out\nALIGN x[0]\nALIGN f(1)\nString s = 'a'\nString? t = s\nA? u }",
    "workflow W {\nmain:\nx\nemit:\nx\n  .map { v -> v }\n}",
    "process for {\nscript:\n'a' }",
    "record A { x: T = 1 }",
    "println in",
  ])("%j", (source) => {
    expect(parseScript(source).problems).toEqual([]);
  });

  it("keeps the expressions of placeholders in a shell section", () => {
    const source = "process A {\nshell:\n'''a !{x.b} $HOME !{ y ?: '}' }'''\n}";
    const [process] = parseScript(source).ast.body as ProcessDeclaration[];
    const [row] = process?.sections[0]?.body ?? [];
    const string =
      row?.type === "ExpressionStatement" && row.expression.type === "StringLiteral" ? row.expression : undefined;
    const texts = string?.placeholders?.map(({ range, expression }) => [
      source.slice(...range),
      source.slice(...expression.range),
    ]);
    expect(texts?.[0]).toEqual(["!{x.b}", "x.b"]);
    expect(texts?.length).toBe(2);
  });
});

describe("a script of DSL1", () => {
  const PROCESSES = `process A {
  input:
  set val(x), file(y) from reads
  file(z) from other.collect()
  output:
  file 'b' into (c, d)
  stdout into e
  script:
  "a"
}
println(x)
while (true) { }
`;

  it("is one fault, which counts its channels", () => {
    const { problems, ast } = parseScript(PROCESSES);
    expect(problems.map(({ code, data, loc }) => [code, data, loc.start.line])).toEqual([
      ["legacy-dsl1", { rows: "4" }, 3],
    ]);
    expect(ast.body[0]).toMatchObject({ type: "ProcessDeclaration", name: { name: "A" } });
  });

  it("has a workflow where it is none: then each channel is told", () => {
    const { problems } = parseScript(`${PROCESSES.slice(0, PROCESSES.indexOf("println"))}workflow { A() }\n`);
    expect(problems.map(({ code, loc }) => [code, loc.start.line])).toEqual([
      ["legacy-channel-binding", 3],
      ["legacy-channel-binding", 4],
      ["legacy-channel-binding", 6],
      ["legacy-channel-binding", 7],
    ]);
  });
});

it("a variable of a loop may look like a type", () => {
  const { problems } = parseScript("def f() {\n  for (N in [1].flatten()) { println N }\n}");
  expect(problems.map(({ code }) => code)).toEqual(["legacy-for"]);
});

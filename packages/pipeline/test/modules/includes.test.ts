import { describe, expect, it } from "vitest";
import { describeScriptProblem } from "../../src/index.js";
import { problemsOf, projectOf } from "../in-memory.js";

const A = "process A {\n  script:\n  'true'\n}";
const main = (source: string, name = "A") =>
  `include { ${name} } from '${source}'\nworkflow { ${name.replace(/.* /, "")}() }`;

describe("includes", () => {
  it.each([
    ["a file without its ending", "./m/a", "m/a.nf"],
    ["a file with it", "./m/a.nf", "m/a.nf"],
    ["a folder", "./m", "m/main.nf"],
    ["a folder before a file of its name", "./m", "m/main.nf"],
    ["a path without dots", "a", "a.nf"],
    ["a module of the registry", "nf-core/a", "modules/nf-core/a/main.nf"],
  ])("lead to %s", (_, source, file) => {
    const project = projectOf({ "main.nf": main(source), [file]: A, "m.nf": "def wrong() { 1 }" });
    expect(project.includes("/p/main.nf").map(({ path }) => path)).toEqual([`/p/${file}`]);
    expect(project.problems("/p/main.nf")).toEqual([]);
  });

  it("that lead nowhere are one fault", () => {
    expect(problemsOf(main("./nowhere"))).toEqual(["1:20 missing-module './nowhere'"]);
    expect(problemsOf(main("nf-core/a"))).toEqual(["1:20 module-not-installed 'nf-core/a'"]);
    expect(problemsOf({ "main.nf": main("./a", "Aa"), "a.nf": A })).toEqual(["1:11 missing-definition Aa"]);
  });

  it("say which name was meant", () => {
    const [problem] = projectOf({ "main.nf": main("./a", "a"), "a.nf": A }).problems("/p/main.nf");
    expect(problem && describeScriptProblem(problem)).toBe("`a` is not defined in module `./a`. Did you mean `A`?");
  });

  it("of plugins are functions of any name", () => {
    expect(problemsOf(main("plugin/nf-x", "a as b"))).toEqual([]);
  });

  it("outside the boundary are not read, and are missed where no script is", () => {
    const files = { "/p/q/main.nf": main("../a"), "/p/a.nf": "def wrong() { 1 }" };
    const project = projectOf(files, { root: "/p/q" });
    expect(project.problems("/p/q/main.nf")).toEqual([]);
    expect(project.modulesFrom("/p/q/main.nf").map(({ path }) => path)).toEqual(["/p/q/main.nf"]);
    expect(projectOf({ "/p/q/main.nf": main("../b") }, { root: "/p/q" }).problems("/p/q/main.nf")).toMatchObject([
      { code: "missing-module" },
    ]);
  });

  it("bring the name once", () => {
    expect(problemsOf({ "main.nf": "include { A } from './a'\ninclude { A } from './a'", "a.nf": A })).toEqual([
      "2:11 already-included A",
    ]);
    expect(problemsOf({ "main.nf": "include { A } from './a'\ndef A() { 1 }", "a.nf": A })).toEqual([
      "2:5 already-included A",
    ]);
  });

  it("bring a record under its own name alone", () => {
    const types = "record R {\n  x: String\n}";
    const text = "include { R as S } from './t'\ndef f(a: R, b: S) { [a, b] }";
    expect(problemsOf({ "main.nf": text, "t.nf": types })).toEqual(["2:16 undefined-type S"]);
  });

  it("may go in a circle", () => {
    const project = projectOf({
      "main.nf": "include { A } from './a'\nworkflow { A() }",
      "a.nf": "include { B } from './b'\nworkflow A { B() }",
      "b.nf": "include { A } from './a'\nworkflow B { println 1 }",
    });
    expect(project.modulesFrom("/p/main.nf").map(({ path }) => path)).toEqual(["/p/main.nf", "/p/a.nf", "/p/b.nf"]);
    expect(project.problems("/p/b.nf")).toEqual([]);
  });

  it("of what cannot be parsed say so, and nothing of its names", () => {
    const project = projectOf({ "main.nf": main("./a", "X"), "a.nf": "process A {\n  script:\n  'true\n}" });
    expect(project.problems("/p/main.nf").map(({ code }) => code)).toEqual(["unparsed-module"]);
  });
});

describe("classes of lib", () => {
  const text = "workflow { println Helper.x }";
  it("are known where they are there", () => {
    expect(problemsOf({ "main.nf": text, "lib/Helper.groovy": "class Helper { }" })).toEqual([]);
    expect(problemsOf({ "main.nf": text, "lib/Other.groovy": "class Other { }" })).toEqual([
      "1:20 undefined-variable Helper",
    ]);
  });

  it("are unknown with an archive, or without a project", () => {
    expect(problemsOf({ "main.nf": text, "lib/helpers.jar": "" })).toEqual([]);
    const { root: _, ...options } = { root: "/p" };
    const project = projectOf({ "main.nf": text }, { ...options, root: "/elsewhere", boundary: "/" });
    expect(project.problems("/p/main.nf")).toHaveLength(1);
  });
});

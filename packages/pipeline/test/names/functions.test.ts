import { describe, expect, it } from "vitest";
import { problemsOf, projectOf } from "../in-memory.js";

describe("calls of bare names", () => {
  it("find functions, of which several may share a name", () => {
    expect(problemsOf("def f(a) { a }\ndef f(a, b) { a + b }\nworkflow { f(1) }")).toEqual([]);
  });

  it("do not find a closure in a variable", () => {
    expect(problemsOf("def f() {\n  def g = { v -> v }\n  g(1)\n}")).toEqual([
      "2:7 unused-variable g (explained)",
      "3:3 undefined-function g",
    ]);
    expect(problemsOf("def f() {\n  def g = { v -> v }\n  g.call(1)\n  (g)(1)\n}")).toEqual([]);
  });

  it("find operators in workflows of legacy scripts", () => {
    expect(problemsOf("workflow { channel.of(1) | view }")).toEqual([]);
    expect(problemsOf("nextflow.enable.types = true\nworkflow { channel.of(1) | view }")).toEqual([
      "2:28 undefined-variable view",
    ]);
    expect(problemsOf("def f() { view(1) }")).toEqual(["1:11 undefined-function view"]);
    expect(problemsOf("workflow { channel.of(1) | dump }")).toEqual(["1:28 undefined-variable dump"]);
  });

  it("of processes and workflows stand in a workflow, and in no closure", () => {
    const process = "process P {\n  script:\n  'true'\n}\n";
    expect(problemsOf(`${process}def f() { P() }`)).toEqual(["5:11 called-outside-workflow P"]);
    expect(problemsOf(`${process}workflow { [1].each { _v -> P() } }`)).toEqual(["5:29 called-in-closure P"]);
    expect(problemsOf("workflow { [1].each { v -> mix(v) } }")).toEqual(["1:28 called-in-closure mix"]);
  });
});

describe("definitions", () => {
  it("share no name, functions among themselves apart", () => {
    expect(problemsOf("def A() { 1 }\nworkflow A { println 1 }")).toEqual(["2:10 already-declared A"]);
    expect(problemsOf("record A {\n  x: String\n}\ndef A() { 1 }")).toEqual([]);
    expect(problemsOf("enum A { X }\nenum A { Y }")).toEqual(["2:6 already-declared A"]);
  });

  it("do not take the name of a built-in function", () => {
    expect(problemsOf("def file(x) { x }")).toEqual(["1:5 already-declared file"]);
    expect(problemsOf("def getLog() { 1 }")).toEqual(["1:5 already-declared getLog"]);
    expect(problemsOf("def channel() { 1 }")).toEqual([]);
  });

  it("are called with as many arguments as they have inputs", () => {
    const text = (call: string) =>
      `process P {\n  input:\n  val a\n  tuple val(b), val(c)\n\n  script:\n  "$a $b $c"\n}\nworkflow {\n  ${call}\n}`;
    expect(problemsOf(text("P(1, [2, 3])"))).toEqual([]);
    expect(problemsOf(text("P(1, b: 2, c: 3)"))).toEqual([]);
    expect(problemsOf(text("P(1)"))).toEqual(["10:3 argument-count P"]);
    expect(problemsOf(text("P(1)\n  println nowhere"))).toEqual(["11:11 undefined-variable nowhere"]);
    expect(problemsOf(text("channel.of(1) | P"))).toEqual([]);
  });
});

describe("directives", () => {
  it("are those of their section", () => {
    expect(problemsOf("process P {\n  cpu 2\n\n  script:\n  'true'\n}")).toEqual(["2:3 unknown-directive cpu"]);
    expect(problemsOf("process P {\n  input:\n  vals x\n\n  script:\n  'true'\n}")).toEqual([
      "3:3 unknown-directive vals",
      "3:8 undefined-variable x",
    ]);
    expect(
      problemsOf("workflow { }\noutput {\n  a {\n    index {\n      path 'x'\n      mode 'copy'\n    }\n  }\n}"),
    ).toEqual(["6:7 unknown-directive mode"]);
  });

  it("say what was meant", () => {
    const [problem] = projectOf("process P {\n  cpu 2\n\n  script:\n  'true'\n}").problems("/p/main.nf");
    expect(problem?.data).toEqual({ name: "cpu", rows: "process directive", nearest: "cpus" });
  });

  it("take a name for emit as text, but in a closure", () => {
    expect(problemsOf("process P {\n  output:\n  path 'x', emit: y, topic: z\n\n  script:\n  'true'\n}")).toEqual([]);
    expect(problemsOf("process P {\n  output:\n  path { [emit: y] }\n\n  script:\n  'true'\n}")).toEqual([
      "3:17 undefined-variable y",
    ]);
  });
});

describe("outputs", () => {
  it("have a name each", () => {
    const emit = (row: string) => `workflow W {\n  take:\n  a\n\n  emit:\n  ${row}\n}`;
    expect(problemsOf(emit("b = a"))).toEqual([]);
    expect(problemsOf(emit("a"))).toEqual([]);
    expect(problemsOf(emit("b = a\n  b = a"))).toEqual(["7:3 duplicate-output b"]);
    expect(problemsOf(emit("a.b = a"))).toEqual(["6:3 nameless-output a.b"]);
  });
});

describe("types", () => {
  it("are looked up in annotations, casts, new, instanceof and catch", () => {
    expect(
      problemsOf(
        "def f(a: Aa, b) -> Bb {\n  def c: Cc = a as Dd\n  try { b instanceof Ee } catch (e: Ff) { e }\n  new Gg(c)\n}",
      ),
    ).toEqual([
      "1:10 undefined-type Aa",
      "1:20 undefined-type Bb",
      "2:10 undefined-type Cc",
      "2:15 undefined-type a as Dd",
      "3:22 undefined-type Ee",
      "3:37 undefined-type Ff",
      "4:3 undefined-type new Gg(c)",
    ]);
  });

  it("in Groovy's place are not looked up", () => {
    expect(problemsOf("def f(Nowhere a) {\n  Nowhere b = a\n  b\n}")).toEqual([]);
  });

  it("are records, enums, classes of the platform, and classes with their package", () => {
    expect(
      problemsOf("record R {\n  x: String\n}\ndef f(r: R, p: Path, d: java.time.LocalDate) { [r, p, d, Math.PI, R] }"),
    ).toEqual([]);
    expect(problemsOf("workflow { println Pattern.compile('x') }")).toEqual(["1:20 undefined-variable Pattern"]);
    expect(problemsOf("workflow { println java.util.regex.Pattern.compile('x') }")).toEqual([]);
  });

  it("that are abstract cannot be constructed", () => {
    expect(problemsOf("workflow { println new List() }")).toEqual(["1:20 abstract-type new List()"]);
    expect(problemsOf("workflow { println new ArrayList<List<String>>() }")).toEqual([]);
  });

  it("are no values in when", () => {
    const text = (when: string) => `process P {\n  when:\n  ${when}\n\n  script:\n  'true'\n}`;
    expect(problemsOf(text("Math.max(1, 2) > 1"))).toEqual(["3:3 undefined-variable Math"]);
    expect(problemsOf(text("[1].any { v -> Math.max(v, 2) > 1 }"))).toEqual([]);
  });
});

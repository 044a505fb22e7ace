import { describe, expect, it } from "vitest";
import { problemsOf } from "../in-memory.js";

describe("variables", () => {
  it("of a workflow are declared by an assignment, from then on", () => {
    expect(problemsOf("workflow {\n  x = 1\n  println x\n}")).toEqual([]);
    expect(problemsOf("workflow {\n  println later\n  later = 1\n}")).toEqual([
      "2:11 undefined-variable later",
      "3:3 unused-variable later",
    ]);
  });

  it("of a function are declared with def only", () => {
    expect(problemsOf("def f() {\n  x = 1\n  x + 1\n}")).toEqual(["2:3 undeclared-assignment x"]);
    expect(problemsOf("def f() {\n  def x = 1\n  x + 1\n}")).toEqual([]);
  });

  it("of a closure are declared with def only", () => {
    expect(problemsOf("workflow {\n  [1].each { v -> y = v }\n  println y\n}")).toEqual(["2:19 closure-assignment y"]);
  });

  it("without def in an operator's closure are shared for want of it", () => {
    const text = "workflow {\n  channel.of(1) | map { v ->\n    m = [id: v]\n    if (v) { m.x = 1 }\n    m\n  }\n}";
    expect(problemsOf(text)).toEqual(["3:5 closure-assignment m", "4:14 shared-mutation m (explained)"]);
  });

  it("have no second declaration in sight of the first", () => {
    expect(problemsOf("workflow {\n  def a = 1\n  if (a) {\n    def a = 2\n    println a\n  }\n}")).toEqual([
      "4:9 already-declared a",
    ]);
    expect(problemsOf("workflow {\n  [1].each { a -> a }\n  [1].each { a -> a }\n}")).toEqual([]);
  });

  it("of the outermost block of main are seen by the sections behind it", () => {
    const text = (inner: string) =>
      `workflow W {\n  main:\n  def x = 1\n  if (x) {\n    ${inner}\n  }\n\n  emit:\n  x\n  y = z\n}`;
    expect(problemsOf(text("z = 1"))).toEqual([]);
    expect(problemsOf(text("def z = 1"))).toEqual(["5:9 unused-variable z", "10:7 undefined-variable z"]);
  });

  it("of a process are those of its inputs and those assigned without def", () => {
    const text = (assignment: string) =>
      `process P {\n  input:\n  val a\n\n  output:\n  val b\n\n  exec:\n  ${assignment}\n}`;
    expect(problemsOf(text("b = a"))).toEqual([]);
    expect(problemsOf(text("def b = a"))).toEqual(["6:7 undefined-variable b", "9:7 unused-variable b"]);
  });

  it("of code that stands beside declarations have their problem in that code", () => {
    expect(problemsOf("x = 1\nif (x) def y = 2\nprintln w\nworkflow {\n  println x + y + z\n}")).toEqual([
      "1:1 statement-beside-declarations x = 1",
      "2:12 unused-variable y (explained)",
      "3:9 undefined-variable w",
      "5:11 undefined-variable x (explained)",
      "5:15 undefined-variable y (explained)",
      "5:19 undefined-variable z",
    ]);
  });

  it("may not take the place of Nextflow's names", () => {
    expect(problemsOf("workflow {\n  channel = 1\n  params = 2\n}")).toEqual([
      "2:3 assigned-built-in channel",
      "3:3 assigned-built-in params",
      "3:3 param-in-workflow params",
    ]);
  });

  it("are declared by set and tap with a bare name", () => {
    expect(
      problemsOf("workflow {\n  channel.of(1).set { x }\n  channel.of(1) | tap { y } | view\n  x.mix(y)\n}"),
    ).toEqual([]);
    expect(problemsOf("workflow {\n  channel.of(1).set { a; b }\n}")).toEqual([
      "2:23 undefined-variable a",
      "2:26 undefined-variable b",
    ]);
  });

  it("that nothing declares pass in default values, and functions do not", () => {
    expect(problemsOf("def f(a = nowhere, b = nothing()) { a + b }")).toEqual(["1:24 undefined-function nothing"]);
  });

  it("in the value of a legacy param are not looked at, and types are", () => {
    expect(problemsOf("params.a = nowhere\nparams.b = nothing(new Nowhere())\nparams.c = { x -> 1 }")).toEqual([
      "2:20 undefined-type new Nowhere()",
    ]);
  });

  it("are unused where nothing reads them, and silent with an underscore", () => {
    expect(problemsOf("workflow {\n  def a = 1\n  def _b = 2\n}")).toEqual(["2:7 unused-variable a"]);
    expect(problemsOf("def f(a, _b) { }")).toEqual(["1:7 unused-parameter a"]);
  });

  it("of a catch are parameters", () => {
    expect(problemsOf("def f() {\n  try { g() } catch (Exception e) { 1 }\n}\ndef g() { 1 }")).toEqual([
      "2:32 unused-parameter e",
    ]);
  });

  it("named it come with a closure that names none", () => {
    expect(problemsOf("workflow {\n  [1].each { println it }\n  [1].each { v -> println(v + it) }\n}")).toEqual([
      "2:22 implicit-parameter it",
      "3:31 undefined-variable it",
    ]);
  });
});

describe("what a variable is changed by", () => {
  it("is no closure of an operator in a pipe", () => {
    const text = (call: string) => `workflow {\n  def n = [:]\n  ${call} { v -> n.x = v }\n}`;
    expect(problemsOf(text("channel.of(1) | map"))).toEqual(["3:30 shared-mutation n"]);
    expect(problemsOf(text("channel.of(1).map"))).toEqual([]);
  });

  it("may be a closure in that closure, whose variable it is", () => {
    expect(problemsOf("workflow {\n  channel.of(1) | map { v ->\n    def n = [:]\n    n.x = v\n    n\n  }\n}")).toEqual(
      [],
    );
  });
});

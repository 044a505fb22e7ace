import { parseConfig } from "@nf-lint/parser";
import { describe, expect, test } from "vitest";
import { findNameProblems } from "../../src/names/find-name-problems.js";

/** One line for each problem: place, code, name, and the hint or the nearest name. */
function problemsIn(text: string): string[] {
  return findNameProblems({ ...parseConfig(text), text }).map(({ loc, code, name, hint, nearest, inGroovy }) =>
    [`${loc.start.line}:${loc.start.column}`, code, name, hint, nearest && `(${nearest})`, inGroovy && `= ${inGroovy}`]
      .filter(Boolean)
      .join(" "),
  );
}

describe("variables outside closures", () => {
  test.each(["params.x", "projectDir", "launchDir", "baseDir", "secrets.KEY", "env('HOME')"])(
    "%s is there",
    (value) => {
      expect(problemsIn(`a.b = ${value}`)).toEqual([]);
    },
  );

  test.each(["nextflow", "workflow", "workDir", "moduleDir", "log", "channel"])(
    "%s is there only in closures",
    (name) => {
      expect(problemsIn(`params.x = ${name}`)).toEqual([`1:12 undefined-variable ${name} only-in-closure`]);
      expect(problemsIn(`params.x = { ${name} }`)).toEqual([]);
    },
  );

  test("another option cannot be read", () => {
    expect(problemsIn('google.location = "x"\ngoogle.batch.network = google.location')).toEqual([
      "2:24 undefined-variable google option",
    ]);
    expect(problemsIn("profiles { a { x = 1 } }\nb.c = x")).toEqual(["2:7 undefined-variable x option"]);
  });

  test("a param is read through params", () => {
    expect(problemsIn("params { a = 1; b = a }")).toEqual(["1:21 undefined-variable a param"]);
    expect(problemsIn("profiles { p { params.a = 1 } }\nb.c = a")).toEqual(["2:7 undefined-variable a param"]);
  });

  test("a param cannot be read to set itself", () => {
    expect(problemsIn("out = 1\nparams.out = out")).toEqual(["2:14 undefined-variable out option"]);
  });

  test("an option of the same block is one too", () => {
    expect(problemsIn("process { a = 1; b = a }")).toEqual(["1:22 undefined-variable a option"]);
  });

  test("nor can a scope that the file does not set", () => {
    expect(problemsIn("a.b = manifest.version")).toEqual(["1:7 undefined-variable manifest option"]);
  });

  test("task needs a closure in the process scope", () => {
    expect(problemsIn("process.cpus = task.attempt")).toEqual(["1:16 undefined-variable task only-in-closure"]);
    expect(problemsIn("docker.runOptions = task.attempt")).toEqual(["1:21 undefined-variable task"]);
  });

  test("includes are looked at too", () => {
    expect(problemsIn("includeConfig base")).toEqual(["1:15 undefined-variable base"]);
  });
});

describe("environment names", () => {
  test.each(["HOME", "_X9", "A"])("%s has the hint", (name) => {
    expect(problemsIn(`a.b = ${name}`)).toEqual([`1:7 undefined-variable ${name} environment-variable`]);
  });

  test.each(["Home", "hOME", "é"])("%s has none", (name) => {
    expect(problemsIn(`a.b = ${name}`)).toEqual([`1:7 undefined-variable ${name}`]);
  });
});

describe("places in strings", () => {
  test("a bare name begins at its dollar sign, as in Nextflow", () => {
    expect(problemsIn('a.b = "x/$HOME/y"')).toEqual(["1:10 undefined-variable HOME environment-variable"]);
  });

  test("a path or an expression begins at the name", () => {
    expect(problemsIn('a.b = "$foo.bar ${baz}"')).toEqual([
      "1:9 undefined-variable foo",
      "1:19 undefined-variable baz",
    ]);
  });

  test("lines count in multi-line strings", () => {
    expect(problemsIn('a.b = """\n  $x\n"""')).toEqual(["2:3 undefined-variable x"]);
  });
});

describe("closures in the process scope", () => {
  test.each([
    "process.ext.args = { meta.id }",
    "process { withName: A { ext.args = { meta.id } } }",
    "profiles { p { process.memory = { foo * task.attempt } } }",
    "profiles.p.process.memory = { foo }",
    "agent.x = { foo }",
    'executor.jobName = { "$task.name $foo" }',
    "process.publishDir = [path: { meta.id }, saveAs: { name -> name + meta.id }]",
    "process.publishDir = [[path: { meta.id }]]",
  ])("%s may name any input", (text) => {
    expect(problemsIn(text)).toEqual([]);
  });

  test.each([
    ["process.ext.args = { meta.id }()", "1:22 undefined-variable meta"],
    ["process.x = params.a ? { meta.id } : null", "1:26 undefined-variable meta"],
    ["process.x = [{ meta.id }]", "1:16 undefined-variable meta"],
    ["params.x = [a: { meta.id }]", "1:18 undefined-variable meta"],
    ["executor.x.jobName = { foo }", "1:24 undefined-variable foo"],
    ["executor.queue = { foo }", "1:20 undefined-variable foo"],
    ["process = { foo }", "1:13 undefined-variable foo"],
  ])("%s may not", (text, problem) => {
    expect(problemsIn(text)).toEqual([problem]);
  });

  test("functions are checked there too", () => {
    expect(problemsIn("process.cpus = { check_max(2, 'cpus') }")).toEqual(["1:18 undefined-function check_max"]);
    expect(problemsIn("process.x = [path: { file('a') }]")).toEqual(["1:22 undefined-function file"]);
  });
});

describe("functions", () => {
  test("of scripts are there in closures", () => {
    expect(problemsIn("params.x = { println file('a') }")).toEqual([]);
    expect(problemsIn("params.x = file('a')")).toEqual(["1:12 undefined-function file only-in-closure"]);
  });

  test("template is there in process closures", () => {
    expect(problemsIn("process.x = { template('a') }")).toEqual([]);
    expect(problemsIn("params.x = { template('a') }")).toEqual(["1:14 undefined-function template"]);
  });

  test("a closure in a variable is not a function", () => {
    expect(problemsIn("process.x = { def f = { a -> a }; f.call(1) }")).toEqual([]);
    expect(problemsIn("process.x = { def f = { a -> a }; f(1) }")).toEqual([
      "1:35 undefined-function f local-variable",
    ]);
  });

  test("a call that means a variable counts as a use of it, in an inner closure too", () => {
    expect(problemsIn("process.x = { def f = { a -> a }; [1].collect { b -> f(b) } }")).toEqual([
      "1:54 undefined-function f local-variable",
    ]);
    expect(problemsIn("process.x = [a: { f -> f(1) }]")).toEqual(["1:24 undefined-function f local-variable"]);
  });

  test("a call of a built-in function is no use of a variable of that name", () => {
    expect(problemsIn("process.x = { def file = { a -> a }; file('b') }")).toEqual(["1:19 unused-variable file"]);
  });

  test("a closure that only calls itself is never used", () => {
    expect(problemsIn("process.x = { def f = { a -> f(a) }; 1 }")).toEqual([
      "1:19 unused-variable f",
      "1:30 undefined-function f",
    ]);
  });

  test("a bracketed variable that is called is a variable", () => {
    expect(problemsIn("process.x = { def f = { a -> a }; (f)(1) }")).toEqual([]);
  });

  test("methods are not functions", () => {
    expect(problemsIn("a.b = params.x.foo(1)*.bar { x -> x }")).toEqual([]);
  });

  test("the nearest name", () => {
    expect(problemsIn("process.x = { printn('a') }")).toEqual(["1:15 undefined-function printn (print)"]);
  });

  test("in plugins", () => {
    expect(problemsIn("plugins { id 'nf-x'\n idd 'nf-y' }")).toEqual(["2:2 undefined-function idd (id)"]);
  });
});

describe("classes", () => {
  test.each([
    "System.getenv('X')",
    "Math.max(1, 2)",
    "Path.of('x')",
    "new Date()",
    "1 as BigDecimal",
    "Map.Entry",
    "int.MAX_VALUE",
  ])("%s is there", (value) => {
    expect(problemsIn(`a.b = ${value}`)).toEqual([]);
  });

  test.each(["java.time.Instant.now()", "new groovy.json.JsonSlurper()", "nextflow.util.MemoryUnit", "org.foo.Bar.X"])(
    "%s may be on the class path",
    (value) => {
      expect(problemsIn(`a.b = ${value}`)).toEqual([]);
    },
  );

  test.each([
    ["a.b = Instance.now()", "1:7 undefined-variable Instance"],
    ["a.b = java.time", "1:7 undefined-variable java"],
    ["a.b = foo.Bar.x", "1:7 undefined-variable foo"],
    ["a.b = new Foo()", "1:7 undefined-class Foo"],
    ["a.b = new Dat()", "1:7 undefined-class Dat (Date)"],
    ["a.b = params.x as Foo", "1:7 undefined-class Foo"],
    ["a.b = params.x instanceof Foo", "1:27 undefined-class Foo"],
    ["a.b = new ArrayList<Foo>()", "1:7 undefined-class Foo"],
    ["a.b = new List()", "1:7 abstract-class List"],
    ["a.b = { try { 1 } catch( FooException _e ) { 2 } }", "1:19 undefined-class FooException"],
    ["a.b = Sytem.out", "1:7 undefined-variable Sytem (System)"],
  ])("%s is not", (text, problem) => {
    expect(problemsIn(text)).toEqual([problem]);
  });
});

describe("local variables", () => {
  test("are there below their declaration, in inner closures too", () => {
    expect(problemsIn("a.b = { def x = 1; [1].collect { y -> x + y } }")).toEqual([]);
    expect(problemsIn("a.b = { y = 1; def y = 2; y }")).toEqual(["1:9 undeclared-assignment y unread"]);
  });

  test("end with their block", () => {
    expect(problemsIn("a.b = { if( params.x ) { def y = 1; y }; y }")).toEqual(["1:42 undefined-variable y"]);
  });

  test("must be declared to be assigned, in process closures too", () => {
    expect(problemsIn("process.x = { y = 1; y }")).toEqual(["1:15 undeclared-assignment y"]);
    expect(problemsIn("process.x = { def (a, b) = [1, 2]; (a, b) = [b, a]; a + b }")).toEqual([]);
    expect(problemsIn("process.x = { def a = 1; (a, b) = [2, 3]; a }")).toEqual(["1:30 undeclared-assignment b"]);
    expect(problemsIn("process.x = { def m = [:]; m.k = 1; m['k'] = 2; m }")).toEqual([]);
  });

  test("must not be declared twice", () => {
    expect(problemsIn("a.b = { def x = 1; def x = 2; x }")).toEqual([
      "1:13 unused-variable x",
      "1:24 redeclared-variable x",
    ]);
    expect(problemsIn("a.b = { x -> [x].collect { x -> x } }")).toEqual(["1:28 redeclared-variable x"]);
    expect(problemsIn("a.b = { [1].collect { x -> x }; [2].collect { x -> x } }")).toEqual([]);
  });

  test("tell where they were first declared", () => {
    const text = "a.b = { x -> def x = 1; x }";
    const [, problem] = findNameProblems({ ...parseConfig(text), text });
    expect(problem).toMatchObject({ code: "redeclared-variable", firstDeclaration: { range: [8, 9] } });
  });

  test("are reported when never read", () => {
    expect(problemsIn("process.x = { def a = 1; 2 }")).toEqual(["1:19 unused-variable a"]);
    expect(problemsIn("process.x = { def a = 1; a = 2 }")).toEqual([]);
    expect(problemsIn("process.x = [1].collect { a, b -> b }")).toEqual(["1:27 unused-parameter a"]);
    expect(problemsIn("process.x = { try { 1 } catch( Exception e ) { 2 } }")).toEqual(["1:42 unused-parameter e"]);
  });

  test("with an underscore may stay unread", () => {
    expect(problemsIn("process.x = { _a -> def _b = 1; 2 }")).toEqual([]);
  });
});

describe("the implicit parameter", () => {
  test("is deprecated", () => {
    expect(problemsIn("a.b = [1].collect { it + 1 }")).toEqual(["1:21 implicit-parameter it"]);
    expect(problemsIn("a.b = [1].collect { it -> it + 1 }")).toEqual([]);
  });

  test("is not there outside closures, or where others are declared", () => {
    expect(problemsIn("a.b = it")).toEqual(["1:7 undefined-variable it"]);
    expect(problemsIn("a.b = [1].collect { x -> x + it }")).toEqual(["1:30 undefined-variable it"]);
  });

  test("is in the way of an explicit one inside, as in Nextflow", () => {
    expect(problemsIn("process.x = { [1].collect { it -> it } }")).toEqual(["1:29 redeclared-variable it"]);
  });
});

describe("what only the legacy parser takes", () => {
  test.each([
    "def x = 1\nparams.a = x",
    "def f(a) { b }\nparams.a = f(1)",
    "def f = { a -> a }\nparams.a = f(1)",
    "params.a = f(1)\ndef f(a) { b }",
    "import java.time.Instant\nparams.a = Instant.now()",
    "import java.time.*\nparams.a = new Instant()",
    "if( hostname ) { params.a = params.b }",
    'process { withName: "$foo" { cpus = 1 } }',
    "process.x = { for( i in [1] ) { println i }; 1 }",
    "process.x = { switch( task.attempt ) { case 1: return 'a' }; 1 }",
  ])("%j has no problem of names", (text) => {
    expect(problemsIn(text)).toEqual([]);
  });

  test("settings in a legacy branch are looked at", () => {
    expect(problemsIn("if( params.x ) {\n  params.a = HOME\n}")).toEqual([
      "2:14 undefined-variable HOME environment-variable",
    ]);
    expect(problemsIn("try { params.a = foo } catch( Exception e ) { params.b = e }")).toEqual([
      "1:18 undefined-variable foo",
    ]);
  });

  test("a bare name that is set is an option, and cannot be read", () => {
    expect(problemsIn("x = 1\nparams.a = x")).toEqual(["2:12 undefined-variable x option"]);
  });
});

describe("a setting that cannot be read in full", () => {
  test.each(["a.b = { def x = 1; foo +* y }", "a.b = { foo(] }"])("%s has no problem of names", (text) => {
    expect(problemsIn(`${text}\nc.d = z`)).toEqual(["2:7 undefined-variable z"]);
  });

  test("hides nothing around it", () => {
    expect(problemsIn("process {\n  a = y\n  b = [1\n  c = z\n}")).toContain("2:7 undefined-variable y");
  });
});

describe("closures that a plugin calls to collect options", () => {
  test("assign what nothing reads", () => {
    expect(problemsIn("nomad.jobs.spreads = { spread = [weight: 50] }")).toEqual([
      "1:24 undeclared-assignment spread unread",
    ]);
    expect(problemsIn("a.b = { y = 1 }\na.c = { y }")).toEqual([
      "1:9 undeclared-assignment y unread",
      "2:9 undefined-variable y",
    ]);
  });

  test("call what holds a block", () => {
    expect(problemsIn("nomad.jobs.constraints = { node { 1 } }")).toEqual([
      "1:28 undefined-function node nested-block",
    ]);
    expect(problemsIn("a.b = { node(1) { 2 } }")).toEqual(["1:9 undefined-function node"]);
  });
});

describe("words of other languages", () => {
  test.each([
    ["a.b = None", "1:7 undefined-variable None = null"],
    ["a.b = params.c ? True : False", "1:18 undefined-variable True = true|1:25 undefined-variable False = false"],
    ["a.b = TRUE", "1:7 undefined-variable TRUE environment-variable = true"],
    [
      "a.b = [NULL, NA]",
      "1:8 undefined-variable NULL environment-variable = null|1:14 undefined-variable NA environment-variable = null",
    ],
    ["a.b = math.ceil(1.5)", "1:7 undefined-variable math = Math"],
    ["a.b = len(params.x)", "1:7 undefined-function len = x.size()"],
    ["a.b = Files.exists(params.x)", "1:7 undefined-variable Files = java.nio.file.Files"],
    ["a.b = new JsonSlurper()", "1:7 undefined-class JsonSlurper = groovy.json.JsonSlurper"],
  ])("%s", (text, problems) => {
    expect(problemsIn(text)).toEqual(problems.split("|"));
  });

  test("are the shell's variables in a text", () => {
    expect(problemsIn('a.b = "$NA ${TRUE}"')).toEqual([
      "1:8 undefined-variable NA environment-variable",
      "1:14 undefined-variable TRUE environment-variable",
    ]);
  });

  test("are params where the file sets them", () => {
    expect(problemsIn("params { on = 1; a = on }")).toEqual(["1:22 undefined-variable on param"]);
  });

  test("are variables where a closure declares them", () => {
    expect(problemsIn("a.b = { def NA = 1; NA }")).toEqual([]);
  });
});

describe("the nearest name", () => {
  test.each([
    ["a.b = projectdir", "projectDir"],
    ["a.b = parms.x", "params"],
    ["process.x = { def prefix = 1; a.b = prefx; prefix }", ""],
    ["params.x = { def prefix = 1; prefx + prefix }", "prefix"],
    ["a.b = xyz", ""],
    ["a.b = Systm.out", "System"],
    ["a.b = Dat", ""],
    ["a.b = system", ""],
    ["a.b = list.size()", ""],
    ["a.b = Params.x", "params"],
  ])("%s", (text, nearest) => {
    expect(findNameProblems({ ...parseConfig(text), text })[0]?.nearest ?? "").toBe(nearest);
  });
});

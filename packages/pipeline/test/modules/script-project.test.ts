import { memoryFileSystem } from "@nf-lint/resolver";
import { describe, expect, it } from "vitest";
import { createScriptProject } from "../../src/index.js";
import { problemsIn } from "../in-memory.js";

const A = 'process A {\n  input:\n  val x\n\n  script:\n  "echo $x"\n}\n';

function watched(files: Readonly<Record<string, string>>) {
  const held = new Map(Object.entries(files));
  const work: string[] = [];
  const project = createScriptProject(memoryFileSystem(held), {
    root: "/p",
    observer: { parsed: (path) => work.push(`parsed ${path}`), named: (path) => work.push(`named ${path}`) },
  });
  return {
    project,
    /** What is done for the problems of both scripts, after an edit. */
    after: (edits: Readonly<Record<string, string | undefined>>): readonly string[] => {
      for (const [path, text] of Object.entries(edits)) {
        if (text === undefined) held.delete(path);
        else held.set(path, text);
      }
      project.changed(Object.keys(edits));
      work.length = 0;
      for (const path of ["/p/main.nf", "/p/a.nf"]) project.problems(path);
      return [...work];
    },
  };
}

describe("an edit", () => {
  const files = { "/p/main.nf": "include { A } from './a'\nworkflow { A(1) }\n", "/p/a.nf": A };

  it("has the names of one module worked out again", () => {
    const { after } = watched(files);
    after({});
    expect(after({ "/p/a.nf": `${A}\ndef f() { 1 }\n` })).toEqual(["parsed /p/a.nf", "named /p/a.nf"]);
    expect(after({ "/p/main.nf": `${files["/p/main.nf"]}\n` })).toEqual(["parsed /p/main.nf", "named /p/main.nf"]);
    expect(after({})).toEqual([]);
  });

  it("that leaves the text as it was is none", () => {
    const { after } = watched(files);
    after({});
    expect(after({ "/p/a.nf": A })).toEqual([]);
  });

  it("of what a module defines reaches those that include it", () => {
    const { project, after } = watched(files);
    after({});
    expect(after({ "/p/a.nf": A.replace("val x", "val x\n  val y") })).toEqual([
      "parsed /p/a.nf",
      "named /p/main.nf",
      "named /p/a.nf",
    ]);
    expect(problemsIn(project)).toEqual(["2:12 argument-count A"]);
    after({ "/p/a.nf": undefined });
    expect(problemsIn(project)).toEqual(["1:20 missing-module './a'"]);
    after({ "/p/a/main.nf": A });
    expect(problemsIn(project)).toEqual([]);
  });

  it("of a template reaches the module that reads it", () => {
    const process = "process A {\n  input:\n  val x\n\n  script:\n  y = x\n  template 't.sh'\n}\n";
    const { project, after } = watched({ ...files, "/p/a.nf": process, "/p/templates/t.sh": "$y" });
    after({});
    expect(project.problems("/p/a.nf").map(({ level }) => level)).toEqual(["mistaken"]);
    after({ "/p/templates/t.sh": "" });
    expect(project.problems("/p/a.nf").map(({ level }) => level)).toEqual(["warning"]);
  });

  it("of lib reaches all", () => {
    const { project, after } = watched({ ...files, "/p/a.nf": `${A}def f() { Helper.x }\n` });
    after({});
    expect(problemsIn(project, "a.nf")).toEqual(["8:11 undefined-variable Helper"]);
    after({ "/p/lib/Helper.groovy": "class Helper { }" });
    expect(problemsIn(project, "a.nf")).toEqual([]);
  });
});

describe("a script that cannot be read", () => {
  it("has no names and no problems", () => {
    const project = createScriptProject(memoryFileSystem({ "/p/x.nf": { kind: "binary" } }), { root: "/p" });
    expect(project.module("/p/x.nf")).toEqual({ kind: "binary" });
    expect(project.names("/p/x.nf")).toBeUndefined();
    expect(project.problems("/p/x.nf")).toEqual([]);
    expect(project.calledProcesses("/p/x.nf")).toEqual({ processes: [], isClosed: false });
  });
});

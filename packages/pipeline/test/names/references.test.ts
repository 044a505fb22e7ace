import { describe, expect, it } from "vitest";
import { isBinding } from "../../src/index.js";
import { bindingOf, moduleIn, namesIn, projectOf, usesOf } from "../in-memory.js";

describe("references", () => {
  it("are all uses of a variable with their places", () => {
    const names = namesIn(projectOf('workflow {\n  x = [1]\n  x = x + 2\n  println "${x} $x.size"\n  x[0] = 3\n}'));
    expect(usesOf(bindingOf(names, "x"))).toEqual(["3:7 read", "3:3 write", "4:14 read", "4:18 read", "5:3 read"]);
  });

  it("go over an include by its alias", () => {
    const project = projectOf({
      "main.nf": "include { A as B } from './a'\nworkflow {\n  B(1)\n  channel.of(1) | B\n  B.out.view()\n}",
      "a.nf": "process A {\n  input:\n  val x\n\n  output:\n  val x, emit: y\n\n  exec:\n  println x\n}",
    });
    const binding = bindingOf(namesIn(project), "B");
    expect(usesOf(binding)).toEqual(["3:3 call", "4:19 pipe", "5:3 read"]);
    expect(binding.identifier?.loc.start).toEqual({ line: 1, column: 16 });
    const found = project.definitionOf(binding, "/p/main.nf");
    expect(found?.module).toBe(moduleIn(project, "a.nf"));
    expect(found?.definition.identifier.loc.start).toEqual({ line: 1, column: 9 });
    expect(found?.definition.outputs.map(({ name }) => name)).toEqual(["y"]);
  });

  it("to Nextflow's names lead to their facts", () => {
    const { references } = namesIn(projectOf('process P {\n  cpus 2\n\n  script:\n  "${task.cpus}"\n}'));
    const facts = references.map(({ name, target }) => `${name} ${isBinding(target) ? "" : (target?.scope ?? "")}`);
    expect(facts).toEqual(["task process", "cpus process-directives"]);
  });

  it("to records are types, where Nextflow does not look too", () => {
    const names = namesIn(projectOf("record R {\n  x: String\n}\ndef f(r: R, R s) { [r, s as R] }"));
    expect(usesOf(bindingOf(names, "R"))).toEqual(["4:10 type", "4:13 type", "4:29 type"]);
  });

  it("have the scope in which they stand", () => {
    const { references } = namesIn(projectOf("workflow {\n  [1].each { v -> println v }\n}"));
    const use = references.find(({ name }) => name === "v");
    const kinds: string[] = [];
    for (let scope = use?.scope; scope !== undefined; scope = scope.parent) kinds.push(scope.kind);
    expect(kinds).toEqual(["block", "closure", "block", "workflow", "script"]);
  });
});

import { describe, expect, it } from "vitest";
import { bindingOf, namesIn, projectOf } from "../in-memory.js";

describe("the uses of a definition", () => {
  const project = projectOf({
    "main.nf": "include { A as B } from './a'\nworkflow { B(1) | view }\n",
    "more.nf": "include { A } from './a'\nworkflow W { A(1) }\n",
    "else.nf": "def A(x) { x }\nworkflow { println A(1) }\n",
    "a.nf": 'process A {\n  input:\n  val x\n\n  script:\n  "echo $x"\n}\nworkflow { A(2) }\n',
  });
  const all = ["/p/main.nf", "/p/more.nf", "/p/else.nf", "/p/a.nf"];
  const uses = (from: string, name: string) => {
    const found = project.definitionOf(bindingOf(namesIn(project, from), name), `/p/${from}`);
    if (found === undefined) throw new Error("no definition");
    return project.usesOf(found, all).map(({ path, node, role, isAlias }) => {
      const { line, column } = node.loc.start;
      return `${path}:${line}:${column} ${role}${isAlias ? " by its alias" : ""}`;
    });
  };

  it("are in its own script, and in those that include it, by its alias too", () => {
    const expected = [
      "/p/a.nf:1:9 declaration",
      "/p/a.nf:8:12 use",
      "/p/main.nf:1:11 include",
      "/p/main.nf:1:16 alias by its alias",
      "/p/main.nf:2:12 use by its alias",
      "/p/more.nf:1:11 include",
      "/p/more.nf:2:14 use",
    ];
    expect(uses("a.nf", "A")).toEqual(expected);
    expect(uses("main.nf", "B")).toEqual(expected);
  });
});

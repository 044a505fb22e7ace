import { describe, expect, it } from "vitest";
import { projectOf } from "../in-memory.js";
import type { Files } from "../in-memory.js";

const unused = (files: Files | string) =>
  projectOf(files)
    .problems("/p/main.nf")
    .filter(({ code }) => code === "unused-variable")
    .map(({ data, level }) => `${"name" in data ? data.name : ""} ${level}`);

describe("names in texts that Nextflow does not read", () => {
  it("are used in the interpolations of a shell section", () => {
    const shell = "process P {\n  shell:\n  a = 1\n  b = 2\n  c = 3\n  '''\n  echo !{a + 1} $b !c\n  '''\n}";
    expect(unused(shell)).toEqual(["a mistaken", "b warning", "c mistaken"]);
    expect(unused(shell.replace("shell:", "script:"))).toEqual(["a warning", "b warning", "c warning"]);
  });

  it("are used in a template beside the module", () => {
    const main = "process P {\n  script:\n  a = 1\n  b = 2\n  template 'x.sh'\n}";
    expect(unused({ "main.nf": main, "templates/x.sh": "echo ${a.c} b" })).toEqual(["a mistaken", "b warning"]);
  });

  it("may be used where the template cannot be read", () => {
    expect(unused("process P {\n  script:\n  a = 1\n  template 'x.sh'\n}")).toEqual(["a mistaken"]);
    expect(unused("process P {\n  script:\n  a = 1\n  template(task.ext.x)\n}")).toEqual(["a mistaken"]);
  });
});

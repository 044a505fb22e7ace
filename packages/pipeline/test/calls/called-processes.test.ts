import { memoryFileSystem } from "@nf-lint/resolver";
import { describe, expect, it } from "vitest";
import { createScriptProject } from "../../src/index.js";
import { projectOf } from "../in-memory.js";
import type { Files } from "../in-memory.js";

const P = "process P {\n  input:\n  val x\n\n  output:\n  val x\n\n  exec:\n  println x\n}\n";

function called(files: Files | string): { readonly names: readonly string[]; readonly isClosed: boolean } {
  const { processes, isClosed } = projectOf(files).calledProcesses("/p/main.nf");
  return {
    names: processes.map(({ qualifiedName, isListed }) => `${qualifiedName}${isListed ? "" : " unlisted"}`),
    isClosed,
  };
}

describe("processes as called", () => {
  it("have the names under which they and the workflows above are called", () => {
    expect(
      called({
        "main.nf": "include { SUB as FIRST ; SUB as SECOND } from './sub'\nworkflow {\n  FIRST(1)\n  SECOND(2)\n}",
        "sub.nf": "include { P as Q } from './p'\nworkflow SUB {\n  take:\n  x\n\n  main:\n  Q(x)\n}",
        "p.nf": P,
      }),
    ).toEqual({ names: ["FIRST:Q", "SECOND:Q"], isClosed: true });
  });

  it("are called from pipes and handlers too, which Nextflow's own list leaves out", () => {
    expect(called(`${P}workflow {\n  main:\n  channel.of(1) | P | view\n}`)).toEqual({
      names: ["P unlisted"],
      isClosed: true,
    });
    expect(called(`${P}workflow {\n  main:\n  println 1\n\n  onComplete:\n  P(1)\n}`).names).toEqual(["P unlisted"]);
    expect(called(`${P}workflow {\n  P.recurse(1).times(3)\n}`).names).toEqual(["P unlisted"]);
  });

  it("are an open list where a call cannot be followed", () => {
    expect(called(`${P}workflow {\n  x = P\n  println x\n}`)).toEqual({ names: [], isClosed: false });
    expect(called(`${P}workflow {\n  P(1)\n  x = P\n  x.out.view()\n}`)).toEqual({ names: ["P"], isClosed: true });
    expect(called(`${P}workflow {\n  x = P\n  channel.of(1) | x\n}`)).toEqual({ names: [], isClosed: false });
    expect(called(`${P}include { R } from './nowhere'\nworkflow {\n  P(1)\n  R()\n}`)).toEqual({
      names: ["P"],
      isClosed: false,
    });
    expect(called(`${P}workflow {\n  P(1)\n  P.out.view()\n}`)).toEqual({ names: ["P"], isClosed: true });
  });

  it.each([
    ["P(1)", false],
    ["if (params.x) P(1)", true],
    ["if (params.x) { println 1 } else { P(1) }", true],
    ["x = params.x ? P(1) : 2\n  println x", true],
    ["x = (params.x && P(1))\n  println x", true],
    ["if (P(1)) println 1", false],
    ["channel.of(1) | P", false],
    ["SUB()", false],
    ["if (params.x) { SUB() }", true],
    ["if (params.x) { SUB() }\n  P(1)", false],
  ])("know whether a condition decides: %s", (body, isConditional) => {
    const text = `${P}workflow SUB {\n  P(1)\n}\nworkflow {\n  ${body}\n}`;
    const { processes } = projectOf(text).calledProcesses("/p/main.nf");
    expect(processes.map((one) => [one.name, one.isConditional])).toContainEqual(["P", isConditional]);
  });

  it("end where workflows call each other", () => {
    expect(called(`${P}workflow A {\n  P(1)\n  B()\n}\nworkflow B {\n  A()\n}\nworkflow { A() }`)).toEqual({
      names: ["A:P"],
      isClosed: true,
    });
  });

  it("are bounded where workflows call each other twice, many levels deep", () => {
    const levels = Array.from({ length: 40 }, (_, n) => `workflow W${n} {\n  W${n + 1}()\n  W${n + 1}()\n}\n`).join("");
    expect(called(`${levels}workflow W40 { P(1) }\n${P}workflow { W0() }`).isClosed).toBe(false);
  });

  it("are the one process of a script without workflows", () => {
    expect(called(P)).toEqual({ names: ["P unlisted"], isClosed: true });
  });

  it("are found after an edit that moves what is called", () => {
    const held = new Map([
      ["/p/main.nf", "include { SUB } from './sub'\nworkflow { SUB(1) }\n"],
      ["/p/sub.nf", `${P}workflow SUB {\n  take:\n  x\n\n  main:\n  P(x)\n}\n`],
    ]);
    const project = createScriptProject(memoryFileSystem(held), { root: "/p" });
    const names = () => project.calledProcesses("/p/main.nf").processes.map(({ qualifiedName }) => qualifiedName);
    expect(names()).toEqual(["SUB:P"]);
    held.set("/p/sub.nf", `\n\n${held.get("/p/sub.nf") ?? ""}`);
    project.changed(["/p/sub.nf"]);
    expect(names()).toEqual(["SUB:P"]);
  });
});

import { describe, expect, it } from "vitest";
import { describeScriptProblem } from "../src/index.js";
import { projectOf } from "./in-memory.js";

function words(text: string): readonly string[] {
  return projectOf(text)
    .problems("/p/main.nf")
    .map((problem) => describeScriptProblem(problem));
}

describe("the words of a problem", () => {
  it.each([
    ["workflow { println chanel.of(1) }", "`chanel` is not defined. Did you mean `channel`?"],
    ["workflow { println None }", "`None` is not defined. Write `null`."],
    [
      'workflow { println "$HOME" }',
      "`HOME` is not defined. For an environment variable, write `env('HOME')`, or `\\$HOME` where the shell is to fill it in.",
    ],
    ["def f() { task.cpus }", "`task` is not defined. It is there in a process only."],
    ["workflow { println outputDir }", "`outputDir` is not defined. Write `workflow.outputDir`."],
    [
      "def f() {\n  def _g = { v -> v }\n  _g(1)\n}",
      "`_g` is not defined. `_g` is a variable: call the closure in it with `_g.call(…)`.",
    ],
    ["def f() { view(1) }", "`view` is not defined. It is an operator: call it on a channel, as in `ch.view(…)`."],
    [
      "process P {\n  script:\n  cpus 2\n}",
      "`cpus` is not defined. It is a directive: put it before the first section of the process.",
    ],
    [
      "process P {\n  output:\n  path 'x'\n  publishDir 'y'\n\n  script:\n  'z'\n}",
      "`publishDir` is a directive, and no process output qualifier. Move it above `input:` and `output:`.",
    ],
    [
      "process P {\n  input:\n  set 'a', 'b'\n\n  script:\n  'z'\n}",
      "There is no process input qualifier `set` since DSL2. Write `tuple`.",
    ],
    [
      "include { A } from './a'",
      "The module `./a` is not there. Correct the path, which starts at the folder of this script.",
    ],
    ["include { A } from '/a'", "The module `/a` is not there. Correct the path."],
  ])("of %j say what to do", (text, message) => {
    expect(words(text)).toEqual([message]);
  });
});

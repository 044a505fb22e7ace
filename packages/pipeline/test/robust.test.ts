import { describe, expect, it } from "vitest";
import { projectOf } from "./in-memory.js";
import { hasVectors, scriptCases } from "./script-vectors.js";

/** All that a script has, so that a cut or a lost piece meets each part. */
const SAMPLE = `#!/usr/bin/env nextflow
nextflow.enable.types = true
include { A ; B as C } from './main'
params { x: Integer = f(1) }
record R { id: String }
enum E { P, Q }
process P1 {
  cpus { task.attempt * 2 }

  input:
  r: R
  tuple(a: Path, b: Map<String, R>)

  stage:
  env 'X', r.id

  output:
  out: Path = file("\${r.id}.txt")

  topic:
  eval('v') >> 'versions'

  when:
  x > 1

  script:
  def n = [a: 1, (b): 2]
  n.a = x ?: y ? "z $n" : ~/w/
  """
  \${n.collect { k, v -> k }.join(' ')}
  """
}
agent G {
  model 'm'

  input:
  q: String

  prompt:
  "$q"
}
workflow W {
  take:
  ch: Channel<R>

  main:
  ch.map { v -> v }.set { mapped }
  (p, q) = [P1(mapped), G('q')]
  ch | P1 | view

  emit:
  p
  q = q.out
}
workflow {
  main:
  try { W(channel.of(1)) } catch (e: IOException) { throw new Exception("$e") }

  publish:
  o = W.out.p

  onComplete:
  assert x instanceof String : 'no'
}
output { o: Path { path { v -> "\${v}" } ; index { path 'i' } } }
def f(a: Integer, b = a) -> Integer { if (a) return a else { b += 1 } }
`;

function look(text: string): void {
  const project = projectOf({ "main.nf": text, "other.nf": "include { W } from './main'\nworkflow { W(1) }\n" });
  for (const name of ["/p/main.nf", "/p/other.nf"]) {
    project.problems(name);
    project.names(name);
    project.calledProcesses(name);
  }
}

describe("names never throw", () => {
  it("at any prefix of a script", () => {
    for (let end = 0; end <= SAMPLE.length; end += 7) look(SAMPLE.slice(0, end));
  });

  it("where any line is lost, or stands twice", () => {
    const lines = SAMPLE.split("\n");
    for (const [index, line] of lines.entries()) {
      look([...lines.slice(0, index), ...lines.slice(index + 1)].join("\n"));
      look([...lines.slice(0, index), line, ...lines.slice(index)].join("\n"));
    }
  });

  it("on chains, alternatives and pipes of any length", () => {
    const long = (piece: string) => piece.repeat(3000);
    expect(() => {
      look(`workflow { x = 1${long(" + x")} }`);
      look(`workflow { channel.of(1)${long(".map { v -> v }")} }`);
      look(`workflow { channel.of(1)${long(" | view")} }`);
      look(`def f(a) { if (a) { 1 }${long(" else if (a) { 1 }")} }`);
      look(`def f(a) { a${long(".b")} }`);
    }).not.toThrow();
  });

  it.runIf(hasVectors)("on cut cases", () => {
    for (const { files } of scriptCases())
      for (const text of Object.values(files)) look(text.slice(0, Math.floor(text.length * 0.7)));
  });
});

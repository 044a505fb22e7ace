/** A script that has everything that Nextflow takes, as far as it can stand in one. */
export const EXAMPLE = `#!/usr/bin/env nextflow
nextflow.enable.types = true
include { A ; B as C } from './a.nf'
params { a: Path? = 1; b }
record R { x: List<Integer?> }
enum E { X, Y, }
process P {
  cpus 2 ; maxErrors -1
  input: tuple(a: Path, b: R); c: Map
  stage: stageAs c, 'x'
  output: d: Path = file("\${a}.b")
  topic: eval('v') >> 't'
  when: c
  script: def x = "y"; """
    z $a.b \${ c ? d : e } \\$1
  """
  stub: 'f'
}
agent G { input: x: R; prompt: "x $x" }
workflow W { ; take: a: Channel<?>; main: P(a) | map { v -> v }; emit: b: Value = P.out }
workflow { ; main: a.branch { v -> x: v < 1; y: true }; publish: c = a; onComplete: println 1; onError: println 2 }
output { c: Channel { path { v -> v >> 'd' } } }
def f(a, b: T = 1) -> R { try { (a, b) = [1, 2] } catch (e: X | Y) { throw e } }
`;

/** What only the legacy parser, or an older language, takes. */
export const LEGACY = `import a.B
@Field def x = 1
class K { int y; def z() { y } }
include { a } from './b' addParams(c: 1)
process Q {
  input: val x from y
  output: file 'z' into w
  shell: '''echo !{x} $y'''
}
for (i in x) { switch (i) { case 1: break } }
for (int k = 0; k < 1; k++) { continue }
while (x) { (n = 1) }
y = switch (x) { case 1 -> 2 }
z = [*x, *:y, (int) 1, a?[0], b.&c] as Set
params.a = $/b/$
`;

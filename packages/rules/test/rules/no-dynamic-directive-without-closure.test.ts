import rule from "../../src/rules/no-dynamic-directive-without-closure.js";
import { testRule } from "../rule-tester.js";

const script = (directive: string): string =>
  `process SORT {\n    ${directive}\n\n    input:\n    val x\n\n    exec:\n    println x\n}\n`;
const at = (column: number, endColumn: number) => ({ line: 2, column, endLine: 2, endColumn });

testRule("no-dynamic-directive-without-closure", rule, {
  valid: [
    ...[
      "memory 4.GB * task.attempt",
      'tag "${x}"',
      'publishDir { "out/${x}" }, mode: "copy"',
      'publishDir "out/${params.name}", mode: "copy"',
      'publishDir path: "out", saveAs: { name -> "${x}-${name}" }',
      "label 'a'",
      "maxForks params.forks",
    ].map((directive) => ({ name: `takes ${directive}`, filename: "main.nf", code: script(directive) })),
    { name: "leaves labels to another rule", filename: "main.nf", code: script('label "a_${x}"') },
    {
      name: "takes what is for the shell, closures, and other texts in single quotes",
      code: "process {\n    beforeScript = 'echo ${task.name}'\n    clusterOptions = { \"-n ${task.cpus}\" }\n    ext.args = 'a ${name} $task'\n}",
    },
    { name: "takes texts outside of the process scope", code: "params.text = '${task.cpus}'" },
  ],
  invalid: [
    {
      name: "finds an input in a directive that is read with the script",
      filename: "main.nf",
      code: script('publishDir "out/${x}", mode: "copy"'),
      errors: [
        {
          messageId: "eager",
          data: { name: "x", directive: "publishDir", value: '"out/${x}"' },
          ...at(16, 26),
          severity: "rule's",
          suggestions: [{ messageId: "wrap", output: script('publishDir { "out/${x}" }, mode: "copy"') }],
        },
      ],
    },
    {
      name: "finds it as a warning where the legacy parser makes a closure of it",
      filename: "main.nf",
      nextflow: "25.04.0",
      code: script('publishDir "out/${x}", mode: "copy"'),
      errors: [
        {
          messageId: "eager",
          data: { name: "x", directive: "publishDir", value: '"out/${x}"' },
          ...at(16, 26),
          severity: "warning",
          suggestions: [{ messageId: "wrap", output: script('publishDir { "out/${x}" }, mode: "copy"') }],
        },
      ],
    },
    {
      name: "finds `task` in one of several arguments",
      filename: "main.nf",
      code: script("accelerator 1, type: task.ext.gpu"),
      errors: [
        {
          messageId: "eager",
          data: { name: "task", directive: "accelerator", value: "task.ext.gpu" },
          ...at(26, 38),
          suggestions: [{ messageId: "wrap", output: script("accelerator 1, type: { task.ext.gpu }") }],
        },
      ],
    },
    {
      name: "offers no closure where Nextflow takes none",
      filename: "main.nf",
      code: script("maxForks x"),
      errors: [{ messageId: "fixed", data: { name: "x", directive: "maxForks" }, ...at(14, 15) }],
    },
    {
      name: "finds `task` in single quotes, in a map too",
      code: "process {\n    queue = '${task.cpus > 4 ? 1 : 2}'\n    withName: SORT {\n        publishDir = [path: 'out/${task.process}']\n    }\n}",
      errors: [
        {
          messageId: "quoted",
          data: { expression: "${task.cpus > 4 ? 1 : 2}", value: '"${task.cpus > 4 ? 1 : 2}"' },
          ...at(13, 39),
          suggestions: [
            {
              messageId: "useClosure",
              output:
                "process {\n    queue = { \"${task.cpus > 4 ? 1 : 2}\" }\n    withName: SORT {\n        publishDir = [path: 'out/${task.process}']\n    }\n}",
            },
          ],
        },
        {
          messageId: "quoted",
          data: { expression: "${task.process}", value: '"out/${task.process}"' },
          line: 4,
          column: 29,
          endLine: 4,
          endColumn: 50,
        },
      ],
    },
  ],
});

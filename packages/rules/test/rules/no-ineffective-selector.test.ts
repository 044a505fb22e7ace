import rule from "../../src/rules/no-ineffective-selector.js";
import { testRule } from "../rule-tester.js";

const SORT = "process SORT {\n    label 'big'\n\n    input:\n    val x\n\n    exec:\n    println x\n}\n";
const files = { "main.nf": `${SORT}workflow ALIGN {\n    SORT(1)\n}\nworkflow {\n    SORT(1)\n    ALIGN()\n}\n` };

testRule("no-ineffective-selector", rule, {
  valid: [
    {
      name: "takes a selector of which one setting counts",
      code: "process { withLabel: big { cpus = 2; memory = 1.GB }; withName: SORT { cpus = 4 } }",
      files,
    },
    {
      name: "takes a selector that counts for one of the processes that it hits",
      code: "process { withLabel: big { cpus = 2 }; withName: 'ALIGN:SORT' { cpus = 4 } }",
      files,
    },
    {
      name: "takes a selector that a profile alone overrides",
      code: "process { withLabel: big { cpus = 2 } }\nprofiles { small { process { withName: SORT { cpus = 1 } } } }",
      files,
    },
    {
      name: "takes a selector that takes something away",
      code: "process { publishDir = 'out'; withName: SORT { publishDir = [] } }",
      files,
    },
    {
      name: "takes a selector that merges its `ext` with that of others",
      code: "process { withLabel: big { ext.args = '-a' }; withName: SORT { ext.prefix = 'b' } }",
      files,
    },
    { name: "is silent of a selector that hits nothing", code: "process { withName: NONE { cpus = 2 } }", files },
    {
      name: "is silent where the list of processes is open",
      code: "process { withLabel: big { cpus = 2 }; withName: SORT { cpus = 4 } }",
      files: { "main.nf": `include { OTHER } from './gone'\n${SORT}workflow {\n    SORT(1)\n    OTHER(1)\n}\n` },
    },
    {
      name: "is silent of a file that may be for other pipelines too",
      filename: "shared.config",
      code: "process { withLabel: big { cpus = 2 } }",
      files: {
        "pipe/main.nf": files["main.nf"],
        "pipe/nextflow.config":
          "manifest.name = 'p'\nincludeConfig '../shared.config'\nprocess { withName: SORT { cpus = 4 } }\n",
      },
    },
  ],
  invalid: [
    {
      name: "finds a label whose settings names override",
      code: "process {\n    withLabel: big { cpus = 2 }\n    withName: SORT { cpus = 4 }\n}",
      files,
      errors: [
        {
          messageId: "overridden",
          data: { processes: "`ALIGN:SORT`, `SORT`", by: "`withName:SORT`" },
          line: 2,
          column: 5,
          endLine: 2,
          endColumn: 14,
          profiles: [],
        },
      ],
    },
    {
      name: "finds an exact name that a pattern behind it overrides, in the profile that has it",
      code: "profiles {\n    a { process.cpus = 1 }\n    b {\n        process {\n            withName: 'ALIGN:SORT' { ext.args = '-a' }\n            withName: '.*:SORT' { ext.args = '-b'; ext.prefix = 'c' }\n        }\n    }\n}",
      files,
      errors: [
        {
          messageId: "overridden",
          data: { processes: "`ALIGN:SORT`", by: "`withName:.*:SORT`" },
          line: 5,
          column: 13,
          endLine: 5,
          endColumn: 21,
          profiles: ["b"],
        },
      ],
    },
  ],
});

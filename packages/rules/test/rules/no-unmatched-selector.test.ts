import rule from "../../src/rules/no-unmatched-selector.js";
import { testRule } from "../rule-tester.js";

const SORT = "process SORT {\n    label 'big'\n\n    input:\n    val x\n\n    exec:\n    println x\n}\n";
const IDLE = SORT.replace("SORT", "IDLE").replace("big", "small");
const MAIN = `${SORT}${IDLE}workflow ALIGN {\n    SORT(1)\n}\nworkflow PIPE {\n    ALIGN()\n}\nworkflow {\n    PIPE()\n}\n`;
const files = { "main.nf": MAIN };

testRule("no-unmatched-selector", rule, {
  valid: [
    {
      name: "takes selectors that hit, in every way in which they can",
      code: "process { withName: SORT { cpus = 2 }; withName: '.*:ALIGN:SORT' { cpus = 2 }; withLabel: '!small' { cpus = 2 } }",
      files,
    },
    { name: "is silent of a process that is not called", code: "process { withName: IDLE { cpus = 2 } }", files },
    { name: "is silent without scripts", code: "process { withName: NONE { cpus = 2 } }" },
    {
      name: "is silent where the list of processes is open",
      code: "process { withName: NONE { cpus = 2 } }",
      files: { "main.nf": `include { OTHER } from './gone'\n${SORT}workflow {\n    SORT(1)\n    OTHER(1)\n}\n` },
    },
    {
      name: "is silent of a file that may be for other pipelines too",
      filename: "shared.config",
      code: "process { withName: NONE { cpus = 2 } }",
      files: {
        "pipe/main.nf": MAIN,
        "pipe/nextflow.config": "manifest.name = 'p'\nincludeConfig '../shared.config'\n",
      },
    },
  ],
  invalid: [
    {
      name: "finds a name that is misspelt, and one that is not there",
      code: "process {\n    withName: SROT { cpus = 2 }\n    withName: NOTHING { cpus = 2 }\n}",
      files,
      errors: [
        {
          messageId: "misspeltName",
          data: { pattern: "SROT", nearest: "SORT" },
          line: 2,
          column: 5,
          endLine: 2,
          endColumn: 13,
        },
        { messageId: "name", data: { pattern: "NOTHING" }, line: 3, column: 5, endLine: 3, endColumn: 13 },
      ],
    },
    {
      name: "takes a name with a selector of its own for no slip of the keyboard",
      code: "process {\n    withName: SROT { cpus = 2 }\n    withName: SORT { cpus = 2 }\n}",
      files,
      errors: [{ messageId: "name", data: { pattern: "SROT" }, line: 2, column: 5, endLine: 2, endColumn: 13 }],
    },
    {
      name: "finds a part of a qualified name, and a workflow",
      code: "process {\n    withName: 'ALIGN:SORT' { cpus = 2 }\n    withName: ALIGN { cpus = 2 }\n}",
      files,
      errors: [
        {
          messageId: "partOfName",
          data: { pattern: "ALIGN:SORT", whole: "PIPE:ALIGN:SORT" },
          line: 2,
          column: 5,
          endLine: 2,
          endColumn: 13,
        },
        { messageId: "workflow", data: { pattern: "ALIGN" }, line: 3, column: 5, endLine: 3, endColumn: 13 },
      ],
    },
    {
      name: "finds a label that no process has, as info, and in the profile that has the selector",
      code: "profiles {\n    a { process.cpus = 1 }\n    b { process { withLabel: huge { cpus = 2 } } }\n}",
      files,
      errors: [
        {
          messageId: "label",
          data: { pattern: "huge" },
          line: 3,
          column: 19,
          endLine: 3,
          endColumn: 28,
          severity: "info",
          profiles: ["b"],
        },
      ],
    },
  ],
});

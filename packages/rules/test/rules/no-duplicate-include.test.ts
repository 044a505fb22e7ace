import rule from "../../src/rules/no-duplicate-include.js";
import { testRule } from "../rule-tester.js";

const SORT = "process SORT {\n    input:\n    val x\n\n    exec:\n    println x\n}\n";
const files = { "sort.nf": SORT, "other.nf": SORT };

testRule("no-duplicate-include", rule, {
  valid: [
    {
      name: "takes a second name for one process",
      filename: "main.nf",
      code: "include { SORT } from './sort'\ninclude { SORT as AGAIN } from './sort'\n",
      files,
    },
    {
      name: "leaves one name of two modules to others",
      filename: "main.nf",
      code: "include { SORT } from './sort'\ninclude { SORT } from './other'\n",
      files,
    },
    {
      name: "leaves a module that is not there to others",
      filename: "main.nf",
      code: "include { SORT } from './gone'\ninclude { SORT } from './gone'\n",
    },
    {
      name: "takes a file that two profiles include",
      code: "profiles {\n    a { includeConfig 'x.config' }\n    b { includeConfig 'x.config' }\n}",
      files: { "x.config": "process.cpus = 1" },
      combinations: [["a", "b"]],
    },
    {
      name: "takes a file that two files include",
      code: "includeConfig 'x.config'\nincludeConfig 'y.config'",
      files: { "x.config": "process.cpus = 1", "y.config": "includeConfig 'x.config'" },
    },
  ],
  invalid: [
    {
      name: "finds a name that is there twice, however the module is written",
      filename: "main.nf",
      code: "include { SORT } from './sort'\ninclude { SORT } from './sort.nf'\n",
      files,
      errors: [
        {
          messageId: "script",
          data: { name: "SORT", original: "SORT" },
          line: 2,
          column: 11,
          endLine: 2,
          endColumn: 15,
          severity: "rule's",
        },
      ],
    },
    {
      name: "finds a configuration that one file includes twice, as a warning",
      code: "includeConfig 'x.config'\nprocess.cpus = 2\nincludeConfig './x.config'",
      files: { "x.config": "process.cpus = 1" },
      errors: [
        {
          messageId: "config",
          data: { path: "./x.config", line: "1" },
          line: 3,
          column: 15,
          endLine: 3,
          endColumn: 27,
          severity: "warning",
          related: ["nextflow.config:1:15 First included here."],
        },
      ],
    },
  ],
});

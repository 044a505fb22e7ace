import rule from "../../src/rules/no-overridden-directive.js";
import { testRule } from "../rule-tester.js";

const SORT = "process SORT {\n    cpus 4\n\n    input:\n    val x\n\n    exec:\n    println x\n}\n";
const INDEX = SORT.replace("SORT", "INDEX");
const BARE = "process BARE {\n    input:\n    val x\n\n    exec:\n    println x\n}\n";
const files = { "main.nf": `${SORT}${INDEX}workflow {\n    SORT(1)\n    INDEX(1)\n}\n` };

testRule("no-overridden-directive", rule, {
  valid: [
    { name: "takes a directive that no definition has", code: "process.memory = 1.GB", files },
    {
      name: "takes a setting that one process gets",
      code: "process.cpus = 2",
      files: { "main.nf": `${SORT}${BARE}workflow {\n    SORT(1)\n    BARE(1)\n}\n` },
    },
    { name: "takes a selector, which counts more", code: "process { withName: '.*' { cpus = 2 } }", files },
    {
      name: "takes a setting for all beside selectors for some",
      code: "process { cpus = 2; withName: SORT { cpus = 8 } }",
      files,
    },
    {
      name: "takes a setting that a built-in default in a definition lets in",
      code: "process.maxRetries = 3",
      files: { "main.nf": files["main.nf"].replaceAll("cpus 4", "maxRetries 1") },
    },
    {
      name: "is silent where the list of processes is open",
      code: "process.cpus = 2",
      files: { "main.nf": `include { OTHER } from './gone'\n${SORT}workflow {\n    SORT(1)\n    OTHER(1)\n}\n` },
    },
    { name: "is silent without scripts", code: "process.cpus = 2" },
  ],
  invalid: [
    {
      name: "finds a setting that each definition has itself, and shows these",
      code: "manifest.name = 'p'\nprocess.cpus = 2",
      files,
      errors: [
        {
          messageId: "overridden",
          data: { name: "cpus", processes: "`INDEX`, `SORT`" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 13,
          profiles: [],
          related: ["main.nf:11:5 This is what the process gets.", "main.nf:2:5 This is what the process gets."],
        },
      ],
    },
    {
      name: "finds it in the profile that sets it",
      code: "profiles {\n    a { process.time = 1.h }\n    b { process { cpus = 1 } }\n}",
      files,
      errors: [
        {
          messageId: "overridden",
          data: { name: "cpus", processes: "`INDEX`, `SORT`" },
          line: 3,
          column: 19,
          endLine: 3,
          endColumn: 23,
          profiles: ["b"],
        },
      ],
    },
  ],
});

import rule from "../../src/rules/no-overridden-setting.js";
import { testRule } from "../rule-tester.js";

const COUNTS = "This setting is the one that counts.";

testRule("no-overridden-setting", rule, {
  valid: [
    { name: "is silent about different options", code: "process.cpus = 1\nprocess.memory = 1.GB" },
    { name: "is silent about a profile", code: "process.cpus = 1\nprofiles { a { process.cpus = 2 } }" },
    { name: "is silent about two profiles", code: "profiles {\n  a { process.cpus = 1 }\n  b { process.cpus = 2 }\n}" },
    {
      name: "is silent about an include",
      code: "process.cpus = 1\nincludeConfig 'a.config'",
      files: { "a.config": "process.cpus = 2" },
    },
    {
      name: "is silent about different selectors",
      code: "process {\n  withName: A { cpus = 1 }\n  withName: B { cpus = 2 }\n}",
    },
    {
      name: "is silent where a dotted name adds to a map",
      code: "process.ext = [args: '-a']\nprocess.ext.prefix = 'b'",
    },
    {
      name: "is silent where an expression reads the first value",
      code: "params.a = 1\nparams.b = params.a\nparams.a = 2",
    },
    { name: "is silent where the second value is made of the first", code: "params.a = 1\nparams.a = params.a + 1" },
    {
      name: "is silent where all params are read",
      code: "params.a = 1\nparams.b = params.collect { it }\nparams.a = 2",
    },
    {
      name: "is silent where an included file may read it",
      code: "params.a = 1\nincludeConfig 'a.config'\nparams.a = 2",
      files: { "a.config": "process.cpus = params.a" },
    },
    { name: "is silent where a param is declared without a value", code: "params { a = null }\nparams.a = 2" },
    { name: "is silent in what is no configuration", code: "[one]\ncpus = 1\n[two]\ncpus = 2" },
    {
      name: "is silent where a function of the legacy parser reads it",
      code: "def most() { params.a * 2 }\nparams.a = 1\nparams.b = most()\nparams.a = 2",
    },
    { name: "is silent where a condition decides", code: "process.cpus = 1\nif (params.x) { process.cpus = 2 }" },
  ],
  invalid: [
    {
      name: "finds an option that is set again",
      code: "process {\n  cpus = 1\n  memory = 1.GB\n}\nprocess.cpus = 2",
      errors: [
        {
          messageId: "overridden",
          data: { name: "process.cpus", line: "5" },
          line: 2,
          column: 3,
          endLine: 2,
          endColumn: 7,
          profiles: [],
          related: [`nextflow.config:5:1 ${COUNTS}`],
          suggestions: [{ messageId: "remove", output: "process {\n  memory = 1.GB\n}\nprocess.cpus = 2" }],
        },
      ],
    },
    {
      name: "points from each to the next",
      code: "process.cpus = 1\nprocess.cpus = 2\nprocess.cpus = 3",
      errors: [
        {
          messageId: "overridden",
          data: { name: "process.cpus", line: "2" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 13,
          suggestions: [{ messageId: "remove", output: "process.cpus = 2\nprocess.cpus = 3" }],
        },
        {
          messageId: "overridden",
          data: { name: "process.cpus", line: "3" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 13,
          suggestions: [{ messageId: "remove", output: "process.cpus = 1\nprocess.cpus = 3" }],
        },
      ],
    },
    {
      name: "finds one in a selector that is opened again, however it is written",
      code: "process {\n  withName: 'A' { cpus = 1 }\n}\nprocess.'withName:A'.cpus = 2",
      errors: [
        {
          messageId: "overridden",
          data: { name: "process.withName:A.cpus", line: "4" },
          line: 2,
          column: 19,
          endLine: 2,
          endColumn: 23,
        },
      ],
    },
    {
      name: "finds one in a profile",
      code: "profiles {\n  a {\n    process.cpus = 1 // few\n    process.cpus = 2\n  }\n}",
      errors: [
        {
          messageId: "overridden",
          data: { name: "process.cpus", line: "4" },
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 17,
        },
      ],
    },
    {
      name: "finds a param that nothing reads in between",
      code: "params.a = 1\nparams.b = params.c\nparams.a = 2",
      errors: [
        {
          messageId: "overridden",
          data: { name: "params.a", line: "3" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 9,
          suggestions: [{ messageId: "remove", output: "params.b = params.c\nparams.a = 2" }],
        },
      ],
    },
    {
      name: "finds what a map swallows",
      code: "process.ext.args = '-a'\nprocess.ext = [prefix: 'b']",
      errors: [
        {
          messageId: "swallowed",
          data: { name: "process.ext.args", line: "2", whole: "process.ext" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 17,
          related: [`nextflow.config:2:1 ${COUNTS}`],
          suggestions: [{ messageId: "remove", output: "process.ext = [prefix: 'b']" }],
        },
      ],
    },
  ],
});

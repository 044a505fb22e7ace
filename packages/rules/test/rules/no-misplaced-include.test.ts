import rule from "../../src/rules/no-misplaced-include.js";
import { testRule } from "../rule-tester.js";

testRule("no-misplaced-include", rule, {
  valid: [
    { name: "is silent at the top level", code: "includeConfig '/dev/null'" },
    { name: "is silent directly in a profile", code: "profiles { a { includeConfig '/dev/null' } }" },
    { name: "is silent in the block of a quoted profile", code: "profiles { 'a-b' { includeConfig '/dev/null' } }" },
  ],
  invalid: [
    {
      name: "finds one in a scope",
      code: "process {\n  includeConfig '/dev/null'\n}",
      errors: [
        {
          messageId: "inScope",
          data: { scope: "process", inner: "process" },
          line: 2,
          column: 3,
          endLine: 2,
          endColumn: 28,
        },
      ],
    },
    {
      name: "finds one in a selector",
      code: "process { withName: A { includeConfig '/dev/null' } }",
      errors: [
        {
          messageId: "inScope",
          data: { scope: "process", inner: "process" },
          line: 1,
          column: 25,
          endLine: 1,
          endColumn: 50,
        },
      ],
    },
    {
      name: "finds one in a scope of a profile",
      code: "profiles { a { process { includeConfig '/dev/null' } } }",
      errors: [
        {
          messageId: "inScope",
          data: { scope: "profiles.a.process", inner: "process" },
          line: 1,
          column: 26,
          endLine: 1,
          endColumn: 51,
        },
      ],
    },
    {
      name: "finds one beside the profiles",
      code: "profiles { includeConfig '/dev/null' }",
      errors: [{ messageId: "misplaced", data: { scope: "profiles" }, line: 1, column: 12, endLine: 1, endColumn: 37 }],
    },
    {
      name: "names the profile that reads the file",
      code: "process { includeConfig '/dev/null' }",
      filename: "a.config",
      files: { "nextflow.config": "profiles { a { includeConfig 'a.config' } }" },
      errors: [
        {
          messageId: "inScope",
          data: { scope: "process", inner: "process" },
          line: 1,
          column: 11,
          endLine: 1,
          endColumn: 36,
          profiles: ["a"],
        },
      ],
    },
  ],
});

import rule from "../../src/rules/valid-error-strategy.js";
import { testRule } from "../rule-tester.js";

testRule("valid-error-strategy", rule, {
  valid: [
    { name: "takes the four", code: "process.errorStrategy = 'finish'" },
    { name: "takes any capitals", code: "process.errorStrategy = 'RETRY'" },
    {
      name: "takes what a closure returns",
      code: "process.errorStrategy = { task.exitStatus in 137..140 ? 'retry' : 'finish' }",
    },
    { name: "is silent where the value is not known", code: "process.errorStrategy = params.strategy" },
    { name: "takes null", code: "process.errorStrategy = null" },
  ],
  invalid: [
    {
      name: "finds a slip",
      code: "process.errorStrategy = 'retyr'",
      output: "process.errorStrategy = 'retry'",
      errors: [
        {
          messageId: "meant",
          data: { strategy: "retyr", meant: "retry" },
          line: 1,
          column: 25,
          endLine: 1,
          endColumn: 32,
        },
      ],
    },
    {
      name: "finds what no strategy is like",
      code: "process {\n  withLabel: x {\n    errorStrategy = 'skip'\n  }\n}",
      errors: [
        {
          messageId: "unknown",
          data: { strategy: "skip", strategies: "terminate, finish, ignore, retry" },
          line: 3,
          column: 21,
          endLine: 3,
          endColumn: 27,
        },
      ],
    },
    {
      name: "finds what a closure can return",
      code: "process.errorStrategy = { task.attempt < 3 ? 'retries' : 'finish' }",
      errors: [
        {
          messageId: "unknown",
          data: { strategy: "retries", strategies: "terminate, finish, ignore, retry" },
          line: 1,
          column: 25,
          endLine: 1,
          endColumn: 68,
        },
      ],
    },
  ],
});

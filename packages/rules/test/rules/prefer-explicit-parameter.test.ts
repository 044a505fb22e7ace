import rule from "../../src/rules/prefer-explicit-parameter.js";
import { testRule } from "../rule-tester.js";

testRule("prefer-explicit-parameter", rule, {
  valid: [
    { name: "is silent where a parameter is declared", code: "params.x = [1].collect { item -> item + 1 }" },
    { name: "is silent where it is declared by its name", code: "params.x = [1].collect { it -> it + 1 }" },
    { name: "is silent where no parameter is read", code: "process.x = { task.attempt }" },
  ],
  invalid: [
    {
      name: "finds a closure once, at its first use",
      code: "params.x = [1].collect { it + it }",
      errors: [
        {
          messageId: "implicit",
          line: 1,
          column: 26,
          endLine: 1,
          endColumn: 28,
          suggestions: [{ messageId: "declareIt", output: "params.x = [1].collect { it -> it + it }" }],
        },
      ],
    },
    {
      name: "offers no it inside another one",
      code: "process.x = { [1].collect { it } }",
      errors: [{ messageId: "implicit", line: 1, column: 29, endLine: 1, endColumn: 31 }],
    },
  ],
});

import rule from "../../src/rules/no-unused-variable.js";
import { testRule } from "../rule-tester.js";

testRule("no-unused-variable", rule, {
  valid: [
    { name: "is silent where a variable is read", code: "process.x = { def y = 1; y + 1 }" },
    {
      name: "is silent where an inner closure reads it",
      code: "process.x = { def y = 1; [1].collect { z -> y + z } }",
    },
    { name: "is silent where a string reads it", code: 'process.x = { def y = 1; "$y" }' },
    { name: "is silent where it is assigned", code: "process.x = { def y = 1; y = 2 }" },
    {
      name: "is silent where a closure in it is called by name, which no-undefined-name reports",
      code: "process.x = { def f = { a -> a }; [1].collect { b -> f(b) } }",
    },
    { name: "is silent where it is marked", code: "process.x = { def _y = 1; 2 }" },
    { name: "is silent where a parameter is marked", code: "process.x = [a: { _name -> 1 }]" },
  ],
  invalid: [
    {
      name: "finds a variable",
      code: "process.x = { def y = 1; 2 }",
      errors: [{ messageId: "unusedVariable", data: { name: "y" }, line: 1, column: 19, endLine: 1, endColumn: 20 }],
    },
    {
      name: "finds one whose name a built-in function has",
      code: "process.x = { def file = 1; file('y') }",
      errors: [{ messageId: "unusedVariable", data: { name: "file" }, line: 1, column: 19, endLine: 1, endColumn: 23 }],
    },
    {
      name: "finds one of several",
      code: "process.x = { def (y, z) = [1, 2]; y }",
      errors: [{ messageId: "unusedVariable", data: { name: "z" }, line: 1, column: 23, endLine: 1, endColumn: 24 }],
    },
    {
      name: "finds a parameter",
      code: "process.x = [\n  a: { name -> 1 }\n]",
      errors: [
        {
          messageId: "unusedParameter",
          data: { name: "name" },
          line: 2,
          column: 8,
          endLine: 2,
          endColumn: 12,
          suggestions: [
            { messageId: "markUnused", data: { name: "name" }, output: "process.x = [\n  a: { _name -> 1 }\n]" },
          ],
        },
      ],
    },
  ],
});

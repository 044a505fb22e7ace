import rule from "../../src/rules/no-redeclared-variable.js";
import { testRule } from "../rule-tester.js";

testRule("no-redeclared-variable", rule, {
  valid: [
    { name: "takes another name", code: "a.b = { x -> [x].collect { y -> y } }" },
    { name: "takes the same name side by side", code: "a.b = { [1].collect { x -> x } + [2].collect { x -> x } }" },
    { name: "takes an explicit it where no implicit one is", code: "a.b = [1].collect { it -> it }" },
  ],
  invalid: [
    {
      name: "finds a parameter that is a variable around it",
      code: "a.b = { def x = [1]\n  x.collect { x -> x } }",
      errors: [
        {
          messageId: "redeclared",
          data: { name: "x" },
          line: 2,
          column: 15,
          endLine: 2,
          endColumn: 16,
          related: ["nextflow.config:1:13 First declared here."],
        },
      ],
    },
    {
      name: "finds an explicit it inside an implicit one",
      code: "a.b = { [1].collect { it -> it } }",
      errors: [{ messageId: "hidesImplicit", data: { name: "it" }, line: 1, column: 23, endLine: 1, endColumn: 25 }],
    },
  ],
});

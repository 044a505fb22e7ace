import rule from "../../src/rules/valid-label.js";
import { testRule } from "../rule-tester.js";

function script(directive: string): string {
  return `process A {\n    ${directive}\n\n    input:\n    val x\n\n    exec:\n    println x\n}\n`;
}

const at = (endColumn: number) => ({ line: 2, column: 11, endLine: 2, endColumn });

testRule("valid-label", rule, {
  valid: [
    { name: "takes words", filename: "main.nf", code: script("label 'process_high2'") },
    { name: "takes a name with a value", filename: "main.nf", code: script("label 'team=blue'") },
    { name: "takes params, which are there", filename: "main.nf", code: script('label "l_${params.l}"') },
    { name: "is silent of other directives", filename: "main.nf", code: script("tag 'a-b'") },
  ],
  invalid: [
    {
      name: "finds one with a dash",
      filename: "main.nf",
      code: script("label 'process-high'"),
      errors: [{ messageId: "invalid", data: { label: "process-high" }, ...at(25) }],
    },
    {
      name: "finds one that ends with an underscore",
      filename: "main.nf",
      code: script("label 'a_'"),
      errors: [{ messageId: "invalid", data: { label: "a_" }, ...at(15) }],
    },
    {
      name: "finds a closure",
      filename: "main.nf",
      code: script("label { 'a' }"),
      errors: [{ messageId: "dynamic", ...at(18) }],
    },
    {
      name: "finds an input",
      filename: "main.nf",
      code: script('label "l_${x}"'),
      errors: [{ messageId: "dynamic", ...at(19) }],
    },
  ],
});

import rule from "../../src/rules/no-shared-ext.js";
import { testRule } from "../rule-tester.js";

function files(directive: string): Readonly<Record<string, string>> {
  return {
    "main.nf": "include { A as A1 } from './a'\ninclude { A as A2 } from './a'\nworkflow {\n    A1(1)\n    A2(2)\n}\n",
    "a.nf": `process A {\n    ${directive}\n\n    input:\n    val x\n\n    exec:\n    println x\n}\n`,
  };
}

testRule("no-shared-ext", rule, {
  valid: [
    {
      name: "is silent where the definition has no ext",
      code: "process { withName: A2 { ext.args = 'two' } }",
      files: files("cpus 1"),
    },
    {
      name: "is silent where the selector hits all calls",
      code: "process { withName: A { ext.args = 'all' } }",
      files: files("ext args: 'a'"),
    },
  ],
  invalid: [
    {
      name: "finds what is set for one call",
      code: "process { withName: A2 { ext.args = 'two' } }",
      files: files("ext args: 'a'"),
      errors: [
        {
          messageId: "shared",
          data: { option: "ext.args", hit: "`A2`", others: "`A1`", process: "A" },
          line: 1,
          column: 26,
          endLine: 1,
          endColumn: 34,
        },
      ],
    },
  ],
});

import rule from "../../src/rules/no-unused-include.js";
import { testRule } from "../rule-tester.js";

const files = { "a.nf": "process A {\n    exec:\n    println 1\n}\n\ndef f() {\n    1\n}\n" };

testRule("no-unused-include", rule, {
  valid: [
    {
      name: "takes what is called, and what a closure uses",
      filename: "main.nf",
      code: "include { A as B ; f } from './a'\n\nworkflow {\n    B()\n    channel.of(1).map { x -> f() + x }\n}\n",
      files,
    },
    {
      name: "leaves a module that is not there to others",
      filename: "main.nf",
      code: "include { A } from './gone'\n",
      files,
    },
    {
      name: "is silent in a script that cannot be read to its end",
      filename: "main.nf",
      code: "include { A } from './a'\n\nworkflow {\n    foo(\n}\n",
      files,
    },
  ],
  invalid: [
    {
      name: "finds what is not used, by its alias",
      filename: "main.nf",
      code: "include { A as B ; f } from './a'\n\nworkflow {\n    println f()\n}\n",
      files,
      errors: [{ messageId: "unused", data: { name: "B" }, line: 1, column: 16, endLine: 1, endColumn: 17 }],
    },
  ],
});

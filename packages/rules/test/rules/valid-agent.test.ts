import rule from "../../src/rules/valid-agent.js";
import { testRule } from "../rule-tester.js";

testRule("valid-agent", rule, {
  valid: [
    {
      name: "takes inputs by themselves",
      filename: "main.nf",
      code: `nextflow.enable.types = true
agent A {
    input:
    x: String

    prompt:
    "Say $x"
}
workflow {
}
`,
    },
  ],
  invalid: [
    {
      name: "finds a tuple",
      filename: "main.nf",
      code: `nextflow.enable.types = true
agent A {
    input:
    tuple(x: String, y: String)

    prompt:
    "Say $x $y"
}
workflow {
}
`,
      errors: [
        {
          messageId: "problem",
          data: { problem: "An agent takes no `tuple(…)`. Declare each component as an input." },
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 32,
        },
      ],
    },
  ],
});

import rule from "../../src/rules/valid-typed-process.js";
import { testRule } from "../rule-tester.js";

testRule("valid-typed-process", rule, {
  valid: [
    {
      name: "takes inputs with types",
      filename: "main.nf",
      code: `nextflow.enable.types = true
process A {
    input:
    x: Path

    script:
    "cat $x"
}
workflow {
}
`,
    },
  ],
  invalid: [
    {
      name: "finds an input without one",
      filename: "main.nf",
      code: `nextflow.enable.types = true
process A {
    input:
    x

    script:
    "cat $x"
}
workflow {
}
`,
      errors: [
        {
          messageId: "problem",
          data: { problem: "A process input should have a type. Write `x: Type`." },
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 6,
        },
      ],
    },
  ],
});

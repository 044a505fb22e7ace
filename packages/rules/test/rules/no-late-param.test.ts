import rule from "../../src/rules/no-late-param.js";
import { testRule } from "../rule-tester.js";

testRule("no-late-param", rule, {
  valid: [
    {
      name: "takes a param that is set at the top",
      filename: "main.nf",
      code: `params.x = 1
workflow {
    println params.x
}
`,
    },
  ],
  invalid: [
    {
      name: "finds one that is set in a workflow",
      filename: "main.nf",
      code: `workflow {
    params.x = 1
}
`,
      errors: [
        {
          messageId: "problem",
          data: {
            problem:
              "A param that is set in a workflow may have been read before. Set it at the top of the script or in the configuration.",
          },
          line: 2,
          column: 5,
          endLine: 2,
          endColumn: 11,
        },
      ],
    },
  ],
});

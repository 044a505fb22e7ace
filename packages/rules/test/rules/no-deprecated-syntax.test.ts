import rule from "../../src/rules/no-deprecated-syntax.js";
import { testRule } from "../rule-tester.js";

testRule("no-deprecated-syntax", rule, {
  valid: [
    {
      name: "takes channel factories in lower case",
      filename: "main.nf",
      code: `workflow {
    channel.of(1) | view
}
`,
    },
  ],
  invalid: [
    {
      name: "finds them in upper case",
      filename: "main.nf",
      code: `workflow {
    Channel.of(1) | view
}
`,
      errors: [
        {
          messageId: "problem",
          data: { problem: "`Channel` for the channel factories is deprecated. Write `channel`." },
          line: 2,
          column: 5,
          endLine: 2,
          endColumn: 12,
          severity: "warning",
        },
      ],
    },
  ],
});

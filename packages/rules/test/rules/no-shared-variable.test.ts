import rule from "../../src/rules/no-shared-variable.js";
import { testRule } from "../rule-tester.js";

testRule("no-shared-variable", rule, {
  valid: [
    {
      name: "takes a variable of the closure itself",
      filename: "main.nf",
      code: `workflow {
    channel.of(1) | map { v ->
        def n = [:]
        n.x = v
        n
    } | view
}
`,
    },
  ],
  invalid: [
    {
      name: "finds a change of a variable around the closure",
      filename: "main.nf",
      code: `workflow {
    def n = [:]
    channel.of(1) | subscribe { v -> n[v] = 1 }
}
`,
      errors: [
        {
          messageId: "problem",
          data: {
            problem:
              "`n` is changed in an operator's closure, which runs for many values at once. Return a new value instead.",
          },
          line: 3,
          column: 38,
          endLine: 3,
          endColumn: 39,
        },
      ],
    },
  ],
});

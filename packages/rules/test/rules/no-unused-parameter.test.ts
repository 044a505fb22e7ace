import rule from "../../src/rules/no-unused-parameter.js";
import { testRule } from "../rule-tester.js";

testRule("no-unused-parameter", rule, {
  valid: [
    {
      name: "takes a parameter with an underscore in front",
      filename: "main.nf",
      code: `workflow {
    channel.of([1, 2]).map { _id, file -> file }.view()
}
`,
    },
  ],
  invalid: [
    {
      name: "finds a parameter that its closure does not read",
      filename: "main.nf",
      code: `workflow {
    channel.of([1, 2]).map { id, file -> file }.view()
}
`,
      errors: [
        {
          messageId: "problem",
          data: { problem: "The parameter `id` is never used. Remove it, or write `_id` to keep it." },
          line: 2,
          column: 30,
          endLine: 2,
          endColumn: 32,
        },
      ],
    },
    {
      name: "finds an input that its workflow does not read",
      filename: "main.nf",
      code: `workflow A {
    take:
    reads

    main:
    println 'a'
}
`,
      errors: [
        {
          messageId: "problem",
          data: { problem: "The parameter `reads` is never used. Remove it, or write `_reads` to keep it." },
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 10,
        },
      ],
    },
  ],
});

import rule from "../../src/rules/valid-call.js";
import { testRule } from "../rule-tester.js";

testRule("valid-call", rule, {
  valid: [
    {
      name: "takes a call with an argument for each input",
      filename: "main.nf",
      code: `process A {
    input:
    val x
    val y

    script:
    "true"
}
workflow {
    A(1, 2)
}
`,
    },
    {
      name: "takes the call in a pipe, of which a part of the arguments comes",
      filename: "main.nf",
      code: `process A {
    input:
    val x

    script:
    "true"
}
workflow {
    channel.of(1) | A
}
`,
    },
  ],
  invalid: [
    {
      name: "counts the arguments of a process",
      filename: "main.nf",
      code: `process A {
    input:
    val x
    val y

    script:
    "true"
}
workflow {
    A(1)
}
`,
      errors: [
        {
          messageId: "problem",
          data: { problem: "The process `A` takes 2 arguments, and is called with 1." },
          line: 10,
          column: 5,
          endLine: 10,
          endColumn: 6,
        },
      ],
    },
    {
      name: "finds a call in a closure",
      filename: "main.nf",
      code: `process A {
    input:
    val x

    script:
    "true"
}
workflow {
    channel.of(1).map { v -> A(v) }
}
`,
      errors: [
        {
          messageId: "problem",
          data: {
            problem: "Processes cannot be called from within a closure. Call `A` in the workflow itself, on a channel.",
          },
          line: 9,
          column: 30,
          endLine: 9,
          endColumn: 31,
        },
      ],
    },
    {
      name: "finds a call in a function",
      filename: "main.nf",
      code: `process A {
    input:
    val x

    script:
    "true"
}
def f(x) {
    A(x)
}
workflow {
    f(1)
}
`,
      errors: [
        {
          messageId: "problem",
          data: { problem: "Processes can only be called from a workflow. Move the call of `A` there." },
          line: 9,
          column: 5,
          endLine: 9,
          endColumn: 6,
        },
      ],
    },
  ],
});

import rule from "../../src/rules/syntax.js";
import { testRule } from "../rule-tester.js";

testRule("syntax", rule, {
  valid: [
    { name: "reads settings, blocks and includes", code: "a.b = 1\nprocess { withName: 'X' { cpus = 4 } }" },
    { name: "leaves what the legacy parser takes to strict-syntax", code: "def x = 1\nparams.y = x" },
  ],
  invalid: [
    {
      name: "mends a missing equals sign",
      code: "process {\n  cpus 4\n  memory = 8.GB\n}",
      output: "process {\n  cpus = 4\n  memory = 8.GB\n}",
      errors: [
        {
          messageId: "problem",
          data: { problem: "A setting needs an equals sign. Write `cpus = …`." },
          line: 2,
          column: 3,
          endLine: 2,
          endColumn: 9,
        },
      ],
    },
    {
      name: "mends a colon in the place of an equals sign",
      code: "docker {\n  enabled: true\n}",
      output: "docker {\n  enabled = true\n}",
      errors: [
        {
          messageId: "problem",
          data: { problem: "A setting is assigned with `=`, not `:`. Write `enabled = …`." },
          line: 2,
          column: 10,
          endLine: 2,
          endColumn: 11,
        },
      ],
    },
    {
      name: "mends an equals sign in a selector",
      code: "process { withName = 'X' { cpus = 4 } }",
      output: "process { withName: 'X' { cpus = 4 } }",
      errors: [
        {
          messageId: "problem",
          data: { problem: "A selector has a colon, not an equals sign. Write `withName: … {`." },
          line: 1,
          column: 20,
          endLine: 1,
          endColumn: 21,
        },
      ],
    },
    {
      name: "points at the brace that was opened, and at where that was noticed",
      code: "process {\n  cpus = 4\n\nparams.x = 1",
      errors: [
        {
          messageId: "problem",
          data: { problem: "This `{` is never closed. Add the missing `}`." },
          line: 1,
          column: 9,
          endLine: 1,
          endColumn: 10,
          related: ["nextflow.config:4:13 Noticed here."],
        },
      ],
    },
    {
      name: "finds an option without a value",
      code: "process.cpus\nparams.x = 1",
      errors: [
        {
          messageId: "problem",
          data: { problem: "`process.cpus` has no value. Assign one (`process.cpus = …`), or remove it." },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 13,
        },
      ],
    },
    {
      name: "finds an interpolation without a string",
      code: "process.cpus = { ${params.y} }",
      errors: [{ messageId: "placeholder", data: {}, line: 1, column: 18, endLine: 1, endColumn: 19 }],
    },
    {
      name: "says how a directive with named arguments is written",
      code: "process.accelerator 1, type: 'x'",
      errors: [
        {
          messageId: "problem",
          data: { problem: "A setting needs an equals sign. Write `process.accelerator = [request: …, type: …]`." },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 33,
        },
      ],
    },
    {
      name: "says where a selector belongs",
      code: "process.withName: 'A' { cpus = 2 }",
      errors: [
        {
          messageId: "problem",
          data: { problem: "A selector has no scope in front. Write `process { withName: … { … } }`." },
          line: 1,
          column: 17,
          endLine: 1,
          endColumn: 18,
        },
      ],
    },
    {
      name: "takes a placeholder for one",
      code: "process.queue = <QUEUE>",
      errors: [
        {
          messageId: "problem",
          data: {
            problem: "Found `<`, but a value was expected. Where `<…>` stands for a value of your own, replace it.",
          },
          line: 1,
          column: 17,
          endLine: 1,
          endColumn: 18,
        },
      ],
    },
  ],
});

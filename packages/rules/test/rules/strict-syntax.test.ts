import rule from "../../src/rules/strict-syntax.js";
import { testRule } from "../rule-tester.js";

const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });

const dotted = (path: string, blocks: string) => ({
  problem: `A block has one name. Write \`${blocks}\`, or assign \`${path}.name = …\`.`,
});

testRule("strict-syntax", rule, {
  valid: [
    { name: "takes a conditional value", code: "params.a = params.b ? 1 : 2" },
    { name: "takes if inside a closure", code: "process.queue = { if( task.attempt > 1 ) 'long' else 'short' }" },
    { name: "takes nested blocks", code: "aws { batch { maxSpotAttempts = 3 } }" },
    { name: "leaves other errors to syntax", code: "process.cpus 4" },
  ],
  invalid: [
    {
      name: "finds a variable between settings",
      code: "def x = 1\nparams.y = x",
      errors: [
        {
          messageId: "problem",
          data: {
            problem:
              "A variable cannot be declared among settings. Move `x` to where it is used: into the value or the closure, or to `params.x`.",
          },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 6,
          severity: "rule's",
        },
      ],
    },
    {
      name: "finds if between settings",
      code: "if (params.b) {\n  params.a = 1\n}",
      errors: [
        {
          messageId: "problem",
          data: {
            problem:
              "`if` cannot stand among settings. Use a profile, or a conditional value (`name = condition ? a : b`); to include a file by condition: `includeConfig condition ? 'a.config' : '/dev/null'`.",
          },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 3,
        },
      ],
    },
    {
      name: "splits a block with a dotted name",
      code: "aws.batch { maxSpotAttempts = 3 } // Spot",
      output: "aws { batch { maxSpotAttempts = 3 } } // Spot",
      errors: [
        {
          messageId: "problem",
          data: { problem: "A block has one name. Write `aws { batch { … } }`, or assign `aws.batch.name = …`." },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 10,
        },
      ],
    },
    {
      name: "only warns where the legacy parser is the default of the target",
      code: "process.queue = { switch( task.attempt ) { case 1: return 'a' }\n 'b' }",
      nextflow: "25.10.0",
      errors: [
        {
          messageId: "problem",
          data: {
            problem: "`switch` is not supported. Use `if` and `else` in a closure, or look the value up in a map.",
          },
          line: 1,
          column: 19,
          endLine: 1,
          endColumn: 25,
          severity: "warning",
        },
      ],
    },
    {
      name: "finds a function in an included file",
      code: "def check_max(obj, type) { return obj }\nprocess.cpus = { check_max(1, 'cpus') }",
      filename: "conf/base.config",
      files: { "nextflow.config": "includeConfig 'conf/base.config'\nprocess.time = { check_max(1.h, 'time') }" },
      errors: [
        {
          messageId: "problem",
          data: {
            problem:
              "Functions cannot be declared in a config file. Set process.resourceLimits = [cpus: …, memory: …, time: …] (Nextflow 24.04 and later), and give each setting what `check_max` is called with.",
          },
          related: ["nextflow.config:2:18 It is called here.", "conf/base.config:2:18 It is called here."],
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 14,
        },
      ],
    },
    {
      name: "finds a function that nothing calls",
      code: "def twice(x) { x * 2 }",
      errors: [
        {
          messageId: "problem",
          data: { problem: "Functions cannot be declared in a config file. Nothing here calls it: remove it." },
          ...at(1, 1, 10),
        },
      ],
    },
    {
      name: "does not take a function for unused where an include is not read",
      code: "def twice(x) { x * 2 }\nincludeConfig params.extra",
      errors: [
        {
          messageId: "problem",
          data: {
            problem:
              "Functions cannot be declared in a config file. Write what `twice` computes in the closures that call it.",
          },
          ...at(1, 1, 10),
        },
      ],
    },
    {
      name: "knows a limit by what it reads",
      code: "def bounded(x) { x > params.max_memory ? params.max_memory : x }\nprocess.memory = { bounded(2.GB) }",
      errors: [
        {
          messageId: "problem",
          data: {
            problem:
              "Functions cannot be declared in a config file. Set process.resourceLimits = [cpus: …, memory: …, time: …] (Nextflow 24.04 and later), and give each setting what `bounded` is called with.",
          },
          ...at(1, 1, 12),
          related: ["nextflow.config:2:20 It is called here."],
        },
      ],
    },
    {
      name: "has one level for a file, whoever sets the version where",
      code: "manifest.nextflowVersion = '!>=21.10.3'\nif (params.x) {\n  manifest.nextflowVersion = '!>=26.04'\n}",
      errors: [
        {
          messageId: "problem",
          data: {
            problem:
              "`if` cannot stand among settings. Use a profile, or a conditional value (`name = condition ? a : b`); to include a file by condition: `includeConfig condition ? 'a.config' : '/dev/null'`.",
          },
          ...at(2, 1, 3),
          severity: "warning",
        },
      ],
    },
    {
      name: "splits it in a profile, and with several dots",
      code: "profiles {\n  p {\n    a.'b' . c {\n      d = 1\n    }\n  }\n}",
      output: "profiles {\n  p {\n    a { 'b' { c {\n      d = 1\n    } } }\n  }\n}",
      errors: [{ messageId: "problem", data: dotted("a.'b'.c", "a { 'b' { c { … } } }"), ...at(3, 5, 14) }],
    },
    {
      name: "leaves a profile alone, for it does not apply like this",
      code: "profiles.p { a.b = 1 }",
      errors: [{ messageId: "problem", data: dotted("profiles.p", "profiles { p { … } }"), ...at(1, 1, 11) }],
    },
    {
      name: "leaves the block of a profile alone that is set with dots",
      code: "profiles { p.process { cpus = 1 } }",
      errors: [{ messageId: "problem", data: dotted("p.process", "p { process { … } }"), ...at(1, 12, 21) }],
    },
    {
      name: "leaves blocks alone where another error hides which brace is whose",
      code: "a.b {\n  c = 1\n\nd.e = [\n",
      errors: [{ messageId: "problem", data: dotted("a.b", "a { b { … } }"), ...at(1, 1, 4) }],
    },
    {
      name: "takes off the line that makes a script of a file",
      code: "#!/usr/bin/env nextflow\nparams.a = 1\n",
      output: "params.a = 1\n",
      errors: [
        {
          messageId: "problem",
          data: { problem: "A `#!` line is not allowed in a config file. Remove it." },
          ...at(1, 1, 24),
        },
      ],
    },
  ],
});

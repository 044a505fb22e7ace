import rule from "../../src/rules/valid-selector.js";
import { testRule } from "../rule-tester.js";

testRule("valid-selector", rule, {
  valid: [
    {
      name: "is silent about what Nextflow takes",
      code: `process {
  withName: FASTQC { cpus = 1 }
  withName: '.*:STAR_(ALIGN|INDEX)' { cpus = 8 }
  withLabel: '!small' { cpus = 2 }
  'withName:SORT' { cpus = 3 }
}
agent { withName: WRITER { model = 'm' } }
profiles { a { process { withLabel: big { cpus = 16 } } } }
process.'withName:INDEX'.cpus = 4`,
    },
    {
      name: "is silent about what stands in a profile that is not chosen",
      code: "profiles { big { withName: SORT { cpus = 1 } } }",
      filename: "b.config",
      files: { "nextflow.config": "profiles { a { includeConfig 'b.config' } }" },
    },
    { name: "is silent about a param of that name", code: "params.'withName:A*' = 1" },
    {
      name: "is silent about the scope where a brace is not closed",
      code: "process { cpus = 1\nprocess { withName: SORT { cpus = 2 } }",
    },
    { name: "leaves a selector at the top level to the parser", code: "withName: FASTQC { cpus = 1 }" },
  ],
  invalid: [
    {
      name: "finds a kind that is misspelt",
      code: "process { withname: 'FASTQC' { cpus = 1 } }",
      errors: [
        {
          messageId: "misspeltKind",
          data: { kind: "withname", nearest: "withName" },
          line: 1,
          column: 11,
          endLine: 1,
          endColumn: 19,
          suggestions: [
            {
              messageId: "write",
              data: { pattern: "withName" },
              output: "process { withName: 'FASTQC' { cpus = 1 } }",
            },
          ],
        },
      ],
    },
    {
      name: "finds a kind that there is not",
      code: "process { process: 'FASTQC' { cpus = 1 } }",
      errors: [{ messageId: "unknownKind", data: { kind: "process" }, line: 1, column: 11, endLine: 1, endColumn: 18 }],
    },
    {
      name: "finds a selector inside another",
      code: "process {\n  withLabel: big {\n    withName: SORT { cpus = 1 }\n  }\n}",
      errors: [{ messageId: "nested", data: { scope: "process" }, line: 3, column: 5, endLine: 3, endColumn: 13 }],
    },
    {
      name: "finds a selector inside a quoted one",
      code: "process { 'withLabel:big' { withName: SORT { cpus = 1 } } }",
      errors: [{ messageId: "nested", data: { scope: "process" }, line: 1, column: 29, endLine: 1, endColumn: 37 }],
    },
    {
      name: "finds a selector in another scope",
      code: "docker { withName: SORT { enabled = true } }",
      errors: [
        {
          messageId: "wrongScope",
          data: { scope: "docker" },
          line: 1,
          column: 10,
          endLine: 1,
          endColumn: 18,
          severity: "error",
        },
      ],
    },
    {
      name: "only warns of one that an older Nextflow ignores",
      code: "azure { process { withLabel: low { queue = 'q' } } }",
      nextflow: "25.10.0",
      errors: [
        {
          messageId: "wrongScope",
          data: { scope: "azure.process" },
          line: 1,
          column: 19,
          endLine: 1,
          endColumn: 28,
          severity: "warning",
        },
      ],
    },
    {
      name: "knows what a misspelt profiles block is meant to be",
      code: "profile { a { process { withName: SORT { cpus = 1 } } } }",
      errors: [
        {
          messageId: "misspeltProfiles",
          data: { scope: "profile.a.process", first: "profile" },
          line: 1,
          column: 25,
          endLine: 1,
          endColumn: 33,
          severity: "error",
        },
      ],
    },
    {
      name: "finds a selector deeper in process",
      code: "process { ext { withName: SORT { args = '' } } }",
      errors: [
        { messageId: "wrongScope", data: { scope: "process.ext" }, line: 1, column: 17, endLine: 1, endColumn: 25 },
      ],
    },
    {
      name: "finds a selector directly in a profile",
      code: "profiles { a { withName: SORT { cpus = 1 } } }",
      errors: [
        { messageId: "wrongScope", data: { scope: "profiles.a" }, line: 1, column: 16, endLine: 1, endColumn: 24 },
      ],
    },
    {
      name: "finds a quoted selector where it is none",
      code: "process { withLabel: big { 'withName:SORT' { cpus = 1 } } }\n'withName:SORT' { cpus = 1 }",
      errors: [
        {
          messageId: "noSelector",
          data: { key: "withName:SORT", scope: "process.withLabel:big" },
          line: 1,
          column: 28,
          endLine: 1,
          endColumn: 43,
        },
        {
          messageId: "noSelector",
          data: { key: "withName:SORT", scope: "the top level" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 16,
        },
      ],
    },
    {
      name: "finds what is no regular expression",
      code: "process { withName: 'STAR:(ALIGN|SORT' { cpus = 1 } }",
      errors: [
        {
          messageId: "invalidRegex",
          data: { fault: "`(` is not closed" },
          line: 1,
          column: 21,
          endLine: 1,
          endColumn: 39,
        },
      ],
    },
    {
      name: "finds a glob",
      code: "process.'withName: *:SORT'.cpus = 1",
      errors: [
        {
          messageId: "glob",
          line: 1,
          column: 9,
          endLine: 1,
          endColumn: 27,
          suggestions: [
            { messageId: "write", data: { pattern: ".*:SORT" }, output: "process.'withName: .*:SORT'.cpus = 1" },
          ],
        },
      ],
    },
    {
      name: "finds a glob that is a regular expression by chance",
      code: "process { 'withName:BWA*' { cpus = 1 } }",
      errors: [
        {
          messageId: "repeatedCharacter",
          data: { character: "A" },
          line: 1,
          column: 11,
          endLine: 1,
          endColumn: 26,
          suggestions: [
            { messageId: "write", data: { pattern: "BWA.*" }, output: "process { 'withName:BWA.*' { cpus = 1 } }" },
          ],
        },
      ],
    },
    {
      name: "finds what no name holds",
      code: "process { withName: 'SORT | INDEX' { cpus = 1 } }",
      errors: [
        {
          messageId: "neverMatches",
          data: { subject: "process name", what: "a blank" },
          line: 1,
          column: 21,
          endLine: 1,
          endColumn: 35,
          suggestions: [
            {
              messageId: "write",
              data: { pattern: "SORT|INDEX" },
              output: "process { withName: 'SORT|INDEX' { cpus = 1 } }",
            },
          ],
        },
      ],
    },
    {
      name: "finds what no label holds",
      code: "process { withLabel: 'high-memory' { cpus = 1 } }",
      errors: [
        {
          messageId: "neverMatches",
          data: { subject: "label", what: "`-`" },
          line: 1,
          column: 22,
          endLine: 1,
          endColumn: 35,
        },
      ],
    },
    {
      name: "finds a negation inside a pattern",
      code: "process { withName: 'SORT|!INDEX' { cpus = 1 } }",
      errors: [{ messageId: "innerNegation", line: 1, column: 21, endLine: 1, endColumn: 34 }],
    },
    {
      name: "finds a negation that hits what it leaves out",
      code: "process { withName: '!ALIGN|SORT' { cpus = 1 } }",
      errors: [
        {
          messageId: "negation",
          line: 1,
          column: 21,
          endLine: 1,
          endColumn: 34,
          suggestions: [
            {
              messageId: "write",
              data: { pattern: "!(.*:)?(ALIGN|SORT)" },
              output: "process { withName: '!(.*:)?(ALIGN|SORT)' { cpus = 1 } }",
            },
          ],
        },
      ],
    },
    {
      name: "finds a negation that hits everything",
      code: "process { withName: '!MAIN:ALIGN' { cpus = 1 } }",
      errors: [{ messageId: "qualifiedNegation", line: 1, column: 21, endLine: 1, endColumn: 34 }],
    },
    {
      name: "offers nothing where the pattern is written with escapes",
      code: "process { withName: 'A\\u0042*' { cpus = 1 } }",
      errors: [
        { messageId: "repeatedCharacter", data: { character: "B" }, line: 1, column: 21, endLine: 1, endColumn: 31 },
      ],
    },
    {
      name: "finds the words of a selector in an option's name",
      code: "process.withName.FOO.cpus = 2\nprocess {\n  withLabel {\n    big { cpus = 4 }\n  }\n}",
      errors: [
        {
          messageId: "dotted",
          data: { written: "process.withName.FOO", kind: "withName", pattern: "FOO" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 26,
        },
        {
          messageId: "dotted",
          data: { written: "process.withLabel.big", kind: "withLabel", pattern: "big" },
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 8,
        },
      ],
    },
    {
      name: "finds a selector that is assigned",
      code: "process { withName = 'FOO'; cpus = 16 }",
      errors: [
        {
          messageId: "assigned",
          data: { kind: "withName", pattern: "'FOO'" },
          line: 1,
          column: 11,
          endLine: 1,
          endColumn: 19,
        },
      ],
    },
  ],
});

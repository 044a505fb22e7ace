import rule from "../../src/rules/no-setting-after-profiles.js";
import { testRule } from "../rule-tester.js";

const CLUSTER = `profiles {
  cluster { process.queue = 'long' }
  other { }
}`;

testRule("no-setting-after-profiles", rule, {
  valid: [
    {
      name: "is silent about a setting that keeps what is there",
      code: "profiles { p { outputDir = 'a' } }\noutputDir = outputDir",
    },
    {
      name: "is silent about a param that keeps what is there",
      code: "profiles { p { params.outputDir = 'a' } }\nparams { outputDir = outputDir }",
    },
    { name: "is silent above the profiles", code: `process.queue = 'short'\n${CLUSTER}` },
    { name: "is silent about another option", code: `${CLUSTER}\nprocess.cpus = 4` },
    { name: "is silent about the same value", code: `${CLUSTER}\nprocess.queue = 'long'` },
    {
      name: "is silent where the profile's value is taken over",
      code: "profiles { a { params.outdir = 'a' } }\nparams.outdir = params.outdir ?: 'results'",
    },
    {
      name: "is silent about keys beside those of the profile",
      code: "profiles { a { process.ext = [args: '-a'] } }\nprocess.ext.prefix = 'b'",
    },
    {
      name: "is silent about profiles after profiles",
      code: `${CLUSTER}\nprofiles { cluster { process.queue = 'short' } }`,
    },
    { name: "is silent where a condition decides", code: `${CLUSTER}\nif (params.x) { process.queue = 'short' }` },
    {
      name: "is silent where a condition decides on the include",
      code: `${CLUSTER}\nincludeConfig params.x ? 'a.config' : 'b.config'`,
      files: { "a.config": "process.queue = 'short'", "b.config": "" },
    },
    {
      name: "is silent where the profile is another file's, which both parsers see alike",
      code: "includeConfig 'site.config'\nprocess.queue = 'short'",
      files: { "site.config": CLUSTER },
    },
  ],
  invalid: [
    {
      name: "finds a setting that overrides a profile",
      code: `${CLUSTER}\nprocess {\n  queue = 'short'\n}`,
      errors: [
        {
          messageId: "overrides",
          data: { name: "process.queue" },
          line: 6,
          column: 3,
          endLine: 6,
          endColumn: 8,
          profiles: ["cluster"],
          related: [
            "nextflow.config:2:13 Profile cluster sets it here.",
            "nextflow.config:1:1 These profiles apply before it.",
          ],
        },
      ],
    },
    {
      name: "finds a setting in a file that is included below",
      code: "process.queue = 'short'",
      filename: "conf/base.config",
      files: { "nextflow.config": `${CLUSTER}\nincludeConfig 'conf/base.config'` },
      errors: [
        {
          messageId: "inInclude",
          data: { name: "process.queue" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 14,
          profiles: ["cluster"],
          related: [
            "nextflow.config:2:13 Profile cluster sets it here.",
            "nextflow.config:1:1 These profiles apply before it.",
            "nextflow.config:5:1 It is included here.",
          ],
        },
      ],
    },
    {
      name: "has another way out where the included file reads a param of the profile",
      code: "process.queue = 'short'\nprocess.publishDir = params.outdir",
      filename: "conf/base.config",
      files: {
        "nextflow.config":
          "profiles { cluster { process.queue = 'long'; params.outdir = 'a' } }\nincludeConfig 'conf/base.config'",
      },
      errors: [
        {
          messageId: "includeReadsParams",
          data: { name: "process.queue" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 14,
          profiles: ["cluster"],
        },
      ],
    },
    {
      name: "keeps to the first way out where it reads other params",
      code: "process.queue = 'short'\nprocess.publishDir = params.outdir",
      filename: "conf/base.config",
      files: {
        "nextflow.config":
          "profiles { cluster { process.queue = 'long'; params.mode = 'a' } }\nincludeConfig 'conf/base.config'",
      },
      errors: [
        {
          messageId: "inInclude",
          data: { name: "process.queue" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 14,
          profiles: ["cluster"],
        },
      ],
    },
    {
      name: "finds what a file sets that the profile includes",
      code: "profiles { cluster { includeConfig 'cluster.config' } }\nprocess.queue = 'short'",
      files: { "cluster.config": "process { queue = 'long' }" },
      errors: [
        {
          messageId: "overrides",
          data: { name: "process.queue" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 14,
          related: [
            "cluster.config:1:11 Profile cluster sets it here.",
            "nextflow.config:1:1 These profiles apply before it.",
          ],
        },
      ],
    },
    {
      name: "finds a selector's directive",
      code: "profiles { a { process { withName: B { cpus = 1 } } } }\nprocess { withName: B { cpus = 2 } }",
      errors: [
        {
          messageId: "overrides",
          data: { name: "process.withName:B.cpus" },
          line: 2,
          column: 25,
          endLine: 2,
          endColumn: 29,
        },
      ],
    },
    {
      name: "reports a map once",
      code: "profiles { a { process.resourceLabels = [x: 1, y: 2] } }\nprocess.resourceLabels = [x: 3, y: 4]",
      errors: [
        {
          messageId: "overrides",
          data: { name: "process.resourceLabels" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 23,
        },
      ],
    },
    {
      name: "finds a map that takes the place of a profile's other keys",
      code: "profiles { a { process.ext.args = '-a' } }\nprocess.ext = [prefix: 'b']",
      errors: [
        { messageId: "overrides", data: { name: "process.ext" }, line: 2, column: 1, endLine: 2, endColumn: 12 },
      ],
    },
  ],
});

import rule from "../../src/rules/no-stale-param.js";
import { testRule } from "../rule-tester.js";

const PROFILE = "profiles {\n    test { params.outdir = 'x' }\n}";

testRule("no-stale-param", rule, {
  valid: [
    {
      name: "is silent below the profiles",
      code: `params.outdir = 'r'\n${PROFILE}\ntrace.file = "\${params.outdir}/t"`,
    },
    {
      name: "is silent in a closure",
      code: `params.outdir = 'r'\nprocess.publishDir = { "\${params.outdir}/t" }\n${PROFILE}`,
    },
    {
      name: "is silent where both values are the same",
      code: "params.outdir = 'x'\ntrace.file = \"${params.outdir}/t\"\nprofiles {\n    test { params.outdir = 'x' }\n}",
    },
    {
      name: "is silent where what is made of both is the same",
      code: "params.n = 2\nprocess.cpus = params.n > 1 ? 4 : 1\nprofiles { test { params.n = 3 } }",
    },
    {
      name: "is silent where the later value is not known",
      code: 'params.outdir = \'r\'\ntrace.file = "${params.outdir}/t"\nprofiles { test { params.outdir = env("OUT") } }',
    },
    {
      name: "is silent where the reader is overridden",
      code: `params.outdir = 'r'\ntrace.file = "\${params.outdir}/t"\n${PROFILE}\ntrace.file = 't'`,
    },
    {
      name: "is silent on nf-core's choice of the sites' configurations",
      code: "params.custom_config_version = 'a'\nparams.custom_config_base = \"b/${params.custom_config_version}\"\nprofiles { test { params.custom_config_version = 'c' } }",
    },
    { name: "is silent where nothing sets the param", code: 'trace.file = "${params.outdir}/t"' },
  ],
  invalid: [
    {
      name: "finds what a profile sets later, in its variant",
      code: `params.outdir = 'r'\ntrace.file = "\${params.outdir}/t"\n${PROFILE}`,
      errors: [
        {
          messageId: "stale",
          data: {
            option: "trace.file",
            param: "outdir",
            setter: "a profile",
            more: "",
            remedy: "Move this below the `profiles` block.",
          },
          line: 2,
          column: 14,
          endLine: 2,
          endColumn: 34,
          profiles: ["test"],
          related: [],
        },
      ],
    },
    {
      name: "finds a param that nothing has set yet, in an entry of a map",
      code: "process.publishDir = [path: params.prefix, mode: 'copy']\nparams.prefix = 'x'",
      errors: [
        {
          messageId: "stale",
          data: {
            option: "process.publishDir.path",
            param: "prefix",
            setter: "a later setting",
            more: "",
            remedy: "Put the value into a closure, `{ … }`, or move this below that setting.",
          },
          line: 1,
          column: 29,
          endLine: 1,
          endColumn: 42,
        },
      ],
    },
    {
      name: "finds it through another param, once for all settings of a file",
      code: "params.base = 'a'\nparams.fasta = \"${params.base}/f\"\nparams.gtf = \"${params.base}/g\"\ntrace.file = params.gtf\nparams.base = 'b'",
      errors: [
        {
          messageId: "stale",
          data: {
            option: "params.fasta",
            param: "base",
            setter: "a later setting",
            more: ", and so does one more setting of this file",
            remedy: "Move this below that setting.",
          },
          line: 2,
          column: 16,
          endLine: 2,
          endColumn: 34,
        },
      ],
    },
    {
      name: "finds it in an included file",
      filename: "modules.config",
      code: "process { withName: A { ext.args = params.k ? '' : '--no-k' } }",
      files: {
        "nextflow.config": "params.k = true\nincludeConfig 'modules.config'\nprofiles { amd { params.k = false } }",
      },
      errors: [
        {
          messageId: "stale",
          data: {
            option: "process.ext.args",
            param: "k",
            setter: "a profile",
            more: "",
            remedy: "Put the value into a closure, `{ … }`, or include this file below the `profiles` block.",
          },
          line: 1,
          column: 36,
          endLine: 1,
          endColumn: 60,
          profiles: ["amd"],
        },
      ],
    },
  ],
});

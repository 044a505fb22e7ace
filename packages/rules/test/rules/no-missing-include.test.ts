import rule from "../../src/rules/no-missing-include.js";
import { testRule } from "../rule-tester.js";

const UNCHOSEN = `profiles {
    cluster {
        includeConfig 'conf/cluster.config'
    }
}`;

testRule("no-missing-include", rule, {
  valid: [
    {
      name: "is silent where the file exists",
      code: "includeConfig 'conf/base.config'",
      files: { "conf/base.config": "process.cpus = 1" },
    },
    {
      name: "looks from the including file",
      code: "includeConfig 'sibling.config'",
      filename: "conf/base.config",
      files: { "nextflow.config": "includeConfig 'conf/base.config'", "conf/sibling.config": "" },
    },
    {
      name: "is silent where the legacy parser is told what to do without it",
      code: "try { includeConfig 'missing.config' } catch (Exception e) { println 'no site' }",
    },
    { name: "is silent about nothing", code: "includeConfig '/dev/null'" },
    { name: "is silent about what is remote", code: "includeConfig 'https://example.org/missing.config'" },
    { name: "is silent where the path is not known", code: "includeConfig params.site" },
    {
      name: "is silent where a configuration of tests includes the pipeline's, whose folder is another",
      code: 'includeConfig "${projectDir}/conf/base.config"',
      files: { "conf/base.config": "", "tests/nextflow.config": "includeConfig '../nextflow.config'" },
    },
    { name: "is silent where the environment says", code: "includeConfig \"${env('SITE')}/missing.config\"" },
    {
      name: "is silent where a known condition leads elsewhere",
      code: "params.local = false\nincludeConfig params.local ? 'missing.config' : '/dev/null'",
    },
    {
      name: "is silent where a profile gives the path",
      code: "profiles { a { params.part = 'b' } }\nincludeConfig params.part ? \"${params.part}.config\" : '/dev/null'",
      files: { "b.config": "" },
    },
    {
      name: "tells of a module that cannot be parsed at the first include in the pipeline alone",
      filename: "b.nf",
      code: "include { A } from './broken'\nworkflow B { A() }",
      files: {
        "nextflow.config": "manifest.name = 'x'",
        "main.nf": "include { A } from './broken'\ninclude { B } from './b'\nworkflow { A()\n B() }",
        "broken.nf": "process A { script: 'true'",
      },
    },
  ],
  invalid: [
    {
      name: "tells of a module that cannot be parsed once in a script",
      filename: "main.nf",
      code: "include { A } from './broken'\ninclude { A as B } from './broken.nf'\nworkflow { A()\n B() }",
      files: { "broken.nf": "process A { script: 'true'" },
      errors: [
        {
          messageId: "problem",
          data: { problem: "The module `./broken` cannot be parsed. Mend what is wrong in it." },
          line: 1,
          column: 20,
          endLine: 1,
          endColumn: 30,
        },
      ],
    },
    {
      name: "finds a constant path",
      code: "includeConfig 'conf/missing.config'",
      errors: [
        {
          messageId: "constant",
          data: { path: "conf/missing.config" },
          line: 1,
          column: 15,
          endLine: 1,
          endColumn: 36,
          profiles: [],
        },
      ],
    },
    {
      name: "finds one in a profile that is not chosen, for every variant",
      code: UNCHOSEN,
      errors: [
        {
          messageId: "constant",
          data: { path: "conf/cluster.config" },
          line: 3,
          column: 23,
          endLine: 3,
          endColumn: 44,
          profiles: [],
        },
      ],
    },
    {
      name: "names the profiles that read the file",
      code: "includeConfig 'missing.config'",
      filename: "conf/cluster.config",
      files: { "nextflow.config": "profiles {\n  cluster { includeConfig 'conf/cluster.config' }\n  other { }\n}" },
      errors: [
        {
          messageId: "constant",
          data: { path: "conf/missing.config" },
          line: 1,
          column: 15,
          endLine: 1,
          endColumn: 31,
          profiles: ["cluster"],
        },
      ],
    },
    {
      name: "works out a path and names the profiles in which it leads nowhere",
      code: `params.site = 'a'
profiles {
    b { params.site = 'b' }
}
includeConfig "conf/\${params.site}.config"`,
      files: { "conf/a.config": "" },
      errors: [
        {
          messageId: "computed",
          data: { path: "conf/b.config" },
          line: 5,
          column: 15,
          endLine: 5,
          endColumn: 43,
          profiles: ["b"],
        },
      ],
    },
    {
      name: "warns where a condition is not known",
      code: "includeConfig params.fast ? 'fast.config' : 'slow.config'",
      files: { "fast.config": "" },
      errors: [
        {
          messageId: "possible",
          data: { path: "slow.config" },
          line: 1,
          column: 15,
          endLine: 1,
          endColumn: 58,
          profiles: [],
        },
      ],
    },
  ],
});

import rule from "../../src/rules/no-ignored-env.js";
import { testRule } from "../rule-tester.js";

testRule("no-ignored-env", rule, {
  valid: [
    { name: "takes variables of tasks", code: "env.FOO = 'x'\nenv.PATH = '/bin'" },
    { name: "takes NXF_DEBUG", code: "env.NXF_DEBUG = '1'" },
    {
      name: "takes PATH where some processes keep it",
      code: "process.executor = 'awsbatch'\nprocess { withLabel: x { executor = 'local' } }\nenv.PATH = '/bin'",
    },
    {
      name: "takes PATH where the executor is not known",
      code: "process.executor = params.executor\nenv.PATH = '/bin'",
    },
  ],
  invalid: [
    {
      name: "finds a variable of Nextflow",
      code: "env {\n  NXF_VER = '24.10.0'\n}",
      errors: [{ messageId: "nextflow", data: { name: "NXF_VER" }, line: 2, column: 3, endLine: 2, endColumn: 10 }],
    },
    {
      name: "names the option that says the same",
      code: "env.NXF_WORK = '/scratch'\nenv.NXF_SINGULARITY_CACHEDIR = '/sif'",
      errors: [
        {
          messageId: "hasOption",
          data: { name: "NXF_WORK", option: "workDir" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 13,
        },
        {
          messageId: "hasOption",
          data: { name: "NXF_SINGULARITY_CACHEDIR", option: "singularity.cacheDir" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 29,
        },
      ],
    },
    {
      name: "knows what a misspelt variable should be",
      code: "env.NXF_SINGULARITY_CAHCEDIR = '/sif'",
      errors: [
        {
          messageId: "hasOption",
          data: { name: "NXF_SINGULARITY_CAHCEDIR", option: "singularity.cacheDir" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 29,
        },
      ],
    },
    {
      name: "finds PATH on cloud batch",
      code: "env.PATH = '/bin'\nprofiles {\n  cloud {\n    process.executor = 'azurebatch'\n  }\n}",
      errors: [
        {
          messageId: "path",
          data: { executor: "azurebatch" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 9,
          profiles: ["cloud"],
        },
      ],
    },
  ],
});

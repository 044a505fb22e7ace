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

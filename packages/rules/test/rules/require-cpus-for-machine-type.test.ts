import rule from "../../src/rules/require-cpus-for-machine-type.js";
import { testRule } from "../rule-tester.js";

const MACHINE = "process {\nexecutor = 'google-batch'\nmachineType = 'n2-standard-16'\n}\n";

testRule("require-cpus-for-machine-type", rule, {
  valid: [
    { name: "takes a machine with cpus beside", code: `${MACHINE}process.cpus = 16` },
    { name: "is silent where a selector sets cpus", code: `${MACHINE}process { withName: A { cpus = 4 } }` },
    {
      name: "is silent where a process definition sets cpus",
      code: MACHINE,
      files: { "main.nf": "process A {\n    cpus 4\n    script:\n    'true'\n}\nworkflow {\n    A()\n}\n" },
    },
    { name: "is silent of other executors", code: MACHINE.replace("google-batch", "azurebatch") },
    { name: "is silent of a site's file", filename: "site.config", code: MACHINE },
    ...["e2-medium", "template://mine", "n2-standard-*", "n1-standard-1", "a2-highgpu-1g"].map((machine) => ({
      name: `is silent of ${machine}`,
      code: MACHINE.replace("n2-standard-16", machine),
    })),
    { name: "is silent of what is unknown", code: MACHINE.replace("'n2-standard-16'", "System.getenv('M')") },
  ],
  invalid: [
    {
      name: "finds a machine of several cpus without",
      code: MACHINE,
      errors: [
        {
          messageId: "one",
          data: { machine: "n2-standard-16", cpus: "16" },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 12,
        },
      ],
    },
    {
      name: "finds one in a selector",
      code: "process {\nexecutor = 'google-batch'\nwithLabel: big { machineType = 'c2d-highmem-56' }\n}",
      errors: [
        {
          messageId: "one",
          data: { machine: "c2d-highmem-56", cpus: "56" },
          line: 3,
          column: 18,
          endLine: 3,
          endColumn: 29,
        },
      ],
    },
  ],
});

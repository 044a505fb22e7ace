import rule from "../../src/rules/no-too-new-option.js";
import { testRule } from "../rule-tester.js";

const OLD = "manifest.nextflowVersion = '!>=23.04.0'\n";

testRule("no-too-new-option", rule, {
  valid: [
    {
      name: "asks the releases that exist",
      code: "manifest.nextflowVersion = '!>=24.09'\nmanifest.contributors = []",
    },
    { name: "says nothing where no version is named", code: "process.resourceLimits = [cpus: 2]" },
    { name: "takes what all versions know", code: `${OLD}process.cpus = 2` },
    {
      name: "takes what the oldest version knows",
      code: "manifest.nextflowVersion = '>=24.04.0'\nprocess.resourceLimits = [cpus: 2]",
    },
    {
      name: "takes in an edge build what its release line brings",
      code: "smolvm.enabled = true",
      nextflow: "26.06.0-edge",
    },
  ],
  invalid: [
    {
      name: "finds what the oldest allowed version does not know",
      code: `${OLD}fusion.snapshots = true`,
      errors: [
        {
          messageId: "tooNew",
          data: { option: "fusion.snapshots", since: "25.03.0-edge", version: "23.04.0" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 17,
          related: ["nextflow.config:1:1 The versions that may run this."],
        },
      ],
    },
    {
      name: "finds a map literal once",
      code: "process.resourceLimits = [cpus: 2, memory: 1.GB]",
      nextflow: "23.10.0",
      errors: [
        {
          messageId: "tooNew",
          data: { option: "process.resourceLimits", since: "24.04.0-edge", version: "23.10.0" },
          line: 1,
          column: 27,
          endLine: 1,
          endColumn: 31,
          related: [],
        },
      ],
    },
    {
      name: "finds each selector's setting",
      code: `${OLD}process {\n  withName: A {\n    array = 5\n  }\n  withName: B {\n    array = 6\n  }\n}`,
      errors: [4, 7].map((line) => ({
        messageId: "tooNew",
        data: { option: "process.array", since: "24.04.0-edge", version: "23.04.0" },
        line,
        column: 5,
        endLine: line,
        endColumn: 10,
      })),
    },
  ],
});

import rule from "../../src/rules/no-implicit-version-change.js";
import { testRule } from "../rule-tester.js";

const versions = (constraint: string) => `manifest.nextflowVersion = '${constraint}'\n`;

testRule("no-implicit-version-change", rule, {
  valid: [
    {
      name: "leaves attempts that are asked for anyway to require-spot-retries",
      code: `${versions(">=24.04.0")}google.batch.spot = true`,
    },
    {
      name: "leaves them in a profile, too",
      code: `${versions("!>=24.04.0")}profiles {\n  aws {\n    process.executor = 'awsbatch'\n  }\n}`,
    },
    { name: "says nothing without a range of versions", code: "google.batch.spot = true" },
    { name: "takes versions after the change", code: `${versions(">=24.10.0")}google.batch.spot = true` },
    { name: "takes versions before the change", code: `${versions(">=23.10.0,<24.08")}google.batch.spot = true` },
    {
      name: "takes an option that is set",
      code: `${versions(">=24.04.0")}google.batch.spot = true\ngoogle.batch.maxSpotAttempts = 3`,
    },
    {
      name: "takes an option that is set to what is not known",
      code: `${versions(">=24.04.0")}google.batch.spot = true\ngoogle.batch.maxSpotAttempts = params.n`,
    },
    { name: "says nothing where it does not matter", code: `${versions(">=23.04.0")}process.executor = 'slurm'` },
    {
      name: "takes one version that is asked for",
      code: `${versions(">=24.04.0")}google.batch.spot = true`,
      nextflow: "25.10.0",
    },
  ],
  invalid: [
    {
      name: "finds an executor in a profile over the change",
      code: `${versions("!>=23.04.0")}profiles {\n  azure {\n    process.executor = 'azurebatch'\n  }\n}`,
      errors: [
        {
          messageId: "changed",
          data: {
            option: "azure.batch.deleteJobsOnCompletion",
            before: "true",
            after: "false",
            version: "23.08.0-edge",
          },
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 21,
          profiles: ["azure"],
        },
      ],
    },
    {
      name: "finds Spot over the change where it is not known whether both layers retry",
      code: `${versions(">=24.04.0")}google.batch.spot = true\nprocess.errorStrategy = params.strategy\nprocess.maxRetries = 3`,
      errors: [
        {
          messageId: "changed",
          data: { option: "google.batch.maxSpotAttempts", before: "5", after: "0", version: "24.08.0-edge" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 18,
          related: ["nextflow.config:1:1 The versions that may run this."],
        },
      ],
    },
    {
      name: "finds a container engine over the change",
      code: `${versions(">=23.04.0")}singularity.enabled = true`,
      errors: [
        {
          messageId: "changed",
          data: { option: "singularity.autoMounts", before: "false", after: "true", version: "23.09.0-edge" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 20,
        },
      ],
    },
  ],
});

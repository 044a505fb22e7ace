import rule from "../../src/rules/no-retry-amplification.js";
import { testRule } from "../rule-tester.js";

const lines = (...parts: string[]) => parts.join("\n");
const code = (executor: string, option: string, attempts: string, retries: string, ...more: string[]) =>
  lines(
    `process.executor = '${executor}'`,
    "process.errorStrategy = 'retry'",
    `process.maxRetries = ${retries}`,
    `${option} = ${attempts}`,
    ...more,
  );
const GOOGLE = "google.batch.maxSpotAttempts";
const AWS = "aws.batch.maxSpotAttempts";
const SEQERA = "seqera.executor.machineRequirement.maxSpotAttempts";
const at = { messageId: "tooMany", line: 3, column: 1, endLine: 3, endColumn: 19 };

testRule("no-retry-amplification", rule, {
  valid: [
    { name: "takes twenty", code: code("awsbatch", AWS, "5", "3") },
    {
      name: "takes a large number of one alone",
      code: "process.executor = 'awsbatch'\nprocess.errorStrategy = 'retry'\nprocess.maxRetries = 30",
    },
    { name: "takes what never retries", code: code("google-batch", GOOGLE, "10", "5").replace("'retry'", "'finish'") },
    {
      name: "takes snapshots, with which attempts go on",
      code: code("google-batch", GOOGLE, "10", "5", "fusion.snapshots = true"),
    },
    { name: "is silent where a number is not known", code: code("google-batch", GOOGLE, "params.n", "5") },
    { name: "takes attempts of another cloud", code: code("awsbatch", GOOGLE, "10", "5") },
    { name: "takes what the user allows", code: code("google-batch", GOOGLE, "10", "5"), options: [{ max: 66 }] },
  ],
  invalid: [
    {
      name: "finds them on Google Batch, the first run counted",
      code: code("google-batch", GOOGLE, "4", "4"),
      errors: [
        {
          ...at,
          data: { runs: "25", native: "5", own: "5", cloud: "Google Batch" },
          related: ["nextflow.config:4:1 The attempts by Google Batch are set here."],
        },
      ],
    },
    {
      name: "finds them on AWS Batch, whose attempts have the first run among them",
      code: code("awsbatch", AWS, "7", "2"),
      errors: [{ ...at, data: { runs: "21", native: "7", own: "3", cloud: "AWS Batch" } }],
    },
    {
      name: "finds them on Seqera's executor",
      code: code("seqera", SEQERA, "6", "2"),
      errors: [{ ...at, data: { runs: "21", native: "7", own: "3", cloud: "Seqera" } }],
    },
  ],
});

import rule from "../../src/rules/no-exported-storage-credentials.js";
import { testRule } from "../rule-tester.js";

const EXPORT = "fusion.exportStorageCredentials = true";
const on = (executor: string) => `${EXPORT}\nfusion.enabled = true\nprocess.executor = '${executor}'`;
const at = { line: 1, column: 1, endLine: 1, endColumn: 32 };

testRule("no-exported-storage-credentials", rule, {
  valid: [
    { name: "takes it where it is off", code: on("awsbatch").replace("= true", "= false") },
    { name: "says nothing without Fusion", code: `${EXPORT}\nprocess.executor = 'awsbatch'` },
    {
      name: "takes a store that has no roles",
      code: `${on("awsbatch")}\naws.client.endpoint = 'https://minio.example.org'`,
    },
    { name: "is silent where the store is not known", code: `${on("awsbatch")}\naws.client.endpoint = params.s3` },
    { name: "is silent where the option is not known", code: on("awsbatch").replace("= true", "= params.x") },
    { name: "is silent where the executor is not known", code: on("awsbatch").replace("'awsbatch'", "params.e") },
    ...["local", "slurm", "k8s"].map((executor) => ({ name: `takes it on ${executor}`, code: on(executor) })),
  ],
  invalid: [
    {
      name: "finds it on AWS Batch",
      code: on("awsbatch"),
      errors: [{ messageId: "exported", ...at, severity: "rule's" }],
    },
    {
      name: "finds what it was called",
      code: on("awsbatch").replace("exportStorageCredentials", "exportAwsAccessKeys"),
      errors: [{ messageId: "exported", line: 1, column: 1, endLine: 1, endColumn: 27 }],
    },
    {
      name: "finds it in a selector's group",
      code: `${on("slurm")}\nprocess.withLabel.big.executor = 'slurm'\nprocess { withLabel: aws { executor = 'awsbatch' } }`,
      errors: [{ messageId: "exported", ...at }],
    },
    ...["google-batch", "azurebatch"].map((executor) => ({
      name: `says that nothing reads it on ${executor}`,
      code: on(executor),
      errors: [{ messageId: "unread", ...at, severity: "info" as const }],
    })),
  ],
});

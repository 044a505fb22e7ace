import rule from "../../src/rules/prefer-cloud-cache.js";
import { testRule } from "../rule-tester.js";

const CLOUD = "process.executor = 'google-batch'\nworkDir = 'gs://b/w'";

testRule("prefer-cloud-cache", rule, {
  valid: [
    { name: "takes a cache in the cloud", code: `${CLOUD}\ncloudcache.enabled = true` },
    { name: "takes Seqera Platform", code: `${CLOUD}\ntower.enabled = true` },
    { name: "is silent where it is not known", code: `${CLOUD}\ncloudcache.enabled = params.c` },
    {
      name: "is silent where the work directory is not known",
      code: "process.executor = 'google-batch'\nworkDir = params.work",
    },
    { name: "says nothing of a directory", code: "process.executor = 'k8s'\nworkDir = '/work'" },
    { name: "says nothing of a cluster", code: "process.executor = 'slurm'\nworkDir = 's3://b/w'" },
  ],
  invalid: [
    ...[
      ["awsbatch", "s3"],
      ["azurebatch", "az"],
      ["k8s", "s3"],
      ["seqera", "s3"],
    ].map(([executor, scheme]) => ({
      name: `finds a bucket of ${executor ?? ""}`,
      code: `process.executor = '${executor ?? ""}'\nworkDir = '${scheme ?? ""}://b/w'`,
      errors: [{ messageId: "onMachine", line: 2, column: 1, endLine: 2, endColumn: 8 }],
    })),
    {
      name: "finds a work directory in a bucket",
      code: CLOUD,
      errors: [{ messageId: "onMachine", line: 2, column: 1, endLine: 2, endColumn: 8 }],
    },
  ],
});

import rule from "../../src/rules/prefer-cloud-cache.js";
import { testRule } from "../rule-tester.js";

const CLOUD = "process.executor = 'google-batch'\nworkDir = 'gs://b/w'";

testRule("prefer-cloud-cache", rule, {
  valid: [
    { name: "takes a cache in the cloud", code: `${CLOUD}\ncloudcache.enabled = true` },
    { name: "takes Seqera Platform", code: `${CLOUD}\ntower.enabled = true` },
    { name: "is silent where it is not known", code: `${CLOUD}\ncloudcache.enabled = params.c` },
    { name: "says nothing of a directory", code: "process.executor = 'k8s'\nworkDir = '/work'" },
    { name: "says nothing of a cluster", code: "process.executor = 'slurm'\nworkDir = 's3://b/w'" },
  ],
  invalid: [
    {
      name: "finds a work directory in a bucket",
      code: CLOUD,
      errors: [{ messageId: "onMachine", line: 2, column: 1, endLine: 2, endColumn: 8 }],
    },
  ],
});

import rule from "../../src/rules/no-retired-low-priority.js";
import { testRule } from "../rule-tester.js";

const POOL = "azure.batch.pools.small.lowPriority = true";
const AZURE = "process.executor = 'azurebatch'";

testRule("no-retired-low-priority", rule, {
  valid: [
    { name: "takes dedicated machines", code: `${AZURE}\nazure.batch.pools.small.lowPriority = false` },
    {
      name: "takes a pool that is not used",
      code: `${AZURE}\n${POOL}\nprocess.queue = 'big'\nazure.batch.pools.big.vmCount = 1`,
    },
    { name: "takes it where Azure is not used", code: `process.executor = 'slurm'\n${POOL}` },
    { name: "is silent where it is not known", code: `${AZURE}\nazure.batch.pools.small.lowPriority = params.low` },
    {
      name: "takes an account in user-subscription mode",
      code: `${AZURE}\n${POOL}`,
      options: [{ userSubscription: true }],
    },
  ],
  invalid: [
    {
      name: "finds a pool of low-priority machines",
      code: `${AZURE}\n${POOL}`,
      errors: [
        {
          messageId: "retired",
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 36,
          related: ["nextflow.config:1:1 The executor is set here."],
        },
      ],
    },
  ],
});

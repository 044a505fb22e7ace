import rule from "../../src/rules/require-batch-queue.js";
import { placeIn } from "../place-in.js";
import { testRule } from "../rule-tester.js";

const BATCH = "manifest.name = 'p'\nprocess.executor = 'awsbatch'";

testRule("require-batch-queue", rule, {
  valid: [
    { name: "takes a queue", code: `${BATCH}\nprocess.queue = 'q'` },
    { name: "is silent where the queue is a param", code: `${BATCH}\nprocess.queue = params.queue` },
    { name: "is silent where a selector sets one", code: `${BATCH}\nprocess { withLabel: a { queue = 'q' } }` },
    {
      name: "takes one of a selector beside an empty one",
      code: `${BATCH}\nprocess.queue = ''\nprocess { withLabel: a { queue = 'q' } }`,
    },
    { name: "says nothing of other executors", code: "manifest.name = 'p'\nprocess.executor = 'slurm'" },
  ],
  invalid: [
    {
      name: "finds AWS Batch without one",
      code: BATCH,
      errors: [{ messageId: "none", ...placeIn(BATCH, "process.executor") }],
    },
    ...["''", "false", "null"].map((none) => ({
      name: `finds a queue that is ${none}`,
      code: `${BATCH}\nprocess.queue = ${none}`,
      errors: [
        {
          messageId: "none",
          ...placeIn(BATCH, "process.executor"),
          related: ["nextflow.config:3:1 This names none."],
        },
      ],
    })),
  ],
});

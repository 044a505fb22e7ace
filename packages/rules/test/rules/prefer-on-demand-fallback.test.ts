import rule from "../../src/rules/prefer-on-demand-fallback.js";
import { testRule } from "../rule-tester.js";

const lines = (...parts: string[]) => parts.join("\n");
const AWS = lines("process.executor = 'awsbatch'", "process.errorStrategy = 'retry'");
const QUEUES = lines("process.queue = 'spot'", "process { withLabel: x { queue = 'big' } }");

testRule("prefer-on-demand-fallback", rule, {
  valid: [
    { name: "takes a closure", code: lines(AWS, "process.queue = { task.attempt < 2 ? 'spot' : 'big' }") },
    { name: "takes it where no other queue is named", code: lines(AWS, "process.queue = 'spot'") },
    {
      name: "is silent where the queue is not known",
      code: lines(AWS, "process.queue = params.queue", "process { withLabel: x { queue = 'big' } }"),
    },
    {
      name: "is silent where the strategy is not known",
      code: lines("process.executor = 'awsbatch'", "process.errorStrategy = params.strategy", QUEUES),
    },
    { name: "is silent where snapshots are not known", code: lines(AWS, QUEUES, "fusion.snapshots = params.s") },
    { name: "takes it without retries", code: lines("process.executor = 'awsbatch'", QUEUES) },
    { name: "takes it with snapshots", code: lines(AWS, QUEUES, "fusion.snapshots = true") },
    { name: "says nothing of another executor", code: lines(AWS.replace("awsbatch", "slurm"), QUEUES) },
  ],
  invalid: [
    {
      name: "finds a Spot queue beside another",
      code: lines(AWS, QUEUES, "process.maxRetries = 3"),
      errors: [
        {
          messageId: "sameQueue",
          data: { last: "4", queue: "spot", other: "big" },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 14,
        },
      ],
    },
  ],
});

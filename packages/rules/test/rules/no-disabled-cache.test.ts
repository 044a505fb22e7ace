import rule from "../../src/rules/no-disabled-cache.js";
import { testRule } from "../rule-tester.js";

const found = (messageId: string) => [{ messageId, line: 1, column: 1, endLine: 1, endColumn: 14 }];

testRule("no-disabled-cache", rule, {
  valid: [
    { name: "takes the default", code: "process.cache = true" },
    { name: "takes a selector", code: "process { withName: A { cache = false } }" },
    { name: "is silent where it is not known", code: "process.cache = params.cache" },
    { name: "takes lenient on a cluster", code: "process.cache = 'lenient'\nprocess.executor = 'slurm'" },
    {
      name: "takes lenient where one group is on a cluster",
      code: "process.cache = 'lenient'\nprocess { executor = 'awsbatch'; withLabel: x { executor = 'slurm' } }",
    },
  ],
  invalid: [
    { name: "finds it turned off", code: "process.cache = false", errors: found("disabled") },
    { name: "finds it turned off by a text", code: "process.cache = 'false'", errors: found("disabled") },
    ...["awsbatch", "azurebatch", "google-batch"].map((executor) => ({
      name: `finds lenient on ${executor}`,
      code: `process.cache = 'lenient'\nprocess.executor = '${executor}'`,
      errors: found("lenient").map((one) => ({ ...one, severity: "info" as const })),
    })),
  ],
});

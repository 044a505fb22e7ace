import rule from "../../src/rules/prefer-dynamic-resource-labels.js";
import { testRule } from "../rule-tester.js";

const on = (executor: string, labels: string) => `process.executor = '${executor}'\nprocess.resourceLabels = ${labels}`;
const at = { messageId: "constant", line: 2, column: 1, endLine: 2, endColumn: 23 };

testRule("prefer-dynamic-resource-labels", rule, {
  valid: [
    { name: "takes a closure", code: on("awsbatch", "{ [a: task.process] }") },
    { name: "takes what is not constant", code: on("awsbatch", "[a: params.x]") },
    { name: "says nothing of a cluster", code: on("slurm", "[a: 'b']") },
    { name: "takes Seqera's own labels", code: `${on("seqera", "[a: 'b']")}\nseqera.executor.autoLabels = true` },
    { name: "is silent where the labels are not known", code: on("awsbatch", "params.labels") },
    {
      name: "is silent where the executor is not known",
      code: "process.executor = params.executor\nprocess.resourceLabels = [a: 'b']",
    },
    { name: "says nothing without labels", code: on("awsbatch", "[:]") },
  ],
  invalid: [
    {
      name: "finds constants",
      code: on("awsbatch", "[a: 'b']"),
      errors: [{ ...at, data: { key: "a", process: "task.process" } }],
    },
    {
      name: "finds them on Seqera's executor",
      code: on("seqera", "[a: 'b']"),
      errors: [{ ...at, data: { key: "a", process: "task.process" } }],
    },
    {
      name: "proposes what Google takes",
      code: on("google-batch", "[a: 'b']"),
      errors: [{ ...at, data: { key: "a", process: "task.process.toLowerCase().replaceAll('[^a-z0-9_-]', '-')" } }],
    },
  ],
});

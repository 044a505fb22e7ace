import rule from "../../src/rules/valid-secret-executor.js";
import { testRule } from "../rule-tester.js";

const SECRET = "process.secret = ['KEY']";
const at = {
  line: 2,
  column: 1,
  endLine: 2,
  endColumn: 15,
  related: ["nextflow.config:1:1 The executor is set here."],
};

testRule("valid-secret-executor", rule, {
  valid: [
    ...["local", "slurm", "seqera", "float"].map((executor) => ({
      name: `takes secrets on ${executor}`,
      code: `process.executor = '${executor}'\n${SECRET}`,
    })),
    { name: "is silent where the executor is not known", code: `process.executor = params.e\n${SECRET}` },
    { name: "says nothing without an executor", code: SECRET },
    { name: "takes an empty list", code: "process.executor = 'k8s'\nprocess.secret = []" },
    { name: "is silent where the secret is not known", code: "process.executor = 'k8s'\nprocess.secret = params.s" },
  ],
  invalid: [
    ...["azurebatch", "google-batch", "k8s"].map((executor) => ({
      name: `finds secrets on ${executor}`,
      code: `process.executor = '${executor}'\n${SECRET}`,
      errors: [{ ...at, messageId: "unseen", data: { executor } }],
    })),
    {
      name: "says what secrets need on AWS Batch",
      code: `process.executor = 'awsbatch'\n${SECRET}`,
      errors: [{ ...at, messageId: "platform", severity: "info" as const }],
    },
    {
      name: "finds the secret of a selector",
      code: "process.executor = 'k8s'\nprocess { withName: A { secret = 'KEY' } }",
      errors: [{ messageId: "unseen", data: { executor: "k8s" }, line: 2, column: 25, endLine: 2, endColumn: 31 }],
    },
  ],
});

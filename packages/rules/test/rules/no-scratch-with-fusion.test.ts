import rule from "../../src/rules/no-scratch-with-fusion.js";
import { testRule } from "../rule-tester.js";

const FUSION = "fusion.enabled = true\n";
const on = (executor: string) => `${FUSION}process.executor = '${executor}'\n`;
const at = { line: 3, column: 1, endLine: 3, endColumn: 16 };

testRule("no-scratch-with-fusion", rule, {
  valid: [
    { name: "takes no scratch", code: on("awsbatch") },
    { name: "takes false", code: `${on("awsbatch")}process.scratch = false` },
    { name: "takes the text 'false'", code: `${on("awsbatch")}process.scratch = 'false'` },
    { name: "takes null", code: `${on("awsbatch")}process.scratch = null` },
    { name: "says nothing without Fusion", code: "process.executor = 'slurm'\nprocess.scratch = true" },
    { name: "is silent where Fusion is not known", code: "fusion.enabled = params.fusion\nprocess.scratch = true" },
    { name: "is silent where scratch is not known", code: `${on("slurm")}process.scratch = params.scratch` },
    { name: "says nothing where the executor ignores Fusion", code: `${on("pbspro")}process.scratch = true` },
    {
      name: "says nothing where the executor is not known",
      code: `${FUSION}process.executor = params.e\nprocess.scratch = true`,
    },
  ],
  invalid: [
    ...["awsbatch", "azurebatch", "google-batch", "k8s", "seqera", "local", "slurm", "lsf", "sge"].map((executor) => ({
      name: `finds scratch on ${executor}`,
      code: `${on(executor)}process.scratch = true`,
      errors: [
        {
          messageId: "copies",
          ...at,
          related: ["nextflow.config:1:1 Fusion is turned on here."],
          suggestions: [{ messageId: "turnOff", output: `${on(executor)}process.scratch = false` }],
        },
      ],
    })),
    ...["'true'", "'ram-disk'", "'$TMPDIR'"].map((scratch) => ({
      name: `finds the text ${scratch}`,
      code: `${on("slurm")}process.scratch = ${scratch}`,
      errors: [
        {
          messageId: "copies",
          ...at,
          suggestions: [{ messageId: "turnOff", output: `${on("slurm")}process.scratch = false` }],
        },
      ],
    })),
    {
      name: "finds it without an executor, and in a selector",
      code: `${FUSION}process {\n  withLabel: big { scratch = true }\n}`,
      errors: [
        {
          messageId: "copies",
          line: 3,
          column: 20,
          endLine: 3,
          endColumn: 27,
          suggestions: [
            { messageId: "turnOff", output: `${FUSION}process {\n  withLabel: big { scratch = false }\n}` },
          ],
        },
      ],
    },
  ],
});

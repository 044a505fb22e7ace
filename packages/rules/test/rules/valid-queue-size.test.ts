import rule from "../../src/rules/valid-queue-size.js";
import { testRule } from "../rule-tester.js";

const on = (executor: string, ...lines: string[]) => [`process.executor = '${executor}'`, ...lines].join("\n");
const at = { line: 2, column: 1, endLine: 2, endColumn: 19 };
const CLOUDS = ["awsbatch", "azurebatch", "google-batch", "k8s", "seqera"];

testRule("valid-queue-size", rule, {
  valid: [
    { name: "takes a limit", code: on("slurm", "executor.queueSize = 500") },
    { name: "takes a text", code: on("slurm", "executor.queueSize = '500'") },
    {
      name: "takes more on a cluster that is not sent too much at a time",
      code: on("slurm", "executor.queueSize = 3000", "executor.submitRateLimit = '10/1min'"),
    },
    { name: "takes more on a cloud", code: on("awsbatch", "executor.queueSize = 5000") },
    { name: "takes what it is told to", code: on("awsbatch", "executor.queueSize = 9000"), options: [{ max: 10_000 }] },
    {
      name: "takes the executor's own before the general one",
      code: on("slurm", "executor.queueSize = 0", "executor.$slurm.queueSize = 50"),
    },
    { name: "looks at no other executor's own", code: on("slurm", "executor.$sge.queueSize = 0") },
    { name: "says nothing of the machine itself", code: on("local", "executor.queueSize = 0") },
    { name: "says nothing of a plugin's executor", code: on("float", "executor.queueSize = 0") },
    { name: "says nothing without an executor", code: "executor.queueSize = 0" },
    { name: "is silent where the size is not known", code: on("slurm", "executor.queueSize = params.size") },
    {
      name: "is silent where the executor's own is not known",
      code: on("slurm", "executor.queueSize = 0", "executor.$slurm.queueSize = params.size"),
    },
    { name: "takes an array that fits", code: on("slurm", "executor.queueSize = 100", "process.array = 100") },
    {
      name: "is silent where the array is not known",
      code: on("slurm", "executor.queueSize = 100", "process.array = params.array"),
    },
  ],
  invalid: [
    ...["slurm", "sge", "pbspro", ...CLOUDS].map((executor) => ({
      name: `finds a size of 0 on ${executor}`,
      code: on(executor, "executor.queueSize = 0"),
      errors: [
        {
          messageId: "unlimited",
          data: { option: "executor.queueSize", size: "0", executor },
          ...at,
          severity: "rule's" as const,
        },
      ],
    })),
    {
      name: "finds a negative one, as text",
      code: on("slurm", "executor.queueSize = '-1'"),
      errors: [
        { messageId: "unlimited", data: { option: "executor.queueSize", size: "-1", executor: "slurm" }, ...at },
      ],
    },
    {
      name: "finds the executor's own",
      code: on("slurm", "executor.$slurm.queueSize = 0"),
      errors: [
        {
          messageId: "unlimited",
          data: { option: "executor.$slurm.queueSize", size: "0", executor: "slurm" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 26,
        },
      ],
    },
    ...CLOUDS.map((executor) => ({
      name: `finds more than a cloud is given, on ${executor}`,
      code: on(executor, "executor.queueSize = 5001"),
      errors: [
        {
          messageId: "high",
          data: { option: "executor.queueSize", size: "5001", executor, max: "5000", orRate: "" },
          ...at,
          severity: "info" as const,
        },
      ],
    })),
    {
      name: "finds more than a cluster is given",
      code: on("slurm", "executor.queueSize = 1001"),
      errors: [
        {
          messageId: "high",
          data: {
            option: "executor.queueSize",
            size: "1001",
            executor: "slurm",
            max: "1000",
            orRate: ", or a submitRateLimit",
          },
          ...at,
          severity: "info",
        },
      ],
    },
    {
      name: "finds a job array that does not fit",
      code: on("slurm", "executor.queueSize = 100", "process.array = 101"),
      errors: [
        {
          messageId: "array",
          data: { option: "executor.queueSize", size: "100", array: "101" },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 14,
          severity: "error",
          related: ["nextflow.config:2:1 The size is set here."],
        },
      ],
    },
  ],
});

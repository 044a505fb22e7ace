import rule from "../../src/rules/require-accelerator-for-gpu.js";
import { mainScript } from "../main-script.js";
import { testRule } from "../rule-tester.js";

const on = (executor: string, ...lines: string[]) =>
  [`process.executor = '${executor}'`, ...lines, "manifest.name = 'a'"].join("\n");
const GPUS = "process.containerOptions = '--gpus all'";
const LABEL = "process { withLabel: gpu { queue = 'gpu-queue' } }";
const script = (directive: string) => `process A {\n  ${directive}\n\n  script:\n  'true'\n}\n\nworkflow {\n  A()\n}\n`;
const ASKED_FOR = ["awsbatch", "google-batch", "k8s"];

testRule("require-accelerator-for-gpu", rule, {
  valid: [
    {
      name: "takes an accelerator that the definition has",
      code: on("awsbatch", GPUS),
      files: mainScript({ A: "accelerator 1" }),
    },
    {
      name: "takes one that the process has from another selector",
      code: on("awsbatch", "process { withLabel: gpu { queue = 'q' }; withName: A { accelerator = 1 } }"),
      files: mainScript({ A: "label 'gpu'", B: "" }),
    },
    { name: "takes an accelerator beside", code: on("awsbatch", GPUS, "process.accelerator = 1") },
    { name: "takes a closure", code: on("awsbatch", GPUS, "process.accelerator = { task.attempt }") },
    { name: "is silent where it is not known", code: on("awsbatch", GPUS, "process.accelerator = params.gpus") },
    {
      name: "takes one in the same selector",
      code: on("awsbatch", "process { withLabel: a { containerOptions = '--gpus all'; accelerator = 1 } }"),
    },
    {
      name: "takes Google's machines with GPUs",
      code: on("google-batch", GPUS, "process.machineType = 'a2-highgpu-1g'"),
    },
    { name: "takes a template", code: on("google-batch", GPUS, "process.machineType = 'template://gpu'") },
    {
      name: "is silent where the machine is not known",
      code: on("google-batch", GPUS, "process.machineType = params.m"),
    },
    {
      name: "says nothing of other container options",
      code: on("awsbatch", "process.containerOptions = '--shm-size 1g'"),
    },
    {
      name: "says nothing of the engine's options, which are for local runs",
      code: on("awsbatch", "docker.runOptions = '--gpus all'"),
    },
    { name: "says nothing of a cluster", code: on("slurm", GPUS) },
    {
      name: "says nothing of a site's file",
      code: on("awsbatch", GPUS).replace("manifest.name = 'a'", ""),
      filename: "site.config",
    },
    { name: "says nothing without an executor", code: GPUS },
    {
      name: "is silent where processes are on several executors",
      code: on("awsbatch", GPUS, "process { withLabel: a { executor = 'local' } }"),
    },
    {
      name: "takes a label without machines of its own",
      code: on("awsbatch", "process { withLabel: gpu { cpus = 4 } }"),
    },
    {
      name: "takes the accelerator of a definition",
      code: on("awsbatch", GPUS),
      files: { "main.nf": script("accelerator 1") },
    },
    { name: "takes an accelerator without a type on AWS", code: on("awsbatch", "process.accelerator = [request: 1]") },
  ],
  invalid: [
    {
      name: "names the processes without one",
      code: on("awsbatch", LABEL),
      files: mainScript({ A: "label 'gpu'", B: "label 'gpu'\n  accelerator 1", C: "" }),
      errors: [
        {
          messageId: "unlabelled",
          data: { executor: "awsbatch", processes: " (`W:A`)" },
          line: 2,
          column: 28,
          endLine: 2,
          endColumn: 33,
        },
      ],
    },
    ...ASKED_FOR.map((executor) => ({
      name: `finds GPUs that are not asked for on ${executor}`,
      code: on(executor, GPUS),
      errors: [
        {
          messageId: "missing",
          data: { executor },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 25,
          severity: "rule's" as const,
        },
      ],
    })),
    {
      name: "finds them in a closure of a selector",
      code: on("k8s", "process { withLabel: a { containerOptions = { task.ext.gpu ? '--gpus 1' : '' } } }"),
      errors: [{ messageId: "missing", data: { executor: "k8s" }, line: 2, column: 26, endLine: 2, endColumn: 42 }],
    },
    {
      name: "finds a label for GPUs with a queue of its own",
      code: on("awsbatch", LABEL),
      errors: [
        {
          messageId: "unlabelled",
          data: { executor: "awsbatch" },
          line: 2,
          column: 28,
          endLine: 2,
          endColumn: 33,
          severity: "info",
        },
      ],
    },
    {
      name: "says that Azure reads none",
      code: on("azurebatch", "process.accelerator = 1"),
      errors: [{ messageId: "ignored", line: 2, column: 1, endLine: 2, endColumn: 20, severity: "info" }],
    },
    {
      name: "says that AWS ignores the type",
      code: on("awsbatch", "process.accelerator = [request: 1, type: 'v100']"),
      errors: [{ messageId: "type", line: 2, column: 1, endLine: 2, endColumn: 20, severity: "info" }],
    },
  ],
});

import rule from "../../src/rules/require-resource-limits.js";
import { mainScript } from "../main-script.js";
import { testRule } from "../rule-tester.js";

const RETRY = "manifest.name = 'a'\nprocess.errorStrategy = 'retry'\nprocess.maxRetries = 3\n";
const on = (executor: string, memory: string) => `${RETRY}process.memory = ${memory}\nprocess.executor = '${executor}'`;
const GROWING = "{ 8.GB * task.attempt }";
const grows = (max: string, hint = "") => [
  { messageId: "grows", data: { max, resource: "memory", hint }, line: 4, column: 1, endLine: 4, endColumn: 15 },
];

testRule("require-resource-limits", rule, {
  valid: [
    {
      name: "takes limits that the processes that grow have",
      code: `${RETRY}process { executor = 'slurm'; withLabel: big { memory = ${GROWING}; resourceLimits = [memory: 100.GB] } }`,
      files: mainScript({ A: "label 'big'", B: "" }),
    },
    { name: "takes limits", code: `${on("slurm", GROWING)}\nprocess.resourceLimits = [memory: 100.GB]` },
    {
      name: "is silent where the limits are not known",
      code: `${on("slurm", GROWING)}\nprocess.resourceLimits = params.limits`,
    },
    {
      name: "is silent where a selector has limits",
      code: `${on("slurm", GROWING)}\nprocess { withLabel: a { resourceLimits = [memory: 1.GB] } }`,
    },
    { name: "takes what does not grow", code: on("slurm", "8.GB") },
    { name: "takes a closure that compares", code: on("slurm", "{ task.attempt > 2 ? 64.GB : 8.GB }") },
    {
      name: "takes a product that is not the whole",
      code: on("slurm", "{ check_max(8.GB * task.attempt, 'memory') }"),
    },
    { name: "is silent where the amount is not known", code: on("slurm", "{ params.mem * task.attempt }") },
    { name: "says nothing without retries", code: on("slurm", GROWING).replace("'retry'", "'finish'") },
    { name: "says nothing of one retry", code: on("slurm", GROWING).replace("= 3", "= 1") },
    { name: "is silent where the number is not known", code: on("slurm", GROWING).replace("= 3", "= params.n") },
    { name: "says nothing without an executor", code: `${RETRY}process.memory = ${GROWING}` },
    {
      name: "says nothing of a site's file",
      code: on("slurm", GROWING).replace("manifest.name = 'a'\n", ""),
      filename: "site.config",
    },
  ],
  invalid: [
    {
      name: "names the processes without limits",
      code: `${on("slurm", GROWING)}\nprocess { withLabel: a { resourceLimits = [memory: 1.GB] } }`,
      files: mainScript({ A: "label 'a'", B: "", C: "" }),
      errors: [
        {
          messageId: "grows",
          data: { max: "32 GB", resource: "memory", hint: "", processes: " (`W:B`, `W:C`)" },
          line: 4,
          column: 1,
          endLine: 4,
          endColumn: 15,
        },
      ],
    },
    ...["slurm", "local", "azurebatch", "google-batch", "k8s", "seqera"].map((executor) => ({
      name: `finds memory that grows on ${executor}`,
      code: on(executor, GROWING),
      errors: grows("32 GB"),
    })),
    {
      name: "names what AWS has beside",
      code: on("awsbatch", GROWING),
      errors: grows("32 GB", ", or aws.batch.terminateUnschedulableJobs = true"),
    },
    { name: "finds a power", code: on("slurm", "{ 4.GB * 2 ** task.attempt }"), errors: grows("64 GB") },
    {
      name: "finds a power from one less",
      code: on("slurm", "{ 4.GB * (2 ** (task.attempt - 1)) }"),
      errors: grows("32 GB"),
    },
    {
      name: "finds the attempt in front, and a text",
      code: on("slurm", "{ task.attempt * ('8 GB' as MemoryUnit) }"),
      errors: grows("32 GB"),
    },
    {
      name: "finds limits for something else",
      code: `${on("slurm", GROWING)}\nprocess.resourceLimits = [cpus: 8]`,
      errors: grows("32 GB"),
    },
    {
      name: "finds the largest of several, once",
      code: `${on("slurm", GROWING)}\nprocess { withLabel: a { memory = { 1.TB * task.attempt } } }`,
      errors: [
        {
          messageId: "grows",
          data: { max: "4 TB", resource: "memory", hint: "" },
          line: 6,
          column: 26,
          endLine: 6,
          endColumn: 32,
          related: ["nextflow.config:4:1 This grows to 32 GB."],
        },
      ],
    },
    {
      name: "finds cpus",
      code: on("slurm", "8.GB").replace("process.memory = 8.GB", "process.cpus = { 2 * task.attempt }"),
      errors: [
        {
          messageId: "grows",
          data: { max: "8", resource: "cpus", hint: "" },
          line: 4,
          column: 1,
          endLine: 4,
          endColumn: 13,
        },
      ],
    },
  ],
});

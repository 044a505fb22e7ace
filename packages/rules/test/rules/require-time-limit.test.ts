import rule from "../../src/rules/require-time-limit.js";
import { mainScript } from "../main-script.js";
import { testRule } from "../rule-tester.js";
import type { ExpectedError } from "../rule-tester.js";

const on = (executor: string, ...lines: string[]) =>
  ["manifest.name = 'a'", `process.executor = '${executor}'`, ...lines].join("\n");
const CLOUDS = ["awsbatch", "azurebatch", "google-batch", "k8s", "seqera"];
const missing: [ExpectedError] = [{ messageId: "missing", line: 2, column: 1, endLine: 2, endColumn: 17 }];
const script = (directive: string) => `process A {\n  ${directive}\n\n  script:\n  'true'\n}\n\nworkflow {\n  A()\n}\n`;

testRule("require-time-limit", rule, {
  valid: [
    {
      name: "takes limits that all processes have, from wherever",
      code: on("awsbatch", "process { withLabel: long { time = '2d' } }"),
      files: mainScript({ A: "time '1h'", B: "label 'long'" }),
    },
    {
      name: "says nothing of a process that runs elsewhere",
      code: on("awsbatch", "process { withName: A { time = '1h' } }"),
      files: mainScript({ A: "", B: "executor 'local'" }),
    },
    { name: "takes a limit", code: on("awsbatch", "process.time = '24h'") },
    { name: "takes a closure", code: on("awsbatch", "process.time = { 1.h * task.attempt }") },
    {
      name: "is silent where some processes have one",
      code: on("awsbatch", "process { withLabel: a { time = '1h' } }"),
    },
    {
      name: "is silent where scripts are run by names of their own, which may have limits",
      code: on("awsbatch"),
      files: { "align.nf": script("time '1h'") },
    },
    { name: "is silent where it is not known", code: on("awsbatch", "process.time = params.time") },
    { name: "says nothing of a cluster, which has its own", code: on("slurm") },
    { name: "says nothing of a plugin's executor", code: on("float") },
    { name: "is silent where the executor is not known", code: "manifest.name = 'a'\nprocess.executor = params.e" },
    { name: "says nothing of a site's file", code: "process.executor = 'awsbatch'", filename: "site.config" },
    { name: "takes the limit of a job on Azure", code: on("azurebatch", "azure.batch.jobMaxWallClockTime = '2d'") },
    { name: "takes the limit of a definition", code: on("awsbatch"), files: { "main.nf": script("time '1h'") } },
    {
      name: "is silent where an include cannot be followed",
      code: on("awsbatch"),
      files: { "main.nf": "include { A } from './missing'\nworkflow {\n  A()\n}\n" },
    },
  ],
  invalid: [
    {
      name: "names the processes without one",
      code: on("awsbatch", "process { withLabel: long { time = '2d' } }"),
      files: mainScript({ A: "time '1h'", B: "label 'long'", C: "", D: "", E: "", F: "cpus 1" }),
      errors: [{ ...missing[0], data: { processes: " (`W:C`, `W:D`, `W:E` and 1 more)" } }],
    },
    {
      name: "names the processes of all choices of profiles in one finding",
      code: `${on("awsbatch")}\nprofiles { p { process { withName: A { time = '1h' } } } }`,
      files: mainScript({ A: "", B: "" }),
      errors: [{ ...missing[0], data: { processes: " (`W:A`, `W:B`)" }, profiles: [] }],
    },
    ...CLOUDS.map((executor) => ({
      name: `finds tasks without a limit on ${executor}`,
      code: on(executor),
      errors: missing,
    })),
    {
      name: "takes no resourceLimits for a limit",
      code: on("awsbatch", "process.resourceLimits = [time: 24.h]"),
      errors: missing,
    },
    {
      name: "finds it where no definition has one",
      code: on("awsbatch"),
      files: { "main.nf": script("cpus 2") },
      errors: [{ ...missing[0], data: { processes: " (`A`)" } }],
    },
    {
      name: "finds the executor of a selector",
      code: "manifest.name = 'a'\nprocess { withLabel: a { executor = 'k8s' } }",
      errors: [{ messageId: "missing", line: 2, column: 26, endLine: 2, endColumn: 34 }],
    },
  ],
});

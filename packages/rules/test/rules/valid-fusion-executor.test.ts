import rule from "../../src/rules/valid-fusion-executor.js";
import { placeIn } from "../place-in.js";
import { testRule } from "../rule-tester.js";

const FUSION = "wave.enabled = true\nfusion.enabled = true";
const on = (executor: string) => `process.executor = '${executor}'`;
const IGNORING = ["pbs", "pbspro", "condor", "flux", "hq", "moab", "oar", "nqsii", "bridge", "tcs", "nope"];
const TAKING = [
  "local",
  "slurm",
  "lsf",
  "bsc",
  "sge",
  "uge",
  "oge",
  "crg",
  "awsbatch",
  "azurebatch",
  "google-batch",
  "k8s",
];
const LOCAL_WORK = `${FUSION}\n${on("slurm")}\nworkDir = '/scratch/work'`;
const UNSURE_WORK = `${FUSION}\n${on("k8s")}\nworkDir = "/scratch/\${params.user}"`;
const SELECTOR = `${FUSION}\nprocess {\n  executor = 'pbs'\n  withLabel: big { executor = 'moab' }\n}`;
const SEQERA = `fusion.enabled = false\n${on("seqera")}`;

testRule("valid-fusion-executor", rule, {
  valid: [
    ...TAKING.map((executor) => ({ name: `takes Fusion on ${executor}`, code: `${FUSION}\n${on(executor)}` })),
    { name: "takes Fusion on seqera", code: `${FUSION}\n${on("seqera")}` },
    { name: "says nothing without Fusion", code: on("pbspro") },
    { name: "is silent where Fusion is not known", code: `fusion.enabled = params.fusion\n${on("pbspro")}` },
    { name: "is silent where the executor is not known", code: `${FUSION}\nprocess.executor = params.executor` },
    { name: "says nothing of a plugin's executor", code: `${FUSION}\n${on("float")}` },
    {
      name: "takes groups of which one is on a cloud",
      code: `${FUSION}\nprocess {\n  executor = 'pbs'\n  withLabel: big { executor = 'awsbatch' }\n}`,
    },
    {
      name: "is silent where it is not known whether seqera has Fusion",
      code: `fusion.enabled = params.f\n${on("seqera")}`,
    },
    { name: "takes a bucket", code: `${FUSION}\n${on("slurm")}\nworkDir = 's3://bucket/work'` },
    {
      name: "takes a bucket whose name is not known",
      code: `${FUSION}\nmanifest.name = 'a'\nworkDir = "gs://\${params.b}/w"`,
    },
    {
      name: "is silent where the work directory is not known",
      code: `${FUSION}\n${on("local")}\nworkDir = params.work`,
    },
    {
      name: "is silent where the text may go on as either",
      code: `${FUSION}\n${on("local")}\nworkDir = "w\${params.w}"`,
    },
    { name: "leaves awsbatch to valid-work-dir", code: `${FUSION}\n${on("awsbatch")}\nworkDir = '/work'` },
    {
      name: "says nothing of a site's file that names no executor",
      code: `${FUSION}\nworkDir = '/work'`,
      filename: "site.config",
    },
    { name: "takes a local directory without Fusion", code: `${on("slurm")}\nworkDir = '/work'` },
  ],
  invalid: [
    ...IGNORING.map((executor) => ({
      name: `finds Fusion on ${executor}`,
      code: `${FUSION}\n${on(executor)}`,
      errors: [
        {
          messageId: "ignored",
          data: { executor },
          ...placeIn(`${FUSION}\n${on(executor)}`, "process.executor"),
          related: ["nextflow.config:2:1 Fusion is turned on here."],
        },
      ],
    })),
    {
      name: "finds groups that all ignore Fusion",
      code: SELECTOR,
      errors: [
        { messageId: "ignored", data: { executor: "pbs and moab" }, line: 4, column: 3, endLine: 4, endColumn: 11 },
      ],
    },
    {
      name: "finds seqera with Fusion turned off",
      code: SEQERA,
      errors: [
        {
          messageId: "required",
          ...placeIn(SEQERA, "process.executor"),
          severity: "error",
          related: ["nextflow.config:1:1 Fusion is turned off here."],
        },
      ],
    },
    {
      name: "finds seqera without Fusion",
      code: on("seqera"),
      errors: [{ messageId: "required", ...placeIn(on("seqera"), "process.executor"), severity: "error", related: [] }],
    },
    {
      name: "finds a local work directory",
      code: LOCAL_WORK,
      errors: [
        {
          messageId: "localDirectory",
          data: { dir: "'/scratch/work'" },
          ...placeIn(LOCAL_WORK, "workDir"),
          related: ["nextflow.config:2:1 Fusion is turned on here.", "nextflow.config:3:1 The executor is set here."],
        },
      ],
    },
    {
      name: "finds one whose end is not known",
      code: UNSURE_WORK,
      errors: [{ messageId: "localDirectory", data: { dir: "'/scratch/…'" }, ...placeIn(UNSURE_WORK, "workDir") }],
    },
    {
      name: "finds one in a pipeline that names no executor",
      code: `manifest.name = 'a'\n${FUSION}\nworkDir = 'work'`,
      errors: [{ messageId: "localDirectory", data: { dir: "'work'" }, line: 4, column: 1, endLine: 4, endColumn: 8 }],
    },
  ],
});

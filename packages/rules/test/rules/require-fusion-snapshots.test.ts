import rule from "../../src/rules/require-fusion-snapshots.js";
import { mainScript } from "../main-script.js";
import { testRule } from "../rule-tester.js";

const GOOGLE = "process.executor = 'google-batch'";
const SPOT = "google.batch.spot = true";
const FUSION = "wave.enabled = true\nfusion.enabled = true\nfusion.snapshots = true";
const NONE = "wave.enabled = true, fusion.enabled = true, fusion.snapshots = true";

const ALL_ON = "wave.enabled = true\nfusion.enabled = true\nfusion.snapshots = true";
const SNAPSHOTS_AT = { line: 4, column: 1, endLine: 4, endColumn: 17 };

testRule("require-fusion-snapshots", rule, {
  valid: [
    {
      name: "says nothing where no process runs there",
      code: `${GOOGLE}\n${SPOT}`,
      files: mainScript({ A: "executor 'local'" }),
    },
    {
      name: "takes a client with snapshots, and one of another name",
      code: `process.executor = 'awsbatch'\n${ALL_ON}\nfusion.containerConfigUrl = 'https://fusionfs.seqera.io/releases/v2.5-snap_amd64.json'`,
    },
    {
      name: "is silent about an address of another form",
      code: `process.executor = 'awsbatch'\n${ALL_ON}\nfusion.containerConfigUrl = 'https://example.org/fusion.json'`,
    },
    {
      name: "takes ARM machines from 25.10 on",
      code: `process.executor = 'awsbatch'\n${ALL_ON}\nprocess.arch = 'arm64'`,
      nextflow: "25.10.0",
    },
    { name: "is silent where a platform may set the executor", code: ALL_ON },
    {
      name: "takes snapshots on a cluster where another profile uses a cloud",
      code: `process.executor = 'slurm'\n${ALL_ON}\nprofiles { aws { process.executor = 'awsbatch' } }`,
    },
    {
      name: "takes a cluster beside a cloud",
      code: `process { executor = 'slurm'; withLabel: x { executor = 'awsbatch' } }\n${ALL_ON}`,
    },
    {
      name: "takes snapshots where a profile turns Spot on",
      code: `process.executor = 'google-batch'\n${ALL_ON}\nprofiles { spot { google.batch.spot = true } }`,
      options: [{ unneeded: "report" }],
    },
    { name: "takes Spot with snapshots", code: `${GOOGLE}\n${SPOT}\n${FUSION}` },
    { name: "says nothing without Spot", code: `${GOOGLE}\ngoogle.batch.spot = false` },
    { name: "says nothing where Google Batch is not used", code: `process.executor = 'slurm'\n${SPOT}` },
    { name: "is silent where Spot is not known", code: `${GOOGLE}\ngoogle.batch.spot = params.spot` },
    {
      name: "is silent where it is not known whether snapshots are on",
      code: `${SPOT}\nwave.enabled = true\nfusion { enabled = params.fusion\nsnapshots = true }`,
    },
    {
      name: "is silent where it is not known whether Wave is on",
      code: `${SPOT}\nwave.enabled = params.wave\nfusion { enabled = true\nsnapshots = true }`,
    },
    { name: "is silent for a Nextflow that has no snapshots", code: `${GOOGLE}\n${SPOT}`, nextflow: "24.10.4" },
    {
      name: "is silent where the manifest allows no Nextflow that has snapshots",
      code: `manifest.nextflowVersion = '!>=24.04,<25'\n${GOOGLE}\n${SPOT}`,
    },
    {
      name: "leaves Fusion without Wave to the rule about that",
      code: "process.executor = 'slurm'\nfusion.enabled = true\nfusion.snapshots = true\nwave.enabled = false",
    },
    {
      name: "says nothing of inert snapshots where the executor takes no Fusion",
      code: "process.executor = 'pbspro'\nfusion.snapshots = true",
    },
    {
      name: "says nothing of AWS Batch unless asked",
      code: "process.executor = 'awsbatch'\nprocess.queue = 'spot-queue'",
    },
    {
      name: "says nothing of an AWS queue without a sign of Spot",
      code: "process.executor = 'awsbatch'\nprocess.queue = 'main'",
      options: [{ executors: ["awsbatch"] }],
    },
    {
      name: "says nothing of an on-demand queue on AWS",
      code: "process.executor = 'awsbatch'\nprocess.queue = 'on-demand'\naws.batch.maxSpotAttempts = 5",
      options: [{ executors: ["awsbatch"] }],
    },
  ],
  invalid: [
    {
      name: "names the processes that run there",
      code: `${GOOGLE}\n${SPOT}`,
      files: mainScript({ A: "executor 'local'", B: "", C: "" }),
      errors: [
        {
          messageId: "missing",
          data: { missing: NONE, processes: " (`W:B`, `W:C`)" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 18,
          suggestions: [{ messageId: "setMissing", data: { remedy: NONE }, output: `${GOOGLE}\n${SPOT}\n${FUSION}` }],
        },
      ],
    },
    {
      name: "finds snapshots where no executor checkpoints tasks",
      code: `process.executor = 'slurm'\n${ALL_ON}`,
      errors: [{ messageId: "noCheckpoints", data: { executors: "slurm" }, ...SNAPSHOTS_AT }],
    },
    {
      name: "finds a client without snapshots",
      code: `process.executor = 'awsbatch'\n${ALL_ON}\nfusion.containerConfigUrl = 'https://fusionfs.seqera.io/releases/v2.4-amd64.json'`,
      errors: [
        {
          messageId: "otherClient",
          data: { client: "v2.4-amd64.json" },
          ...SNAPSHOTS_AT,
          related: ["nextflow.config:5:1 The client is named here."],
        },
      ],
    },
    {
      name: "finds ARM machines on AWS Batch before 25.10",
      code: `process.executor = 'awsbatch'\n${ALL_ON}\nprocess.arch = 'linux/arm64'`,
      nextflow: "25.04.0",
      errors: [{ messageId: "arm", data: { arch: "linux/arm64" }, ...SNAPSHOTS_AT, severity: "error" }],
    },
    {
      name: "finds snapshots without Spot machines where that is asked for",
      code: `process.executor = 'google-batch'\n${ALL_ON}`,
      options: [{ unneeded: "report" }],
      errors: [{ messageId: "noSpot", ...SNAPSHOTS_AT, severity: "info" }],
    },
    {
      name: "finds Spot that surely has no snapshots, whatever the settings that are not known",
      code: `${SPOT}\nwave.enabled = params.wave\nfusion.enabled = params.fusion\n`,
      errors: [
        {
          messageId: "missing",
          data: { missing: "fusion.snapshots = true" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 18,
          related: ["nextflow.config:2:1 wave.enabled is set here.", "nextflow.config:3:1 fusion.enabled is set here."],
          suggestions: [
            {
              messageId: "setMissing",
              data: { remedy: "fusion.snapshots = true" },
              output: `${SPOT}\nfusion.snapshots = true\nwave.enabled = params.wave\nfusion.enabled = params.fusion\n`,
            },
          ],
        },
      ],
    },
    {
      name: "finds Spot without snapshots, and offers to set them",
      code: `${GOOGLE}\n${SPOT}\n`,
      errors: [
        {
          messageId: "missing",
          data: { missing: NONE },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 18,
          profiles: [],
          related: [],
          suggestions: [{ messageId: "setMissing", data: { remedy: NONE }, output: `${GOOGLE}\n${SPOT}\n${FUSION}\n` }],
        },
      ],
    },
    {
      name: "finds preemptible machines, and Spot where no executor is set",
      code: "google.batch.preemptible = true",
      errors: [
        {
          messageId: "missing",
          data: { missing: NONE },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 25,
          suggestions: [
            { messageId: "setMissing", data: { remedy: NONE }, output: `google.batch.preemptible = true\n${FUSION}` },
          ],
        },
      ],
    },
    {
      name: "names the settings that exist, and turns the one on that is off",
      code: `${SPOT}\nwave.enabled = true\nfusion {\n  enabled = true\n  snapshots = false\n}`,
      errors: [
        {
          messageId: "missing",
          data: { missing: "fusion.snapshots = true" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 18,
          related: [
            "nextflow.config:2:1 wave.enabled is set here.",
            "nextflow.config:4:3 fusion.enabled is set here.",
            "nextflow.config:5:3 fusion.snapshots is set here.",
          ],
          suggestions: [
            {
              messageId: "setMissing",
              data: { remedy: "fusion.snapshots = true" },
              output: `${SPOT}\nwave.enabled = true\nfusion {\n  enabled = true\n  snapshots = true\n}`,
            },
          ],
        },
      ],
    },
    {
      name: "writes the missing settings into the profile, below the block",
      code: "profiles {\n  gcp {\n    google {\n      batch { spot = true }\n    } // cheap\n  }\n  other { process.cpus = 1 }\n}",
      errors: [
        {
          messageId: "missing",
          data: { missing: NONE },
          line: 4,
          column: 15,
          endLine: 4,
          endColumn: 19,
          profiles: ["gcp"],
          suggestions: [
            {
              messageId: "setMissing",
              data: { remedy: NONE },
              output:
                "profiles {\n  gcp {\n    google {\n      batch { spot = true }\n    } // cheap\n    wave.enabled = true\n    fusion.enabled = true\n    fusion.snapshots = true\n  }\n  other { process.cpus = 1 }\n}",
            },
          ],
        },
      ],
    },
    {
      name: "keeps the line ends of Windows",
      code: "wave.enabled = true\r\ngoogle.batch.spot = true // cheap\r\nfusion.enabled = true\r\n",
      errors: [
        {
          messageId: "missing",
          data: { missing: "fusion.snapshots = true" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 18,
          suggestions: [
            {
              messageId: "setMissing",
              data: { remedy: "fusion.snapshots = true" },
              output:
                "wave.enabled = true\r\ngoogle.batch.spot = true // cheap\r\nfusion.snapshots = true\r\nfusion.enabled = true\r\n",
            },
          ],
        },
      ],
    },
    {
      name: "writes the missing settings into a profile on one line",
      code: "wave.enabled = true\nprofiles { gcp { fusion.enabled = true; google.batch.spot = true } }",
      errors: [
        {
          messageId: "missing",
          data: { missing: "fusion.snapshots = true" },
          line: 2,
          column: 41,
          endLine: 2,
          endColumn: 58,
          suggestions: [
            {
              messageId: "setMissing",
              data: { remedy: "fusion.snapshots = true" },
              output:
                "wave.enabled = true\nprofiles { gcp { fusion.enabled = true; google.batch.spot = true; fusion.snapshots = true } }",
            },
          ],
        },
      ],
    },
    {
      name: "offers no change where a setting is off in another file",
      code: `${SPOT}\nincludeConfig 'fusion.config'`,
      files: { "fusion.config": "wave.enabled = false" },
      errors: [
        {
          messageId: "missing",
          data: { missing: NONE },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 18,
          related: ["fusion.config:1:1 wave.enabled is set here."],
        },
      ],
    },
    {
      name: "finds snapshots that do nothing, and says only that",
      code: `${SPOT}\nwave.enabled = true\nfusion.snapshots = true`,
      errors: [
        {
          messageId: "inert",
          data: { missing: "fusion.enabled", remedy: "fusion.enabled = true" },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 17,
          suggestions: [
            {
              messageId: "setMissing",
              data: { remedy: "fusion.enabled = true" },
              output: `${SPOT}\nwave.enabled = true\nfusion.snapshots = true\nfusion.enabled = true`,
            },
          ],
        },
      ],
    },
    {
      name: "finds an AWS queue that is named Spot, where asked to",
      code: `process.executor = 'awsbatch'\nprocess.queue = 'my-spot-queue'\nwave.enabled = true\nfusion.enabled = true`,
      options: [{ executors: ["google-batch", "awsbatch"] }],
      errors: [
        {
          messageId: "missing",
          data: { missing: "fusion.snapshots = true" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 14,
          suggestions: [
            {
              messageId: "setMissing",
              data: { remedy: "fusion.snapshots = true" },
              output: `process.executor = 'awsbatch'\nprocess.queue = 'my-spot-queue'\nfusion.snapshots = true\nwave.enabled = true\nfusion.enabled = true`,
            },
          ],
        },
      ],
    },
    {
      name: "takes retries that only Spot needs for a sign of Spot on AWS, where asked to",
      code: "process.executor = 'awsbatch'\naws.batch.maxSpotAttempts = 3\nwave.enabled = true\nfusion.enabled = false",
      options: [{ executors: ["awsbatch"] }],
      errors: [
        {
          messageId: "missing",
          data: { missing: "fusion.enabled = true, fusion.snapshots = true" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 26,
          suggestions: [
            {
              messageId: "setMissing",
              data: { remedy: "fusion.enabled = true, fusion.snapshots = true" },
              output:
                "process.executor = 'awsbatch'\naws.batch.maxSpotAttempts = 3\nfusion.snapshots = true\nwave.enabled = true\nfusion.enabled = true",
            },
          ],
        },
      ],
    },
  ],
});

import rule from "../../src/rules/require-resource-labels.js";
import { mainScript } from "../main-script.js";
import { testRule } from "../rule-tester.js";

const ALL = "environment (or env), team (or group, owner), pipeline (or workflow)";
const LABELS = "[environment: 'prod', team: 'genomics', pipeline: 'rnaseq']";

const LOST = `process {
  executor = 'awsbatch'
  resourceLabels = ${LABELS}
  withLabel: big {
    resourceLabels = [tier: 'big']
  }
}`;

testRule("require-resource-labels", rule, {
  valid: [
    {
      name: "takes labels that all processes have, from wherever",
      code: `process { executor = 'awsbatch'; withLabel: big { resourceLabels = ${LABELS} } }`,
      files: mainScript({ A: "label 'big'", B: `resourceLabels ${LABELS.slice(1, -1)}` }),
    },
    {
      name: "leaves what a selector loses to no-lost-resource-labels, where it is told to",
      code: LOST,
      options: [{ lost: "leave" }],
    },
    {
      name: "takes keys that have the wanted word among theirs",
      code: "process.executor = 'awsbatch'\nprocess.resourceLabels = ['acme-batch-pipeline': 'x', pipelineName: 'x', teamName: 'y', ENVType: 'z']",
    },
    {
      name: "is silent where only some processes are given labels, and those are whole",
      code: "process { executor = 'awsbatch'; withLabel: big { resourceLabels = [environment: 'a', team: 'b', pipeline: 'c'] } }",
    },
    { name: "takes all keys", code: `process.executor = 'awsbatch'\nprocess.resourceLabels = ${LABELS}` },
    {
      name: "takes other names in any letter case",
      code: "process.executor = 'awsbatch'\nprocess.resourceLabels = [ENV: 'prod', Owner: 'me', workflow: 'rnaseq']",
    },
    { name: "says nothing of executors that take no labels", code: "process.executor = 'slurm'" },
    { name: "says nothing where no executor is set", code: "process.cpus = 1" },
    {
      name: "takes the map literal of a closure",
      code: `process.executor = 'k8s'\nprocess.resourceLabels = { ${LABELS} + [sample: meta.id] }`,
    },
    {
      name: "takes maps that are added",
      code: "params.common = [env: 'prod', team: 'x']\nprocess.executor = 'seqera'\nprocess.resourceLabels = params.common + [pipeline: 'rnaseq']",
    },
    {
      name: "takes labels set key by key",
      code: "process {\n  executor = 'awsbatch'\n  resourceLabels.env = 'prod'\n  resourceLabels.team = 'x'\n  resourceLabels.pipeline = 'y'\n}",
    },
    {
      name: "is silent where the labels are not known",
      code: "process.executor = 'awsbatch'\nprocess.resourceLabels = params.labels",
    },
    {
      name: "is silent where the executor is not known",
      code: "process.executor = params.executor",
    },
    {
      name: "is silent where a closure may return anything",
      code: "process.executor = 'awsbatch'\nprocess.resourceLabels = { labelsOf(task) }",
    },
    {
      name: "takes a selector with executor and labels as complete",
      code: `process {\n  withLabel: cloud {\n    executor = 'awsbatch'\n    resourceLabels = ${LABELS}\n  }\n}`,
    },
    {
      name: "takes the user's keys",
      code: "process.executor = 'awsbatch'\nprocess.resourceLabels = [cc: '1234']",
      options: [{ keys: { cost_center: ["cc"] } }],
    },
    {
      name: "asks for nothing where no key is required",
      code: "process.executor = 'awsbatch'",
      options: [{ keys: {} }],
    },
  ],
  invalid: [
    {
      name: "says what the labels of a compute environment lack, in the first line",
      code: "manifest.name = 'a'",
      platform: { executor: "awsbatch", labels: { team: "genomics", pipeline: "rnaseq" } },
      errors: [
        {
          messageId: "missingInEnvironment",
          data: { keys: "environment (or env)" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 1,
        },
      ],
    },
    {
      name: "names the processes without labels, where others have some",
      code: `process.executor = 'awsbatch'\nprocess { withLabel: big { resourceLabels = ${LABELS} } }`,
      files: mainScript({ A: "label 'big'", B: "", C: "" }),
      errors: [
        {
          messageId: "missing",
          data: { executor: "awsbatch", keys: ALL, processes: " (`W:B`, `W:C`)" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 17,
        },
      ],
    },
    {
      name: "names the processes whose definition lacks a key",
      code: `process.executor = 'awsbatch'\nprocess.resourceLabels = ${LABELS}`,
      files: mainScript({ A: "", B: "resourceLabels environment: 'prod', team: 'a'" }),
      errors: [
        {
          messageId: "missingKeysInScript",
          data: { keys: "pipeline (or workflow)", processes: " (`W:B`)" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 17,
        },
      ],
    },
    {
      name: "finds what a selector loses where no other rule is there for it",
      code: LOST,
      errors: [
        {
          messageId: "missingKeys",
          data: { keys: ALL },
          line: 5,
          column: 5,
          endLine: 5,
          endColumn: 19,
        },
      ],
    },
    {
      name: "speaks of keys of the user's own that a selector loses, for no-lost-resource-labels has not been told of them",
      code: LOST,
      options: [{ keys: { cc: [] }, lost: "leave" }],
      errors: [
        { messageId: "missingKeys", data: { keys: "cc" }, line: 3, column: 3, endLine: 3, endColumn: 17 },
        { messageId: "missingKeys", data: { keys: "cc" }, line: 5, column: 5, endLine: 5, endColumn: 19 },
      ],
    },
    {
      name: "speaks of labels that never had the keys",
      code: LOST.replace(LABELS, "[tier: 'a']"),
      options: [{ lost: "leave" }],
      errors: [
        { messageId: "missingKeys", data: { keys: ALL }, line: 3, column: 3, endLine: 3, endColumn: 17 },
        { messageId: "missingKeys", data: { keys: ALL }, line: 5, column: 5, endLine: 5, endColumn: 19 },
      ],
    },
    {
      name: "is one finding for all executors of a pipeline, for one setting mends them",
      code:
        "manifest.name = 'x'\n" +
        "profiles {\n  a { process.executor = 'awsbatch' }\n  g { process.executor = 'google-batch' }\n  k { process.executor = 'k8s' }\n  s { process.executor = 'slurm' }\n}",
      errors: [
        {
          messageId: "missing",
          data: {
            executor: "awsbatch, google-batch and k8s",
            keys: "environment (or env), team (or group, owner), pipeline (or workflow)",
          },
          line: 3,
          column: 7,
          endLine: 3,
          endColumn: 23,
          profiles: ["a", "g", "k"],
          related: [
            "nextflow.config:4:7 Nor do the tasks of this executor.",
            "nextflow.config:5:7 Nor do the tasks of this executor.",
          ],
        },
      ],
    },
    {
      name: "is one for each in a collection of sites' files",
      code: "profiles {\n  a { process.executor = 'awsbatch' }\n  g { process.executor = 'google-batch' }\n}",
      errors: ["awsbatch", "google-batch"].map((executor, index) => ({
        messageId: "missing",
        data: { executor, keys: "environment (or env), team (or group, owner), pipeline (or workflow)" },
        line: 2 + index,
        column: 7,
        endLine: 2 + index,
        endColumn: 23,
      })),
    },
    {
      name: "looks at what a selector without an executor sets",
      code: "process { executor = 'google-batch'; withLabel: big { resourceLabels = [team: 'b', pipeline: 'c'] } }",
      errors: [
        {
          messageId: "missingKeys",
          data: { keys: "environment (or env)" },
          line: 1,
          column: 55,
          endLine: 1,
          endColumn: 69,
        },
      ],
    },
    {
      name: "finds a cloud executor without labels",
      code: "process.executor = 'awsbatch'",
      errors: [
        {
          messageId: "missing",
          data: { executor: "awsbatch", keys: ALL },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 17,
          profiles: [],
        },
      ],
    },
    {
      name: "finds executor.name where process.executor is not set",
      code: "executor {\n  name = 'google-batch'\n}",
      errors: [
        {
          messageId: "missing",
          data: { executor: "google-batch", keys: ALL },
          line: 2,
          column: 3,
          endLine: 2,
          endColumn: 7,
        },
      ],
    },
    {
      name: "reads executors in any letter case, as Nextflow does",
      code: "process.executor = 'AzureBatch'\nazure.batch.autoPoolMode = true",
      errors: [
        {
          messageId: "missing",
          data: { executor: "azurebatch", keys: ALL },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 17,
        },
      ],
    },
    {
      name: "says that labels do not reach an Azure pool of one's own",
      code: "process.executor = 'azurebatch'\nprocess.queue = 'my-pool'",
      errors: [
        {
          messageId: "missingInPools",
          data: { executor: "azurebatch", keys: ALL },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 17,
        },
      ],
    },
    {
      name: "finds the keys that a map lacks",
      code: "process.executor = 'awsbatch'\nprocess.resourceLabels = [env: 'prod', owner: 'me']",
      errors: [
        {
          messageId: "missingKeys",
          data: { keys: "pipeline (or workflow)" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 23,
          related: ["nextflow.config:1:1 The executor is set here."],
        },
      ],
    },
    {
      name: "finds an empty map",
      code: "process.executor = 'awsbatch'\nprocess.resourceLabels = [:]",
      errors: [
        {
          messageId: "missingKeys",
          data: { keys: ALL },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 23,
        },
      ],
    },
    {
      name: "finds keys that a closure's map lacks",
      code: "process.executor = 'awsbatch'\nprocess.resourceLabels = { [env: 'prod', team: 'x', sample: meta.id] }",
      errors: [
        {
          messageId: "missingKeys",
          data: { keys: "pipeline (or workflow)" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 23,
        },
      ],
    },
    {
      name: "finds labels that lack a key when set key by key",
      code: "process {\n  executor = 'awsbatch'\n  resourceLabels.env = 'prod'\n  resourceLabels.team = 'x'\n}",
      errors: [
        {
          messageId: "missingKeys",
          data: { keys: "pipeline (or workflow)" },
          line: 3,
          column: 3,
          endLine: 3,
          endColumn: 21,
        },
      ],
    },
    {
      name: "finds a selector that sends processes to the cloud without labels",
      code: "process {\n  executor = 'slurm'\n  withLabel: big {\n    executor = 'awsbatch'\n  }\n}",
      errors: [
        {
          messageId: "missing",
          data: { executor: "awsbatch", keys: ALL },
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 13,
        },
      ],
    },
    {
      name: "names the profiles it holds in",
      code: "profiles {\n  aws { process.executor = 'awsbatch' }\n  local { process.executor = 'local' }\n}",
      errors: [
        {
          messageId: "missing",
          data: { executor: "awsbatch", keys: ALL },
          line: 2,
          column: 9,
          endLine: 2,
          endColumn: 25,
          profiles: ["aws"],
        },
      ],
    },
    {
      name: "makes one finding of equal ones in several profiles",
      code: "process.executor = 'awsbatch'\nprofiles {\n  a { process.cpus = 1 }\n  b { process.executor = 'local' }\n}",
      errors: [
        {
          messageId: "missing",
          data: { executor: "awsbatch", keys: ALL },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 17,
          profiles: ["(none)", "a"],
        },
      ],
    },
    {
      name: "makes one finding of equal labels on several executors",
      filename: "labels.config",
      code: "process.resourceLabels = [env: 'prod', team: 'x']",
      files: {
        "nextflow.config":
          "includeConfig 'labels.config'\nprofiles {\n  aws { process.executor = 'awsbatch' }\n  gcp { process.executor = 'google-batch' }\n}",
      },
      errors: [
        {
          messageId: "missingKeys",
          data: { keys: "pipeline (or workflow)" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 23,
          profiles: ["aws", "gcp"],
          related: ["nextflow.config:3:9 The executor is set here.", "nextflow.config:4:9 The executor is set here."],
        },
      ],
    },
    {
      name: "asks for the user's keys only",
      code: "process.executor = 'awsbatch'\nprocess.resourceLabels = [env: 'prod']",
      options: [{ keys: { cost_center: ["cc"] } }],
      errors: [
        {
          messageId: "missingKeys",
          data: { keys: "cost_center (or cc)" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 23,
        },
      ],
    },
  ],
});

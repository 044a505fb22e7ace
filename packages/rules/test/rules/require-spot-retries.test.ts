import rule from "../../src/rules/require-spot-retries.js";
import { mainScript } from "../main-script.js";
import { testRule } from "../rule-tester.js";

const SEQERA = "process.executor = 'seqera'\nseqera.executor.machineRequirement.provisioning = 'spotFirst'";
const GOOGLE = "process.executor = 'google-batch'";
const AWS = "process.executor = 'awsbatch'";
const SPOT = "google.batch.spot = true";
const GOOGLE_LAYER = "google.batch.maxSpotAttempts = 5";
const AWS_LAYER = "aws.batch.maxSpotAttempts = 5";
const TASK_LAYER = "process.errorStrategy = 'retry'\nprocess.maxRetries = 3";
const SNAPSHOTS = "fusion.enabled = true\nfusion.snapshots = true";

const TASK_REMEDY = "process.errorStrategy = 'retry', process.maxRetries = 3";
const GOOGLE_REMEDY = "google.batch.maxSpotAttempts = 5";
const AWS_REMEDY = "aws.batch.maxSpotAttempts = 5";

const AWS_QUEUE = "If the queue runs on Spot,";
const ON_SPOT = "On Spot machines,";
const ON_LOW_PRIORITY = "On low-priority machines,";

const lines = (...parts: string[]) => parts.join("\n");

testRule("require-spot-retries", rule, {
  valid: [
    {
      name: "is silent where a file lies over a pipeline that may have a strategy",
      code: lines(AWS, "process.queue = 'spot'"),
      filename: "conf/aws.config",
    },
    {
      name: "takes a strategy that all processes have, from wherever",
      code: lines(
        AWS_LAYER,
        "process { executor = 'awsbatch'; maxRetries = 3; withLabel: again { errorStrategy = 'retry' } }",
      ),
      files: mainScript({ A: "label 'again'", B: "errorStrategy 'retry'" }),
    },
    {
      name: "takes a strategy that a selector gives to all processes",
      code: lines(
        AWS_LAYER,
        "process { executor = 'awsbatch'; maxRetries = 3; withName: '.*' { errorStrategy = 'retry' } }",
      ),
    },
    {
      name: "is silent where only some processes are given a strategy",
      code: lines(
        AWS_LAYER,
        "process { executor = 'awsbatch'; maxRetries = 3; withLabel: retry { errorStrategy = 'retry' } }",
      ),
    },
    {
      name: "is silent where selectors name on-demand queues only",
      code: "process { executor = 'awsbatch'; withName: '.*' { queue = 'on-demand' } }",
    },
    { name: "takes both layers on Google Batch", code: lines(GOOGLE, SPOT, GOOGLE_LAYER, TASK_LAYER) },
    { name: "takes both layers on AWS Batch", code: lines(AWS, AWS_LAYER, TASK_LAYER) },
    { name: "says nothing of Google Batch without Spot", code: lines(GOOGLE, "google.batch.spot = false") },
    { name: "says nothing where Google Batch is not used", code: lines("process.executor = 'slurm'", SPOT) },
    { name: "says nothing of other executors", code: "process.executor = 'slurm'" },
    {
      name: "takes a closure that can say retry",
      code: lines(
        AWS,
        AWS_LAYER,
        "process.errorStrategy = { task.exitStatus in [143, 137] ? 'retry' : 'finish' }",
        "process.maxRetries = 3",
      ),
    },
    {
      name: "takes retry in any letter case",
      code: lines(AWS, AWS_LAYER, "process.errorStrategy = 'RETRY'", "process.maxRetries = 1"),
    },
    { name: "takes snapshots for the cloud's layer", code: lines(GOOGLE, SPOT, SNAPSHOTS, TASK_LAYER) },
    {
      name: "takes snapshots for the cloud's layer over an explicit zero",
      code: lines(AWS, "aws.batch.maxSpotAttempts = 0", SNAPSHOTS, TASK_LAYER),
    },
    {
      name: "takes snapshots from the patch that made them retry on Google Batch",
      code: lines(GOOGLE, SPOT, SNAPSHOTS, TASK_LAYER),
      nextflow: "25.10.3",
    },
    {
      name: "takes snapshots on Google Batch from the edge release that made them retry",
      code: lines(GOOGLE, SPOT, SNAPSHOTS, TASK_LAYER),
      nextflow: "25.12.0-edge",
    },
    {
      name: "takes snapshots on AWS Batch from 25.04 on, and its first edge release",
      code: lines(AWS, SNAPSHOTS, TASK_LAYER),
      nextflow: "25.03.0-edge",
    },
    {
      name: "takes a limit of errors that leaves room for a retry, or none",
      code: lines(AWS, AWS_LAYER, TASK_LAYER, "process.maxErrors = '-1'", "process { withLabel: a { maxErrors = 2 } }"),
    },
    {
      name: "is silent where the limit of errors is not known",
      code: lines(AWS, AWS_LAYER, TASK_LAYER, "process.maxErrors = params.errors"),
    },
    { name: "exempts a queue whose name says on-demand", code: lines(AWS, "process.queue = 'prod-OnDemand-x'") },
    {
      name: "exempts a closure that can only name on-demand queues",
      code: lines(AWS, "process.queue = { task.attempt > 1 ? 'ondemand-big' : 'on-demand' }"),
    },
    {
      name: "exempts the queues that the user names",
      code: lines(AWS, "process.queue = 'stable'"),
      options: [{ onDemandQueues: "^stable$" }],
    },
    {
      name: "is silent where the pattern of the user takes too long on the queue's name",
      code: lines(AWS, `process.queue = '${"a".repeat(40)}!'`),
      options: [{ onDemandQueues: "^(a+)+$" }],
    },
    { name: "is silent where the queue is not known", code: lines(AWS, "process.queue = params.queue") },
    {
      name: "is silent where the cloud's layer is not known",
      code: lines(AWS, "aws.batch.maxSpotAttempts = params.attempts", TASK_LAYER),
    },
    {
      name: "is silent where the strategy is not known",
      code: lines(AWS, AWS_LAYER, "process.errorStrategy = params.strategy", "process.maxRetries = 3"),
    },
    {
      name: "is silent where a closure may return any strategy",
      code: lines(AWS, AWS_LAYER, "process.errorStrategy = { strategyFor(task) }", "process.maxRetries = 3"),
    },
    { name: "is silent where the executor is not known", code: "process.executor = params.executor" },
    { name: "is silent where Spot is not known", code: lines(GOOGLE, "google.batch.spot = params.spot") },
    {
      name: "leaves a strategy that misses every reclaim to no-exit-code-only-retry",
      code: lines(
        GOOGLE,
        SPOT,
        "process.errorStrategy = { task.exitStatus in [137] ? 'retry' : 'finish' }",
        "process.maxRetries = 3",
      ),
    },
    {
      name: "takes both layers, and snapshots for one, on Seqera's executor",
      code: lines(SEQERA, TASK_LAYER, SNAPSHOTS),
    },
    { name: "says nothing of on-demand machines on Seqera's executor", code: SEQERA.replace("spotFirst", "ondemand") },
    {
      name: "takes a layer that the selector of the executor sets",
      code: lines(
        AWS_LAYER,
        "process {",
        "  withLabel: cloud {",
        "    executor = 'awsbatch'",
        "    errorStrategy = 'retry'",
        "    maxRetries = 2",
        "  }",
        "}",
      ),
    },
    {
      name: "takes Nextflow's layer alone for an Azure pool",
      code: lines("process.executor = 'azurebatch'", "azure.batch.pools.small.lowPriority = true", TASK_LAYER),
    },
    {
      name: "says nothing of Azure processes whose queue is another pool",
      code: lines(
        "process.executor = 'azurebatch'",
        "process.queue = 'solid'",
        "azure.batch.pools.small.lowPriority = true",
        "azure.batch.pools.solid.vmCount = 1",
      ),
    },
  ],
  invalid: [
    {
      name: "names the processes without a strategy, where others have one",
      code: lines(AWS, AWS_LAYER, "process { maxRetries = 3; withLabel: again { errorStrategy = 'retry' } }"),
      files: mainScript({ A: "label 'again'", B: "", C: "", D: "errorStrategy 'finish'" }),
      errors: [
        {
          messageId: "onlyCloud",
          data: {
            whose: AWS_QUEUE,
            cloud: "AWS Batch",
            remedy: "process.errorStrategy = 'retry'",
            processes: " (`W:B`, `W:C`)",
          },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 26,
          suggestions: [
            {
              messageId: "addRetries",
              data: { remedy: "process.errorStrategy = 'retry'" },
              output: lines(
                AWS,
                AWS_LAYER,
                "process.errorStrategy = 'retry'",
                "process { maxRetries = 3; withLabel: again { errorStrategy = 'retry' } }",
              ),
            },
          ],
        },
        {
          messageId: "onlyCloud",
          data: {
            whose: AWS_QUEUE,
            cloud: "AWS Batch",
            remedy: "errorStrategy { task.attempt <= 3 ? 'retry' : 'finish' } in the process definition",
            processes: " (`W:D`)",
          },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 26,
        },
      ],
    },
    {
      name: "finds Seqera's Spot machines with Nextflow's retries alone",
      code: lines(SEQERA, TASK_LAYER),
      errors: [
        {
          messageId: "onlyNextflow",
          data: { cloud: "Seqera", whose: ON_SPOT, remedy: "seqera.executor.machineRequirement.maxSpotAttempts = 5" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 48,
          suggestions: [
            {
              messageId: "addRetries",
              data: { remedy: "seqera.executor.machineRequirement.maxSpotAttempts = 5" },
              output: lines(SEQERA, "seqera.executor.machineRequirement.maxSpotAttempts = 5", TASK_LAYER),
            },
          ],
        },
      ],
    },
    {
      name: "finds what a file given with -c says itself",
      code: lines(AWS, "process.errorStrategy = 'finish'"),
      filename: "conf/aws.config",
      errors: [
        {
          messageId: "neither",
          data: {
            whose: AWS_QUEUE,
            remedy: `${AWS_REMEDY}, process.errorStrategy = { task.attempt <= 3 ? 'retry' : 'finish' }`,
          },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 17,
          suggestions: [
            {
              messageId: "addRetries",
              output: lines(AWS, AWS_REMEDY, "process.errorStrategy = { task.attempt <= 3 ? 'retry' : 'finish' }"),
            },
          ],
        },
      ],
    },
    {
      name: "asks for the cloud's retries alone where definitions that nobody can list may have a strategy",
      code: AWS,
      files: {
        "nextflow.config": AWS,
        "main.nf":
          "include { B } from params.modules\nprocess A {\n  errorStrategy 'retry'\n\n  script:\n  'true'\n}\n\nworkflow {\n  A()\n  B()\n}\n",
      },
      errors: [
        {
          messageId: "onlySometimes",
          data: { whose: AWS_QUEUE, remedy: AWS_REMEDY },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 17,
          suggestions: [{ messageId: "addRetries", output: lines(AWS, AWS_REMEDY) }],
        },
      ],
    },
    {
      name: "asks for a strategy beside selectors that have another",
      code: lines(AWS, "process { withLabel: a { errorStrategy = 'ignore' } }"),
      errors: [
        {
          messageId: "neither",
          data: { whose: AWS_QUEUE, remedy: `${AWS_REMEDY}, ${TASK_REMEDY}` },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 17,
          suggestions: [
            {
              messageId: "addRetries",
              output: lines(AWS, AWS_REMEDY, TASK_LAYER, "process { withLabel: a { errorStrategy = 'ignore' } }"),
            },
          ],
        },
      ],
    },
    {
      name: "stands in the profile of the cloud, with the strategy of the base beside",
      code: "process.executor = 'awsbatch'",
      filename: "conf/aws.config",
      files: {
        "nextflow.config": `${TASK_LAYER}\nprofiles { aws { includeConfig 'conf/aws.config' } }`,
      },
      errors: [
        {
          messageId: "onlyNextflow",
          data: { cloud: "AWS Batch", whose: AWS_QUEUE, remedy: AWS_REMEDY },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 17,
          profiles: ["aws"],
          related: ["nextflow.config:1:1 Nextflow retries here."],
          suggestions: [{ messageId: "addRetries", data: { remedy: AWS_REMEDY }, output: lines(AWS, AWS_LAYER) }],
        },
      ],
    },
    {
      name: "takes a queue that is false to Groovy for none",
      code: lines(
        AWS,
        "params.awsqueue = false",
        "process.queue = params.awsqueue",
        AWS_LAYER,
        "process.maxRetries = 3",
      ),
      errors: [
        {
          messageId: "onlyCloud",
          data: { cloud: "AWS Batch", whose: AWS_QUEUE, remedy: "process.errorStrategy = 'retry'" },
          line: 4,
          column: 1,
          endLine: 4,
          endColumn: 26,
          suggestions: [
            {
              messageId: "addRetries",
              data: { remedy: "process.errorStrategy = 'retry'" },
              output: lines(
                AWS,
                "params.awsqueue = false",
                "process.queue = params.awsqueue",
                AWS_LAYER,
                "process.errorStrategy = 'retry'",
                "process.maxRetries = 3",
              ),
            },
          ],
        },
      ],
    },
    {
      name: "finds Google Spot without any retry, at the switch",
      code: lines(GOOGLE, SPOT),
      errors: [
        {
          messageId: "neither",
          data: { cloud: "Google Batch", whose: ON_SPOT, remedy: `${GOOGLE_REMEDY}, ${TASK_REMEDY}` },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 18,
          profiles: [],
          related: ["nextflow.config:1:1 The executor is set here."],
          suggestions: [
            {
              messageId: "addRetries",
              data: { remedy: `${GOOGLE_REMEDY}, ${TASK_REMEDY}` },
              output: lines(GOOGLE, SPOT, GOOGLE_LAYER, TASK_LAYER),
            },
          ],
        },
      ],
    },
    {
      name: "finds Spot where no executor is set",
      code: "google.batch.preemptible = true",
      errors: [
        {
          messageId: "neither",
          data: { cloud: "Google Batch", whose: ON_SPOT, remedy: `${GOOGLE_REMEDY}, ${TASK_REMEDY}` },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 25,
          related: [],
          suggestions: [
            {
              messageId: "addRetries",
              data: { remedy: `${GOOGLE_REMEDY}, ${TASK_REMEDY}` },
              output: lines("google.batch.preemptible = true", GOOGLE_LAYER, TASK_LAYER),
            },
          ],
        },
      ],
    },
    {
      name: "finds AWS Batch without any retry, at the executor",
      code: lines("executor.name = 'awsbatch'", "process.queue = 'main'"),
      errors: [
        {
          messageId: "neither",
          data: { cloud: "AWS Batch", whose: AWS_QUEUE, remedy: `${AWS_REMEDY}, ${TASK_REMEDY}` },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 14,
          related: ["nextflow.config:2:1 The queue is set here."],
          suggestions: [
            {
              messageId: "addRetries",
              data: { remedy: `${AWS_REMEDY}, ${TASK_REMEDY}` },
              output: lines("executor.name = 'awsbatch'", AWS_LAYER, TASK_LAYER, "process.queue = 'main'"),
            },
          ],
        },
      ],
    },
    {
      name: "finds the cloud's layer alone",
      code: lines(AWS, AWS_LAYER),
      errors: [
        {
          messageId: "onlyCloud",
          data: { cloud: "AWS Batch", whose: AWS_QUEUE, remedy: TASK_REMEDY },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 26,
          related: ["nextflow.config:1:1 The executor is set here."],
          suggestions: [
            { messageId: "addRetries", data: { remedy: TASK_REMEDY }, output: lines(AWS, AWS_LAYER, TASK_LAYER) },
          ],
        },
      ],
    },
    {
      name: "does not take maxRetries alone for a layer",
      code: lines(AWS, AWS_LAYER, "process.maxRetries = 3"),
      errors: [
        {
          messageId: "onlyCloud",
          data: { cloud: "AWS Batch", whose: AWS_QUEUE, remedy: "process.errorStrategy = 'retry'" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 26,
          related: [
            "nextflow.config:1:1 The executor is set here.",
            "nextflow.config:3:1 This alone does nothing: errorStrategy never says retry.",
          ],
          suggestions: [
            {
              messageId: "addRetries",
              data: { remedy: "process.errorStrategy = 'retry'" },
              output: lines(AWS, AWS_LAYER, "process.errorStrategy = 'retry'", "process.maxRetries = 3"),
            },
          ],
        },
      ],
    },
    {
      name: "does not take a strategy alone for a layer",
      code: lines(AWS, AWS_LAYER, "process.errorStrategy = 'retry'"),
      errors: [
        {
          messageId: "onlyCloud",
          data: { cloud: "AWS Batch", whose: AWS_QUEUE, remedy: "process.maxRetries = 3" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 26,
          related: [
            "nextflow.config:1:1 The executor is set here.",
            "nextflow.config:3:1 This retries once only, for maxRetries is not set.",
          ],
          suggestions: [
            {
              messageId: "addRetries",
              data: { remedy: "process.maxRetries = 3" },
              output: lines(AWS, AWS_LAYER, "process.maxRetries = 3", "process.errorStrategy = 'retry'"),
            },
          ],
        },
      ],
    },
    {
      name: "does not take a strategy that never retries",
      code: lines(
        AWS,
        AWS_LAYER,
        "process.errorStrategy = { task.attempt > 1 ? 'ignore' : 'finish' }",
        "process.maxRetries = 3",
      ),
      errors: [
        {
          messageId: "onlyCloud",
          data: { cloud: "AWS Batch", whose: AWS_QUEUE, remedy: "process.errorStrategy = 'retry'" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 26,
          suggestions: [
            {
              messageId: "addRetries",
              data: { remedy: "process.errorStrategy = 'retry'" },
              output: lines(AWS, AWS_LAYER, "process.errorStrategy = 'retry'", "process.maxRetries = 3"),
            },
          ],
        },
      ],
    },
    {
      name: "finds Nextflow's layer alone",
      code: lines(AWS, "process.queue = 'spot'", TASK_LAYER),
      errors: [
        {
          messageId: "onlyNextflow",
          data: { cloud: "AWS Batch", whose: AWS_QUEUE, remedy: AWS_REMEDY },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 17,
          related: ["nextflow.config:2:1 The queue is set here.", "nextflow.config:3:1 Nextflow retries here."],
          suggestions: [
            {
              messageId: "addRetries",
              data: { remedy: AWS_REMEDY },
              output: lines(AWS, AWS_LAYER, "process.queue = 'spot'", TASK_LAYER),
            },
          ],
        },
      ],
    },
    {
      name: "does not take zero attempts for a layer, and raises them",
      code: lines(GOOGLE, SPOT, "google.batch.maxSpotAttempts = 0", TASK_LAYER),
      errors: [
        {
          messageId: "onlyNextflow",
          data: { cloud: "Google Batch", whose: ON_SPOT, remedy: GOOGLE_REMEDY },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 18,
          related: [
            "nextflow.config:1:1 The executor is set here.",
            "nextflow.config:4:1 Nextflow retries here.",
            "nextflow.config:3:1 This turns off retries by the cloud.",
          ],
          suggestions: [
            {
              messageId: "addRetries",
              data: { remedy: GOOGLE_REMEDY },
              output: lines(GOOGLE, SPOT, GOOGLE_LAYER, TASK_LAYER),
            },
          ],
        },
      ],
    },
    {
      name: "does not take one attempt on AWS Batch for a retry, also with snapshots",
      code: lines(AWS, "aws.batch.maxSpotAttempts = 1", TASK_LAYER, SNAPSHOTS),
      errors: [
        {
          messageId: "onlyNextflow",
          data: { cloud: "AWS Batch", whose: AWS_QUEUE, remedy: AWS_REMEDY },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 17,
          related: [
            "nextflow.config:3:1 Nextflow retries here.",
            "nextflow.config:2:1 AWS counts the first run too: 1 means no retry.",
          ],
          suggestions: [
            {
              messageId: "addRetries",
              data: { remedy: AWS_REMEDY },
              output: lines(AWS, AWS_LAYER, TASK_LAYER, SNAPSHOTS),
            },
          ],
        },
      ],
    },
    {
      name: "does not take snapshots for a layer before they retried on Google Batch",
      code: lines(GOOGLE, SPOT, SNAPSHOTS, TASK_LAYER),
      nextflow: "25.10.2",
      errors: [
        {
          messageId: "onlyNextflow",
          data: { cloud: "Google Batch", whose: ON_SPOT, remedy: GOOGLE_REMEDY },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 18,
          suggestions: [
            {
              messageId: "addRetries",
              data: { remedy: GOOGLE_REMEDY },
              output: lines(GOOGLE, SPOT, GOOGLE_LAYER, SNAPSHOTS, TASK_LAYER),
            },
          ],
        },
      ],
    },
    {
      name: "does not take snapshots for a layer on the oldest Nextflow that the manifest allows",
      code: lines("manifest.nextflowVersion = '!>=24.10.0'", AWS, SNAPSHOTS, TASK_LAYER),
      errors: [
        {
          messageId: "onlyNextflow",
          data: { cloud: "AWS Batch", whose: AWS_QUEUE, remedy: AWS_REMEDY },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 17,
          suggestions: [
            {
              messageId: "addRetries",
              data: { remedy: AWS_REMEDY },
              output: lines("manifest.nextflowVersion = '!>=24.10.0'", AWS, AWS_LAYER, SNAPSHOTS, TASK_LAYER),
            },
          ],
        },
      ],
    },
    {
      name: "finds Nextflow's layer alone where a closure decides on it",
      code: lines(
        AWS,
        "process.errorStrategy = { task.exitStatus == 143 ? 'retry' : 'finish' }",
        "process.maxRetries = 3",
      ),
      errors: [
        {
          messageId: "onlySometimes",
          data: { whose: AWS_QUEUE, remedy: AWS_REMEDY },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 17,
          profiles: [],
          related: ["nextflow.config:2:1 Nextflow retries here."],
          suggestions: [
            {
              messageId: "addRetries",
              data: { remedy: AWS_REMEDY },
              output: lines(
                AWS,
                AWS_REMEDY,
                "process.errorStrategy = { task.exitStatus == 143 ? 'retry' : 'finish' }",
                "process.maxRetries = 3",
              ),
            },
          ],
        },
      ],
    },
    {
      name: "keeps what the strategy does when the retries are used up",
      code: lines(AWS, AWS_LAYER, "process.errorStrategy = 'ignore'"),
      errors: [
        {
          messageId: "onlyCloud",
          data: {
            cloud: "AWS Batch",
            whose: AWS_QUEUE,
            remedy: "process.errorStrategy = { task.attempt <= 3 ? 'retry' : 'ignore' }, process.maxRetries = 3",
          },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 26,
          profiles: [],
          related: ["nextflow.config:1:1 The executor is set here."],
          suggestions: [
            {
              messageId: "addRetries",
              data: {
                remedy: "process.errorStrategy = { task.attempt <= 3 ? 'retry' : 'ignore' }, process.maxRetries = 3",
              },
              output: lines(
                AWS,
                AWS_LAYER,
                "process.maxRetries = 3",
                "process.errorStrategy = { task.attempt <= 3 ? 'retry' : 'ignore' }",
              ),
            },
          ],
        },
      ],
    },
    {
      name: "does not take a layer that the first error ends, and names the selector that says so",
      code: lines(
        AWS_LAYER,
        TASK_LAYER,
        "process {",
        "  withLabel: cloud {",
        "    executor = 'awsbatch'",
        "    maxErrors = 1",
        "  }",
        "}",
      ),
      errors: [
        {
          messageId: "onlyCloud",
          data: { cloud: "AWS Batch", whose: AWS_QUEUE, remedy: "process.withLabel:cloud.maxErrors = -1" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 26,
          profiles: [],
          related: [
            "nextflow.config:6:5 The executor is set here.",
            "nextflow.config:7:5 This allows no error, so nothing is retried.",
          ],
        },
      ],
    },
    {
      name: "puts the layer that snapshots make at the snapshots",
      code: lines(AWS, SNAPSHOTS),
      errors: [
        {
          messageId: "onlyCloud",
          data: { cloud: "AWS Batch", whose: AWS_QUEUE, remedy: TASK_REMEDY },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 17,
          suggestions: [
            { messageId: "addRetries", data: { remedy: TASK_REMEDY }, output: lines(AWS, SNAPSHOTS, TASK_LAYER) },
          ],
        },
      ],
    },
    {
      name: "finds a queue that falls back to on-demand only later",
      code: lines(AWS, "process.queue = { task.attempt > 1 ? 'on-demand' : 'cheap' }", AWS_LAYER),
      errors: [
        {
          messageId: "onlyCloud",
          data: { cloud: "AWS Batch", whose: AWS_QUEUE, remedy: TASK_REMEDY },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 26,
          suggestions: [
            {
              messageId: "addRetries",
              data: { remedy: TASK_REMEDY },
              output: lines(AWS, "process.queue = { task.attempt > 1 ? 'on-demand' : 'cheap' }", AWS_LAYER, TASK_LAYER),
            },
          ],
        },
      ],
    },
    {
      name: "finds the processes that a selector sends to AWS Batch, and offers no change of all processes",
      code: lines("process {", "  withName: BIG {", "    executor = 'awsbatch'", "  }", "}"),
      errors: [
        {
          messageId: "neither",
          data: { cloud: "AWS Batch", whose: AWS_QUEUE, remedy: `${AWS_REMEDY}, ${TASK_REMEDY}` },
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 13,
        },
      ],
    },
    {
      name: "finds an Azure pool of low priority without retries",
      code: "azure.batch.pools.small.lowPriority = true",
      errors: [
        {
          messageId: "neither",
          data: { cloud: "Azure Batch", whose: ON_LOW_PRIORITY, remedy: TASK_REMEDY },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 36,
          suggestions: [
            {
              messageId: "addRetries",
              data: { remedy: TASK_REMEDY },
              output: lines("azure.batch.pools.small.lowPriority = true", TASK_LAYER),
            },
          ],
        },
      ],
    },
    {
      name: "names the profiles, and reports in the included file",
      filename: "conf/gcp.config",
      code: lines("google {", "  batch {", "    spot = true", "  }", "}"),
      files: {
        "nextflow.config": lines(
          "profiles {",
          "  gcp { includeConfig 'conf/gcp.config' }",
          "  gcp_big { includeConfig 'conf/gcp.config'; process.cpus = 8 }",
          "  gcp_safe { includeConfig 'conf/gcp.config'; includeConfig 'conf/retries.config' }",
          "}",
        ),
        "conf/retries.config": lines(GOOGLE_LAYER, TASK_LAYER),
      },
      errors: [
        {
          messageId: "neither",
          data: { cloud: "Google Batch", whose: ON_SPOT, remedy: `${GOOGLE_REMEDY}, ${TASK_REMEDY}` },
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 9,
          profiles: ["gcp", "gcp_big"],
          suggestions: [
            {
              messageId: "addRetries",
              data: { remedy: `${GOOGLE_REMEDY}, ${TASK_REMEDY}` },
              output: lines("google {", "  batch {", "    spot = true", "  }", "}", GOOGLE_LAYER, TASK_LAYER),
            },
          ],
        },
      ],
    },
  ],
});

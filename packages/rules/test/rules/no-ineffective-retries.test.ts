import rule from "../../src/rules/no-ineffective-retries.js";
import { mainScript } from "../main-script.js";
import { testRule } from "../rule-tester.js";

const lines = (...parts: string[]) => parts.join("\n");

const MANIFEST = "manifest.name = 'a/b'";
const RETRY = "process.errorStrategy = 'retry'";
const SNAPSHOTS = "fusion.enabled = true\nfusion.snapshots = true";
const script = (directive: string) => ({
  "main.nf": "include { A } from './a.nf'\nworkflow { A() }",
  "a.nf": `process A {\n  ${directive}\n  script:\n  "true"\n}`,
});

testRule("no-ineffective-retries", rule, {
  valid: [
    {
      name: "takes retries whose processes have a strategy from elsewhere",
      code: lines(MANIFEST, "process { maxRetries = 3; withLabel: again { errorStrategy = 'retry' } }"),
      files: mainScript({ A: "errorStrategy 'retry'", B: "label 'again'" }),
    },
    {
      name: "says nothing of retries that no process has",
      code: lines(MANIFEST, "process { maxRetries = 3; withName: 'A|B' { maxRetries = 2; errorStrategy = 'retry' } }"),
      files: mainScript({ A: "", B: "" }),
    },
    {
      name: "takes retries with their strategy",
      code: lines(RETRY, "process.maxRetries = 3", "process.maxErrors = '-1'"),
    },
    {
      name: "takes retries of a configuration that is laid over a pipeline's",
      filename: "site.config",
      code: "process.maxRetries = 3",
    },
    {
      name: "takes a site's retries in a profile",
      code: "profiles { site { process.maxRetries = 3 } }",
    },
    {
      name: "takes a strategy in a selector",
      code: lines(MANIFEST, "process { maxRetries = 3; withLabel: error_retry { errorStrategy = 'retry' } }"),
    },
    {
      name: "takes a strategy in a process definition",
      code: lines(MANIFEST, "process.maxRetries = 3"),
      files: script("errorStrategy 'retry'"),
    },
    {
      name: "takes a strategy in a process definition that is not a plain text",
      code: lines(MANIFEST, "process.maxRetries = 3"),
      files: script("errorStrategy { task.attempt < 2 ? 'retry' : 'finish' }"),
    },
    {
      name: "is silent where a script cannot be followed",
      code: lines(MANIFEST, "process.maxRetries = 3"),
      files: { "main.nf": "include { A } from './gone.nf'\nworkflow { A() }" },
    },
    {
      name: "takes a closure that may say retry",
      code: lines(
        MANIFEST,
        "process.maxRetries = 3",
        "process.errorStrategy = { task.attempt <= params.retry_count ? 'retry' : params.fail_mode }",
      ),
    },
    {
      name: "takes a closure of several statements",
      code: lines(MANIFEST, "process.maxRetries = 3", "process.errorStrategy = { sleep(100); return 'retry' }"),
    },
    {
      name: "takes the base's number where a group retries",
      code: lines(
        MANIFEST,
        "process { maxRetries = 3; withLabel: big { executor = 'slurm'; errorStrategy = 'retry' } }",
      ),
    },
    {
      name: "leaves a group on Spot to require-spot-retries",
      code: lines(MANIFEST, "process.executor = 'awsbatch'", "process.maxRetries = 3"),
    },
    {
      name: "takes a strategy that is not known",
      code: lines("process.errorStrategy = params.s", "process.maxRetries = 3"),
    },
    { name: "takes no retries without a strategy", code: "process.maxRetries = 0" },
    { name: "takes the text '0', which is not read as unset", code: lines(RETRY, "process.maxRetries = '0'") },
    { name: "takes errors that leave room", code: lines(RETRY, "process.maxErrors = 2") },
    {
      name: "takes a limit of errors without retries",
      code: lines("process.errorStrategy = 'finish'", "process.maxErrors = 1"),
    },
    {
      name: "takes zero attempts without snapshots",
      code: lines("process.executor = 'google-batch'", "google.batch.maxSpotAttempts = 0"),
    },
    {
      name: "takes zero attempts on AWS before 25.03",
      code: lines(
        "process.executor = 'awsbatch'",
        RETRY,
        "process.maxRetries = 2",
        "aws.batch.maxSpotAttempts = 0",
        SNAPSHOTS,
      ),
      nextflow: "24.10.0",
    },
    {
      name: "takes zero attempts on Google before the patch",
      code: lines("process.executor = 'google-batch'", "google.batch.maxSpotAttempts = 0", SNAPSHOTS),
      nextflow: "25.10.2",
    },
    {
      name: "takes zero attempts of a cloud that is not used",
      code: lines("process.executor = 'slurm'", "aws.batch.maxSpotAttempts = 0", SNAPSHOTS),
    },
    {
      name: "takes codes with attempts",
      code: lines(
        "process.executor = 'google-batch'",
        "google.batch.maxSpotAttempts = 2",
        "google.batch.autoRetryExitCodes = [50001, 50002]",
      ),
    },
    {
      name: "takes codes from the release that hands them on",
      code: lines(
        "process.executor = 'google-batch'",
        "google.batch.maxSpotAttempts = 2",
        "google.batch.autoRetryExitCodes = [50002]",
      ),
      nextflow: "25.02.0-edge",
    },
    {
      name: "is silent about codes where attempts are not known",
      code: lines(
        "process.executor = 'google-batch'",
        "google.batch.maxSpotAttempts = params.n",
        "google.batch.autoRetryExitCodes = [50002]",
      ),
    },
    {
      name: "says nothing of codes elsewhere",
      code: lines("process.executor = 'slurm'", "google.batch.autoRetryExitCodes = [50002]"),
    },
    {
      name: "takes a count within maxRetries",
      code: lines("process.maxRetries = 3", "process.errorStrategy = { task.attempt <= 3 ? 'retry' : 'ignore' }"),
    },
    {
      name: "takes a count below maxRetries",
      code: lines("process.maxRetries = 2", "process.errorStrategy = { task.attempt < 3 ? 'retry' : 'ignore' }"),
    },
    {
      name: "takes a count whose end is what comes anyway",
      code: lines(MANIFEST, "process.errorStrategy = { task.attempt <= 3 ? 'retry' : 'terminate' }"),
    },
    {
      name: "takes a count where a pipeline may set maxRetries",
      code: "process.errorStrategy = { task.attempt <= 3 ? 'retry' : 'ignore' }",
    },
    {
      name: "takes a count where a selector sets maxRetries",
      code: lines(
        MANIFEST,
        "process.errorStrategy = { task.attempt <= 3 ? 'retry' : 'ignore' }",
        "process { withName: A { maxRetries = 3 } }",
      ),
    },
    {
      name: "takes a count where a process sets maxRetries",
      code: lines(MANIFEST, "process.errorStrategy = { task.attempt <= 3 ? 'retry' : 'ignore' }"),
      files: script("maxRetries 3"),
    },
    {
      name: "takes a count up to maxRetries",
      code: "process.errorStrategy = { task.attempt <= task.maxRetries ? 'retry' : 'ignore' }",
    },
    {
      name: "takes a variable of the closure",
      code: "process.errorStrategy = { def attempt = task.attempt; attempt < 3 ? 'retry' : 'terminate' }",
    },
  ],
  invalid: [
    {
      name: "names the processes of a selector whose retries come to nothing",
      code: lines(MANIFEST, "process.withLabel:again { maxRetries = 3 }".replace("process.", "process { ") + " }"),
      files: mainScript({ A: "label 'again'", B: "label 'again'", C: "errorStrategy 'retry'" }),
      errors: [
        {
          messageId: "neverRetries",
          data: { processes: " (`W:A`, `W:B`)", remedy: "errorStrategy = 'retry' beside it" },
          line: 2,
          column: 29,
          endLine: 2,
          endColumn: 39,
        },
      ],
    },
    {
      name: "mentions retries without a strategy where a pipeline may have one",
      code: "process.maxRetries = 3",
      errors: [{ messageId: "maybeNeverRetries", line: 1, column: 1, endLine: 1, endColumn: 19, severity: "info" }],
    },
    {
      name: "finds retries without a strategy, in a pipeline whose scripts have none",
      code: lines(MANIFEST, "process.maxRetries = 3"),
      files: script("errorStrategy 'ignore'"),
      errors: [
        {
          messageId: "neverRetries",
          data: { processes: " (`A`)", remedy: "errorStrategy 'retry' in the process definitions" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 19,
        },
      ],
    },
    {
      name: "finds retries with a strategy that never says so",
      code: lines("process.errorStrategy = { task.exitStatus == 1 ? 'ignore' : 'finish' }", "process.maxRetries = '3'"),
      errors: [
        {
          messageId: "neverRetries",
          data: { remedy: "process.errorStrategy = 'retry'" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 19,
          suggestions: [
            {
              messageId: "set",
              data: { setting: "process.errorStrategy = 'retry'" },
              output: lines("process.errorStrategy = 'retry'", "process.maxRetries = '3'"),
            },
          ],
        },
      ],
    },
    {
      name: "finds retries of a selector without a strategy",
      code: "process { errorStrategy = 'terminate'; withLabel: x { maxRetries = 3 } }",
      errors: [
        {
          messageId: "neverRetries",
          data: { remedy: "errorStrategy = 'retry' beside it" },
          line: 1,
          column: 55,
          endLine: 1,
          endColumn: 65,
        },
      ],
    },
    {
      name: "finds a selector that retries, and allows no error",
      code: "process { withLabel: x { errorStrategy = 'retry'; maxErrors = 0; maxRetries = 0 } }",
      errors: [
        {
          messageId: "noErrorsAllowed",
          data: { errors: "0" },
          line: 1,
          column: 51,
          endLine: 1,
          endColumn: 60,
          suggestions: [
            {
              messageId: "set",
              data: { setting: "maxErrors = -1" },
              output: "process { withLabel: x { errorStrategy = 'retry'; maxErrors = -1; maxRetries = 0 } }",
            },
          ],
        },
        { messageId: "zeroRetries", line: 1, column: 66, endLine: 1, endColumn: 76 },
      ],
    },
    {
      name: "finds a zero that retries once",
      code: lines(RETRY, "process.maxRetries = 0"),
      errors: [{ messageId: "zeroRetries", line: 2, column: 1, endLine: 2, endColumn: 19 }],
    },
    {
      name: "finds a zero where only a selector retries",
      code: "process { maxRetries = 0; withLabel: a { errorStrategy = 'retry' } }",
      errors: [{ messageId: "zeroRetries", line: 1, column: 11, endLine: 1, endColumn: 21 }],
    },
    ...["0", "1", "'1'", "-2"].map((errors) => ({
      name: `finds that maxErrors = ${errors} allows none`,
      code: lines(RETRY, `process.maxErrors = ${errors}`),
      errors: [
        {
          messageId: "noErrorsAllowed",
          data: { errors: errors.replaceAll("'", "") },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 18,
          suggestions: [
            {
              messageId: "set",
              data: { setting: "maxErrors = -1" },
              output: lines(RETRY, "process.maxErrors = -1"),
            },
          ],
        },
      ],
    })),
    ...(
      [
        ["awsbatch", "aws.batch", "25.04.0", " (1 is a single run)"],
        ["google-batch", "google.batch", "25.10.3", ""],
        ["seqera", "seqera.executor.machineRequirement", "26.04.0", ""],
      ] as const
    ).map(([executor, scope, nextflow, one]) => ({
      name: `finds zero attempts that are five on ${executor}`,
      code: lines(`process.executor = '${executor}'`, `${scope}.maxSpotAttempts = 0`, SNAPSHOTS),
      nextflow,
      errors: [
        {
          messageId: "zeroIsFive",
          data: { one },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: `${scope}.maxSpotAttempts`.length + 1,
          related: ["nextflow.config:4:1 Snapshots are turned on here."],
        },
      ],
    })),
    {
      name: "finds codes that are never retried",
      code: lines("process.executor = 'google-batch'", "google.batch.autoRetryExitCodes = [50002]"),
      errors: [
        {
          messageId: "codesInert",
          data: { attempts: "google.batch.maxSpotAttempts" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 32,
        },
      ],
    },
    {
      name: "finds codes that an old Nextflow ignores",
      code: lines(
        "manifest.nextflowVersion = '>=24.10.0'",
        "process.executor = 'google-batch'",
        "google.batch.maxSpotAttempts = 2",
        "google.batch.autoRetryExitCodes = [50002]",
      ),
      errors: [{ messageId: "codesIgnored", line: 4, column: 1, endLine: 4, endColumn: 32 }],
    },
    {
      name: "finds codes in the last release that ignores them",
      code: lines(
        "process.executor = 'google-batch'",
        "google.batch.maxSpotAttempts = 2",
        "google.batch.autoRetryExitCodes = [50002]",
      ),
      nextflow: "25.01.0-edge",
      errors: [{ messageId: "codesIgnored", line: 3, column: 1, endLine: 3, endColumn: 32 }],
    },
    {
      name: "finds a list of no codes",
      code: lines("process.executor = 'google-batch'", "google.batch.autoRetryExitCodes = []"),
      errors: [{ messageId: "emptyCodes", line: 2, column: 1, endLine: 2, endColumn: 32, severity: "info" }],
    },
    {
      name: "finds a count beyond maxRetries",
      code: lines(
        "process.maxRetries = 2",
        "process.errorStrategy = { task.exitStatus == 137 && task.attempt < 6 ? 'retry' : 'ignore' }",
      ),
      errors: [
        {
          messageId: "countsFurther",
          data: { asked: "5", most: "2", why: "", otherwise: "ignore" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 22,
          related: ["nextflow.config:1:1 maxRetries is set here."],
        },
      ],
    },
    {
      name: "finds a count where maxRetries is unset, in a selector",
      code: lines(MANIFEST, "process { withName: A { errorStrategy = { 3 >= task.attempt ? 'retry' : 'ignore' } } }"),
      errors: [
        {
          messageId: "countsFurther",
          data: { asked: "3", most: "1", why: ", as it is not set", otherwise: "ignore" },
          line: 2,
          column: 25,
          endLine: 2,
          endColumn: 38,
        },
      ],
    },
  ],
});

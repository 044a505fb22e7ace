import rule from "../../src/rules/no-exit-code-only-retry.js";
import { testRule } from "../rule-tester.js";

const lines = (...parts: string[]) => parts.join("\n");

const GOOGLE = lines("process.executor = 'google-batch'", "google.batch.spot = true");
const AWS = lines("process.executor = 'awsbatch'", "process.queue = 'spot-queue'");

const strategy = (condition: string): string => `process.errorStrategy = { ${condition} ? 'retry' : 'finish' }`;

testRule("no-exit-code-only-retry", rule, {
  valid: [
    { name: "takes Google's own code in a list", code: lines(GOOGLE, strategy("task.exitStatus in [137, 50001]")) },
    {
      name: "takes it in a sum of ranges and lists",
      code: lines(GOOGLE, strategy("task.exitStatus in ((130..145) + 104 + [50001])")),
    },
    {
      name: "takes it behind an or",
      code: lines(GOOGLE, strategy("task.exitStatus in [137] || task.exitStatus == 50001")),
    },
    {
      name: "takes a list that says something else of it",
      code: lines(
        GOOGLE,
        "process.errorStrategy = { task.exitStatus == 50001 ? 'ignore' : task.exitStatus in [137] ? 'retry' : 'finish' }",
      ),
    },
    { name: "takes AWS's 1", code: lines(AWS, strategy("task.exitStatus in [1, 137]")) },
    { name: "takes AWS's lack of a code", code: lines(AWS, strategy("task.exitStatus in [Integer.MAX_VALUE, 137]")) },
    {
      name: "takes retries by the cloud",
      code: lines(GOOGLE, strategy("task.exitStatus in [137]"), "google.batch.maxSpotAttempts = 2"),
    },
    {
      name: "takes retries by the cloud that snapshots bring",
      code: lines(GOOGLE, strategy("task.exitStatus in [137]"), "fusion.enabled = true", "fusion.snapshots = true"),
    },
    {
      name: "takes the five attempts of an old Nextflow",
      code: lines(GOOGLE, strategy("task.exitStatus in [137]")),
      nextflow: "24.04.0",
    },
    {
      name: "is silent where the cloud's retries are not known",
      code: lines(GOOGLE, strategy("task.exitStatus in [137]"), "google.batch.maxSpotAttempts = params.n"),
    },
    {
      name: "takes a negated test",
      code: lines(GOOGLE, "process.errorStrategy = { task.exitStatus in [1] ? 'ignore' : 'retry' }"),
    },
    {
      name: "is silent about another condition",
      code: lines(GOOGLE, strategy("task.exitStatus in [137] || task.attempt < 3")),
    },
    {
      name: "is silent about null",
      code: lines(GOOGLE, strategy("task.exitStatus == null || task.exitStatus in [137]")),
    },
    { name: "is silent where the list is not known", code: lines(GOOGLE, strategy("task.exitStatus in params.codes")) },
    {
      name: "says nothing without Spot",
      code: lines("process.executor = 'google-batch'", strategy("task.exitStatus in [137]")),
    },
    {
      name: "says nothing of AWS where nothing says Spot",
      code: lines("process.executor = 'awsbatch'", strategy("task.exitStatus in [137]")),
    },
    {
      name: "says nothing of other executors",
      code: lines("process.executor = 'slurm'", strategy("task.exitStatus in [137]")),
    },
  ],
  invalid: [
    {
      name: "finds nf-core's list on Google, and can add the code",
      code: lines(GOOGLE, strategy("task.exitStatus in ((130..145) + 104 + 175)")),
      errors: [
        {
          messageId: "gives",
          data: {
            cloud: "Google Batch",
            missing: "50001",
            codes: "50001",
            option: "google.batch.maxSpotAttempts",
          },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 22,
          related: ["nextflow.config:2:1 This says that Spot machines are used."],
          suggestions: [
            {
              messageId: "addCode",
              data: { missing: "50001" },
              output: lines(GOOGLE, strategy("task.exitStatus in ((130..145) + 104 + 175 + 50001)")),
            },
          ],
        },
      ],
    },
    {
      name: "finds a list on AWS",
      code: lines(AWS, strategy("task.exitStatus in [137]")),
      errors: [
        {
          messageId: "gives",
          data: { cloud: "AWS Batch", missing: "1", codes: "1, or none,", option: "aws.batch.maxSpotAttempts" },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 22,
          suggestions: [
            {
              messageId: "addCode",
              data: { missing: "1" },
              output: lines(AWS, strategy("task.exitStatus in [137, 1]")),
            },
          ],
        },
      ],
    },
    {
      name: "is less sure where the list has the signal's code, and takes a single attempt for none",
      code: lines(
        "process.executor = 'awsbatch'",
        "aws.batch.maxSpotAttempts = 1",
        strategy("task.exitStatus == 143 || task.exitStatus == 137"),
      ),
      errors: [
        {
          messageId: "mayGive",
          data: { cloud: "AWS Batch", missing: "1", codes: "1, or none,", option: "aws.batch.maxSpotAttempts" },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 22,
        },
      ],
    },
    {
      name: "reads one choice after another, with return",
      code: lines(
        GOOGLE,
        "process.errorStrategy = { return task.exitStatus == 1 ? 'ignore' : task.exitStatus in [137] ? 'retry' : 'finish' }",
      ),
      errors: [
        {
          messageId: "gives",
          data: { cloud: "Google Batch", missing: "50001", codes: "50001", option: "google.batch.maxSpotAttempts" },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 22,
          suggestions: [
            {
              messageId: "addCode",
              data: { missing: "50001" },
              output: lines(
                GOOGLE,
                "process.errorStrategy = { return task.exitStatus == 1 ? 'ignore' : task.exitStatus in [137, 50001] ? 'retry' : 'finish' }",
              ),
            },
          ],
        },
      ],
    },
  ],
});

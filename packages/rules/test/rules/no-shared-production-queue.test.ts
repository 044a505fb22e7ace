import rule from "../../src/rules/no-shared-production-queue.js";
import { testRule } from "../rule-tester.js";

const lines = (...parts: string[]) => parts.join("\n");
const profiles = (production: string, trial: string, names = ["prod", "test"]) =>
  lines("profiles {", `  ${names[0] ?? ""} { ${production} }`, `  ${names[1] ?? ""} { ${trial} }`, "}");
const AWS = "process.executor = 'awsbatch'";

testRule("no-shared-production-queue", rule, {
  valid: [
    { name: "takes a queue of its own", code: lines(AWS, profiles("process.queue = 'a'", "process.queue = 'b'")) },
    {
      name: "says nothing of profiles of other names",
      code: lines(AWS, "process.queue = 'a'", profiles("cleanup = true", "cleanup = false", ["prodigal", "circle"])),
    },
    {
      name: "says nothing of queues of clusters",
      code: lines("process.executor = 'slurm'", "process.queue = 'a'", profiles("cleanup = true", "cleanup = false")),
    },
    {
      name: "says nothing where the executors differ",
      code: lines("process.queue = 'a'", profiles(AWS, "process.executor = 'slurm'")),
    },
    {
      name: "is silent where the queue is not known",
      code: lines(AWS, "process.queue = params.queue", profiles("cleanup = true", "cleanup = false")),
    },
    {
      name: "is silent where the executor is not known",
      code: lines(
        "process.executor = params.executor",
        "process.queue = 'a'",
        profiles("cleanup = true", "cleanup = false"),
      ),
    },
    {
      name: "takes directories with other prefixes",
      code: profiles("workDir = 's3://b/prod'", "workDir = 's3://b/test'"),
    },
    { name: "says nothing of local directories", code: profiles("workDir = '/w'", "workDir = '/w'") },
  ],
  invalid: [
    ...["awsbatch", "azurebatch"].map((executor) => {
      const code = lines(
        `process.executor = '${executor}'`,
        profiles("process.queue = 'a'", "process.queue = 'a'", ["production", "dev_eu"]),
      );
      return {
        name: `finds a queue of ${executor} that two profiles name`,
        code,
        errors: [
          {
            messageId: "queue",
            data: { production: "production", trials: "dev_eu", shared: "a" },
            line: 3,
            column: 16,
            endLine: 3,
            endColumn: 29,
            profiles: ["production"],
            related: ["nextflow.config:4:12 It is set here, too."],
          },
        ],
      };
    }),
    {
      name: "finds one that both take from the base, once for all that share it",
      code: lines(
        AWS,
        "process.queue = 'a'",
        "profiles { prod { cleanup = true }; ci { cleanup = false }; staging { cleanup = false } }",
      ),
      errors: [
        {
          messageId: "queue",
          data: { production: "prod", trials: "ci and staging", shared: "a" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 14,
          related: [],
        },
      ],
    },
    {
      name: "finds a workspace, with a number or a text",
      code: profiles("tower.workspaceId = 1234", "tower.workspaceId = '1234'"),
      errors: [
        {
          messageId: "workspace",
          data: { production: "prod", trials: "test", shared: "1234" },
          line: 2,
          column: 10,
          endLine: 2,
          endColumn: 27,
        },
      ],
    },
    {
      name: "finds a compute environment",
      code: profiles("tower.computeEnvId = 'x1'", "tower.computeEnvId = 'x1'"),
      errors: [
        {
          messageId: "environment",
          data: { production: "prod", trials: "test", shared: "x1" },
          line: 2,
          column: 10,
          endLine: 2,
          endColumn: 28,
        },
      ],
    },
    {
      name: "finds a directory of a bucket, whatever its end",
      code: profiles("workDir = 's3://b/w/'", "workDir = 's3://b/w'"),
      errors: [
        {
          messageId: "directory",
          data: { production: "prod", trials: "test", shared: "s3://b/w" },
          line: 2,
          column: 10,
          endLine: 2,
          endColumn: 17,
        },
      ],
    },
  ],
});

import rule from "../../src/rules/valid-work-dir.js";
import { placeIn } from "../place-in.js";
import { testRule } from "../rule-tester.js";

const CLOUDS = [
  { executor: "awsbatch", scheme: "s3" },
  { executor: "azurebatch", scheme: "az" },
  { executor: "google-batch", scheme: "gs" },
];
const on = (executor: string) => `process.executor = '${executor}'`;
const BUCKET_DIR = `${on("awsbatch")}\nworkDir = 's3://b/work'\nbucketDir = '/data/work'`;
const UNKNOWN_END = `${on("google-batch")}\nworkDir = "s3://\${params.bucket}/work"`;
const SELECTOR = "workDir = 'work'\nprocess {\n  withLabel: gpu {\n    executor = 'awsbatch'\n  }\n}";
const PROFILES = `workDir = 'gs://b/w'\nprofiles {\n  aws { ${on("awsbatch")} }\n  gcp { ${on("google-batch")} }\n}`;

testRule("valid-work-dir", rule, {
  valid: [
    ...CLOUDS.map(({ executor, scheme }) => ({
      name: `takes a bucket of the cloud on ${executor}`,
      code: `${on(executor)}\nworkDir = '${scheme}://bucket/work'`,
    })),
    {
      name: "takes a local work directory beside a bucketDir",
      code: `${on("awsbatch")}\nworkDir = 'work'\nbucketDir = 's3://b/w'`,
    },
    { name: "says nothing where none is set: it may be given at launch", code: on("awsbatch") },
    {
      name: "says nothing of a param that is null",
      code: `${on("awsbatch")}\nparams.dir = null\nworkDir = params.dir`,
    },
    { name: "is silent where it is not known", code: `${on("awsbatch")}\nworkDir = params.dir` },
    {
      name: "is silent where bucketDir is not known",
      code: `${on("awsbatch")}\nworkDir = 'work'\nbucketDir = params.dir`,
    },
    { name: "judges what a text begins with", code: `${on("awsbatch")}\nworkDir = "s3://\${params.bucket}/work"` },
    {
      name: "is silent where the text may go on as either",
      code: `${on("awsbatch")}\nworkDir = "\${params.bucket}/work"`,
    },
    {
      name: "says nothing where the executor is not known",
      code: "process.executor = params.executor\nworkDir = 'work'",
    },
    { name: "says nothing of k8s, which has volumes", code: `${on("k8s")}\nworkDir = '/mnt/work'` },
    { name: "says nothing of a cluster", code: `${on("slurm")}\nworkDir = '/scratch/work'` },
  ],
  invalid: [
    ...CLOUDS.map(({ executor, scheme }) => {
      const code = `${on(executor)}\nworkDir = '/data/work'`;
      return {
        name: `finds a local directory on ${executor}`,
        code,
        errors: [
          {
            messageId: "wrong",
            data: { executor, scheme, dir: "'/data/work'" },
            ...placeIn(code, "workDir"),
            related: ["nextflow.config:1:1 The executor is set here."],
          },
        ],
      };
    }),
    {
      name: "finds a bucketDir, which comes before workDir",
      code: BUCKET_DIR,
      errors: [
        {
          messageId: "wrong",
          data: { executor: "awsbatch", scheme: "s3", dir: "'/data/work'" },
          ...placeIn(BUCKET_DIR, "bucketDir"),
        },
      ],
    },
    {
      name: "finds another cloud's bucket, though its name is not known",
      code: UNKNOWN_END,
      errors: [
        {
          messageId: "wrong",
          data: { executor: "google-batch", scheme: "gs", dir: "'s3://…'" },
          ...placeIn(UNKNOWN_END, "workDir"),
        },
      ],
    },
    {
      name: "finds a selector's executor, which starts only if a process is hit",
      code: SELECTOR,
      errors: [
        {
          messageId: "wrong",
          data: { executor: "awsbatch", scheme: "s3", dir: "'work'" },
          ...placeIn(SELECTOR, "executor"),
          severity: "warning",
          related: ["nextflow.config:1:1 workDir is set here."],
        },
      ],
    },
    {
      name: "names the profile whose executor does not fit",
      code: PROFILES,
      errors: [
        {
          messageId: "wrong",
          data: { executor: "awsbatch", scheme: "s3", dir: "'gs://b/w'" },
          ...placeIn(PROFILES, "workDir"),
          profiles: ["aws"],
          severity: "rule's",
        },
      ],
    },
  ],
});

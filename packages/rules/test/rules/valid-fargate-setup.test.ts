import rule from "../../src/rules/valid-fargate-setup.js";
import { placeIn } from "../place-in.js";
import { testRule } from "../rule-tester.js";

const PLATFORM = "aws.batch.platformType";
const FARGATE = `process.executor = 'awsbatch'\n${PLATFORM} = 'fargate'`;
const WAVE = "wave.enabled = true";
const ROLE = "aws.batch.executionRole = 'arn:aws:iam::123456789012:role/ecs'";
const WHOLE = `${FARGATE}\n${WAVE}\n${ROLE}`;
const at = placeIn(FARGATE, PLATFORM);

testRule("valid-fargate-setup", rule, {
  valid: [
    { name: "takes Fargate with Wave and a role", code: WHOLE },
    { name: "takes s5cmd", code: `${WHOLE}\naws.batch.cliPath = '/opt/bin/s5cmd'` },
    { name: "takes s5cmd with arguments", code: `${WHOLE}\naws.batch.cliPath = 's5cmd --log error'` },
    {
      name: "says nothing of EC2",
      code: "process.executor = 'awsbatch'\naws.batch.platformType = 'ec2'\nfusion.enabled = true",
    },
    {
      name: "leaves another spelling to valid-option-value",
      code: "process.executor = 'awsbatch'\naws.batch.platformType = 'FARGATE'",
    },
    {
      name: "is silent where the platform is not known",
      code: "process.executor = 'awsbatch'\naws.batch.platformType = params.type",
    },
    { name: "is silent where Wave is not known", code: `${FARGATE}\nwave.enabled = params.wave\n${ROLE}` },
    {
      name: "is silent where the role is not known",
      code: `${FARGATE}\n${WAVE}\naws.batch.executionRole = params.role`,
    },
    { name: "is silent where Fusion is not known", code: `${WHOLE}\nfusion.enabled = params.fusion` },
    { name: "is silent where the accelerator is not known", code: `${WHOLE}\nprocess.accelerator = params.gpus` },
    { name: "takes an accelerator that is none", code: `${WHOLE}\nprocess.accelerator = 0` },
    {
      name: "asks nothing of other executors but Wave",
      code: `${PLATFORM} = 'fargate'\nprocess.executor = 'slurm'\n${WAVE}`,
    },
  ],
  invalid: [
    {
      name: "says that a compute environment has no Wave",
      code: `${FARGATE}\n${ROLE}`,
      platform: { executor: "awsbatch", wave: false },
      errors: [{ messageId: "waveOfEnvironment", ...at, severity: "error" }],
    },
    {
      name: "finds Fargate without Wave, which may be given at launch",
      code: `${FARGATE}\n${ROLE}`,
      errors: [{ messageId: "wave", ...at, severity: "warning", related: [] }],
    },
    {
      name: "finds Fargate with Wave turned off",
      code: `${FARGATE}\n${ROLE}\nwave.enabled = false`,
      errors: [
        { messageId: "wave", ...at, severity: "error", related: ["nextflow.config:4:1 wave.enabled is set here."] },
      ],
    },
    {
      name: "asks for Wave whatever the executor",
      code: `${PLATFORM} = 'fargate'`,
      errors: [{ messageId: "wave", line: 1, column: 1, endLine: 1, endColumn: 23, severity: "warning" }],
    },
    {
      name: "finds Fargate without a role",
      code: `${FARGATE}\n${WAVE}`,
      errors: [{ messageId: "role", ...at, severity: "warning", related: [] }],
    },
    {
      name: "finds an empty role",
      code: `${FARGATE}\n${WAVE}\naws.batch.executionRole = ''`,
      errors: [
        {
          messageId: "role",
          ...at,
          related: ["nextflow.config:4:1 aws.batch.executionRole is set here."],
        },
      ],
    },
    {
      name: "finds Fusion on Fargate, and leaves Wave to the rule on Fusion",
      code: `${FARGATE}\n${ROLE}\nfusion.enabled = true`,
      errors: [
        { messageId: "fusion", ...at, severity: "error", related: ["nextflow.config:4:1 fusion.enabled is set here."] },
      ],
    },
    {
      name: "finds a GPU for all processes",
      code: `${WHOLE}\nprocess.accelerator = 1`,
      errors: [
        {
          messageId: "gpu",
          ...at,
          severity: "error",
          related: ["nextflow.config:5:1 process.accelerator is set here."],
        },
      ],
    },
    {
      name: "finds a GPU in a selector",
      code: `${WHOLE}\nprocess {\n  withLabel: gpu { accelerator = [request: 2] }\n}`,
      errors: [{ messageId: "gpu", ...at, severity: "error" }],
    },
    {
      name: "finds a path that Fargate does not read",
      code: `${WHOLE}\naws.batch.cliPath = '/home/ec2-user/miniconda/bin/aws'`,
      errors: [
        {
          messageId: "cliPath",
          ...at,
          severity: "info",
          related: ["nextflow.config:5:1 aws.batch.cliPath is set here."],
        },
      ],
    },
  ],
});

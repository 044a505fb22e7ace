import rule from "../../src/rules/valid-option-value.js";
import { placeIn } from "../place-in.js";
import { testRule } from "../rule-tester.js";
import type { InvalidCase } from "../rule-tester.js";

const wrong = (
  code: string,
  at: string,
  messageId: string,
  data: Readonly<Record<string, string>>,
  output?: string,
): InvalidCase => ({
  name: `finds ${code}`,
  code,
  errors: [{ messageId, data, ...placeIn(code, at) }],
  ...(output !== undefined && { output }),
});

const good = [
  "trace.fields = ['hash', '%cpu', 'rss:num']",
  "process.memory = '8.GB'",
  "process.memory = ''",
  "process.memory = 8000000000",
  "process.memory = { 8.GB * task.attempt }",
  "process.memory = params.memory",
  "process.time = '1d 12h'",
  "process.time = 0",
  "process.cache = 'lenient'",
  "process.cache = 'standard'",
  "process.cache = false",
  "process.scratch = '/tmp/x'",
  "process.arch = 'linux/ppc64le'",
  "process.stageInMode = 'COPY'",
  "process.publishDir = [path: 'x', mode: 'copy']",
  "process.cpus = 0",
  "process.executor = 'nothing'",
  "process.errorStrategy = 'nothing'",
  "aws.batch.maxSpotAttempts = 0",
  "aws.batch.maxSpotAttempts = 10",
  "aws.batch.platformType = 'fargate'",
  "aws.batch.cliPath = 's5cmd'",
  "aws.client.endpoint = 'HTTPS://s3.example.com'",
  "executor.submitRateLimit = '10/1min'",
  "wave.strategy = 'conda, container'",
  "wave.strategy = ['conda', params.missing]",
  "wave.build.repository = 'docker.io/me/x'",
  "seqera.executor.predictionModel = 'qr/v9'",
  "dag.direction = 'LR'",
  "azure.azcopy.blobTier = 'Archive'",
  "process.resourceLimits = [toString: 'x', constructor: 'x', __proto__: 'x']",
];

const LIMITS = "process.resourceLimits = [memory: '64 gb']";

testRule("valid-option-value", rule, {
  valid: good.map((code) => ({ name: `takes ${code}`, code })),
  invalid: [
    {
      name: "finds products of a closure that have no unit",
      code: "process { memory = { 8 * task.attempt }\ntime = { 2 * 2 ** task.attempt } }",
      errors: [
        {
          messageId: "productBytes",
          data: { option: "process.memory", value: "8" },
          line: 1,
          column: 20,
          endLine: 1,
          endColumn: 40,
        },
        {
          messageId: "productMilliseconds",
          data: { option: "process.time", value: "2" },
          line: 2,
          column: 8,
          endLine: 2,
          endColumn: 33,
        },
      ],
    },
    wrong("process.memory = '8 gb'", "'8 gb'", "memory", { value: "'8 gb'" }),
    wrong("process.time = '20 mins'", "'20 mins'", "duration", { value: "'20 mins'" }),
    wrong("executor.pollInterval = '1 week'", "'1 week'", "duration", { value: "'1 week'" }),
    wrong("process.time = { task.attempt > 1 ? '2 hrs' : 1.h }", "{ task.attempt > 1 ? '2 hrs' : 1.h }", "duration", {
      value: "'2 hrs'",
    }),
    wrong(LIMITS, "'64 gb'", "memory", { value: "'64 gb'" }),
    wrong("process.memory = 8", "8", "bytes", { option: "process.memory", value: "8" }),
    wrong("process.time = 20", "20", "milliseconds", { option: "process.time", value: "20" }),
    wrong(
      "process.stageInMode = 'symlnk'",
      "'symlnk'",
      "meant",
      { option: "process.stageInMode", value: "'symlnk'", meant: "symlink" },
      "process.stageInMode = 'symlink'",
    ),
    wrong("wave.strategy = 'conda,spack'", "'conda,spack'", "value", {
      option: "wave.strategy",
      value: "'spack'",
      allowed: "container, dockerfile, conda",
    }),
    wrong(
      "aws.batch.platformType = 'FARGATE'",
      "'FARGATE'",
      "meant",
      { option: "aws.batch.platformType", value: "'FARGATE'", meant: "fargate" },
      "aws.batch.platformType = 'fargate'",
    ),
    wrong("process.publishDir = [path: 'x', mode: 'hardlink']", "'hardlink'", "value", {
      option: "process.publishDir.mode",
      value: "'hardlink'",
      allowed: "copy, copyNoFollow, link, move, rellink, symlink",
    }),
    wrong("aws.batch.maxSpotAttempts = 20", "20", "range", {
      option: "aws.batch.maxSpotAttempts",
      value: "20",
      range: "from 0 to 10",
    }),
    wrong("process.cpus = -1", "-1", "range", { option: "process.cpus", value: "-1", range: "from 0" }),
    wrong("aws.batch.cliPath = '/usr/local/aws'", "'/usr/local/aws'", "form", {
      option: "aws.batch.cliPath",
      value: "'/usr/local/aws'",
      form: "an absolute path that ends in /bin/aws",
    }),
    wrong("wave.build.repository = 'https://quay.io/me'", "'https://quay.io/me'", "form", {
      option: "wave.build.repository",
      value: "'https://quay.io/me'",
      form: "a repository without a scheme such as https://",
    }),
    wrong("executor.submitRateLimit = 'ten'", "'ten'", "form", {
      option: "executor.submitRateLimit",
      value: "'ten'",
      form: "a rate such as '10/1min'",
    }),
    wrong("trace.fields = 'task_id, nmae, rss:num'", "'task_id, nmae, rss:num'", "meant", {
      option: "trace.fields",
      value: "'nmae'",
      meant: "name",
    }),
  ],
});

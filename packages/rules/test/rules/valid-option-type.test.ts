import rule from "../../src/rules/valid-option-type.js";
import { placeIn } from "../place-in.js";
import { testRule } from "../rule-tester.js";
import type { InvalidCase } from "../rule-tester.js";

const wrong = (code: string, at: string, option: string, expected: string, found: string): InvalidCase => ({
  name: `finds ${code}`,
  code,
  errors: [{ messageId: "type", data: { option, expected, found }, ...placeIn(code, at) }],
});

const good = [
  "process.cpus = '4'",
  "process.cpus = { 2 * task.attempt }",
  "process.memory = '8 GB'",
  "process.memory = 8.GB",
  "process.time = 3600000",
  "process.module = ['a/1', 'b/2']",
  "process.containerOptions = [volume: '/data']",
  "process.disk = [request: 100.GB, type: 'local-ssd']",
  "executor.queueSize = '50'",
  "executor.pollInterval = '30 sec'",
  "docker.enabled = params.missing",
  "resume = '4dc656d2-c410-44c8-bc32-7dd0ea87bebf'",
  "seqera.executor.autoLabels = true",
  "process.debug = 'yes'",
  "docker.enabled = 1",
  "docker.enabled = 'false'",
  "docker.registry = null",
  'docker.runOptions = "-u ${1 + 1}"',
  "aws.batch.volumes = '/scratch'",
  "aws.batch.volumes = ['/scratch']",
  "trace.fields = 'name,status'",
  'executor.jobName = { "$task.name" }',
  "wave.strategy = ['conda']",
  "docker = [enabled: true]",
  "docker = [:]",
  "params.x = [1, 2]",
  "env.X = 1",
  "k8s.pod = [[label: 'a', value: 'b']]",
  "manifest.contributors = [[name: 'x']]",
  "google.lifeSciences.debug = 'x'",
];

testRule("valid-option-type", rule, {
  valid: good.map((code) => ({ name: `takes ${code}`, code })),
  invalid: [
    wrong("executor.queueSize = 'many'", "executor.queueSize", "executor.queueSize", "a whole number", "'many'"),
    wrong("docker.enabled = 'yes'", "docker.enabled", "docker.enabled", "true or false", "'yes'"),
    wrong("docker.runOptions = ['-u', '1']", "docker.runOptions", "docker.runOptions", "a text", "a list"),
    wrong(
      `manifest.recurseSubmodules = '${"a".repeat(50)}'`,
      "manifest.recurseSubmodules",
      "manifest.recurseSubmodules",
      "true or false",
      `'${"a".repeat(37)}...'`,
    ),
    {
      name: "finds a closure where none is called",
      code: "trace.enabled = { true }",
      errors: [
        {
          messageId: "closure",
          data: { option: "trace.enabled", expected: "true or false" },
          ...placeIn("trace.enabled = { true }", "trace.enabled"),
        },
      ],
    },
    wrong("process.cpus = [1, 2]", "process.cpus", "process.cpus", "a whole number", "a list"),
    wrong("process.memory = true", "process.memory", "process.memory", "an amount of memory such as '8 GB'", "true"),
    wrong("process.time = 8.GB", "process.time", "process.time", "a duration such as '2h'", "an amount of memory"),
    wrong("process.resourceLimits = [cpus: 'all']", "cpus", "process.resourceLimits.cpus", "a whole number", "'all'"),
    {
      name: "finds a value for a scope",
      code: "docker = true",
      errors: [
        {
          messageId: "scope",
          data: { option: "docker", example: "docker.enabled" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 7,
        },
      ],
    },
    {
      name: "finds a map where none is taken",
      code: "process.cpus = [min: 2, max: 4]",
      errors: [
        {
          messageId: "map",
          data: { option: "process.cpus", expected: "a whole number", key: "min" },
          line: 1,
          column: 17,
          endLine: 1,
          endColumn: 20,
        },
      ],
    },
  ],
});

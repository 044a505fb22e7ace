import rule from "../../src/rules/no-unknown-option.js";
import { placeIn } from "../place-in.js";
import { testRule } from "../rule-tester.js";
import type { InvalidCase } from "../rule-tester.js";

const meant = (name: string, code: string, at: string, option: string, to: string, output?: string): InvalidCase => ({
  name,
  code,
  errors: [{ messageId: "meant", data: { option, meant: to }, ...placeIn(code, at) }],
  ...(output !== undefined && { output }),
});

const PIPELINE = "manifest.name = 'p'\n";

testRule("no-unknown-option", rule, {
  valid: [
    {
      name: "is silent of a scope without near relatives in what is no pipeline",
      code: "weird { thing = 1; process = 2 }\nprocess.name = 'x' + params.y",
      options: [{ ignore: ["process.name"] }],
    },
    { name: "takes a profile's own scopes", code: "profiles { docker { docker.enabled = true; process.cpus = 2 } }" },
    {
      name: "leaves names with a dollar sign to the platforms that read them",
      code: "process { withName: A { $acmeInstanceHint = 'x' } }",
    },
    { name: "knows the options of the reference", code: "process.cpus = 2\naws.batch.cliPath = '/bin/aws'" },
    { name: "knows options in selectors", code: "process {\n  withName: FOO {\n    memory = 1.GB\n  }\n}" },
    { name: "takes any param and variable", code: "params.foo.bar = 1\nenv.FOO = 'x'" },
    {
      name: "takes the settings of one executor",
      code: "executor.$sge.queueSize = 5\nexecutor {\n  $local {\n    cpus = 2\n  }\n}",
    },
    { name: "takes any property of mail", code: "mail.smtp.starttls.enable = true" },
    { name: "takes what the reference forgets", code: "nextflow.retryPolicy.maxAttempts = 3\ndocker.kill = false" },
    { name: "takes keys of map directives", code: "process.ext.args = '-x'\nprocess.resourceLimits.memory = 8.GB" },
    { name: "takes the name of a pool", code: "azure.batch.pools.big.vmType = 'Standard_D4_v3'" },
    {
      name: "leaves removed options to their own rule",
      code: "google.lifeSciences.bootDiskSize = 10.GB\nprocess.echo = true",
    },
    { name: "leaves maps where none are taken to the rule on types", code: "process.cpus = [min: 1]" },
    {
      name: "leaves the scope of a declared plugin alone",
      code: `${PIPELINE}plugins {\n  id 'nf-schema@2.1.1'\n}\nvalidation.help.enabled = true`,
    },
    {
      name: "knows the plugins of the whole include tree",
      code: `${PIPELINE}includeConfig 'conf/plugins.config'\nvalidation.lenientMode = true`,
      files: { "conf/plugins.config": "plugins {\n  id 'nf-validation'\n}" },
    },
    {
      name: "leaves any scope alone where an unfamiliar plugin is declared",
      code: `${PIPELINE}plugins {\n  id 'nf-own'\n}\nown.x = 1`,
    },
    {
      name: "leaves plugins' scopes alone in what is no pipeline",
      code: "validation.help.enabled = true\ncustom.x = 1",
    },
    { name: "leaves the scope of another program alone", code: `${PIPELINE}epi2melabs.icon = 'x'` },
    {
      name: "ignores what the user says",
      code: `${PIPELINE}custom.x = 1\nprocess.extra = 2`,
      options: [{ ignore: ["custom", "process.extra"] }],
    },
    {
      name: "takes a variable that the configuration reads itself",
      code: `${PIPELINE}queue = 'long'\nprocess.queue = queue`,
    },
    { name: "takes what a task reads", code: "process.dir = 'x'\nprocess.publishDir = { task.dir }" },
    {
      name: "takes a helper of the legacy parser",
      code: "process.gb = { x -> x }\nprocess.memory = { process.gb(1) }",
    },
    {
      name: "leaves a selector of another kind to its own rule",
      code: "process {\n  withname: FOO {\n    cpus = 1\n  }\n}",
    },
    { name: "takes what stands behind a bracket that is lost", code: "process {\n  cpus = { 2 ]\n  foo = 1\n}" },
    { name: "takes the scope of a plugin that Nextflow loads on its own", code: `${PIPELINE}weblog.enabled = true` },
    { name: "takes what stands in a file that has errors", code: `${PIPELINE}custom.x = 1\nnot: a config` },
    {
      name: "takes a directive of a site's own Nextflow",
      code: "process.executor = 'pbspro'\nprocess.storage = 'gdata/x'",
    },
    {
      name: "takes directives of a plugin's executor",
      code: "process {\n  executor = 'nomad'\n  withLabel: x {\n    nomadOptions = [priority: 'normal']\n  }\n}",
    },
    {
      name: "takes directives where the scope of a plugin with an executor is set",
      code: "nomad.jobs.deleteOnCompletion = true\nprocess.datacenters = ['a']",
    },
    {
      name: "takes directives where an unfamiliar plugin is declared",
      code: `${PIPELINE}plugins {\n  id 'nf-own'\n}\nprocess.ownOptions = 1`,
    },
    {
      name: "leaves scopes alone in a file beside the pipeline's configuration",
      code: "samples = 'x.tsv'\nvalidation.lenientMode = true",
      filename: "params.config",
      files: { "main.nf": "", "nextflow.config": "manifest.name = 'p'" },
    },
    { name: "takes what a profile sets", code: "profiles {\n  test {\n    docker.enabled = true\n  }\n}" },
  ],
  invalid: [
    meant(
      "finds a slip",
      "process.erorStrategy = 'retry'",
      "process.erorStrategy",
      "process.erorStrategy",
      "process.errorStrategy",
      "process.errorStrategy = 'retry'",
    ),
    meant(
      "finds a slip in a block and in a selector",
      "process {\n  withName: FOO {\n    memroy = 1.GB\n  }\n}",
      "memroy",
      "process.memroy",
      "process.memory",
      "process {\n  withName: FOO {\n    memory = 1.GB\n  }\n}",
    ),
    meant(
      "finds other capitals in a profile",
      "profiles {\n  hpc {\n    singularity.cachedir = '/x'\n  }\n}",
      "singularity.cachedir",
      "singularity.cachedir",
      "singularity.cacheDir",
      "profiles {\n  hpc {\n    singularity.cacheDir = '/x'\n  }\n}",
    ),
    meant(
      "finds a slip in the name of the scope",
      "proces.cpus = 2",
      "proces.cpus",
      "proces.cpus",
      "process.cpus",
      "process.cpus = 2",
    ),
    meant("does not rename a block", "dokcer {\n  enabled = true\n}", "enabled", "dokcer.enabled", "docker.enabled"),
    {
      name: "means the engine that the profile enables",
      code: "profiles { a {\nsingularity.enabled = true\nrunOptions = '-u'\n} }",
      files: { "main.nf": "" },
      errors: [
        {
          messageId: "elsewhere",
          data: { option: "runOptions", meant: "singularity.runOptions" },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 11,
        },
      ],
    },
    {
      name: "means the option above all scopes",
      code: "executor.workDir = '/scratch'\nprocess.cleanup = true",
      errors: [
        {
          messageId: "elsewhere",
          data: { option: "executor.workDir", meant: "workDir" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 17,
        },
        {
          messageId: "elsewhere",
          data: { option: "process.cleanup", meant: "cleanup" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 16,
        },
      ],
    },
    {
      name: "does not ask to set what is set as well",
      code: "azure.batch.tokenDuration = '24h'\nazure.storage.tokenDuration = '1h'\nexecutor.queuesize = 1\nexecutor.queueSize = 2",
      errors: [
        {
          messageId: "setToo",
          data: { option: "azure.batch.tokenDuration", meant: "azure.storage.tokenDuration" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 26,
        },
        {
          messageId: "setToo",
          data: { option: "executor.queuesize", meant: "executor.queueSize" },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 19,
        },
      ],
    },
    {
      name: "finds an option of another scope",
      code: "process.maxSpotAttempts = 5",
      errors: [
        {
          messageId: "elsewhere",
          data: {
            option: "process.maxSpotAttempts",
            meant:
              "aws.batch.maxSpotAttempts or google.batch.maxSpotAttempts or seqera.executor.machineRequirement.maxSpotAttempts",
          },
          ...placeIn("process.maxSpotAttempts = 5", "process.maxSpotAttempts"),
        },
      ],
    },
    {
      name: "finds a whole option inside a selector",
      code: "process {\n  withLabel: big {\n    google.batch.spot = true\n  }\n}",
      errors: [
        {
          messageId: "nested",
          data: { inner: "google.batch.spot", scope: "process" },
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 22,
        },
      ],
    },
    {
      name: "finds params inside process",
      code: "process {\n  params.x = 1\n}",
      errors: [
        {
          messageId: "nested",
          data: { inner: "params.x", scope: "process" },
          line: 2,
          column: 3,
          endLine: 2,
          endColumn: 11,
        },
      ],
    },
    {
      name: "finds a scope without its plugin, once",
      code: `${PIPELINE}validation {\n  lenientMode = true\n  help.enabled = true\n}`,
      errors: [
        {
          messageId: "noPlugin",
          data: { scope: "validation", plugins: "nf-schema" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 11,
        },
      ],
    },
    {
      name: "finds a scope that nobody knows, once",
      code: `${PIPELINE}custom {\n  aaa = true\n  bbb = true\n}`,
      errors: [{ messageId: "unknown", data: { option: "custom" }, line: 2, column: 1, endLine: 2, endColumn: 7 }],
    },
    {
      name: "finds a map that nobody knows, once",
      code: "process.environment = [aaa: 1, bbb: 2]",
      errors: [
        {
          messageId: "unknown",
          data: { option: "process.environment" },
          line: 1,
          column: 24,
          endLine: 1,
          endColumn: 27,
        },
      ],
    },
    {
      name: "finds an option that nobody knows in a known scope",
      code: "process.somethingElse = 1",
      errors: [
        {
          messageId: "unknown",
          data: { option: "process.somethingElse" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 22,
        },
      ],
    },
    ...(
      [
        ["profiles {\n  docker {\n    enabled = true\n  }\n}", "enabled", "enabled", "docker.enabled"],
        ["profiles {\n  aws {\n    batch.jobRole = 'x'\n  }\n}", "batch.jobRole", "batch.jobRole", "aws.batch.jobRole"],
        ["nextflow.defaults.disk = 1.GB", "nextflow.defaults.disk", "nextflow.defaults.disk", "process.disk"],
        ["process.name = 'slurm'", "process.name", "process.name", "process.executor"],
        ["cloud.preemptible = true", "cloud.preemptible", "cloud.preemptible", "google.batch.spot"],
        ["queueSize = 3", "queueSize", "queueSize", "executor.queueSize"],
      ] as const
    ).map(([code, at, option, meant]) => ({
      name: `says what ${option} is for whatever else there may be`,
      code,
      errors: [{ messageId: "elsewhere", data: { option, meant }, ...placeIn(code, at) }],
    })),
    {
      name: "finds near misses beside an include that cannot be read, and an unfamiliar plugin",
      code: `${PIPELINE}plugins {\n  id 'nf-own'\n}\nincludeConfig 'https://example.org/x.config'\nbatch.maxSpotAttempts = 3\nown.queueSize = 1`,
      errors: [
        {
          messageId: "elsewhere",
          data: { option: "batch.maxSpotAttempts", meant: "aws.batch.maxSpotAttempts or google.batch.maxSpotAttempts" },
          line: 6,
          column: 1,
          endLine: 6,
          endColumn: 22,
        },
      ],
    },
    {
      name: "knows the params of the same name",
      code: "params.outdir = 'a'\noutdir = 'b'",
      errors: [
        {
          messageId: "setToo",
          data: { option: "outdir", meant: "params.outdir" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 7,
        },
      ],
    },
    {
      name: "takes a block of one's own with settings of processes for a profile",
      code: "cluster {\n  process {\n    executor = 'slurm'\n    queue = 'a'\n  }\n}",
      errors: [
        {
          messageId: "profile",
          data: {
            option: "cluster",
            remedy:
              "As it holds settings such as process.executor, it looks like a profile: put it into `profiles { … }`.",
          },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 8,
        },
      ],
    },
    {
      name: "takes such a block in a profile for one too many",
      code: "profiles {\n  a {\n    b { docker.enabled = true }\n  }\n}",
      errors: [
        {
          messageId: "profile",
          data: {
            option: "b",
            remedy:
              "As it holds settings such as docker.enabled and stands in the profile a, take the block away and leave what is in it.",
          },
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 6,
        },
      ],
    },
    {
      name: "finds the selectors of old",
      code: "process.$fastqc.container = 'a'",
      errors: [
        {
          messageId: "oldSelector",
          data: { option: "process.$fastqc", name: "fastqc" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 16,
        },
      ],
    },
    {
      name: "finds a block of variables in a selector once",
      code: "process {\n  withLabel: a {\n    env {\n      A = '1'\n      B = '2'\n    }\n  }\n}",
      errors: [
        { messageId: "nested", data: { inner: "env", scope: "process" }, line: 3, column: 5, endLine: 3, endColumn: 8 },
      ],
    },
  ],
});

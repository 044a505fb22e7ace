import rule from "../../src/rules/no-unread-setting.js";
import { mainScript } from "../main-script.js";
import { testRule } from "../rule-tester.js";

const profiles = (blocks: Readonly<Record<string, string>>): string =>
  `profiles {\n${Object.entries(blocks)
    .map(([name, body]) => `${name} { ${body} }\n`)
    .join("")}}\n`;

const ARRAY_READERS = "awsbatch, bsc, crg, google-batch, lsf, oge, pbs, pbspro, sge, slurm, tcs, uge";

/** A finding in one line of the test's text, from its first column. */
const at = (line: number, length: number, column = 1) => ({
  line,
  column,
  endLine: line,
  endColumn: column + length,
});

testRule("no-unread-setting", rule, {
  valid: [
    {
      name: "takes a setting that comes to processes of an executor that reads it",
      code: "manifest.name = 'p'\nprocess { executor = 'slurm'; withName: A { executor = 'google-batch' }; withLabel: big { disk = '1 TB' } }",
      files: mainScript({ A: "label 'big'", B: "" }),
    },
    {
      name: "takes what the executors read",
      code: [
        "process.executor = 'lsf'",
        "process.disk = '200 GB'",
        "process.queue = 'long'",
        "process.clusterOptions = '-R rusage[tmp=10]'",
        "executor.perJobMemLimit = true",
      ].join("\n"),
    },
    { name: "knows what SGE's kin read", code: "process { executor = 'crg'; penv = 'smp'; disk = '1 GB' }" },
    { name: "takes a queue on Kubernetes, where it is a label", code: "process { executor = 'k8s'; queue = 'q' }" },
    { name: "is silent where no executor is set", code: "process.disk = '200 GB'\nexecutor.cpus = 4" },
    {
      name: "is silent where an executor is made of a param",
      code: "params.executor = 'slurm'\nprocess { executor = params.executor; disk = '200 GB' }",
    },
    { name: "is silent of a plugin's executor", code: "process { executor = 'float'; disk = '200 GB' }" },
    {
      name: "is silent of a shared base that one choice of profiles has a use for",
      code:
        "process.executor = 'slurm'\nprocess.disk = '200 GB'\nexecutor.cpus = 4\n" +
        profiles({ gcp: "process.executor = 'google-batch'", laptop: "process.executor = 'local'" }),
    },
    {
      name: "is silent of a profile that leaves the executor to others",
      code:
        "process.executor = 'slurm'\n" +
        profiles({ big: "process.disk = '200 GB'", gcp: "process.executor = 'google-batch'" }),
    },
    {
      name: "is silent of a selector where some executor reads it",
      code: "process {\nexecutor = 'slurm'\nwithLabel: cloud { executor = 'google-batch' }\nwithName: A { disk = '9 GB' }\n}",
    },
    {
      name: "is silent where a closure reads the directive",
      code: "process {\nexecutor = 'slurm'\ndisk = '9 GB'\nclusterOptions = { \"--tmp=${task.disk.toMega()}\" }\n}",
    },
    { name: "is silent of what is not set", code: "process { executor = 'slurm'; disk = null; penv = '' }" },
    {
      name: "is silent of accelerators that modules may ask for",
      code: "process { executor = 'slurm'; accelerator = 1 }",
    },
    {
      name: "takes what AWS Batch maps, and the disk on Fargate",
      code: "aws.batch.platformType = 'fargate'\nprocess { executor = 'awsbatch'; disk = '9 GB'; containerOptions = '--shm-size=1g -u 0 --ulimit nofile=9:9' }",
    },
    {
      name: "takes the options of an engine where a profile runs it",
      code:
        "process.executor = 'awsbatch'\ndocker.runOptions = '-u 1'\n" +
        profiles({ here: "process.executor = 'local'" }),
    },
    {
      name: "takes options of an executor by its name",
      code: "process.executor = 'slurm'\nexecutor {\n'$local' { cpus = 4 }\n'$slurm' { queueSize = 4 }\n}",
    },
    {
      name: "takes arrays where the executor has them, and where it may",
      code: "process { array = 10; executor = 'slurm' }",
    },
    {
      name: "is silent of a file that may be for other projects too",
      filename: "shared.config",
      code: "executor.queueStatInterval = '1m'",
      files: { "tests/nextflow.config": "includeConfig '../shared.config'\nprocess.executor = 'local'\n" },
    },
    { name: "is silent of arrays where no executor is set anywhere", code: "process.array = 10" },
    {
      name: "is silent of arrays that a selector may give to another executor's processes",
      code: "process {\nexecutor = 'local'\nwithLabel: big { executor = 'slurm' }\nwithName: A { array = 10 }\n}",
    },
    {
      name: "takes a scheduler's own options",
      code: "process { executor = 'slurm'; clusterOptions = '--mem=4G -p long -S 4 -w node' }",
    },
  ],
  invalid: [
    {
      name: "names the processes of a selector, some of which another executor runs",
      code: "manifest.name = 'p'\nprocess { executor = 'google-batch'; withName: A { executor = 'slurm' }; withLabel: big { machineType = 'm' } }",
      files: mainScript({ A: "label 'big'", B: "" }),
      errors: [
        {
          messageId: "unread",
          data: {
            processes: " (`W:A`)",
            executors: "slurm",
            verb: "does",
            setting: "process.machineType",
            remedy: "Remove it, or keep it for an executor that reads it (azurebatch, google-batch).",
          },
          ...at(2, 11, 91),
        },
      ],
    },
    {
      name: "finds what a scheduler does not read",
      code: "process.executor = 'slurm'\nprocess.disk = '200 GB'\nprocess.penv = 'smp'",
      errors: [
        {
          messageId: "unread",
          data: {
            executors: "slurm",
            verb: "does",
            setting: "process.disk",
            remedy: "Ask the scheduler for it in clusterOptions, or remove it.",
          },
          ...at(2, 12),
          profiles: [],
        },
        {
          messageId: "unread",
          data: {
            executors: "slurm",
            verb: "does",
            setting: "process.penv",
            remedy: "Remove it: the cpus that a task asks for are enough.",
          },
          ...at(3, 12),
        },
      ],
    },
    {
      name: "finds a setting that none of several executors reads, and names them",
      code:
        "process.queue = 'long'\n" +
        profiles({ standard: "process.executor = 'google-batch'", other: "process.executor = 'local'" }),
      errors: [
        {
          messageId: "unread",
          data: {
            executors: "google-batch and local",
            verb: "do",
            setting: "process.queue",
            remedy:
              "Remove it, or keep it for an executor that reads it (awsbatch, azurebatch, bridge, bsc, crg, flux, k8s, lsf, moab, nqsii, oar, oge, pbs, pbspro, sge, slurm, uge).",
          },
          ...at(1, 13),
          profiles: [],
        },
      ],
    },
    {
      name: "finds a selector's setting in the profile that sets the executor",
      code: profiles({
        gcp: "process.executor = 'google-batch'",
        hpc: "\nprocess.executor = 'slurm'\nprocess { withName: A { machineType = 'n2' } }\n",
      }),
      errors: [
        {
          messageId: "unread",
          data: {
            executors: "slurm",
            verb: "does",
            setting: "process.machineType",
            remedy: "Remove it, or keep it for an executor that reads it (azurebatch, google-batch).",
          },
          ...at(5, 11, 25),
          profiles: ["hpc"],
        },
      ],
    },
    {
      name: "finds an accelerator that a scheduler does not read, where the scripts do not ask either",
      code: "manifest.name = 'p'\nprocess.executor = 'slurm'\nprocess.accelerator = 1",
      files: { "main.nf": "process A {\n    script:\n    'true'\n}\nworkflow {\n    A()\n}\n" },
      errors: [
        {
          messageId: "unread",
          data: {
            processes: " (`A`)",
            executors: "slurm",
            verb: "does",
            setting: "process.accelerator",
            remedy: "Ask the scheduler for it in clusterOptions, or remove it.",
          },
          ...at(3, 19),
        },
      ],
    },
    {
      name: "finds options of other executors",
      code: "process.executor = 'slurm'\nexecutor.cpus = 4\nexecutor.perJobMemLimit = true\nexecutor.'$slurm'.perTaskReserve = true",
      errors: [
        {
          messageId: "unread",
          data: {
            executors: "slurm",
            verb: "does",
            setting: "executor.cpus",
            remedy:
              "It bounds what runs on the machine of Nextflow itself. Set executor.queueSize to bound the number of jobs, or process.resourceLimits to bound each.",
          },
          ...at(2, 13),
        },
        {
          messageId: "unread",
          data: {
            executors: "slurm",
            verb: "does",
            setting: "executor.perJobMemLimit",
            remedy: "Remove it, or keep it for an executor that reads it (bsc, lsf).",
          },
          ...at(3, 23),
        },
        {
          messageId: "unread",
          data: {
            executors: "slurm",
            verb: "does",
            setting: "executor.perTaskReserve",
            remedy: "Remove it, or keep it for an executor that reads it (bsc, lsf).",
          },
          ...at(4, 32),
        },
      ],
    },
    {
      name: "finds what AWS Batch drops",
      code: [
        "process {",
        "executor = 'awsbatch'",
        "machineType = 'm5.4xlarge'",
        "disk = '100 GB'",
        "accelerator = [request: 1, type: 'a10']",
        "containerOptions = '--volume /a:/a --gpus=all -e A=1'",
        "withName: A { containerOptions = '--network host' }",
        "}",
      ].join("\n"),
      errors: [
        {
          messageId: "unread",
          data: {
            executors: "awsbatch",
            verb: "does",
            setting: "process.machineType",
            remedy:
              "What machines there are is the compute environment's to say: set queue to one that has them, or remove it.",
          },
          ...at(3, 11),
        },
        { messageId: "diskOnEc2", data: {}, ...at(4, 4) },
        { messageId: "acceleratorType", data: {}, ...at(5, 11) },
        {
          messageId: "dropped",
          data: {
            options: "--gpus and --volume",
            remedy: "Volumes go into aws.batch.volumes. GPUs are asked for by the directive accelerator.",
          },
          ...at(6, 16),
        },
        {
          messageId: "dropped",
          data: { options: "--network", remedy: "Remove it, or make it a part of the image." },
          ...at(7, 16, 15),
        },
      ],
    },
    {
      name: "finds options of an engine that only cloud executors leave unread",
      code: "process.executor = 'awsbatch'\ndocker.runOptions = '-u 1'\nsingularity.mountFlags = 'z'",
      errors: [
        {
          messageId: "engine",
          data: {
            executors: "awsbatch",
            starts: "starts containers by itself",
            setting: "docker.runOptions",
            remedy: "Set process.containerOptions to what tasks need there, or remove it.",
          },
          ...at(2, 17),
          severity: "info",
        },
        {
          messageId: "engine",
          data: {
            executors: "awsbatch",
            starts: "starts containers by itself",
            setting: "singularity.mountFlags",
            remedy: "Remove it.",
          },
          ...at(3, 22),
          severity: "info",
        },
      ],
    },
    {
      name: "finds what belongs into a pod",
      code: "process {\nexecutor = 'k8s'\ncontainerOptions = '--privileged'\nclusterOptions = '-x'\n}",
      errors: [3, 4].map((line) => ({
        messageId: "unread",
        data: {
          executors: "k8s",
          verb: "does",
          setting: line === 3 ? "process.containerOptions" : "process.clusterOptions",
          remedy: "What a pod needs goes into the directive pod.",
        },
        ...at(line, line === 3 ? 16 : 14),
      })),
    },
    {
      name: "finds another scheduler's options",
      code: "process {\nexecutor = 'slurm'\nclusterOptions = '-l h_vmem=4G -S /bin/bash'\nwithName: A { executor = 'sge'; clusterOptions = '--mem=4G' }\n}",
      errors: [
        {
          messageId: "otherScheduler",
          data: {
            executor: "slurm",
            option: "-l",
            owner: "SGE and PBS",
            remedy: "Write it as sbatch has it, such as --mem-per-cpu=4G.",
          },
          ...at(3, 14),
          severity: "info",
        },
        {
          messageId: "otherScheduler",
          data: {
            executor: "sge",
            option: "--mem",
            owner: "Slurm",
            remedy: "Write it as the scheduler's own command has it.",
          },
          ...at(4, 14, 33),
          severity: "info",
        },
      ],
    },
    {
      name: "finds arrays for an executor without them, which ends the run of older versions",
      code:
        "manifest.nextflowVersion = '!>=24.10.0'\nprocess { withLabel: short { array = 100 } }\n" +
        profiles({ hpc: "process.executor = 'slurm'" }),
      errors: [
        {
          messageId: "arrayEnds",
          data: { executor: "local", readers: ARRAY_READERS },
          ...at(2, 5, 30),
          profiles: ["(none)"],
          severity: "error",
        },
      ],
    },
    {
      name: "finds arrays that newer versions ignore",
      code: "manifest.nextflowVersion = '!>=26.08'\nprocess {\nexecutor = 'k8s'\narray = 100\n}",
      errors: [
        {
          messageId: "arrayIgnored",
          data: { executor: "k8s", readers: ARRAY_READERS },
          ...at(4, 5),
          severity: "rule's",
          related: ["nextflow.config:3:1 The executor is set here."],
        },
      ],
    },
  ],
});

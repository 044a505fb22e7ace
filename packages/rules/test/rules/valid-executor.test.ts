import rule from "../../src/rules/valid-executor.js";
import { placeIn } from "../place-in.js";
import { testRule } from "../rule-tester.js";
import type { InvalidCase } from "../rule-tester.js";

const meant = (code: string, name: string, to: string): InvalidCase => ({
  name: `finds ${name}`,
  code,
  output: code.replace(name, to),
  errors: [{ messageId: "meant", data: { name, meant: to }, ...placeIn(code, `'${name}'`) }],
});

const PIPELINE = "manifest.name = 'p'\n";

testRule("valid-executor", rule, {
  valid: [
    { name: "takes Nextflow's own", code: "process.executor = 'slurm'\nexecutor.name = 'google-batch'" },
    { name: "takes any capitals", code: "process.executor = 'AWSBatch'" },
    {
      name: "takes a plugin's, where the plugin is declared",
      code: `${PIPELINE}plugins {\n  id 'nf-float@0.4.0'\n}\nprocess.executor = 'float'`,
    },
    { name: "takes a plugin's in what is no pipeline", code: "process.executor = 'nomad'" },
    {
      name: "takes any name where an unfamiliar plugin is declared",
      code: `${PIPELINE}plugins {\n  id 'nf-own'\n}\nprocess.executor = 'own'`,
    },
    {
      name: "takes what the allowed versions have",
      code: "manifest.nextflowVersion = '>=23.04.0,<25.04'\nprocess.executor = 'google-lifesciences'",
    },
    { name: "is silent where the value is not known", code: "process.executor = params.executor" },
    {
      name: "takes settings of an executor",
      code: "executor.$slurm.queueSize = 5\nexecutor {\n  $local {\n    cpus = 2\n  }\n}",
    },
    { name: "leaves a closure to valid-directive", code: "process.executor = { 'slrum' }" },
  ],
  invalid: [
    meant("process.executor = 'aws-batch'", "aws-batch", "awsbatch"),
    meant(
      'process {\n  withLabel: x {\n    executor = "azure-batch"\n  }\n}'.replaceAll('"', "'"),
      "azure-batch",
      "azurebatch",
    ),
    meant("executor.name = 'slrum'", "slrum", "slurm"),
    meant("profiles {\n  k {\n    process.executor = 'kubernetes'\n  }\n}", "kubernetes", "k8s"),
    {
      name: "finds a name that nothing is like",
      code: `${PIPELINE}process.executor = 'mainframe'`,
      errors: [{ messageId: "unknown", data: { name: "mainframe" }, line: 2, column: 20, endLine: 2, endColumn: 31 }],
    },
    {
      name: "finds one that is gone",
      code: "process.executor = 'google-lifesciences'",
      errors: [
        {
          messageId: "removed",
          data: { name: "google-lifesciences", version: "25.10", remedy: " Use 'google-batch'." },
          line: 1,
          column: 20,
          endLine: 1,
          endColumn: 41,
        },
      ],
    },
    {
      name: "finds a plugin's executor without the plugin",
      code: `${PIPELINE}process.executor = 'nomad'`,
      errors: [
        {
          messageId: "noPlugin",
          data: { name: "nomad", plugin: "nf-nomad" },
          line: 2,
          column: 20,
          endLine: 2,
          endColumn: 27,
        },
      ],
    },
    {
      name: "finds settings of an executor that does not exist",
      code: "executor {\n  $slrum {\n    queueSize = 5\n  }\n}",
      errors: [
        { messageId: "scope", data: { name: "slrum", meant: "slurm" }, line: 2, column: 3, endLine: 2, endColumn: 9 },
      ],
    },
  ],
});

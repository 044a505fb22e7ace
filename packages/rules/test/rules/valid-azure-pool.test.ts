import rule from "../../src/rules/valid-azure-pool.js";
import { testRule } from "../rule-tester.js";

const azure = (...lines: string[]) => ["manifest.name = 'a'", "process.executor = 'azurebatch'", ...lines].join("\n");
const AUTO = "azure.batch.autoPoolMode = true";
const script = (directive: string) => `process A {\n  ${directive}\n\n  script:\n  'true'\n}\n\nworkflow {\n  A()\n}\n`;
const none = [{ messageId: "none", line: 2, column: 1, endLine: 2, endColumn: 17 }] as const;

testRule("valid-azure-pool", rule, {
  valid: [
    { name: "takes a pool", code: azure("process.queue = 'pool-1'") },
    { name: "takes a selector's pool", code: azure("process { withLabel: a { queue = 'pool_1' } }") },
    { name: "takes pools that Nextflow makes", code: azure(AUTO, "azure.batch.location = 'westeurope'") },
    {
      name: "takes an endpoint in the place of a location",
      code: azure(AUTO, "azure.batch.endpoint = 'https://x.westeurope.batch.azure.com'"),
    },
    { name: "is silent where the location is not known", code: azure(AUTO, "azure.batch.location = params.l") },
    { name: "is silent where the mode is not known", code: azure("azure.batch.autoPoolMode = params.auto") },
    { name: "is silent where the queue is not known", code: azure("process.queue = params.queue") },
    {
      name: "takes the pool of the compute environment that launches it",
      code: azure(),
      platform: { executor: "azurebatch" },
    },
    { name: "says nothing of another executor", code: azure().replace("azurebatch", "awsbatch") },
    { name: "is silent where the executor is not known", code: "manifest.name = 'a'\nprocess.executor = params.e" },
    { name: "says nothing of a site's file", code: "process.executor = 'azurebatch'", filename: "site.config" },
    {
      name: "is silent where scripts are run by names of their own, which may name one",
      code: azure(),
      files: { "align.nf": "nextflow.enable.dsl = 1\nprocess A {\n  queue 'a'\n\n  script:\n  'true'\n}\n" },
    },
    { name: "takes the pool of a definition", code: azure(), files: { "main.nf": script("queue 'a'") } },
  ],
  invalid: [
    { name: "finds that no pool is named", code: azure(), errors: [{ ...none[0], severity: "rule's" }] },
    {
      name: "is sure where the settings say that runs on Azure are not launched by the Platform",
      code: azure(),
      platform: { executor: "awsbatch" },
      errors: [{ ...none[0], severity: "error" }],
    },
    {
      name: "finds it where no definition names one",
      code: azure(),
      files: { "main.nf": script("cpus 2") },
      errors: none,
    },
    { name: "finds it with the mode turned off", code: azure("azure.batch.autoPoolMode = false"), errors: none },
    {
      name: "asks for a location",
      code: azure(AUTO),
      errors: [{ messageId: "location", line: 3, column: 1, endLine: 3, endColumn: 25, severity: "rule's" }],
    },
    {
      name: "finds a name that no pool has",
      code: azure("process.queue = 'my pool'"),
      errors: [
        {
          messageId: "name",
          data: { queue: "my pool" },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 14,
          severity: "error",
        },
      ],
    },
    {
      name: "finds it in a selector",
      code: azure("process { withLabel: a { queue = 'a.b' } }"),
      errors: [{ messageId: "name", data: { queue: "a.b" }, line: 3, column: 26, endLine: 3, endColumn: 31 }],
    },
  ],
});

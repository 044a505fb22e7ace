import rule from "../../src/rules/valid-directive.js";
import { testRule } from "../rule-tester.js";

testRule("valid-directive", rule, {
  valid: [
    { name: "takes closures where Nextflow does", code: "process.queue = { task.attempt > 1 ? 'long' : 'short' }" },
    {
      name: "takes the keys of resourceLimits",
      code: "process.resourceLimits = [cpus: 1, memory: 1.GB, time: 1.h, disk: 1.GB]",
    },
    { name: "takes the keys of disk", code: "process.disk = [request: 100.GB, type: 'local-ssd', iops: 3000]" },
    {
      name: "takes lists of publishDir",
      code: "process.publishDir = [[path: 'a', mode: 'copy'], [path: 'b', pattern: '*.txt']]",
    },
    {
      name: "takes any key of ext and resourceLabels",
      code: "process.ext.args = 'x'\nprocess.resourceLabels = [team: 'x']",
    },
    {
      name: "takes an accelerator as a number or with a limit",
      code: "process.accelerator = 1\nprocess { withLabel: x { accelerator = [limit: 1, type: 't'] } }",
    },
    { name: "takes an array of two", code: "process.array = 2" },
    { name: "is silent where the value is not known", code: "process.array = params.array" },
    { name: "leaves removed directives to their rule", code: "process.echo = { true }" },
  ],
  invalid: [
    {
      name: "finds a closure where none is taken",
      code: "process.maxForks = { 2 * 2 }",
      errors: [
        {
          messageId: "closure",
          data: { directive: "process.maxForks" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 17,
        },
      ],
    },
    {
      name: "finds a key that is like another",
      code: "process { withName: FOO { resourceLimits = [cpu: 2] } }",
      errors: [
        {
          messageId: "meantKey",
          data: { directive: "process.resourceLimits", key: "cpu", meant: "cpus" },
          line: 1,
          column: 45,
          endLine: 1,
          endColumn: 48,
        },
      ],
    },
    {
      name: "finds a key that is like no other",
      code: "process.disk = [request: 1.GB, encryption: true]",
      errors: [
        {
          messageId: "key",
          data: {
            directive: "process.disk",
            key: "encryption",
            keys: "request, type, iops, throughput, encrypted, filesystem, mountPath",
          },
          line: 1,
          column: 32,
          endLine: 1,
          endColumn: 42,
        },
      ],
    },
    {
      name: "finds keys in lists of maps",
      code: "process.publishDir = [[path: 'a', saveas: { it }]]",
      errors: [
        {
          messageId: "meantKey",
          data: { directive: "process.publishDir", key: "saveas", meant: "saveAs" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 19,
        },
      ],
    },
    {
      name: "finds an accelerator without an amount",
      code: "process.accelerator = [type: 'nvidia-tesla-t4']",
      errors: [
        {
          messageId: "noAmount",
          data: { directive: "process.accelerator" },
          line: 1,
          column: 24,
          endLine: 1,
          endColumn: 28,
        },
      ],
    },
    {
      name: "finds an array of one",
      code: "process.array = 1",
      errors: [
        {
          messageId: "arraySize",
          data: { directive: "process.array", size: "1" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 14,
        },
      ],
    },
  ],
});

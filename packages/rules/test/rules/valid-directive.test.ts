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
    {
      name: "takes closures and texts where publishDir reads them",
      code: "process.publishDir = [path: { 'x' }, saveAs: { 'y' }, enabled: 'true', mode: 'copy']",
    },
    { name: "takes a publishDir without a path that publishes nothing", code: "process.publishDir = [enabled: false]" },
    {
      name: "is silent on a publishDir whose switch is not known",
      code: "process.publishDir = [enabled: params.x, mode: 'copy']",
    },
    {
      name: "takes every form of pod",
      code: "process.pod = [[nodeSelector: 'a=b'], [env: 'A', value: 'b'], [mountPath: '/x', emptyDir: [:]]]",
    },
  ],
  invalid: [
    {
      name: "finds closures of publishDir that nothing calls, and texts that are not true",
      code: "process.publishDir = [\n  path: 'x',\n  mode: { 'copy' },\n  enabled: { true },\n  failOnError: 'yes',\n]",
      errors: [
        { messageId: "modeClosure", line: 3, column: 3, endLine: 3, endColumn: 7 },
        {
          messageId: "keyClosure",
          data: { key: "enabled", effect: "which is not true, so nothing is published" },
          line: 4,
          column: 3,
          endLine: 4,
          endColumn: 10,
        },
        {
          messageId: "notTrue",
          data: { key: "publishDir.failOnError", text: "yes" },
          line: 5,
          column: 3,
          endLine: 5,
          endColumn: 14,
        },
      ],
    },
    {
      name: "finds a publishDir without a path",
      code: "process.publishDir.mode = 'link'",
      errors: [{ messageId: "noPath", data: { keys: "mode" }, line: 1, column: 1, endLine: 1, endColumn: 24 }],
    },
    {
      name: "finds forms of pod that Nextflow does not know",
      code: "process.pod = [node: 'a', value: 'b']\n\nprocess { withLabel: x { pod = [[nodeselector: 'a=b'], [label: 'a', value: 'b']] } }",
      errors: [
        {
          messageId: "pod",
          data: {
            keys: "node, value",
            remedy: "Write one that there is, as in `[nodeSelector: 'pool=spot']` or `[label: 'team', value: 'a']`.",
          },
          line: 1,
          column: 16,
          endLine: 1,
          endColumn: 20,
        },
        {
          messageId: "pod",
          data: { keys: "nodeselector", remedy: "Did you mean nodeSelector?" },
          line: 3,
          column: 26,
          endLine: 3,
          endColumn: 29,
        },
      ],
    },
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

import rule from "../../src/rules/valid-resource-labels.js";
import { testRule } from "../rule-tester.js";

const lines = (...parts: string[]) => parts.join("\n");
const on = (executor: string, labels: string, ...more: string[]) =>
  lines(`process.executor = '${executor}'`, `process.resourceLabels = ${labels}`, ...more);
const ALSO = [{ also: ["ownPool", "unsupported", "sameInReport"] }];

const GOOGLE_KEY = "63 small letters, digits, '_' and '-' at most, a letter first";
const GOOGLE_VALUE = "63 small letters, digits, '_' and '-' at most";
const AWS_KEY = "128 letters, digits, blanks and + - = . _ : / @ at most, and no 'aws:' first";
const AWS_VALUE = "256 letters, digits, blanks and + - = . _ : / @ at most, and no 'aws:' first";

/** A label at the beginning of a map in the second line. */
const at = (column: number, length: number) => ({ line: 2, column, endLine: 2, endColumn: column + length });
const FIRST = 27;

testRule("valid-resource-labels", rule, {
  valid: [
    { name: "takes what Google takes", code: on("google-batch", "[team: 'a-b_1', cost_centre: 42, empty: '']") },
    { name: "takes what AWS takes", code: on("awsbatch", "['Team:Name': 'A b@c/d', x: 'aws']") },
    { name: "takes all on Kubernetes that Nextflow mends", code: on("k8s", "['a.b/C d': 'X Y']") },
    {
      name: "takes all else on Azure",
      code: on("azurebatch", "['Team X!': '#']", "azure.batch.autoPoolMode = true"),
      options: ALSO,
    },
    { name: "takes all on Seqera's executor", code: on("seqera", "['Team X!': '#']"), options: ALSO },
    { name: "says nothing of an unknown executor", code: on("float", "[Team: 'A']"), options: ALSO },
    { name: "says nothing without an executor", code: "process.resourceLabels = [Team: 'A']", options: ALSO },
    {
      name: "is silent about what is not known",
      code: on("google-batch", '[team: params.team, run: "a-${params.run}"]'),
    },
    { name: "is silent about a closure's unknown values", code: on("google-batch", "{ [team: task.process] }") },
    {
      name: "says nothing of labels on a cluster beside a cloud",
      code: lines(
        "process.resourceLabels = [a: 'b']",
        "profiles { x { process.executor = 'slurm' }",
        "y { process.executor = 'awsbatch' } }",
      ),
      options: ALSO,
    },
    { name: "says nothing of labels on a cluster unless asked", code: on("slurm", "[a: 'b']") },
  ],
  invalid: [
    {
      name: "finds keys and values that Google rejects, as errors",
      code: on("google-batch", "[Team: 'ACME', ok: 'x']"),
      errors: [
        {
          messageId: "invalidKey",
          data: { cloud: "Google", key: "Team", takes: GOOGLE_KEY },
          ...at(FIRST, 4),
          severity: "error",
        },
        {
          messageId: "invalidValue",
          data: { cloud: "Google", key: "Team", takes: GOOGLE_VALUE },
          ...at(FIRST, 4),
          severity: "error",
        },
      ],
    },
    {
      name: "finds long ones, and a beginning that is wrong",
      code: on("google-batch", `['${"a".repeat(64)}': "Run-\${params.run}"]`),
      errors: [
        {
          messageId: "invalidKey",
          data: { cloud: "Google", key: "a".repeat(64), takes: GOOGLE_KEY },
          ...at(FIRST, 66),
        },
        {
          messageId: "invalidValue",
          data: { cloud: "Google", key: "a".repeat(64), takes: GOOGLE_VALUE },
          ...at(FIRST, 66),
        },
      ],
    },
    {
      name: "finds what AWS keeps for itself, in keys and values",
      code: on("awsbatch", "['AWS:team': 'aws:x']"),
      errors: [
        {
          messageId: "invalidKey",
          data: { cloud: "AWS", key: "AWS:team", takes: AWS_KEY },
          ...at(FIRST, 10),
          severity: "rule's",
        },
        { messageId: "invalidValue", data: { cloud: "AWS", key: "AWS:team", takes: AWS_VALUE }, ...at(FIRST, 10) },
      ],
    },
    {
      name: "finds too many",
      code: on("awsbatch", `[${Array.from({ length: 51 }, (_, i) => `k${String(i)}: 1`).join(", ")}]`),
      errors: [
        {
          messageId: "tooMany",
          data: { cloud: "AWS", most: "50", number: "51" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 23,
        },
      ],
    },
    {
      name: "finds what Azure keeps for itself",
      code: on("azurebatch", "[MicrosoftX: 'a']"),
      errors: [
        {
          messageId: "invalidKey",
          data: { cloud: "Azure", key: "MicrosoftX", takes: "names that do not begin with 'microsoft'" },
          ...at(FIRST, 10),
        },
      ],
    },
    {
      name: "finds a key of three parts on Kubernetes",
      code: on("k8s", "['a/b/c': 'x']"),
      errors: [
        {
          messageId: "invalidKey",
          data: { cloud: "Kubernetes", key: "a/b/c", takes: "names with one '/' at most" },
          ...at(FIRST, 7),
        },
      ],
    },
    {
      name: "looks into closures and selectors",
      code: lines(
        "process {",
        "  executor = 'google-batch'",
        "  resourceLabels = { [Team: 'a', p: task.process] }",
        "  withLabel: big { resourceLabels = [Tier: 'x'] }",
        "}",
      ),
      errors: [
        {
          messageId: "invalidKey",
          data: { cloud: "Google", key: "Team", takes: GOOGLE_KEY },
          line: 3,
          column: 3,
          endLine: 3,
          endColumn: 17,
        },
        {
          messageId: "invalidKey",
          data: { cloud: "Google", key: "Tier", takes: GOOGLE_KEY },
          line: 4,
          column: 38,
          endLine: 4,
          endColumn: 42,
        },
      ],
    },
    {
      name: "finds labels for pools of one's own",
      code: on("azurebatch", "[team: 'a']"),
      options: ALSO,
      errors: [{ messageId: "ownPool", line: 2, column: 1, endLine: 2, endColumn: 23 }],
    },
    {
      name: "finds labels that no executor hands on",
      code: on("slurm", "[team: 'a']"),
      options: ALSO,
      errors: [{ messageId: "unsupported", line: 2, column: 1, endLine: 2, endColumn: 23, severity: "info" }],
    },
    {
      name: "finds labels of one name in AWS's reports",
      code: on("awsbatch", "[costCentre: 'a', cost_centre: 'b']"),
      options: ALSO,
      errors: [
        {
          messageId: "sameInReport",
          data: { key: "cost_centre", other: "costCentre" },
          line: 2,
          column: 44,
          endLine: 2,
          endColumn: 55,
          severity: "info",
        },
      ],
    },
  ],
});

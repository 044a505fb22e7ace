import rule from "../../src/rules/no-lost-resource-labels.js";
import { mainScript } from "../main-script.js";
import { testRule } from "../rule-tester.js";

const lines = (...parts: string[]) => parts.join("\n");
const BASE = "process { executor = 'awsbatch'; resourceLabels = [team: 'a', tier: 'b'] }";

testRule("no-lost-resource-labels", rule, {
  valid: [
    {
      name: "says nothing of a selector that no process has them from",
      code: lines(
        BASE,
        "process { withLabel: x { resourceLabels = [b: 1] }; withName: A { resourceLabels = [team: 'a', tier: 'b'] } }",
      ),
      files: mainScript({ A: "label 'x'" }),
    },
    {
      name: "takes a selector that repeats them",
      code: lines(BASE, "process { withLabel: x { resourceLabels = [tier: 'c', team: 'a'] } }"),
    },
    {
      name: "takes a selector that adds",
      code: lines(
        "params.l = [team: 'a']",
        "process { executor = 'awsbatch'; resourceLabels = params.l; withLabel: x { resourceLabels = params.l + [b: 1] } }",
      ),
    },
    {
      name: "takes the loss of what says nothing about who pays",
      code: lines(
        "process { executor = 'awsbatch'; resourceLabels = [a: 'a']; withLabel: x { resourceLabels = [b: 1] } }",
      ),
    },
    {
      name: "is silent where a map is not known",
      code: lines(BASE, "process { withLabel: x { resourceLabels = params.x + [b: 1] } }"),
    },
    {
      name: "says nothing of a cluster",
      code: lines(BASE.replace("awsbatch", "slurm"), "process { withLabel: x { resourceLabels = [b: 1] } }"),
    },
    { name: "takes dotted names, which add", code: lines(BASE, "profiles { p { process.resourceLabels.c = 'd' } }") },
    {
      name: "takes maps of several files, which are merged",
      code: lines(BASE, "profiles { p { includeConfig 'p.config' } }"),
      files: { "p.config": "process.resourceLabels = [c: 'd']" },
    },
    {
      name: "takes the keys that the user says",
      code: lines(BASE, "process { withLabel: x { resourceLabels = [b: 1] } }"),
      options: [{ keys: { payer: [] } }],
    },
  ],
  invalid: [
    {
      name: "names the processes",
      code: lines("manifest.name = 'x'", BASE, "process { withLabel: x { resourceLabels = [b: 1] } }"),
      files: mainScript({ A: "label 'x'", B: "" }),
      errors: [
        {
          messageId: "lost",
          data: { other: "process.resourceLabels", keys: "team, tier", own: "b", processes: " (`W:A`)" },
          line: 3,
          column: 26,
          endLine: 3,
          endColumn: 40,
        },
      ],
    },
    {
      name: "names the processes whose definitions have others",
      code: lines("manifest.name = 'x'", BASE),
      files: mainScript({ A: "resourceLabels tier: 'c'", B: "" }),
      errors: [
        {
          messageId: "lostToDefinition",
          data: { keys: "team", processes: " (`W:A`)" },
          line: 2,
          column: 34,
          endLine: 2,
          endColumn: 48,
        },
      ],
    },
    {
      name: "finds a selector that loses them",
      code: lines(BASE, "process { withLabel: x { resourceLabels = [b: 1] } }"),
      errors: [
        {
          messageId: "lost",
          data: { other: "process.resourceLabels", keys: "team, tier", own: "b" },
          line: 2,
          column: 26,
          endLine: 2,
          endColumn: 40,
          related: ["nextflow.config:1:34 These are the labels that do not come."],
        },
      ],
    },
    {
      name: "finds a profile of the same file that loses them",
      code: lines(BASE, "profiles { p { process.resourceLabels = [tier: 'c'] } }"),
      errors: [
        {
          messageId: "lost",
          data: { other: "those outside the profile", keys: "team", own: "tier" },
          line: 2,
          column: 16,
          endLine: 2,
          endColumn: 38,
          profiles: ["p"],
        },
      ],
    },
  ],
});

import rule from "../../src/rules/no-include-cycle.js";
import { testRule } from "../rule-tester.js";

testRule("no-include-cycle", rule, {
  valid: [
    {
      name: "is silent where two files include the same third",
      code: "includeConfig 'a.config'\nincludeConfig 'b.config'",
      files: { "a.config": "includeConfig 'c.config'", "b.config": "includeConfig 'c.config'", "c.config": "" },
    },
    {
      name: "is silent where a known condition cuts the circle",
      code: "params.again = false\nincludeConfig params.again ? 'nextflow.config' : '/dev/null'",
    },
  ],
  invalid: [
    {
      name: "finds a file that includes itself",
      code: "includeConfig 'nextflow.config'",
      errors: [
        {
          messageId: "cycle",
          data: { chain: "`nextflow.config` → `nextflow.config`" },
          line: 1,
          column: 15,
          endLine: 1,
          endColumn: 32,
          profiles: [],
          related: [],
        },
      ],
    },
    {
      name: "shows the whole circle",
      code: "process.cpus = 1\nincludeConfig '../nextflow.config'",
      filename: "conf/b.config",
      files: { "nextflow.config": "includeConfig 'conf/a.config'", "conf/a.config": "\nincludeConfig 'b.config'" },
      errors: [
        {
          messageId: "cycle",
          data: { chain: "`nextflow.config` → `conf/a.config` → `conf/b.config` → `nextflow.config`" },
          line: 2,
          column: 15,
          endLine: 2,
          endColumn: 35,
          related: [
            "nextflow.config:1:15 The circle comes through here.",
            "conf/a.config:2:15 The circle comes through here.",
          ],
        },
      ],
    },
    {
      name: "names the profiles in which it closes",
      code: "profiles {\n  again { includeConfig 'nextflow.config' }\n  once { }\n}",
      errors: [
        {
          messageId: "cycle",
          data: { chain: "`nextflow.config` → `nextflow.config`" },
          line: 2,
          column: 25,
          endLine: 2,
          endColumn: 42,
          profiles: ["again"],
        },
      ],
    },
  ],
});

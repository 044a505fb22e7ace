import rule from "../../src/rules/no-duplicate-profile.js";
import { testRule } from "../rule-tester.js";

testRule("no-duplicate-profile", rule, {
  valid: [
    { name: "is silent about profiles of different names", code: "profiles { a { } ; b { } }" },
    {
      name: "is silent about two blocks of profiles, which both apply",
      code: "profiles { a { } }\nprofiles { a { } }",
    },
    {
      name: "is silent about a profile of an included file, which applies too",
      code: "includeConfig 'b.config'\nprofiles { a { } }",
      files: { "b.config": "profiles { a { } }" },
    },
  ],
  invalid: [
    {
      name: "finds a profile that is defined again",
      code: "profiles {\n  a { docker.enabled = true }\n  'a' { process.cpus = 1 }\n}",
      errors: [
        {
          messageId: "duplicate",
          data: { profile: "a" },
          line: 2,
          column: 3,
          endLine: 2,
          endColumn: 4,
          profiles: [],
          related: ["nextflow.config:3:3 This definition is the one that counts."],
        },
      ],
    },
    {
      name: "finds all but the last",
      code: "profiles {\n  a { }\n  a { }\n  a { }\n}",
      errors: [
        { messageId: "duplicate", data: { profile: "a" }, line: 2, column: 3, endLine: 2, endColumn: 4 },
        { messageId: "duplicate", data: { profile: "a" }, line: 3, column: 3, endLine: 3, endColumn: 4 },
      ],
    },
  ],
});

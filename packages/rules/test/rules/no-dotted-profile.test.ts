import rule from "../../src/rules/no-dotted-profile.js";
import { testRule } from "../rule-tester.js";

testRule("no-dotted-profile", rule, {
  valid: [
    { name: "is silent about dots inside a profile", code: "profiles { a { process.cpus = 1 } }" },
    { name: "is silent about a scope of the user's own", code: "params.profiles.a = 1" },
    { name: "is silent about profiles in another scope", code: "params { profiles { a = 1 } }" },
    { name: "is silent where a brace is not closed", code: "profiles { a { docker.enabled = true }\nprocess.cpus = 1" },
  ],
  invalid: [
    {
      name: "finds a dotted profile",
      code: "profiles.'a-b'.process.cpus = 1",
      errors: [
        {
          messageId: "neverApplied",
          data: { name: "profiles.a-b.process.cpus" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 28,
          suggestions: [
            {
              messageId: "writeBlocks",
              data: { blocks: "profiles { 'a-b' { process.cpus = 1 } }" },
              output: "profiles { 'a-b' { process.cpus = 1 } }",
            },
          ],
        },
      ],
    },
    {
      name: "offers nothing where a profile is assigned as a whole",
      code: "profiles.a = [process: [cpus: 1]]",
      errors: [
        { messageId: "neverApplied", data: { name: "profiles.a" }, line: 1, column: 1, endLine: 1, endColumn: 11 },
      ],
    },
    {
      name: "finds a setting beside the profiles",
      code: "profiles {\n  a.process.cpus = 1\n}",
      errors: [
        {
          messageId: "notABlock",
          data: { name: "a.process.cpus" },
          line: 2,
          column: 3,
          endLine: 2,
          endColumn: 17,
          suggestions: [
            {
              messageId: "writeBlocks",
              data: { blocks: "a { process.cpus = 1 }" },
              output: "profiles {\n  a { process.cpus = 1 }\n}",
            },
          ],
        },
      ],
    },
    {
      name: "finds a setting that may be meant for all profiles, and offers nothing",
      code: "profiles {\n  docker.enabled = true\n}",
      errors: [
        { messageId: "notABlock", data: { name: "docker.enabled" }, line: 2, column: 3, endLine: 2, endColumn: 17 },
      ],
    },
    {
      name: "offers no second block of a profile",
      code: "profiles {\n  a { process.cpus = 1 }\n  a.process.memory = 1.GB\n}",
      errors: [
        { messageId: "notABlock", data: { name: "a.process.memory" }, line: 3, column: 3, endLine: 3, endColumn: 19 },
      ],
    },
  ],
});

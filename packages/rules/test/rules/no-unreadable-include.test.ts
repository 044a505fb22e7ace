import rule from "../../src/rules/no-unreadable-include.js";
import { testRule } from "../rule-tester.js";

/** `1.config` includes `2.config`, and so on to the last, which includes nothing. */
function chain(length: number): Record<string, string> {
  const names = Array.from({ length }, (_, index) => `${index + 1}.config`);
  return Object.fromEntries(names.map((name, index) => [name, includeOf(names[index + 1])]));
}

function includeOf(name: string | undefined): string {
  return name === undefined ? "" : `includeConfig '${name}'`;
}

testRule("no-unreadable-include", rule, {
  valid: [
    { name: "is silent about a file", code: "includeConfig 'a.config'", files: { "a.config": "" } },
    { name: "is silent about what is missing, which has its own rule", code: "includeConfig 'missing.config'" },
    { name: "is silent about what is remote", code: "includeConfig 's3://bucket/a.config'" },
    { name: "is silent about a chain of a hundred includes", code: "includeConfig '1.config'", files: chain(100) },
  ],
  invalid: [
    {
      name: "finds a folder",
      code: "includeConfig 'conf'",
      files: { "conf/a.config": "" },
      errors: [{ messageId: "directory", data: { path: "conf" }, line: 1, column: 15, endLine: 1, endColumn: 21 }],
    },
    {
      name: "finds what lies outside the project",
      code: "includeConfig '../site/a.config'",
      errors: [
        { messageId: "outside", data: { path: "/site/a.config" }, line: 1, column: 15, endLine: 1, endColumn: 33 },
      ],
    },
    {
      name: "finds a path that leads outside by computation, in the profile that does so",
      code: "params.site = 'a.config'\nprofiles { b { params.site = '/site/b.config' } }\nincludeConfig params.site",
      files: { "a.config": "" },
      errors: [
        {
          messageId: "outside",
          data: { path: "/site/b.config" },
          line: 3,
          column: 15,
          endLine: 3,
          endColumn: 26,
          profiles: ["b"],
        },
      ],
    },
    {
      name: "finds where a chain of includes grows too long",
      code: "includeConfig '101.config'",
      filename: "100.config",
      files: { "nextflow.config": "includeConfig '1.config'", ...chain(102) },
      errors: [
        {
          messageId: "deep",
          data: { path: "101.config", limit: "100" },
          line: 1,
          column: 15,
          endLine: 1,
          endColumn: 27,
        },
      ],
    },
  ],
});

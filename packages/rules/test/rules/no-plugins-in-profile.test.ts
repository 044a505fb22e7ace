import rule from "../../src/rules/no-plugins-in-profile.js";
import { testRule } from "../rule-tester.js";

testRule("no-plugins-in-profile", rule, {
  valid: [
    { name: "is silent at the top level", code: "plugins { id 'nf-schema@2.5.1' }" },
    {
      name: "is silent at the top level of a file that a profile includes",
      code: "plugins { id 'nf-amazon@3.4.1' }",
      filename: "aws.config",
      files: { "nextflow.config": "profiles { aws { includeConfig 'aws.config' } }" },
    },
  ],
  invalid: [
    {
      name: "finds plugins in a profile",
      code: "profiles {\n  'aws-spot' {\n    plugins { id 'nf-amazon@3.4.1' }\n  }\n}",
      errors: [
        { messageId: "inProfile", data: { profile: "aws-spot" }, line: 3, column: 5, endLine: 3, endColumn: 12 },
      ],
    },
    {
      name: "finds plugins in a scope",
      code: "process { plugins { id 'nf-amazon@3.4.1' } }",
      errors: [{ messageId: "inScope", data: { scope: "process" }, line: 1, column: 11, endLine: 1, endColumn: 18 }],
    },
    {
      name: "finds plugins beside the profiles",
      code: "profiles { plugins { id 'nf-amazon@3.4.1' } }",
      errors: [{ messageId: "inScope", data: { scope: "profiles" }, line: 1, column: 12, endLine: 1, endColumn: 19 }],
    },
  ],
});

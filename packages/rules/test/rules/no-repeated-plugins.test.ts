import rule from "../../src/rules/no-repeated-plugins.js";
import { testRule } from "../rule-tester.js";

testRule("no-repeated-plugins", rule, {
  valid: [
    { name: "is silent about one block", code: "plugins {\n  id 'nf-schema@2.5.1'\n  id 'nf-amazon@3.4.1'\n}" },
    {
      name: "is silent where the later block has all of the earlier",
      code: "plugins { id 'nf-schema@2.5.1' }\nplugins {\n  id 'nf-amazon@3.4.1'\n  id 'nf-schema@2.5.1'\n}",
    },
  ],
  invalid: [
    {
      name: "finds a block that another one replaces",
      code: "plugins {\n  id 'nf-schema@2.5.1'\n  id 'nf-amazon@3.4.1'\n}\nplugins { id 'nf-amazon@3.4.1' }",
      errors: [
        {
          messageId: "replaced",
          data: { plugins: "'nf-schema@2.5.1'" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 8,
          profiles: [],
          related: ["nextflow.config:5:1 This block replaces it."],
        },
      ],
    },
    {
      name: "takes another version for another plugin",
      code: "plugins { id 'nf-schema@2.5.1' }\nplugins { id 'nf-schema@2.0.0' }",
      errors: [
        { messageId: "replaced", data: { plugins: "'nf-schema@2.5.1'" }, line: 1, column: 1, endLine: 1, endColumn: 8 },
      ],
    },
    {
      name: "names the profile that includes the other block",
      code: "plugins { id 'nf-schema@2.5.1' }\nprofiles {\n  aws { includeConfig 'aws.config' }\n  local { }\n}",
      files: { "aws.config": "plugins { id 'nf-amazon@3.4.1' }" },
      errors: [
        {
          messageId: "replaced",
          data: { plugins: "'nf-schema@2.5.1'" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 8,
          profiles: ["aws"],
          related: ["aws.config:1:1 This block replaces it."],
        },
      ],
    },
  ],
});

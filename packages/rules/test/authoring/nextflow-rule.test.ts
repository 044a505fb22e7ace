import { defineConfigRule } from "eslint-plugin-nextflow";
import { testRule } from "../rule-tester.js";

/** The smallest rule on the tree: what a rule of one's own looks like. */
const noEmptyBlock = defineConfigRule({
  meta: {
    type: "suggestion",
    docs: { description: "Disallow blocks without settings" },
    messages: { empty: "The block {{name}} sets nothing. Remove it." },
    fixable: "code",
  },
  create: (context) => ({
    ConfigBlock(node) {
      if (node.body.length > 0) return;
      const name = context.sourceCode.getText(node.path[0]);
      context.report({ node, messageId: "empty", data: { name }, fix: (fixer) => fixer.remove(node) });
    },
  }),
});

testRule("no-empty-block", noEmptyBlock, {
  valid: [{ name: "takes a block with a setting", code: "process { cpus = 1 }" }],
  invalid: [
    {
      name: "finds a block without one",
      code: "docker {\n}\nprocess { cpus = 1 }",
      output: "\nprocess { cpus = 1 }",
      errors: [{ messageId: "empty", data: { name: "docker" }, line: 1, column: 1, endLine: 2, endColumn: 2 }],
    },
  ],
});

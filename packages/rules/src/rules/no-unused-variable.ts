import { findNameProblems } from "@nf-lint/resolver";
import { defineConfigRule } from "../authoring/nextflow-rule.js";

type MessageIds = "unusedVariable" | "unusedParameter" | "markUnused";

export default defineConfigRule<MessageIds>({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow variables and parameters of closures that are never read",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
      tag: "unnecessary",
    },
    messages: {
      unusedVariable: "The variable `{{name}}` is never read. Remove it.",
      unusedParameter: "The parameter `{{name}}` is never read. Name it `_{{name}}` if it must be there.",
      markUnused: "Rename to `_{{name}}`.",
    },
    hasSuggestions: true,
  },

  create: (context) => ({
    ConfigFile() {
      for (const { code, name, loc, range } of findNameProblems(context.sourceCode)) {
        if (code === "unused-variable") context.report({ messageId: "unusedVariable", data: { name }, loc });
        if (code === "unused-parameter") {
          context.report({
            messageId: "unusedParameter",
            data: { name },
            loc,
            suggest: [
              { messageId: "markUnused", data: { name }, fix: (fixer) => fixer.insertTextBeforeRange([...range], "_") },
            ],
          });
        }
      }
    },
  }),
});

import type { Closure } from "@nf-lint/parser";
import { findNameProblems } from "@nf-lint/resolver";
import { defineConfigRule } from "../authoring/nextflow-rule.js";
import type { NextflowRuleContext } from "../authoring/nextflow-rule.js";

type MessageIds = "implicit" | "declareIt";

export default defineConfigRule<MessageIds>({
  meta: {
    type: "suggestion",
    docs: {
      description: "Prefer a parameter of a name of its own to the implicit `it`",
      presets: ["nf-core"],
      since: "0.1.0",
    },
    messages: {
      implicit:
        "This closure uses the implicit parameter `it`, which Nextflow deprecates. Declare one: `{ item -> … }`.",
      declareIt: "Declare the parameter: `it ->`.",
    },
    hasSuggestions: true,
  },

  create: (context) => ({
    ConfigFile() {
      const reported = new Set<Closure>();
      for (const { closure, loc } of findNameProblems(context.sourceCode)) {
        if (closure === undefined || reported.has(closure)) continue;
        reported.add(closure);
        context.report({
          messageId: "implicit",
          loc,
          // `{ -> it }` has an arrow already, and inside another implicit `it` none may be declared.
          suggest:
            closure.hasArrow || isInsideImplicit(closure, context)
              ? []
              : [
                  {
                    messageId: "declareIt",
                    fix: (fixer) => fixer.insertTextAfterRange([closure.range[0], closure.range[0] + 1], " it ->"),
                  },
                ],
        });
      }
    },
  }),
});

function isInsideImplicit(closure: Closure, { sourceCode }: NextflowRuleContext<MessageIds>): boolean {
  for (let node = sourceCode.getParent(closure); node !== undefined; node = sourceCode.getParent(node)) {
    if (node.type === "Closure" && node.parameters.length === 0) return true;
  }
  return false;
}

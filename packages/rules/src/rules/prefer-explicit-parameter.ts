import type { Closure } from "@nf-lint/parser";
import { traverse } from "@nf-lint/parser";
import { findNameProblems } from "@nf-lint/resolver";
import type { ProjectFile } from "@nf-lint/resolver";
import { defineProjectRule } from "../authoring/project-rule.js";
import { reportScriptProblems } from "../authoring/script-problems.js";
import type { ScriptProblemMessageId } from "../authoring/script-problems.js";

type MessageIds = ScriptProblemMessageId | "implicit" | "declareIt";

export default defineProjectRule<MessageIds>({
  meta: {
    type: "suggestion",
    docs: {
      description: "Prefer a parameter of a name of its own to the implicit `it`",
      presets: ["nf-core"],
      since: "0.1.0",
    },
    messages: {
      problem: "{{problem}}",
      implicit:
        "This closure uses the implicit parameter `it`, which Nextflow deprecates. Declare one: `{ item -> … }`.",
      declareIt: "Declare the parameter: `it ->`.",
    },
    hasSuggestions: true,
  },

  checkProject({ project, report }) {
    for (const file of project.files.values()) {
      const reported = new Set<Closure>();
      for (const { closure, range, loc } of findNameProblems(file)) {
        if (closure === undefined || reported.has(closure)) continue;
        reported.add(closure);
        const behindBrace = closure.range[0] + 1;
        const edits = [{ range: [behindBrace, behindBrace] as const, text: " it ->" }];
        report({
          messageId: "implicit",
          place: { file: file.path, range, loc },
          // `{ -> it }` has an arrow already, and inside another implicit `it` none may be declared.
          suggest:
            closure.hasArrow || isInsideImplicit(closure, file) ? [] : [{ messageId: "declareIt" as const, edits }],
        });
      }
    }
  },

  checkScript: reportScriptProblems("implicit-parameter"),
});

function isInsideImplicit({ range: [start, end] }: Closure, { ast }: ProjectFile): boolean {
  let isInside = false;
  traverse(ast, (node) => {
    if (node.type !== "Closure" || node.parameters.length > 0) return;
    if (node.range[0] < start && node.range[1] > end) isInside = true;
  });
  return isInside;
}

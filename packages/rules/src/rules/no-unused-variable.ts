import { findNameProblems } from "@nf-lint/resolver";
import { defineProjectRule } from "../authoring/project-rule.js";
import { reportScriptProblems } from "../authoring/script-problems.js";
import type { ScriptProblemMessageId } from "../authoring/script-problems.js";

type MessageIds = ScriptProblemMessageId | "unusedVariable" | "unusedParameter" | "markUnused";

export default defineProjectRule<MessageIds>({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow variables and parameters of closures that are never read",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
      tag: "unnecessary",
    },
    messages: {
      problem: "{{problem}}",
      unusedVariable: "The variable `{{name}}` is never read. Remove it.",
      unusedParameter: "The parameter `{{name}}` is never read. Name it `_{{name}}` if it must be there.",
      markUnused: "Rename to `_{{name}}`.",
    },
    hasSuggestions: true,
  },

  checkProject({ project, report }) {
    for (const file of project.files.values()) {
      for (const { code, name, loc, range } of findNameProblems(file)) {
        const place = { file: file.path, range, loc };
        if (code === "unused-variable") report({ messageId: "unusedVariable", data: { name }, place });
        if (code === "unused-parameter") {
          const edits = [{ range: [range[0], range[0]] as const, text: "_" }];
          const suggest = [{ messageId: "markUnused" as const, data: { name }, edits }];
          report({ messageId: "unusedParameter", data: { name }, place, suggest });
        }
      }
    }
  },

  // What a closure of a script is called with is given by the channel: that is another rule's matter.
  checkScript: reportScriptProblems("unused-variable"),
});

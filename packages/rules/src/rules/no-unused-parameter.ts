import { defineProjectRule } from "../authoring/project-rule.js";
import { reportScriptProblems } from "../authoring/script-problems.js";
import type { ScriptProblemMessageId } from "../authoring/script-problems.js";

export default defineProjectRule<ScriptProblemMessageId>({
  meta: {
    type: "suggestion",
    docs: {
      description: "Disallow parameters of a script's closures and workflows that are never read",
      since: "0.1.0",
      tag: "unnecessary",
    },
    messages: { problem: "{{problem}}" },
  },

  checkScript: reportScriptProblems("unused-parameter"),
});

import { defineProjectRule } from "../authoring/project-rule.js";
import { reportScriptProblems } from "../authoring/script-problems.js";
import type { ScriptProblemMessageId } from "../authoring/script-problems.js";

export default defineProjectRule<ScriptProblemMessageId>({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow changes of a variable that many closures share",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
    },
    messages: { problem: "{{problem}}" },
  },

  checkScript: reportScriptProblems("shared-mutation"),
});

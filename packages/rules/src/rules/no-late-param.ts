import { defineProjectRule } from "../authoring/project-rule.js";
import { reportScriptProblems } from "../authoring/script-problems.js";
import type { ScriptProblemMessageId } from "../authoring/script-problems.js";

export default defineProjectRule<ScriptProblemMessageId>({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow params that are set in a workflow",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
    },
    messages: { problem: "{{problem}}" },
  },

  checkScript: reportScriptProblems("param-in-workflow"),
});

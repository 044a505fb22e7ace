import { defineProjectRule } from "../authoring/project-rule.js";
import { reportScriptProblems } from "../authoring/script-problems.js";
import type { ScriptProblemMessageId } from "../authoring/script-problems.js";

export default defineProjectRule<ScriptProblemMessageId>({
  meta: {
    type: "problem",
    docs: {
      description: "Require the types that a typed script leaves out",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
    },
    messages: { problem: "{{problem}}" },
  },

  checkScript: reportScriptProblems("missing-type", "several-typed-outputs"),
});

import { defineProjectRule } from "../authoring/project-rule.js";
import { reportScriptProblems } from "../authoring/script-problems.js";
import type { ScriptProblemMessageId } from "../authoring/script-problems.js";

export default defineProjectRule<ScriptProblemMessageId>({
  meta: {
    type: "problem",
    docs: {
      description: "Require calls of processes, workflows and agents that Nextflow takes",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
      severity: "error",
      refusals: "all",
    },
    messages: { problem: "{{problem}}" },
  },

  checkScript: reportScriptProblems("argument-count", "called-outside-workflow", "called-in-closure"),
});

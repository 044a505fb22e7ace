import { defineProjectRule } from "../authoring/project-rule.js";
import { reportScriptProblems } from "../authoring/script-problems.js";
import type { ScriptProblemMessageId } from "../authoring/script-problems.js";

export default defineProjectRule<ScriptProblemMessageId>({
  meta: {
    type: "suggestion",
    docs: {
      description: "Disallow forms of scripts that Nextflow will drop",
      since: "0.1.0",
      tag: "deprecated",
    },
    messages: { problem: "{{problem}}" },
  },

  checkScript: reportScriptProblems(
    "capital-channel",
    "shell-section",
    "when-section",
    "deprecated-name",
    "outside-entry",
    "legacy-param",
  ),
});

import type { ParserProblemMessageId } from "../authoring/parser-problems.js";
import { parserProblemReport, parserProblems, scriptParserProblems } from "../authoring/parser-problems.js";
import { defineProjectRule } from "../authoring/project-rule.js";

export default defineProjectRule<ParserProblemMessageId>({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow what Nextflow cannot read",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
      severity: "error",
      refusals: "all",
      mustBeSeen: true,
    },
    messages: { problem: "{{problem}}" },
    fixable: "code",
  },

  checkProject({ project, report }) {
    for (const found of parserProblems(project, "other")) report(parserProblemReport(found));
  },

  checkScript({ module, report }) {
    for (const found of scriptParserProblems(module, "other")) report(parserProblemReport(found));
  },
});

import type { ParserProblemMessageId } from "../parser-problems.js";
import { parserProblemReports } from "../parser-problems.js";
import { defineProjectRule } from "../project-rule.js";
import { strictParserSeverity } from "../strict-parser.js";

export default defineProjectRule<ParserProblemMessageId>({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow what only Nextflow's legacy parser takes",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
      severity: "error",
    },
    messages: { problem: "{{problem}}" },
    fixable: "code",
  },

  check({ project, target, report }) {
    for (const found of parserProblemReports(project, "legacy")) report({ ...found, ...strictParserSeverity(target) });
  },
});

import { legacyFix } from "../edits/legacy-fixes.js";
import type { ParserProblemMessageId } from "../authoring/parser-problems.js";
import { parserProblemReport, parserProblems, scriptParserProblems } from "../authoring/parser-problems.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { strictParserSeverity } from "../reading/strict-parser.js";

export default defineProjectRule<ParserProblemMessageId>({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow what only Nextflow's legacy parser takes",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
      severity: "error",
      refusals: "all",
      fixKeepsMeaning: true,
    },
    messages: { problem: "{{problem}}" },
    fixable: "code",
  },

  check({ project, target, report }) {
    for (const found of parserProblems(project, "legacy")) {
      const fix = legacyFix(found.problem, found.file);
      report({ ...parserProblemReport(found), ...(fix && { fix }), ...strictParserSeverity(target) });
    }
  },

  checkScript({ module, target, report }) {
    for (const found of scriptParserProblems(module, "legacy")) {
      report({ ...parserProblemReport(found), ...strictParserSeverity(target) });
    }
  },
});

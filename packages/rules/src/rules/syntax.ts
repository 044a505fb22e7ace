import { findNameProblems } from "@nf-lint/resolver";
import type { ParserProblemMessageId } from "../authoring/parser-problems.js";
import { parserProblemReport, parserProblems, scriptParserProblems } from "../authoring/parser-problems.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { isPlaceholder } from "../reading/placeholder.js";

export default defineProjectRule<ParserProblemMessageId | "placeholder">({
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
    messages: {
      problem: "{{problem}}",
      placeholder:
        "`${…}` puts a value into a string, and this is none. Write the expression alone, or put it all in double quotes.",
    },
    fixable: "code",
  },

  checkProject({ project, report }) {
    for (const found of parserProblems(project, "other")) report(parserProblemReport(found));
    for (const file of project.files.values()) {
      for (const { range, loc } of findNameProblems(file).filter(isPlaceholder))
        report({ messageId: "placeholder", place: { file: file.path, range, loc } });
    }
  },

  checkScript({ module, report }) {
    for (const found of scriptParserProblems(module, "other")) report(parserProblemReport(found));
  },
});

import { findNameProblems } from "@nf-lint/resolver";
import { defineProjectRule } from "../authoring/project-rule.js";
import { reportScriptProblems } from "../authoring/script-problems.js";
import type { ScriptProblemMessageId } from "../authoring/script-problems.js";
import { repeatedIncludes } from "../reading/repeated-includes.js";
import { strictParserSeverity } from "../reading/strict-parser.js";

type MessageIds = ScriptProblemMessageId | "redeclared" | "hidesImplicit";

export default defineProjectRule<MessageIds>({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow declaring a name where it is declared already",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
      severity: "error",
      refusals: "all",
    },
    messages: {
      problem: "{{problem}}",
      redeclared: "`{{name}}` is already declared. Give this one another name.",
      hidesImplicit:
        "`{{name}}` is already the implicit parameter of a closure around this one. Give the parameter another name.",
    },
  },

  check({ project, target, report }) {
    for (const file of project.files.values()) {
      for (const { code, name, range, loc, firstDeclaration } of findNameProblems(file)) {
        if (code !== "redeclared-variable") continue;
        const place = { file: file.path, range, loc };
        if (firstDeclaration === undefined) {
          // The legacy parser, which is Groovy's own, allows this, but no other redeclaration.
          report({ messageId: "hidesImplicit", data: { name }, place, ...strictParserSeverity(target, project) });
        } else {
          const related = [{ place: { file: file.path, ...firstDeclaration }, message: "First declared here." }];
          report({ messageId: "redeclared", data: { name }, place, related });
        }
      }
    }
  },

  checkScript(context) {
    // To delete it is what mends an include that is there twice, as `no-duplicate-include` says.
    const repeated = new Set(
      repeatedIncludes(context.module, context.scripts).map(({ identifier }) => identifier.range[0]),
    );
    reportProblems({
      ...context,
      report(report) {
        if (!repeated.has(report.place.range[0])) context.report(report);
      },
    });
  },
});

const reportProblems = reportScriptProblems(
  "already-declared",
  "already-included",
  "duplicate-param",
  "duplicate-output",
);

import type { ConfigInclude, ConfigStatement } from "@nf-lint/parser";
import { isWithin } from "@nf-lint/resolver";
import type { Project, ProjectFile } from "@nf-lint/resolver";
import { placeOf, statementsOf } from "../reading/config-statements.js";
import { filesRead, shownPath } from "../reading/files-read.js";
import { keptFor } from "../authoring/kept-for.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { readsIn } from "../reading/reads.js";
import { reportScriptProblems } from "../authoring/script-problems.js";
import type { ScriptProblemMessageId } from "../authoring/script-problems.js";
import { strictParserSeverity } from "../reading/strict-parser.js";

export default defineProjectRule<ScriptProblemMessageId | "constant" | "computed" | "possible">({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow includes of what does not exist",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
      severity: "error",
      refusals: ["constant", "problem"],
    },
    messages: {
      problem: "{{problem}}",
      constant:
        "`{{path}}` does not exist. The strict parser rejects this whole file for it, whether the include is reached or not. Correct the path, or add the file.",
      computed:
        "The path comes to `{{path}}`, which does not exist: the run ends here. Correct the path, or add the file.",
      possible:
        "The path may come to `{{path}}`, which does not exist: then the run ends here. Correct the path, or add the file.",
    },
  },

  check({ project, config, target, report }) {
    const files = filesRead(project, config);
    const read = new Set(files.map(({ path }) => path));
    const guarded = new Set<ConfigStatement>(files.flatMap(guardedStatements));
    for (const edge of missingEdges(project)) {
      if (guarded.has(edge.node) || !read.has(edge.file)) continue;
      for (const led of edge.targets) {
        if (led.kind !== "missing") continue;
        report({
          messageId: "constant",
          data: { path: shownPath(project, led.path) },
          place: placeOf(edge.file, edge.node.source),
          ...strictParserSeverity(target, project),
        });
      }
    }

    for (const { file, node, target: led, certain } of config.includes) {
      if (led.kind !== "missing" || isConstant(node) || guarded.has(node)) continue;
      if (!isWithin(file, project.directory) && readsProjectFolder(node)) continue;
      report({
        messageId: certain ? "computed" : "possible",
        data: { path: shownPath(project, led.path) },
        place: placeOf(file, node.source),
        ...(!certain && { severity: "warning" }),
      });
    }
  },

  checkScript: reportScriptProblems("missing-module", "missing-definition", "unparsed-module", "module-not-installed"),
});

/** What stands in a `try` or an `if` of the legacy parser: its author knows that the file may be missing. */
const guardedStatements = keptFor(({ ast }: ProjectFile): readonly ConfigStatement[] =>
  statementsOf(ast).flatMap(({ statement, conditional }) => (conditional ? [statement] : [])),
);

/** The constant includes that lead to nothing: there may be thousands of others, and each variant asks. */
const missingEdges = keptFor(({ includes }: Project) =>
  includes.filter(({ node, targets }) => isConstant(node) && targets.some(({ kind }) => kind === "missing")),
);

/** Of a condition Nextflow looks up no side before it is evaluated, though both be constants. */
function isConstant({ source }: ConfigInclude): boolean {
  return source.type === "StringLiteral";
}

/**
 * A configuration of tests that includes its pipeline's has another folder than the pipeline: what `projectDir` comes to
 * in the pipeline's own files is then not known.
 */
function readsProjectFolder({ source }: ConfigInclude): boolean {
  return readsIn(source).some(({ root }) => root === "projectDir" || root === "baseDir");
}

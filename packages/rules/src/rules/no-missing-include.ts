import type { ConfigInclude, ConfigStatement } from "@nf-lint/parser";
import type { ScriptModule, ScriptProblem, ScriptProject } from "@nf-lint/pipeline";
import { isWithin } from "@nf-lint/resolver";
import type { Project, ProjectFile } from "@nf-lint/resolver";
import { placeOf, statementsOf } from "../reading/config-statements.js";
import { filesRead, shownPath } from "../reading/files-read.js";
import { keptFor } from "../authoring/kept-for.js";
import type { LintedProject } from "../authoring/project-provider.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { projectScripts } from "../authoring/project-scripts.js";
import { readsIn } from "../reading/reads.js";
import { reportRefinedProblems } from "../authoring/script-problems.js";
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

  checkScript: reportRefinedProblems(
    ["missing-module", "missing-definition", "unparsed-module", "module-not-installed"],
    (problem, { module, scripts, projects }) =>
      problem.code === "unparsed-module" && isToldElsewhere(problem, module, scripts, projects)
        ? "elsewhere"
        : undefined,
  ),
});

/** A module that cannot be parsed is one fault, however often it is included: it is told of at the first include. */
function isToldElsewhere(
  { data: { path }, range }: ScriptProblem & { readonly code: "unparsed-module" },
  module: ScriptModule,
  scripts: ScriptProject,
  projects: readonly LintedProject[],
): boolean {
  const [here] = includesOf(module, path, scripts);
  if (here !== undefined && here.include.source.range[0] < range[0]) return true;
  return projects.some(({ project }) => {
    const modules = projectScripts(project, scripts).modules();
    if (!modules.includes(module)) return false;
    return modules.find((one) => includesOf(one, path, scripts).length > 0) !== module;
  });
}

function includesOf(module: ScriptModule, file: string, scripts: ScriptProject): ReturnType<ScriptProject["includes"]> {
  return scripts.includes(module.path).filter(({ path }) => path === file);
}

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

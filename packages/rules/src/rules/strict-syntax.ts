import type { Project } from "@nf-lint/resolver";
import { legacyFix } from "../edits/legacy-fixes.js";
import type { ParserProblemMessageId, PlacedProblem } from "../authoring/parser-problems.js";
import { parserProblemReport, parserProblems, scriptParserProblems } from "../authoring/parser-problems.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { ProjectReport } from "../authoring/project-rule-definition.js";
import { isSound } from "../reading/files-read.js";
import { legacyFunctions, wayOutOf } from "../reading/legacy-functions.js";
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
      report({
        ...parserProblemReport(found),
        ...functionReport(project, found),
        ...(fix && { fix }),
        ...strictParserSeverity(target, project),
      });
    }
  },

  checkScript({ module, target, report }) {
    for (const found of scriptParserProblems(module, "legacy")) {
      report({ ...parserProblemReport(found), ...strictParserSeverity(target) });
    }
  },
});

/** Whether no call can hide in a part that is not read. */
function isReadWhole({ files, includes }: Project): boolean {
  return (
    [...files.values()].every(isSound) &&
    includes.every(({ targets }) => targets.every(({ kind }) => kind === "file" || kind === "nothing"))
  );
}

/** The calls of a function that are shown; there may be hundreds. */
const MOST_CALLS = 10;

/** A function is one fault, however often it is called, and each has a way out of its own. */
function functionReport(
  project: Project,
  { problem, file }: PlacedProblem,
): Partial<ProjectReport<ParserProblemMessageId>> {
  if (problem.code !== "legacy-function") return {};
  const { name } = problem.data;
  const defined = legacyFunctions(project)
    .get(name)
    ?.find(({ file: { path }, node }) => path === file.path && node.range[0] === problem.range[0]);
  if (defined === undefined) return {};
  const { calls, node } = defined;
  const isUnused = calls.length === 0 && isReadWhole(project);
  const remedy = isUnused ? "Nothing here calls it: remove it." : wayOutOf(name, node);
  const left = calls.length - MOST_CALLS;
  return {
    data: { problem: `Functions cannot be declared in a config file. ${remedy}` },
    related: calls.slice(0, MOST_CALLS).map((place, index) => ({
      place,
      message:
        index === MOST_CALLS - 1 && left > 0
          ? `It is called here, and ${String(left)} more times.`
          : "It is called here.",
    })),
  };
}

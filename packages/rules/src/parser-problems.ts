import type { Problem, RelatedCode } from "@nf-lint/parser";
import { describeProblem } from "@nf-lint/parser";
import type { Project, ProjectFile } from "@nf-lint/resolver";
import type { ProjectReport } from "./project-rule.js";

/** The words of a parser's problem are the parser's own: a rule's message takes them as they are. */
export type ParserProblemMessageId = "problem";

const RELATED_WORDS: Readonly<Record<RelatedCode, string>> = {
  "noticed-here": "Noticed here.",
  "opened-here": "Opened here.",
};

/** What the parser found in the files of a project, as reports: what only the legacy parser takes, or all else. */
export function parserProblemReports(
  project: Project,
  kind: "legacy" | "other",
): readonly ProjectReport<ParserProblemMessageId>[] {
  return [...project.files.values()].flatMap((file) =>
    file.problems.filter(({ legacy }) => legacy === (kind === "legacy")).map((problem) => reportOf(problem, file)),
  );
}

function reportOf(problem: Problem, { path: file }: ProjectFile): ProjectReport<ParserProblemMessageId> {
  const { range, loc, related, fix } = problem;
  return {
    messageId: "problem",
    data: { problem: describeProblem(problem) },
    place: { file, range, loc },
    ...(related && {
      related: [{ place: { file, range: related.range, loc: related.loc }, message: RELATED_WORDS[related.code] }],
    }),
    ...(fix && { fix: [fix] }),
  };
}

import type { Problem, RelatedCode } from "@nf-lint/parser";
import { describeProblem } from "@nf-lint/parser";
import type { ScriptModule } from "@nf-lint/pipeline";
import type { Project, ProjectFile } from "@nf-lint/resolver";
import type { ProjectReport } from "./project-rule-definition.js";

/** The words of a parser's problem are the parser's own: a rule's message takes them as they are. */
export type ParserProblemMessageId = "problem";

const RELATED_WORDS: Readonly<Record<RelatedCode, string>> = {
  "noticed-here": "Noticed here.",
  "opened-here": "Opened here.",
};

/** A problem of the parser, and the file that it is in. */
export interface PlacedProblem<File = ProjectFile> {
  readonly problem: Problem;
  readonly file: File;
}

/** What the parser found in the files of a project: what only the legacy parser takes, or all else. */
export function parserProblems(project: Project, kind: "legacy" | "other"): readonly PlacedProblem[] {
  return [...project.files.values()].flatMap((file) =>
    file.problems.filter(({ legacy }) => legacy === (kind === "legacy")).map((problem) => ({ problem, file })),
  );
}

/** What the parser found in a script: what only the legacy parser takes, or all else. */
export function scriptParserProblems(
  module: ScriptModule,
  kind: "legacy" | "other",
): readonly PlacedProblem<ScriptModule>[] {
  return module.syntaxProblems
    .filter(({ legacy }) => legacy === (kind === "legacy"))
    .map((problem) => ({ problem, file: module }));
}

/** A problem of the parser as a report, with the parser's own fix. */
export function parserProblemReport({
  problem,
  file: { path: file },
}: PlacedProblem<{ readonly path: string }>): ProjectReport<ParserProblemMessageId> {
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

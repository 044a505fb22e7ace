import { describeScriptProblem } from "@nf-lint/pipeline";
import type { ProblemLevel, ScriptProblem, ScriptProblemCode } from "@nf-lint/pipeline";
import type { LintedProject, LintedScript } from "./project-provider.js";
import type { FindingSeverity } from "./rule-meta.js";
import { strictParserSeverity } from "../reading/strict-parser.js";
import type { ProjectReport, ScriptCheckContext } from "./project-rule-definition.js";

/** The words of a problem of names or includes are those of the package that finds it. */
export type ScriptProblemMessageId = "problem";

/** What Nextflow only mentions, or keeps to itself, is no error here either. */
const SEVERITY: Readonly<Partial<Record<ProblemLevel, FindingSeverity>>> = { warning: "warning", paranoid: "info" };

/** What a rule knows better of a problem than its words say; `elsewhere` where the same fault is told of at another place. */
export type Refinement<MessageIds extends string> = (
  problem: ScriptProblem,
  context: LintedScript & { readonly projects: readonly LintedProject[] },
) => Partial<ProjectReport<MessageIds>> | "elsewhere" | undefined;

/** A check of scripts that reports their problems of some kinds. */
export function reportScriptProblems<Options>(
  ...codes: readonly ScriptProblemCode[]
): (context: ScriptCheckContext<Options, ScriptProblemMessageId>) => void {
  return reportRefinedProblems(codes, () => undefined);
}

/** The same, where the place may say more than the problem. */
export function reportRefinedProblems<Options, MessageIds extends string = ScriptProblemMessageId>(
  codes: readonly ScriptProblemCode[],
  refine: Refinement<MessageIds | ScriptProblemMessageId>,
): (context: ScriptCheckContext<Options, MessageIds | ScriptProblemMessageId>) => void {
  return (context) => {
    const { module, scripts, target, report } = context;
    for (const problem of scripts.problems(module.path)) {
      if (!codes.includes(problem.code) || problem.level === "mistaken" || problem.explained) continue;
      const refined = refine(problem, context);
      if (refined === "elsewhere") continue;
      const severity = SEVERITY[problem.level];
      report({
        ...scriptProblemReport(problem, module.path),
        ...(severity === undefined ? strictParserSeverity(target) : { severity }),
        ...refined,
      });
    }
  };
}

function scriptProblemReport(problem: ScriptProblem, file: string): ProjectReport<ScriptProblemMessageId> {
  const { range, loc, first } = problem;
  return {
    messageId: "problem",
    data: { problem: describeScriptProblem(problem) },
    place: { file, range, loc },
    ...(first && { related: [{ place: { file, ...first }, message: "First declared here." }] }),
  };
}

import type { Node } from "@nf-lint/parser";
import type { ProblemLevel, ProblemPhase, ScriptProblem, ScriptProblemCode, ScriptProblemData } from "./problem.js";

/** In which pass Nextflow finds each kind of problem, and what it does about it. */
const PROBLEM_KINDS: Readonly<Record<ScriptProblemCode, readonly [ProblemPhase, ProblemLevel]>> = {
  "missing-module": ["include", "error"],
  "unparsed-module": ["include", "error"],
  "missing-definition": ["include", "error"],
  "module-not-installed": ["include", "error"],

  "already-included": ["name", "error"],
  "already-declared": ["name", "error"],
  "duplicate-param": ["name", "error"],
  "duplicate-output": ["name", "error"],
  // Nextflow breaks off there with an exception.
  "nameless-output": ["name", "error"],
  "undefined-variable": ["name", "error"],
  "undefined-function": ["name", "error"],
  "undefined-type": ["name", "error"],
  "abstract-type": ["name", "error"],
  "undeclared-assignment": ["name", "error"],
  "closure-assignment": ["name", "error"],
  "assigned-built-in": ["name", "error"],
  "unknown-directive": ["name", "error"],
  // Found with the names, and called a syntax error.
  "invalid-directive": ["tree", "error"],
  "unknown-feature-flag": ["name", "error"],
  "called-outside-workflow": ["name", "error"],
  "called-in-closure": ["name", "error"],
  "agent-record": ["name", "error"],
  "agent-tuple": ["name", "error"],
  "agent-bare-output": ["name", "error"],

  "argument-count": ["type", "error"],

  "unused-variable": ["name", "warning"],
  "unused-parameter": ["name", "warning"],
  "implicit-parameter": ["name", "warning"],
  "capital-channel": ["name", "warning"],
  "global-in-process": ["name", "warning"],
  "shared-mutation": ["name", "warning"],
  "param-in-workflow": ["name", "warning"],
  "shell-section": ["tree", "warning"],
  "when-section": ["name", "warning"],
  "missing-type": ["tree", "warning"],
  "several-typed-outputs": ["tree", "warning"],
  "deprecated-name": ["name", "paranoid"],
  "outside-entry": ["name", "paranoid"],
  "legacy-param": ["name", "paranoid"],
};

/** What is wrong, as far as the place that finds it says it. */
export interface Told<Code extends ScriptProblemCode> {
  readonly node: Pick<Node, "range" | "loc">;
  readonly data: ScriptProblemData[Code];
  /** Where it is not the level of the kind. */
  readonly level?: ProblemLevel;
  readonly first?: Pick<Node, "range" | "loc">;
}

export function problemOf<Code extends ScriptProblemCode>(code: Code, told: Told<Code>): ScriptProblem {
  const [phase, level] = PROBLEM_KINDS[code];
  const { range, loc } = told.node;
  const first = told.first && { first: { range: told.first.range, loc: told.first.loc } };
  return { code, data: told.data, range, loc, phase, level: told.level ?? level, ...first } as ScriptProblem;
}

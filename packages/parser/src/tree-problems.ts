import type { Problem, ProblemCode } from "./problem.js";

/** The sections of a definition do not fit, and Nextflow takes it for a call. */
const UNFIT: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  "invalid-definition",
  "missing-name",
  "quoted-name",
  "section-behind-brace",
  "missing-section",
  "duplicate-section",
  "misplaced-section",
  "unknown-section",
  "statements-before-sections",
  "stray-semicolon",
]);

/**
 * What Nextflow finds when it builds its tree, which exists then all the same (`ScriptAstBuilder`). The grammar has taken
 * the text in some other way, such as a process that does not fit for a call.
 */
const FOUND_ON_TREE: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  ...UNFIT,
  "incomplete-expression",
  "reserved-name",
  "reserved-underscore",
  "statement-beside-declarations",
  "missing-script-label",
  "section-in-entry-workflow",
  "section-in-named-workflow",
  "typed-section-in-legacy",
  "invalid-row",
  "typed-row-in-legacy",
  "tuple-of-one",
  "unnamed-outputs",
  "flag-not-literal",
  "invalid-param",
  "params-block-twice",
  "params-block-beside-legacy",
  "params-block-without-entry",
  "legacy-param-in-typed",
  "legacy-param-beside-block",
  "empty-record",
  "field-without-type",
  "invalid-output",
  "output-block-twice",
  "output-block-without-entry",
  "entry-workflow-twice",
  "legacy-break",
  "legacy-for",
  "legacy-import",
  "legacy-self",
]);

/** Whether Nextflow takes the definition that has such a problem for a call. */
export function unfitsDefinition({ code }: Problem): boolean {
  return UNFIT.has(code);
}

/** Whether Nextflow has a tree of a script with these problems: its grammar took all of it. */
export function hasTree(problems: readonly Problem[]): boolean {
  return problems.every((problem) => isFoundOnTree(problem));
}

/** Whether the grammar of Nextflow takes the text at the problem. */
export function isFoundOnTree(problem: Problem): boolean {
  // `a.&b` is to the grammar an unfinished `a.` with `& b`.
  if (problem.code === "legacy-property-operator") return problem.data.operator === ".&";
  return FOUND_ON_TREE.has(problem.code);
}

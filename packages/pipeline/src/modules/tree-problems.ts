import type { Problem, ProblemCode, Script } from "@nf-lint/parser";

/** The sections of a definition do not fit, and Nextflow takes it for a call. */
const UNFIT: readonly ProblemCode[] = [
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
];

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

/** Whether Nextflow has a tree of a script with these problems: its grammar took all of it. */
export function hasTree(problems: readonly Problem[]): boolean {
  return problems.every((problem) => isFoundOnTree(problem));
}

function isFoundOnTree(problem: Problem): boolean {
  // `a.&b` is to the grammar an unfinished `a.` with `& b`.
  if (problem.code === "legacy-property-operator") return problem.data.operator === ".&";
  return FOUND_ON_TREE.has(problem.code);
}

/** The definitions that have a problem for which Nextflow takes them for calls. */
export function unfitDefinitions({ body }: Script, problems: readonly Problem[]): ReadonlySet<Script["body"][number]> {
  const starts = problems.filter(({ code }) => UNFIT.includes(code)).map(({ range }) => range[0]);
  if (starts.length === 0) return NONE;
  const unfit = new Set<Script["body"][number]>();
  // Both are in source order.
  let at = 0;
  for (const node of body) {
    while ((starts[at] ?? Infinity) < node.range[0]) at += 1;
    if ((starts[at] ?? Infinity) < node.range[1]) unfit.add(node);
  }
  return unfit;
}

const NONE: ReadonlySet<Script["body"][number]> = new Set();

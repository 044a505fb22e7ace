import type { Closure, Expression, Statement } from "@nf-lint/parser";
import type { Value } from "@nf-lint/groovy";
import type { DefinedDirective } from "../authoring/project-scripts.js";
import { isText } from "../authoring/certainty.js";
import type { Certainty } from "../authoring/certainty.js";

/** Whether an `errorStrategy` says `retry`, at least sometimes. */
export function retries(strategy: Value | undefined): Certainty {
  return isText(strategy, (name) => name.toLowerCase() === "retry");
}

/** The same of a directive in a process definition, where all but a plain text may be anything. */
export function definitionRetries({ value }: DefinedDirective): Certainty {
  if (value?.type !== "StringLiteral") return "unknown";
  return value.value.toLowerCase() === "retry" ? "yes" : "no";
}

/** A way through a strategy: what a condition leads to. */
interface Branch {
  readonly condition: Expression;
  readonly outcome: string;
}

/** A strategy that is one choice after another, `A ? 'retry' : B ? 'ignore' : 'finish'`. */
export interface Choices {
  readonly branches: readonly Branch[];
  /** What comes where no condition holds. */
  readonly otherwise: string;
}

/** The choices of a closure in lower case; `undefined` where it does anything else. */
export function choicesOf({ body }: Closure): Choices | undefined {
  const [only, ...others] = body;
  let rest = others.length === 0 && only !== undefined ? expressionOf(only) : undefined;
  const branches: Branch[] = [];
  while (rest?.type === "TernaryExpression") {
    const { condition, consequent, alternate } = rest;
    if (consequent.type !== "StringLiteral") return undefined;
    branches.push({ condition, outcome: consequent.value.toLowerCase() });
    rest = alternate;
  }
  return rest?.type === "StringLiteral" ? { branches, otherwise: rest.value.toLowerCase() } : undefined;
}

function expressionOf(statement: Statement): Expression | undefined {
  if (statement.type === "ExpressionStatement") return statement.expression;
  return statement.type === "ReturnStatement" ? statement.argument : undefined;
}

/** Whole numbers from the first to the last. */
export type CodeRange = readonly [first: number, last: number];

/** The exit codes that a strategy asks for, with the last place where they are written. */
export interface TestedCodes {
  readonly ranges: readonly CodeRange[];
  /** The list, or the sum of lists, that another code can be added to. */
  readonly last: Expression | undefined;
}

/**
 * The exit codes that a strategy tests where it says `retry` for certain codes and nothing else: `undefined` where it
 * retries without a test, or looks at something else too.
 */
export function retriedCodes(closure: Closure): TestedCodes | undefined {
  const choices = choicesOf(closure);
  if (choices === undefined || choices.otherwise === "retry") return undefined;
  if (!choices.branches.some(({ outcome }) => outcome === "retry")) return undefined;
  const ranges: CodeRange[] = [];
  let last: Expression | undefined;
  for (const { condition, outcome } of choices.branches) {
    const tested = testedCodes(condition);
    if (tested === undefined) return undefined;
    for (const range of tested.ranges) ranges.push(range);
    if (outcome === "retry") last ??= tested.last;
  }
  return { ranges, last };
}

/** `task.exitStatus in [1, 2]`, `task.exitStatus == 3`, and these with `||` between. */
function testedCodes(condition: Expression): TestedCodes | undefined {
  if (condition.type !== "BinaryExpression") return undefined;
  const { operator, left, right } = condition;
  if (operator === "||") {
    const hands = [testedCodes(left), testedCodes(right)];
    const [first, second] = hands;
    if (first === undefined || second === undefined) return undefined;
    return { ranges: [...first.ranges, ...second.ranges], last: second.last ?? first.last };
  }
  if (!isTaskProperty(left, "exitStatus")) return undefined;
  const ranges = operator === "in" ? codeRanges(right) : operator === "==" ? codeRanges(right, "number") : undefined;
  return ranges && { ranges, last: operator === "in" ? right : undefined };
}

/** Of a list, a range or a sum of them. */
function codeRanges(set: Expression, kind: "set" | "number" = "set"): readonly CodeRange[] | undefined {
  const number = numberIn(set);
  if (number !== undefined) return kind === "number" ? [[number, number]] : undefined;
  if (kind === "number") return undefined;
  switch (set.type) {
    case "ListExpression": {
      const numbers = set.elements.map(numberIn);
      return numbers.every((code) => code !== undefined) ? numbers.map((code): CodeRange => [code, code]) : undefined;
    }
    case "RangeExpression": {
      const [from, to] = [numberIn(set.from), numberIn(set.to)];
      if (from === undefined || to === undefined || set.excludesFrom || set.excludesTo) return undefined;
      return [[Math.min(from, to), Math.max(from, to)]];
    }
    case "BinaryExpression": {
      if (set.operator !== "+") return undefined;
      const left = codeRanges(set.left);
      const added = numberIn(set.right);
      const right = added === undefined ? codeRanges(set.right) : ([[added, added]] as const);
      return left && right && [...left, ...right];
    }
    default:
      return undefined;
  }
}

function numberIn(expression: Expression): number | undefined {
  if (isInteger(expression)) return Number(expression.digits);
  if (expression.type === "UnaryExpression" && expression.operator === "-" && isInteger(expression.operand))
    return -Number(expression.operand.digits);
  const isLargest =
    expression.type === "PropertyExpression" &&
    expression.object.type === "Identifier" &&
    expression.object.name === "Integer" &&
    expression.property.type === "Identifier" &&
    expression.property.name === "MAX_VALUE";
  return isLargest ? 2_147_483_647 : undefined;
}

function isInteger(expression: Expression): expression is Extract<Expression, { readonly type: "NumberLiteral" }> {
  return expression.type === "NumberLiteral" && /^\d+$/.test(expression.digits);
}

export function isTaskProperty(expression: Expression, name: string): boolean {
  return (
    expression.type === "PropertyExpression" &&
    expression.object.type === "Identifier" &&
    expression.object.name === "task" &&
    expression.property.type === "Identifier" &&
    expression.property.name === name
  );
}

/** How often a strategy retries by its own count, and what it then means to do. */
export interface CountedRetries {
  readonly retries: number;
  readonly otherwise: string;
}

/** Of `task.attempt <= 3 ? 'retry' : 'ignore'`, with other conditions beside it or not. */
export function countedRetries(closure: Closure): CountedRetries | undefined {
  const choices = choicesOf(closure);
  const [first, ...others] = choices?.branches ?? [];
  if (choices === undefined || first?.outcome !== "retry" || others.length > 0 || choices.otherwise === "retry")
    return undefined;
  const counted = retriesAllowed(first.condition);
  return counted === undefined ? undefined : { retries: counted, otherwise: choices.otherwise };
}

/** At the first failure `task.attempt` is 1. */
function retriesAllowed(condition: Expression): number | undefined {
  if (condition.type !== "BinaryExpression") return undefined;
  const { operator, left, right } = condition;
  if (operator === "&&") return retriesAllowed(left) ?? retriesAllowed(right);
  if (isTaskProperty(left, "attempt")) return bound(operator, numberIn(right));
  const turned = TURNED.get(operator);
  return turned !== undefined && isTaskProperty(right, "attempt") ? bound(turned, numberIn(left)) : undefined;
}

const TURNED: ReadonlyMap<string, string> = new Map([
  [">=", "<="],
  [">", "<"],
]);

function bound(operator: string, number: number | undefined): number | undefined {
  if (number === undefined) return undefined;
  return operator === "<=" ? number : operator === "<" ? number - 1 : undefined;
}

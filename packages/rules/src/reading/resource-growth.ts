import type { Closure, Expression } from "@nf-lint/parser";

/** A quantity with its unit: `8 GB`. */
interface Amount {
  readonly number: number;
  /** "" for a plain number. */
  readonly unit: string;
}

/** What a request comes to. */
export interface Growth {
  /** `32 GB`. */
  readonly text: string;
  /** In bytes; of a plain number, the number. */
  readonly size: number;
}

/**
 * What a closure that is a product with the attempt, and nothing else, comes to at the last one: `{ 8.GB * task.attempt }`
 * at the fourth is 32 GB. `undefined` for every other closure.
 */
export function growthOf({ body }: Closure, attempts: number): Growth | undefined {
  const [only, ...others] = body;
  if (only === undefined || others.length > 0) return undefined;
  const expression = only.type === "ExpressionStatement" ? only.expression : undefined;
  if (expression?.type !== "BinaryExpression" || expression.operator !== "*") return undefined;
  const { left, right } = expression;
  const amount = amountOf(left) ?? amountOf(right);
  const factor = factorOf(left, attempts) ?? factorOf(right, attempts);
  if (amount === undefined || factor === undefined) return undefined;
  const number = amount.number * factor;
  return {
    text: `${String(number)} ${amount.unit}`.trim(),
    size: number * (UNITS.get(amount.unit.toUpperCase()) ?? 1),
  };
}

const UNITS: ReadonlyMap<string, number> = new Map(["B", "KB", "MB", "GB", "TB"].map((unit, i) => [unit, 1024 ** i]));

/** `8`, `8.GB`, `'8 GB'`. */
function amountOf(expression: Expression): Amount | undefined {
  switch (expression.type) {
    case "NumberLiteral":
      return numberIn(expression.digits, "");
    case "PropertyExpression":
      return expression.object.type === "NumberLiteral" && expression.property.type === "Identifier"
        ? numberIn(expression.object.digits, expression.property.name)
        : undefined;
    case "StringLiteral": {
      const [, digits = "", unit = ""] = /^(\d+(?:\.\d+)?)\s*\.?([KMGT]?B)$/i.exec(expression.value.trim()) ?? [];
      return numberIn(digits, unit);
    }
    case "CastExpression":
      return amountOf(expression.operand);
    default:
      return undefined;
  }
}

function numberIn(digits: string, unit: string): Amount | undefined {
  const number = Number(digits);
  return digits === "" || !Number.isFinite(number) ? undefined : { number, unit };
}

/** `task.attempt`, `2 ** task.attempt`, `2 ** (task.attempt - 1)`. */
function factorOf(expression: Expression, attempts: number): number | undefined {
  if (isAttempt(expression)) return attempts;
  if (expression.type !== "BinaryExpression" || expression.operator !== "**") return undefined;
  const base = amountOf(expression.left);
  const power = exponentOf(expression.right, attempts);
  return base === undefined || power === undefined ? undefined : base.number ** power;
}

function exponentOf(expression: Expression, attempts: number): number | undefined {
  if (isAttempt(expression)) return attempts;
  if (expression.type !== "BinaryExpression" || expression.operator !== "-") return undefined;
  return isAttempt(expression.left) && amountOf(expression.right)?.number === 1 ? attempts - 1 : undefined;
}

function isAttempt(expression: Expression): boolean {
  return (
    expression.type === "PropertyExpression" &&
    expression.object.type === "Identifier" &&
    expression.object.name === "task" &&
    expression.property.type === "Identifier" &&
    expression.property.name === "attempt"
  );
}

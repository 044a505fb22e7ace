import type { BinaryOperator } from "../ast.js";

/** An operator between two operands: a binary one, a range, or one whose right side is a type. */
export type InfixOperator = BinaryOperator | ".." | "..<" | "<.." | "<..<" | "as" | "instanceof" | "!instanceof";

/**
 * How tightly each operator binds; larger is tighter. The levels are those of the alternatives of `expression` in
 * `ConfigParser.g4`. All of them associate to the left.
 */
export const PRECEDENCE: Readonly<Record<InfixOperator, number>> = {
  "**": 13,
  "*": 11,
  "/": 11,
  "%": 11,
  "+": 10,
  "-": 10,
  "<<": 9,
  ">>": 9,
  ">>>": 9,
  "..": 9,
  "..<": 9,
  "<..": 9,
  "<..<": 9,
  as: 8,
  instanceof: 8,
  "!instanceof": 8,
  "<": 8,
  "<=": 8,
  ">": 8,
  ">=": 8,
  in: 8,
  "!in": 8,
  "==": 7,
  "!=": 7,
  "<=>": 7,
  "===": 7,
  "!==": 7,
  "=~": 6,
  "==~": 6,
  "&": 5,
  "^": 4,
  "|": 3,
  "&&": 2,
  "||": 1,
};

/** Their right side is a type, to which no further operator can belong. */
const TYPE_OPERATORS: ReadonlySet<InfixOperator> = new Set(["as", "instanceof", "!instanceof"]);

/**
 * Folds a flat run `first op second op third …` into a tree. `operands` holds one more than `operators`; `join` makes a
 * node of an operator, its left side and its right side.
 */
export function foldInfix<Operand, Operator extends { readonly text: InfixOperator }>(
  operands: readonly Operand[],
  operators: readonly Operator[],
  join: (operator: Operator, left: Operand, right: Operand) => Operand,
): Operand {
  let next = 0;
  const fold = (minimum: number): Operand => {
    let left = operands[next] as Operand;
    for (;;) {
      const operator = operators[next];
      if (operator === undefined) return left;
      const precedence = PRECEDENCE[operator.text];
      if (precedence < minimum) return left;
      next += 1;
      left = join(
        operator,
        left,
        TYPE_OPERATORS.has(operator.text) ? (operands[next] as Operand) : fold(precedence + 1),
      );
    }
  };
  return fold(0);
}

import type { Directive, Expression, Statement } from "../ast.js";

/**
 * A statement as the directive that Nextflow takes it for (`checkDirective` of its `ScriptAstBuilder`): a call by a bare name,
 * a bare name, or `name - value`. Nothing for any other statement.
 *
 * @param minus The offset of the sign behind the first word, if one stands there.
 */
export function directiveOf(statement: Statement, minus: number | undefined): Directive | undefined {
  if (statement.type !== "ExpressionStatement") return undefined;
  const { expression, range, loc } = statement;
  if (expression.type === "Identifier") return { type: "Directive", range, loc, name: expression, arguments: [] };
  if (expression.type === "BinaryExpression" && expression.operator === "-" && expression.left.type === "Identifier") {
    const { left: name, right } = expression;
    const signed = [minus ?? right.range[0], right.range[1]] as const;
    const start = minus === undefined ? right.loc.start : { ...loc.start, column: loc.start.column + minus - range[0] };
    const value: Expression = {
      type: "UnaryExpression",
      range: signed,
      loc: { start, end: right.loc.end },
      operator: "-",
      operand: right,
    };
    return { type: "Directive", range, loc, name, arguments: [value] };
  }
  if (expression.type !== "CallExpression") return undefined;
  const { callee } = expression;
  // In parentheses the name is a value, and `(cpus)(2)` calls what it holds.
  if (callee.type !== "Identifier" || callee.range[0] !== range[0]) return undefined;
  return { type: "Directive", range, loc, name: callee, arguments: expression.arguments };
}

/** `"cpus"(2)`, which is a directive too, though nobody writes it. */
export function isQuotedCall(statement: Statement): boolean {
  return (
    statement.type === "ExpressionStatement" &&
    statement.expression.type === "CallExpression" &&
    statement.expression.callee.type === "StringLiteral"
  );
}

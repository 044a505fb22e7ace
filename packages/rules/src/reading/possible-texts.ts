import type { Expression, Node } from "@nf-lint/parser";
import { childrenOf, traverse } from "@nf-lint/parser";
import type { Constant, Value } from "@nf-lint/groovy";
import type { Place, Project, ResolvedOption } from "@nf-lint/resolver";
import { placeOf } from "./config-statements.js";
import { possibleConstants } from "./option-settings.js";

/** A text that a value can be, and where it is written; where that is not at the option, the option's value. */
export interface PossibleText {
  readonly text: string;
  readonly place: Place;
}

/**
 * The texts that an option can be: the constant, those that a closure returns, those in its map or list, and both hands of
 * a choice that is not known. None with an unknown part.
 */
export function possibleTexts(project: Project, option: ResolvedOption): readonly PossibleText[] {
  const { file, range } = option.valuePlace;
  const ast = project.files.get(file)?.ast;
  const written: { readonly text: string; readonly place: Place }[] = [];
  let whole: Expression | undefined;
  if (ast !== undefined) {
    traverse(ast, (node) => {
      if (node.range[0] < range[0] || node.range[1] > range[1]) return;
      if (node.range[0] === range[0] && node.range[1] === range[1]) whole ??= node as Expression;
      if (node.type === "StringLiteral") written.push({ text: node.value, place: placeOf(file, node) });
    });
  }
  const { value } = option;
  if (value.kind === "unknown") {
    return (whole === undefined ? [] : textsWritten(whole)).map((node) => ({
      text: node.value,
      place: placeOf(file, node),
    }));
  }
  return textsOf(value).map(
    (text) => written.find((literal) => literal.text === text) ?? { text, place: option.valuePlace },
  );
}

type Literal = Extract<Expression, { readonly type: "StringLiteral" }>;

/** The constant texts that an expression can come to, as they are written. */
export function textsWritten(expression: Node): readonly Literal[] {
  switch (expression.type) {
    case "StringLiteral":
      return [expression];
    case "TernaryExpression":
      return [expression.consequent, expression.alternate].flatMap(textsWritten);
    case "ElvisExpression":
      return [expression.value, expression.fallback].flatMap(textsWritten);
    case "GString": {
      // `"${ a ? 'x' : 'y' }"`, as nf-core writes it.
      const parts = expression.parts.filter((part) => part.type !== "GStringText" || part.value.trim() !== "");
      const [only, ...others] = parts;
      return only === undefined || others.length > 0 || only.type === "GStringText" ? [] : textsWritten(only);
    }
    case "Closure": {
      const last = expression.body.at(-1);
      return last === undefined ? [] : textsWritten(last);
    }
    case "ExpressionStatement":
      return textsWritten(expression.expression);
    case "ReturnStatement":
      return childrenOf(expression).flatMap(textsWritten);
    default:
      return [];
  }
}

function textsOf(value: Value): readonly string[] {
  return [...new Set(possibleConstants(value).flatMap(textsOfConstant))];
}

function textsOfConstant(constant: Constant): readonly string[] {
  if (typeof constant === "string") return [constant];
  if (Array.isArray(constant)) return (constant as readonly Value[]).flatMap(textsOf);
  if (!(constant instanceof Map)) return [];
  return [...(constant as ReadonlyMap<string, Value>).values()].flatMap(textsOf);
}

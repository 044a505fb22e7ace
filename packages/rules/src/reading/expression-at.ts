import type { Expression, Node } from "@nf-lint/parser";
import { SKIP_CHILDREN, traverse } from "@nf-lint/parser";
import type { Place, Project } from "@nf-lint/resolver";

/** The expression that fills a place, the outermost of several; `undefined` where none does. */
export function expressionAt(project: Project, { file, range }: Place): Expression | undefined {
  const ast = project.files.get(file)?.ast;
  let found: Expression | undefined;
  if (ast === undefined) return undefined;
  traverse(ast, (node) => {
    if (found !== undefined || node.range[1] < range[1] || node.range[0] > range[0]) return SKIP_CHILDREN;
    if (node.range[0] === range[0] && node.range[1] === range[1] && isExpression(node)) found = node;
    return undefined;
  });
  return found;
}

function isExpression(node: Node): node is Expression {
  return !node.type.startsWith("Config");
}

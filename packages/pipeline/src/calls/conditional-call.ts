import { childrenOf } from "@nf-lint/parser";
import type { Node, Range } from "@nf-lint/parser";

/** Whether a condition decides if what stands at `range` is reached, once the code of `within` runs. */
export function isConditional(within: Node, range: Range): boolean {
  let node: Node | undefined = within;
  while (node !== undefined) {
    const parent: Node = node;
    node = childrenOf(parent).find((child) => holds(child, range));
    if (node !== undefined && mayBePassedBy(parent, node)) return true;
  }
  return false;
}

function holds({ range: [start, end] }: Node, [from, to]: Range): boolean {
  return start <= from && to <= end;
}

/** Whether the parent can run without that child. */
function mayBePassedBy(parent: Node, child: Node): boolean {
  switch (parent.type) {
    case "IfStatement":
    case "TernaryExpression":
    case "WhileStatement":
      return child !== parent.condition;
    case "ElvisExpression":
      return child === parent.fallback;
    case "BinaryExpression":
      return (parent.operator === "&&" || parent.operator === "||") && child === parent.right;
    case "ForStatement":
      return child === parent.body || child === parent.update;
    case "SwitchStatement":
    case "SwitchExpression":
      return child !== parent.subject;
    case "TryStatement":
      return child !== parent.block && child !== parent.finalizer;
    case "Closure":
      return true;
    default:
      return false;
  }
}

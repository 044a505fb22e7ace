import type { Node, Range } from "@nf-lint/parser";
import { childrenOf } from "./tree.js";

/** A place where an expression reads a name: `params.outdir` reads `outdir` of `params`. */
export interface Read {
  readonly root: string;
  /** Absent where the whole is read, as in `params` or `params[name]`. */
  readonly key: string | undefined;
  readonly range: Range;
}

/** Every name that the expressions in a node read, in source order. What is no variable may be among them. */
export function readsIn(node: Node): readonly Read[] {
  const found: Read[] = [];
  collect(node, found);
  return found;
}

/** Whether a read may see the option of that path. */
export function sees({ root, key }: Read, [scope, name]: readonly string[]): boolean {
  return root === scope && (key === undefined || name === undefined || key === name);
}

function collect(node: Node, found: Read[]): void {
  switch (node.type) {
    case "ConfigAssign":
      collect(node.value, found);
      return;
    case "ConfigBlock":
    case "ConfigSelector":
      for (const statement of node.body) collect(statement, found);
      return;
    case "PropertyExpression":
      if (node.object.type === "Identifier") {
        const key = node.property.type === "Identifier" ? node.property.name : undefined;
        found.push({ root: node.object.name, key, range: node.range });
      } else {
        collect(node.object, found);
      }
      if (node.property.type === "GString") collect(node.property, found);
      return;
    case "CallExpression":
      // `params.collect { … }` reads all params, and nothing of the name `collect`.
      collect(node.callee.type === "PropertyExpression" ? node.callee.object : node.callee, found);
      for (const argument of node.arguments) collect(argument, found);
      return;
    case "MapEntry":
      if (node.computed || node.key.type !== "Identifier") collect(node.key, found);
      collect(node.value, found);
      return;
    case "Identifier":
      found.push({ root: node.name, key: undefined, range: node.range });
      return;
    default:
      for (const child of childrenOf(node)) collect(child, found);
  }
}

import { childrenOf } from "@nf-lint/parser";
import type { Node } from "@nf-lint/parser";
import { keptFor } from "../authoring/kept-for.js";

/** The keys of `task.ext` that code reads; `undefined` where it may read others. */
export type ExtReads = ReadonlySet<string> | undefined;

/** What the code of a process definition, or of a configuration file, reads of `task.ext`. */
export const extReads = keptFor((root: Node): ExtReads => {
  const found = new Set<string>();
  const pending: Node[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const read = readOf(node);
    // `task` or its `ext` as a whole, a key that is computed, and a template that is not looked at.
    if (read === ANY) return undefined;
    if (read !== undefined) found.add(read);
    else if (!isPropertyOfTask(node)) for (const child of childrenOf(node).reverse()) pending.push(child);
  }
  return found;
});

const ANY = Symbol("any key");

function readOf(node: Node): string | typeof ANY | undefined {
  if (node.type === "PropertyExpression" && isExtOfTask(node.object))
    return node.property.type === "Identifier"
      ? node.property.name
      : node.property.type === "StringLiteral"
        ? node.property.value
        : ANY;
  if (node.type === "IndexExpression" && isExtOfTask(node.object)) {
    const [index, ...others] = node.indices;
    return index?.type === "StringLiteral" && others.length === 0 ? index.value : ANY;
  }
  if (isExtOfTask(node) || (node.type === "Identifier" && node.name === "task")) return ANY;
  return node.type === "CallExpression" && node.callee.type === "Identifier" && node.callee.name === "template"
    ? ANY
    : undefined;
}

function isExtOfTask(node: Node): boolean {
  return isPropertyOfTask(node) && node.property.type === "Identifier" && node.property.name === "ext";
}

function isPropertyOfTask(node: Node): node is Extract<Node, { type: "PropertyExpression" }> {
  return node.type === "PropertyExpression" && node.object.type === "Identifier" && node.object.name === "task";
}

import type { Node } from "./ast.js";
import { visitorKeys } from "./visitor-keys.js";

/** The nodes directly below a node, in source order. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (const key of visitorKeys[node.type]) {
    const value = (node as unknown as Readonly<Record<string, Node | readonly Node[] | undefined>>)[key];
    if (value === undefined) continue;
    if ("type" in value) children.push(value);
    // One by one: a list may have more elements than a call can have arguments.
    else for (const child of value) children.push(child);
  }
  // In `def (a: A, b: B)` each type stands behind its name.
  if (node.type === "VariableDeclaration" && node.typeAnnotations.length > 0)
    children.sort((a, b) => a.range[0] - b.range[0]);
  return children;
}

/** What a visitor may return: the nodes below the node are not visited. */
export const SKIP_CHILDREN = Symbol("skip children");

/**
 * Visits a node and all below it, parents first, in source order. `visit` gets each node and its parent, and may return
 * `SKIP_CHILDREN`.
 */
export function traverse(root: Node, visit: (node: Node, parent: Node | undefined) => unknown): void {
  const pending: { readonly node: Node; readonly parent: Node | undefined }[] = [{ node: root, parent: undefined }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, parent } = next;
    if (visit(node, parent) === SKIP_CHILDREN) continue;
    for (const child of childrenOf(node).reverse()) pending.push({ node: child, parent: node });
  }
}

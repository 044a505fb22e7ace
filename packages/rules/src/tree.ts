import type { Node } from "@nf-lint/parser";
import { visitorKeys } from "@nf-lint/parser";

/** The nodes directly inside a node, in source order. */
export function childrenOf(node: Node): readonly Node[] {
  const fields = node as unknown as Readonly<Record<string, Node | readonly Node[] | undefined>>;
  return visitorKeys[node.type].flatMap((key) => fields[key] ?? []);
}

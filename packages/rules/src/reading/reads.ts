import type { Node, Range, SourceLocation } from "@nf-lint/parser";
import { childrenOf } from "@nf-lint/parser";

/** A place where an expression reads a name: `params.outdir` reads `outdir` of `params`. */
export interface Read {
  readonly root: string;
  /** Absent where the whole is read, as in `params` or `params[name]`. */
  readonly key: string | undefined;
  readonly range: Range;
  readonly loc: SourceLocation;
}

/** Every name that the expressions in a node read, in no certain order. What is no variable may be among them. */
export function readsIn(whole: Node): readonly Read[] {
  const found: Read[] = [];
  const pending = [whole];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const read = readOf(node);
    if (read !== undefined) found.push(read);
    for (const reader of readersIn(node)) pending.push(reader);
  }
  return found;
}

/** Whether a read may see the option of that path. */
export function sees({ root, key }: Pick<Read, "root" | "key">, [scope, name]: readonly string[]): boolean {
  return root === scope && (key === undefined || name === undefined || key === name);
}

function readOf(node: Node): Read | undefined {
  if (node.type === "Identifier") return { root: node.name, key: undefined, range: node.range, loc: node.loc };
  if (node.type !== "PropertyExpression" || node.object.type !== "Identifier") return undefined;
  const key = node.property.type === "Identifier" ? node.property.name : undefined;
  return { root: node.object.name, key, range: node.range, loc: node.loc };
}

/** The nodes inside a node, but for names that read nothing and those that `readOf` has taken in. */
function readersIn(node: Node): readonly Node[] {
  switch (node.type) {
    case "ConfigAssign":
      return [node.value];
    case "ConfigBlock":
    case "ConfigSelector":
      return node.body;
    case "PropertyExpression":
      return [node.object, node.property].filter(({ type }) => type !== "Identifier");
    case "CallExpression": {
      // `params.collect { … }` reads all params, and nothing of the name `collect`.
      const { callee } = node;
      return [callee.type === "PropertyExpression" ? callee.object : callee, ...node.arguments];
    }
    case "MapEntry":
      return node.computed || node.key.type !== "Identifier" ? [node.key, node.value] : [node.value];
    default:
      return childrenOf(node);
  }
}

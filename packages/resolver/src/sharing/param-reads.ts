import { childrenOf } from "@nf-lint/parser";
import type { Node } from "@nf-lint/parser";

/** The params that closures read by name; `undefined` where one of them may read any. */
export type ParamReads = ReadonlySet<string> | undefined;

const NONE: ReadonlySet<string> = new Set();

const kept = new WeakMap<Node, { readonly reads: ParamReads }>();

/** What the closures in a file or an expression read of `params` when a task calls them, after all is evaluated. */
export function closureReads(whole: Node): ParamReads {
  const held = kept.get(whole) ?? { reads: readsOf(whole) };
  kept.set(whole, held);
  return held.reads;
}

function readsOf(whole: Node): ParamReads {
  const names = new Set<string>();
  const pending: { readonly node: Node; readonly inClosure: boolean }[] = [{ node: whole, inClosure: false }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node } = next;
    const inClosure = next.inClosure || node.type === "Closure";
    // A method, `params.size()` for one, may look at all of them.
    if (inClosure && node.type === "CallExpression" && paramRead(node.callee) !== undefined) return undefined;
    const name = inClosure ? paramRead(node) : undefined;
    if (name !== undefined) {
      names.add(name);
      continue;
    }
    if (inClosure && node.type === "Identifier" && node.name === "params") return undefined;
    for (const child of childrenOf(node)) pending.push({ node: child, inClosure });
  }
  return names.size === 0 ? NONE : names;
}

/** The param in `params.name`. */
function paramRead(node: Node): string | undefined {
  if (node.type !== "PropertyExpression" || (node.operator !== "." && node.operator !== "?.")) return undefined;
  const isParam = node.object.type === "Identifier" && node.object.name === "params";
  return isParam && node.property.type === "Identifier" ? node.property.name : undefined;
}

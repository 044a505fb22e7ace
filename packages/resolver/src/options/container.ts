import type { Value } from "@nf-lint/groovy";
import { ScopeView } from "./option-tree.js";

/** A list or a map that is a value, by reference: it may stand in several places. */
export type Container = readonly Value[] | ReadonlyMap<string, Value>;

/** How many values are looked at to see that a list or map does not end up in itself. */
const MOST_LOOKED_AT = 10_000;

/** What two views of one map have in common. */
function identityOf(container: Container): object {
  return container instanceof ScopeView ? container.scope.entries : container;
}

function isContainer(constant: object): constant is Container {
  return Array.isArray(constant) || constant instanceof Map;
}

/** Whether a value is, or has in it, a list or a map; yes where there is too much to look at. */
export function holds(value: Value, container: Container): boolean {
  const wanted = identityOf(container);
  let left = MOST_LOOKED_AT;
  const pending: Value[] = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (--left < 0) return true;
    if (next.kind !== "known" || typeof next.value !== "object" || next.value === null) continue;
    const constant: object = next.value;
    if (!isContainer(constant)) continue;
    if (identityOf(constant) === wanted) return true;
    for (const inner of constant.values()) pending.push(inner);
  }
  return false;
}

/** Whether a list in a value leads back to a map, so that the value cannot be put into that. */
export function hasListWith(value: Value, map: ScopeView): boolean {
  if (value.kind !== "known" || value.value instanceof ScopeView) return false;
  if (Array.isArray(value.value)) return holds(value, map);
  if (!(value.value instanceof Map)) return false;
  return [...(value.value as ReadonlyMap<string, Value>).values()].some((entry) => hasListWith(entry, map));
}

import type { OptionPath } from "../resolved-config.js";
import type { OptionFact } from "./option-fact.js";
import { allFacts, factTree } from "./fact-tree.js";
import type { FactNode } from "./fact-tree.js";

/** Where a path leads: to an option itself, or to a key inside an option whose value is a map. */
export interface OptionMatch {
  readonly fact: OptionFact;
  /** The keys inside the option's map: `["memory"]` for `process.resourceLimits.memory`; else none. */
  readonly below: readonly string[];
}

/**
 * What is known of the option at a path, of the map option that the path leads into (`env.FOO`), or of the scope.
 * Paths are as in a configuration: profiles (`profiles.NAME.…`), selectors (`process.withName:FOO.cpus`), one executor's
 * settings (`executor.$sge.queueSize`) and user-chosen names (`azure.batch.pools.NAME.vmType`) are seen through.
 * `undefined` for what Nextflow does not know, plugins' options apart (see `pluginOfScope`).
 */
export function findOption(path: OptionPath): OptionFact | undefined {
  return matchOption(path)?.fact;
}

/** As `findOption`, with the keys that lead into a map option. */
export function matchOption(path: OptionPath): OptionMatch | undefined {
  const keys = withoutUserLevels(path);
  const found = matchBelow(factTree(), keys);
  if (found !== undefined || keys[0] !== "agent") return found;
  // An agent's task takes the directives of a process, in a scope of its own.
  return matchBelow(factTree(), ["process", ...keys.slice(1)]);
}

/** Whether options can stand below a path: `aws.batch`, `azure.batch.pools.NAME`, `process.withName:FOO`, and `[]`. */
export function isScope(path: OptionPath): boolean {
  const node = nodeAt(path);
  return node !== undefined && (node.children.size > 0 || node.fact?.kind === "scope");
}

/** The innermost known scope that a path stands in: `["aws", "batch"]` for `aws.batch.cliPath`, `[]` at the top. */
export function scopeOf(path: OptionPath): OptionPath {
  for (let length = path.length - 1; length > 0; length--) {
    if (isScope(path.slice(0, length))) return path.slice(0, length);
  }
  return [];
}

/** An option or scope directly below a scope, by the key that leads to it. */
export interface OptionChild {
  readonly key: string;
  /** Not there for a scope that has no description of its own. */
  readonly fact?: OptionFact;
  readonly isScope: boolean;
}

/** What can stand directly below a scope, for completion; a key of the user's choice is `<name>`. Nothing for no scope. */
export function childrenOf(scope: OptionPath): readonly OptionChild[] {
  const own = nodeAt(scope)?.children ?? new Map<string, FactNode>();
  const keys = withoutUserLevels(scope);
  const directives = keys[0] === "agent" && keys.length === 1 ? (nodeAt(["process"])?.children ?? []) : [];
  return [...new Map([...directives, ...own])]
    .filter(([key]) => key !== "*")
    .map(([key, { fact, children }]) => ({
      key,
      ...(fact && { fact }),
      isScope: children.size > 0 || fact?.kind === "scope",
    }));
}

const keysByNode = new WeakMap<FactNode, readonly string[]>();

/** The keys of what can stand directly below a scope: of files with thousands of options, most share their scopes. */
export function keysBelow(scope: OptionPath): readonly string[] {
  const node = nodeAt(scope);
  const known = node && keysByNode.get(node);
  if (known !== undefined) return known;
  const keys = childrenOf(scope).map(({ key }) => key);
  if (node !== undefined) keysByNode.set(node, keys);
  return keys;
}

/** Every option, directive and scope that Nextflow has or had. */
export function allOptions(): readonly OptionFact[] {
  return allFacts();
}

/** Whether a key below `process` is a selector. */
export function isSelectorKey(key: string): boolean {
  return key.startsWith("withName:") || key.startsWith("withLabel:");
}

/** The path without what users put between its keys: a profile, a selector, the name of one executor. */
export function withoutUserLevels(path: OptionPath): OptionPath {
  const [first, second = ""] = path;
  if (first === "profiles" && path.length > 1) return withoutUserLevels(path.slice(2));
  if ((first === "process" || first === "agent") && isSelectorKey(second)) return [first, ...path.slice(2)];
  if (first === "executor" && second.startsWith("$")) return [first, ...path.slice(2)];
  return path;
}

function nodeAt(path: OptionPath): FactNode | undefined {
  let node: FactNode | undefined = factTree();
  for (const key of withoutUserLevels(path)) node = node?.children.get(key) ?? node?.children.get("<name>");
  return node;
}

function matchBelow(node: FactNode, keys: readonly string[]): OptionMatch | undefined {
  const [key, ...rest] = keys;
  if (key === undefined) return node.fact && { fact: node.fact, below: [] };
  const child = node.children.get(key) ?? node.children.get("<name>");
  const exact = child && matchBelow(child, rest);
  if (exact) return exact;
  const all = node.children.get("*")?.fact;
  if (all) return { fact: all, below: keys };
  return node.fact && takesMap(node.fact) ? { fact: node.fact, below: keys } : undefined;
}

/** Whether the value can be a map, so that dotted keys below the option set its entries. */
export function takesMap(fact: OptionFact): boolean {
  return fact.kind === "map" || fact.types.some((type) => type === "Map" || type.startsWith("Map<"));
}

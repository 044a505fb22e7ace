import { childrenOf } from "@nf-lint/parser";
import type { Node } from "@nf-lint/parser";
import { keptFor } from "../authoring/kept-for.js";

/** A place where code reads a param: `params.x`, `params['x']`, `params?.x`. */
export interface ParamRead {
  readonly name: string;
  readonly node: Node;
}

/** What the code of a file does with `params`. */
export interface ParamUses {
  readonly reads: readonly ParamRead[];
  /** The params that it sets. */
  readonly writes: ReadonlySet<string>;
  /** Those that it asks for in a way that takes a missing one: `params.containsKey('x')`, `params.get('x')`. */
  readonly asked: ReadonlySet<string>;
  /** Whether it handles `params` as a whole, or by a name that is computed: then it may read, or set, any of them. */
  readonly isWhole: boolean;
}

/** How a configuration or a script uses `params`; what it declares with `params.x = …` is among the writes. */
export const paramUses = keptFor((root: Node): ParamUses => {
  const found = { reads: [] as ParamRead[], writes: new Set<string>(), asked: new Set<string>(), isWhole: false };
  const pending: Node[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const below = look(node, found);
    for (const child of below.toReversed()) pending.push(child);
  }
  return found;
});

interface Found {
  readonly reads: ParamRead[];
  readonly writes: Set<string>;
  readonly asked: Set<string>;
  isWhole: boolean;
}

/** Returns the nodes that are to be looked at next. */
function look(node: Node, found: Found): readonly Node[] {
  switch (node.type) {
    case "Identifier":
      if (node.name === "params") found.isWhole = true;
      return [];
    case "CallExpression":
      return lookAtCall(node, found);
    case "PropertyExpression":
    case "IndexExpression": {
      const name = nameIn(node);
      if (name === undefined)
        return node.type === "PropertyExpression" && node.property.type !== "GString"
          ? [node.object]
          : childrenOf(node);
      found.reads.push({ name, node });
      return [];
    }
    case "AssignmentStatement": {
      const { target, value } = node;
      const name = nameIn(target);
      if (name === undefined) return [target, value];
      found.writes.add(name);
      return node.operator === "=" ? [value] : [target, value];
    }
    case "LegacyParamDeclaration": {
      const [, name] = node.path;
      if (name !== undefined) found.writes.add(name.name);
      return [node.value];
    }
    case "ParamDeclaration":
      found.writes.add(node.name.name);
      return node.defaultValue === undefined ? [] : [node.defaultValue];
    // Names of options and keys of maps are no variables.
    case "ParamsBlock":
    case "ConfigBlock":
      return node.body;
    case "ConfigAssign":
    case "NamedArgument":
      return [node.value];
    case "ConfigIncomplete":
      return [];
    case "MapEntry":
      return node.computed || node.key.type !== "Identifier" ? [node.key, node.value] : [node.value];
    default:
      return childrenOf(node);
  }
}

/** Methods of `params` that take a name, and that there may be no such param. */
const ASKING: ReadonlySet<string> = new Set(["containsKey", "get", "getOrDefault", "hasProperty"]);

function lookAtCall(node: Extract<Node, { type: "CallExpression" }>, found: Found): readonly Node[] {
  const { callee, arguments: given } = node;
  if (callee.type === "Identifier") return given;
  const isOfParams =
    callee.type === "PropertyExpression" && callee.object.type === "Identifier" && callee.object.name === "params";
  if (!isOfParams) return childrenOf(node);
  const [name, ...others] = given;
  if (callee.property.type === "Identifier" && ASKING.has(callee.property.name) && name?.type === "StringLiteral")
    found.asked.add(name.value);
  else found.isWhole = true;
  return others;
}

/** The param that an expression names, where it names one. */
function nameIn(node: Node): string | undefined {
  if (node.type === "PropertyExpression" && isParams(node.object)) {
    if (node.property.type === "Identifier") return node.property.name;
    return node.property.type === "StringLiteral" ? node.property.value : undefined;
  }
  if (node.type !== "IndexExpression" || !isParams(node.object)) return undefined;
  const [index, ...others] = node.indices;
  return index?.type === "StringLiteral" && others.length === 0 ? index.value : undefined;
}

function isParams(node: Node): boolean {
  return node.type === "Identifier" && node.name === "params";
}

import type { UnknownReason, Value } from "@nf-lint/groovy";
import { unknown } from "./option-tree.js";
import type { OptionNode, ScopeNode } from "./option-tree.js";

const TOO_MUCH: UnknownReason = { code: "limit", subject: "maps and lists that hold each other very often" };

/**
 * Takes out what cannot be walked in bounded time: maps and lists that stand in several places make trees that double
 * with each level.
 *
 * @param most how many values the tree may have in all, those that stand in several places counted each time
 */
export function boundTree(scope: ScopeNode, most: number, deepest: number): void {
  new Bounding(most, deepest).bound(scope, 0);
}

class Bounding {
  #left: number;
  readonly #deepest: number;

  constructor(most: number, deepest: number) {
    this.#left = most;
    this.#deepest = deepest;
  }

  bound(scope: ScopeNode, depth: number): void {
    for (const [key, node] of scope.entries) {
      this.#left--;
      if (this.#fits(node, depth)) continue;
      scope.entries.set(key, {
        kind: "leaf",
        value: unknown(TOO_MUCH),
        setting: node.kind === "leaf" ? node.setting : node.literal,
        sequence: node.kind === "leaf" ? node.sequence : node.replacedAt,
        previous: node.previous,
      });
    }
  }

  #fits(node: OptionNode, depth: number): boolean {
    if (this.#left < 0 || depth >= this.#deepest) return false;
    if (node.kind === "leaf") return this.#counts(node.value, depth);
    this.bound(node, depth + 1);
    return true;
  }

  #counts(value: Value, depth: number): boolean {
    if (--this.#left < 0 || depth >= this.#deepest) return false;
    if (value.kind !== "known") return true;
    const { value: constant } = value;
    const isContainer = Array.isArray(constant) || constant instanceof Map;
    if (!isContainer) return true;
    for (const inner of (constant as readonly Value[] | ReadonlyMap<string, Value>).values()) {
      if (!this.#counts(inner, depth + 1)) return false;
    }
    return true;
  }
}

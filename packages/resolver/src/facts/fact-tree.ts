import { CONFIG_OPTION_ROWS } from "./config-options.generated.js";
import type { FactRow } from "./fact-row.js";
import { factOf } from "./option-fact.js";
import type { OptionFact } from "./option-fact.js";
import { PROCESS_DIRECTIVE_ROWS } from "./process-directives.generated.js";

/** A key of the tree of all options. A scope that only its options prove has no fact of its own. */
export interface FactNode {
  readonly fact?: OptionFact;
  /** By key; `<name>` holds what stands below a key of the user's choice, and `*` what all keys below mean. */
  readonly children: ReadonlyMap<string, FactNode>;
}

interface GrowingNode extends FactNode {
  fact?: OptionFact;
  readonly children: Map<string, GrowingNode>;
}

let tree: FactNode | undefined;
let facts: readonly OptionFact[] | undefined;

/** Every fact, in the order of the reference: options by path, then directives. */
export function allFacts(): readonly OptionFact[] {
  facts ??= [CONFIG_OPTION_ROWS, PROCESS_DIRECTIVE_ROWS].flatMap((rows) => (JSON.parse(rows) as FactRow[]).map(factOf));
  return facts;
}

/** The options by their keys. Built when first asked for: a run that asks nothing about options pays nothing. */
export function factTree(): FactNode {
  tree ??= grow(allFacts());
  return tree;
}

function grow(all: readonly OptionFact[]): FactNode {
  const root: GrowingNode = { children: new Map() };
  for (const fact of all) {
    let node = root;
    for (const key of fact.path) {
      const child: GrowingNode = node.children.get(key) ?? { children: new Map() };
      node.children.set(key, child);
      node = child;
    }
    node.fact = fact;
  }
  return root;
}

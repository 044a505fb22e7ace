import { configPath } from "@nf-lint/parser";
import type { ConfigBlock } from "@nf-lint/parser";

/** What a `profiles` block with nothing but blocks in it declares. */
export interface ProfileBlocks {
  /** The last definition of each name. */
  readonly blocks: ReadonlyMap<string, ConfigBlock>;
}

const kept = new WeakMap<ConfigBlock, ProfileBlocks | undefined>();

/**
 * What a `profiles` block declares; `undefined` where there is more in it than blocks, which has to be evaluated. Each
 * choice of profiles asks, and there may be as many of them as there are blocks.
 */
export function profileBlocksOf(profiles: ConfigBlock): ProfileBlocks | undefined {
  if (!kept.has(profiles)) kept.set(profiles, read(profiles));
  return kept.get(profiles);
}

function read({ body }: ConfigBlock): ProfileBlocks | undefined {
  const blocks = new Map<string, ConfigBlock>();
  for (const statement of body) {
    if (statement.type !== "ConfigBlock") return undefined;
    blocks.set(configPath(statement.path).join("."), statement);
  }
  return { blocks };
}

/** Names of profiles, in groups that several choices of profiles have in common. */
export class DeclaredProfiles {
  readonly #groups = new Set<ReadonlyMap<string, ConfigBlock>>();

  get isEmpty(): boolean {
    return this.#groups.size === 0;
  }

  has(name: string): boolean {
    for (const group of this.#groups) if (group.has(name)) return true;
    return false;
  }

  add(group: ReadonlyMap<string, ConfigBlock>): void {
    if (group.size > 0) this.#groups.add(group);
  }

  addAll(other: DeclaredProfiles): void {
    for (const group of other.#groups) this.#groups.add(group);
  }
}

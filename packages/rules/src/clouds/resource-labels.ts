import type { Value } from "@nf-lint/groovy";

/** A key that says who pays, with the other names that it may have. */
export interface RequiredKey {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** What a bill is usually split by. */
export const DEFAULT_KEYS = {
  environment: ["env"],
  team: ["group", "owner"],
  pipeline: ["workflow"],
};

export function requiredKeys(keys: Readonly<Record<string, readonly string[]>>): readonly RequiredKey[] {
  return Object.entries(keys).map(([name, aliases]) => ({ name, aliases }));
}

/** The maps that labels can be: one, or those that a closure can return. None when nothing is known of them. */
export function possibleMaps(labels: Value): readonly ReadonlyMap<string, Value>[] {
  if (labels.kind === "lazy") return labels.returns.flatMap(possibleMaps);
  return labels.kind === "known" && labels.value instanceof Map ? [labels.value as ReadonlyMap<string, Value>] : [];
}

export function hasKey(map: ReadonlyMap<string, Value>, { name, aliases }: RequiredKey): boolean {
  const accepted = [name, ...aliases].map((key) => ` ${wordsOf(key)} `);
  return [...map.keys()].some((key) => accepted.some((words) => ` ${wordsOf(key)} `.includes(words)));
}

/** `acme-batch-pipeline`, `pipelineName`: the words of a key in lower case, with a blank between. */
function wordsOf(key: string): string {
  return key
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .join(" ");
}

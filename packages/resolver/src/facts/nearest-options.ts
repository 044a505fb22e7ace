import { nearestName } from "../names/nearest-name.js";
import type { OptionPath } from "../resolved-config.js";
import type { OptionFact } from "./option-fact.js";
import { allOptions, findOption, keysBelow, scopeOf, withoutUserLevels } from "./option-facts.js";

/** What an unknown option may have been meant to be. */
export interface NearOption {
  /** As it has to be written: with the profile's, selector's or pool's name where the unknown option has one. */
  readonly path: OptionPath;
  readonly fact: OptionFact;
  /** `spelling`: a slip of the keyboard. `scope`: the name is right, but it belongs into another scope. */
  readonly how: "spelling" | "scope";
}

/** Names that stand in so many scopes that another scope's says nothing. */
const MOST_NAMESAKES = 3;

/** What an option that Nextflow does not know may have been meant to be, the likeliest first; often nothing. */
export function nearestOptions(path: OptionPath): readonly NearOption[] {
  const spelt = respell(path);
  if (spelt !== undefined) return [spelt];
  return namesakes(path);
}

/** The path with each key that is unknown in its scope replaced by the nearest that is known. */
function respell(path: OptionPath): NearOption | undefined {
  const keys: string[] = [];
  for (const key of path) {
    const known = keysBelow(keys);
    const near = known.includes(key) || isUserChosen(keys, key, known) ? key : nearestName(key, alike(key, known));
    if (near === undefined) return undefined;
    keys.push(near);
  }
  const fact = findOption(keys);
  const isUseful = fact !== undefined && fact.status !== "removed" && keys.some((key, index) => key !== path[index]);
  return isUseful ? { path: keys, fact, how: "spelling" } : undefined;
}

/** A slip seldom hits the first letter: `gpus` is not meant to be `cpus`. */
function alike(key: string, known: readonly string[]): readonly string[] {
  const first = key.slice(0, 1).toLowerCase();
  return known.filter((name) => name.slice(0, 1).toLowerCase() === first);
}

function isUserChosen(above: readonly string[], key: string, known: readonly string[]): boolean {
  return known.includes("<name>") || withoutUserLevels([...above, key]).length <= withoutUserLevels(above).length;
}

/** The options of the same name in other scopes, unless the name is one of many. */
function namesakes(path: OptionPath): readonly NearOption[] {
  const leaf = path.at(-1) ?? "";
  const scope = scopeOf(path).join(".");
  const same = (optionsByName().get(leaf.toLowerCase()) ?? [])
    .map(inForce)
    .filter((fact) => fact.status === "active" && fact.path.slice(0, -1).join(".") !== scope)
    // A single word says little: `project` is not meant to be `google.project`. But `queue` is the directive, and
    // `process.cleanup` is meant to be `cleanup`.
    .filter((fact) => fact.kind === "directive" || fact.path.length === 1 || /[a-z][A-Z]/.test(leaf));
  const distinct = [...new Set(same)];
  return distinct.length > MOST_NAMESAKES ? [] : distinct.map((fact) => ({ path: fact.path, fact, how: "scope" }));
}

let byName: ReadonlyMap<string, readonly OptionFact[]> | undefined;

/** By the last key, without its capitals. */
function optionsByName(): ReadonlyMap<string, readonly OptionFact[]> {
  if (byName !== undefined) return byName;
  const made = new Map<string, OptionFact[]>();
  for (const fact of allOptions()) {
    if (fact.kind === "scope") continue;
    const name = fact.path.at(-1)?.toLowerCase() ?? "";
    const others = made.get(name);
    if (others === undefined) made.set(name, [fact]);
    else others.push(fact);
  }
  return (byName = made);
}

/** What people know under an old name is meant under the new one. */
function inForce(fact: OptionFact): OptionFact {
  const { documented, replacement } = fact;
  const renamed = documented && replacement?.isRename ? replacement.path : undefined;
  return (renamed && findOption(renamed)) ?? fact;
}

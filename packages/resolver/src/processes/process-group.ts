import type { Value } from "@nf-lint/groovy";
import type { ProcessGroup, ResolvedConfig, ResolvedOption, Selector } from "../resolved-config.js";
import { selectorOfKey } from "./selector.js";

/** The keys directly below `process` that are scopes with an entry of a name, in Nextflow's order. */
type KeysWith = (directive: string) => readonly string[];

/**
 * The base and each selector that sets `executor`, laid over the base. A selector without an executor is no group: where it
 * hits all processes it is part of each, else `elsewhere` tells of it.
 */
export function processGroups(config: ResolvedConfig, keysWith: KeysWith): readonly ProcessGroup[] {
  const selectors = keysWith("executor")
    .map(selectorOfKey)
    .filter((selector) => selector !== undefined);
  const groups = new Set(selectors.map(({ key }) => key));
  const context = { config, keysWith, groups };
  return [groupOf(context, undefined), ...selectors.map((selector) => groupOf(context, selector))];
}

interface GroupContext {
  readonly config: ResolvedConfig;
  readonly keysWith: KeysWith;
  /** The selectors that set `executor`. */
  readonly groups: ReadonlySet<string>;
}

function groupOf(context: GroupContext, selector: Selector | undefined): ProcessGroup {
  const { config } = context;
  const scopeOf = (name: string): readonly string[] => {
    const key = layersOf(context, selector, name).at(-1)?.key;
    return key === undefined ? ["process", name] : ["process", key, name];
  };
  const directive = (name: string): Value | undefined => config.value(scopeOf(name));
  const option = (name: string): ResolvedOption | undefined => directiveOption(config, scopeOf(name));
  return {
    ...(selector && { selector }),
    directive,
    option,
    elsewhere: (name) => partialSettings(context, name),
    executor: executorOf(config, directive, option),
  };
}

/** The selectors that give a directive to all processes of a group, the one that wins last: labels before names, then by key order. */
function layersOf({ keysWith, groups }: GroupContext, own: Selector | undefined, name: string): readonly Selector[] {
  const layers = keysWith(name)
    .map(selectorOfKey)
    .filter((selector) => selector !== undefined)
    .filter((selector) => selector.key === own?.key || (!groups.has(selector.key) && hitsAll(selector)));
  const ofKind = (kind: Selector["kind"]) => layers.filter((layer) => layer.kind === kind);
  return layers.length < 2 ? layers : [...ofKind("withLabel"), ...ofKind("withName")];
}

function partialSettings({ config, keysWith, groups }: GroupContext, name: string): readonly ResolvedOption[] {
  return keysWith(name).flatMap((key) => {
    const selector = selectorOfKey(key);
    if (selector === undefined || groups.has(key) || hitsAll(selector)) return [];
    return directiveOption(config, ["process", key, name]) ?? [];
  });
}

/** A process without labels counts as one whose label is empty. */
function hitsAll({ kind, pattern }: Selector): boolean {
  const [, quantifier] = /^\^?\(?\.([*+])\)?\$?$/.exec(pattern) ?? [];
  return quantifier === "*" || (quantifier === "+" && kind === "withName");
}

function executorOf(
  config: ResolvedConfig,
  directive: ProcessGroup["directive"],
  option: ProcessGroup["option"],
): ProcessGroup["executor"] {
  const value = directive("executor");
  if (value !== undefined && !isUnset(value)) {
    const place = option("executor")?.place;
    return { value, ...(place && { place }) };
  }
  const name = config.value("executor.name");
  if (name === undefined || isUnset(name)) return undefined;
  const place = config.option("executor.name")?.place;
  return { value: name, ...(place && { place }) };
}

/** Nextflow takes an empty executor name for none. */
function isUnset(value: Value): boolean {
  return value.kind === "known" && (value.value === null || value.value === "" || value.value === false);
}

/** A directive as one option, also where dotted names gave its map key by key: then the first key's place stands for it. */
export function directiveOption(config: ResolvedConfig, path: readonly string[]): ResolvedOption | undefined {
  const option = config.option(path);
  if (option !== undefined) return option;
  const first = config.options(path)[0];
  const value = config.value(path);
  return first === undefined || value === undefined ? undefined : { ...first, path, value };
}

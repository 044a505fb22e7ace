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
  const context: GroupContext = {
    config,
    keysWith,
    groups: new Set(selectors.map(({ key }) => key)),
    layers: new Map(),
    elsewhere: new Map(),
  };
  return [groupOf(context, undefined), ...selectors.map((selector) => groupOf(context, selector))];
}

interface GroupContext {
  readonly config: ResolvedConfig;
  readonly keysWith: KeysWith;
  /** The selectors that set `executor`. */
  readonly groups: ReadonlySet<string>;
  /** By directive: there may be as many groups as selectors. */
  readonly layers: Map<string, SharedLayers>;
  readonly elsewhere: Map<string, readonly ResolvedOption[]>;
}

/** The selectors with a directive. */
interface SharedLayers {
  /** Where each stands among them, by key. */
  readonly order: ReadonlyMap<string, number>;
  /** Those that give it to the processes of all groups. */
  readonly everywhere: readonly Selector[];
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
function layersOf(context: GroupContext, own: Selector | undefined, name: string): readonly Selector[] {
  const { order, everywhere } = sharedLayers(context, name);
  if (own === undefined || !order.has(own.key)) return everywhere;
  const position = ({ kind, key }: Selector): readonly [number, number] => [
    kind === "withName" ? 1 : 0,
    order.get(key) ?? 0,
  ];
  return [...everywhere, own].sort((a, b) => {
    const [kindOfA, keyOfA] = position(a);
    const [kindOfB, keyOfB] = position(b);
    return kindOfA - kindOfB || keyOfA - keyOfB;
  });
}

function sharedLayers({ keysWith, groups, layers }: GroupContext, name: string): SharedLayers {
  const known = layers.get(name);
  if (known !== undefined) return known;
  const selectors = keysWith(name)
    .map(selectorOfKey)
    .filter((selector) => selector !== undefined);
  const all = selectors.filter((selector) => !groups.has(selector.key) && hitsAll(selector));
  const made: SharedLayers = {
    order: new Map(selectors.map(({ key }, index) => [key, index])),
    everywhere: [...all.filter(({ kind }) => kind === "withLabel"), ...all.filter(({ kind }) => kind === "withName")],
  };
  layers.set(name, made);
  return made;
}

function partialSettings(
  { config, keysWith, groups, elsewhere }: GroupContext,
  name: string,
): readonly ResolvedOption[] {
  const known = elsewhere.get(name);
  if (known !== undefined) return known;
  const settings = keysWith(name).flatMap((key) => {
    const selector = selectorOfKey(key);
    if (selector === undefined || groups.has(key) || hitsAll(selector)) return [];
    return directiveOption(config, ["process", key, name]) ?? [];
  });
  elsewhere.set(name, settings);
  return settings;
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

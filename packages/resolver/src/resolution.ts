import { configPath, nameText } from "@nf-lint/parser";
import { cloudIn, optionOf, unknown, valueOf } from "./option-tree.js";
import type { Cloud, OptionNode, ScopeNode } from "./option-tree.js";
import type { IncludeVisit } from "./project.js";
import { processGroups } from "./process-group.js";
import { resolveProcess } from "./process-query.js";
import type { Replayed } from "./replay.js";
import type {
  OptionPath,
  Place,
  ProcessGroup,
  ProcessQuery,
  Rejection,
  ResolvedConfig,
  ResolvedOption,
  ResolvedProcess,
  Variant,
} from "./resolved-config.js";
import { placeOf, placeOfPath } from "./setting-places.js";
import type { Value } from "./value.js";

/** A variant's tree as rules and commands read it. */
export class Resolution implements ResolvedConfig {
  readonly variant: Variant;
  readonly rejection: Rejection | undefined;
  readonly #replayed: Replayed;
  #groups: readonly ProcessGroup[] | undefined;
  #options: readonly ResolvedOption[] | undefined;
  #maps: ResolvedOption[] | undefined;

  constructor(variant: Variant, replayed: Replayed, rejection: Rejection | undefined) {
    this.variant = variant;
    this.rejection = rejection;
    this.#replayed = replayed;
  }

  value(path: string | OptionPath): Value | undefined {
    const { node, cloud } = this.#find(path);
    if (node === undefined) return cloud && unknown(cloud.reason);
    return valueOf(node, cloud);
  }

  option(path: string | OptionPath): ResolvedOption | undefined {
    const { node, cloud } = this.#find(path);
    const option = node && optionOf(node, cloud);
    return option && { ...option, path: keysOf(path) };
  }

  options(below: string | OptionPath = []): readonly ResolvedOption[] {
    if (below.length === 0) return (this.#options ??= this.#optionsBelow([]));
    return this.#optionsBelow(below);
  }

  maps(): readonly ResolvedOption[] {
    if (this.#maps === undefined) {
      this.#maps = [];
      collectMaps(this.#replayed.root, [], undefined, this.#maps);
    }
    return this.#maps;
  }

  keys(path: string | OptionPath): readonly string[] {
    const { node } = this.#find(path);
    return node?.kind === "scope" ? [...node.entries.keys()] : [];
  }

  scopePlaces(path: string | OptionPath): readonly Place[] {
    const wanted = keysOf(path);
    return this.#replayed.opened.flatMap(({ file, around, node }): readonly Place[] => {
      const inside = wanted.slice(around.length);
      if (inside.length === 0 || around.some((key, index) => key !== wanted[index])) return [];
      if (node.type === "ConfigSelector") {
        const key = inside.length === 1 ? inside[0] : undefined;
        const pattern = node.target.type === "GString" ? undefined : nameText(node.target);
        return key === `${node.kind.name}:${pattern}` ? [placeOf(file, node.kind)] : [];
      }
      const names = configPath(node.path);
      const opens = node.type === "ConfigBlock" ? inside.length === names.length : inside.length < names.length;
      return opens && inside.every((key, index) => key === names[index])
        ? [placeOfPath(file, node.path.slice(0, inside.length), node)]
        : [];
    });
  }

  get includes(): readonly IncludeVisit[] {
    return this.#replayed.includes;
  }

  processGroups(): readonly ProcessGroup[] {
    return (this.#groups ??= processGroups(this));
  }

  process(query: ProcessQuery): ResolvedProcess {
    return resolveProcess(this, query);
  }

  #find(path: string | OptionPath): { readonly node: OptionNode | undefined; readonly cloud: Cloud | undefined } {
    let node: OptionNode | undefined = this.#replayed.root;
    let cloud: Cloud | undefined;
    for (const key of keysOf(path)) {
      if (node.kind === "leaf") return { node: undefined, cloud: cloudOfLeaf(node, cloud) };
      cloud = cloudIn(node, cloud);
      node = node.entries.get(key);
      if (node === undefined) break;
    }
    return { node, cloud };
  }

  #optionsBelow(below: string | OptionPath): readonly ResolvedOption[] {
    const path = keysOf(below);
    const { node, cloud } = this.#find(path);
    const found: ResolvedOption[] = [];
    if (node?.kind === "scope" && node.entries.size > 0) collectOptions(node, path, cloud, found);
    else if (node !== undefined) addOption(node, path, cloud, found);
    return found;
  }
}

const keptOptions = new WeakMap<ScopeNode, readonly ResolvedOption[]>();

/** The options below a scope. Of what several variants share they are worked out once. */
function collectOptions(scope: ScopeNode, path: OptionPath, above: Cloud | undefined, found: ResolvedOption[]): void {
  const cloud = cloudIn(scope, above);
  if (scope.seal === undefined || cloud !== undefined) {
    addOptions(scope, path, cloud, found);
    return;
  }
  let options = keptOptions.get(scope);
  if (options === undefined) {
    const below: ResolvedOption[] = [];
    addOptions(scope, path, cloud, below);
    keptOptions.set(scope, (options = below));
  }
  for (const option of options) found.push(option);
}

function addOptions(scope: ScopeNode, path: OptionPath, cloud: Cloud | undefined, found: ResolvedOption[]): void {
  for (const [key, entry] of scope.entries) {
    if (entry.kind === "scope" && entry.entries.size > 0) collectOptions(entry, [...path, key], cloud, found);
    else addOption(entry, path, cloud, found, key);
  }
}

function addOption(
  node: OptionNode,
  around: OptionPath,
  cloud: Cloud | undefined,
  found: ResolvedOption[],
  key?: string,
): void {
  const option = optionOf(node, cloud);
  if (option === undefined) return;
  const isHere = key === undefined ? isSamePath(option.path, around) : isBelow(option.path, around, key);
  // A map may stand in two places; its entries were set in one of them.
  found.push(isHere ? option : { ...option, path: key === undefined ? around : [...around, key] });
}

const keptMaps = new WeakMap<ScopeNode, readonly ResolvedOption[]>();

/** The maps that statements assigned as a whole, and that have entries. */
function collectMaps(scope: ScopeNode, path: OptionPath, above: Cloud | undefined, found: ResolvedOption[]): void {
  const isShared = scope.seal !== undefined && above === undefined;
  let maps = isShared ? keptMaps.get(scope) : undefined;
  if (maps === undefined) {
    maps = mapsIn(scope, path, above);
    if (isShared) keptMaps.set(scope, maps);
  }
  found.push(...maps);
}

function mapsIn(scope: ScopeNode, path: OptionPath, above: Cloud | undefined): readonly ResolvedOption[] {
  const maps: ResolvedOption[] = [];
  const option = scope.literal && optionOf(scope, above);
  if (option !== undefined) maps.push(isSamePath(option.path, path) ? option : { ...option, path });
  const cloud = cloudIn(scope, above);
  for (const [key, entry] of scope.entries) {
    if (entry.kind === "scope" && entry.entries.size > 0) collectMaps(entry, [...path, key], cloud, maps);
  }
  return maps;
}

/** Below a value that is not known anything may stand. */
function cloudOfLeaf(node: Extract<OptionNode, { kind: "leaf" }>, cloud: Cloud | undefined): Cloud | undefined {
  const value = valueOf(node, cloud);
  return value.kind === "unknown" ? { sequence: node.sequence, reason: value.reason } : undefined;
}

function isSamePath(a: OptionPath, b: OptionPath): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}

function isBelow(path: OptionPath, around: OptionPath, key: string): boolean {
  return (
    path.length === around.length + 1 &&
    path[around.length] === key &&
    around.every((one, index) => one === path[index])
  );
}

function keysOf(path: string | OptionPath): OptionPath {
  return typeof path === "string" ? (path === "" ? [] : path.split(".")) : path;
}

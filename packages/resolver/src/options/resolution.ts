import { evaluate } from "@nf-lint/groovy";
import type { Value } from "@nf-lint/groovy";
import type { Expression } from "@nf-lint/parser";
import { configPath, nameText } from "@nf-lint/parser";
import { cloudIn, optionOf, unknown, valueOf } from "./option-tree.js";
import type { Cloud, OptionNode, ScopeNode } from "./option-tree.js";
import type { OpenedScope } from "../replay/outcome.js";
import type { IncludeVisit } from "../include.js";
import { processGroups } from "../processes/process-group.js";
import { resolveProcess } from "../processes/process-query.js";
import type { Replayed } from "../replay/replay.js";
import type {
  OptionPart,
  OptionPath,
  Place,
  ProcessGroup,
  ProcessQuery,
  Rejection,
  ResolvedConfig,
  ResolvedOption,
  ResolvedProcess,
  Variant,
} from "../resolved-config.js";
import type { Platform } from "../platform.js";
import { launchedValue, platformSettings, runsOn } from "./platform-settings.js";
import type { PlatformSetting } from "./platform-settings.js";
import { placeOf, placeOfPath } from "./setting-places.js";

/** A compute environment that may run a project, and the place of what it gives. */
export interface LaunchPlatform {
  readonly platform: Platform;
  readonly place: Place;
}

/** A variant's tree as rules and commands read it. */
export class Resolution implements ResolvedConfig {
  readonly variant: Variant;
  readonly rejections: readonly Rejection[];
  readonly #replayed: Replayed;
  #groups: readonly ProcessGroup[] | undefined;
  #options: readonly ResolvedOption[] | undefined;
  #below: Below | undefined;
  #opened: ReadonlyMap<string, readonly OpenedPath[]> | undefined;
  readonly #launch: LaunchPlatform | undefined;
  #given: ReadonlyMap<string, PlatformSetting> | undefined;

  constructor(variant: Variant, replayed: Replayed, rejections: readonly Rejection[], launch?: LaunchPlatform) {
    this.variant = variant;
    this.rejections = rejections;
    this.#replayed = replayed;
    this.#launch = launch && this.#isRunBy(launch.platform) ? launch : undefined;
  }

  get platform(): Platform | undefined {
    return this.#launch?.platform;
  }

  #isRunBy(platform: Platform): boolean {
    return ["process.executor", "executor.name"].every((path) => runsOn(platform, this.#ownValue(path)));
  }

  #givenAt(path: string | OptionPath): PlatformSetting | undefined {
    if (this.#launch === undefined) return undefined;
    this.#given ??= platformSettings(this.#launch.platform);
    return this.#given.get(typeof path === "string" ? path : path.join("."));
  }

  get rejection(): Rejection | undefined {
    return this.rejections[0];
  }

  value(path: string | OptionPath): Value | undefined {
    const own = this.#ownValue(path);
    const given = this.#givenAt(path);
    return given === undefined ? own : launchedValue(own, given);
  }

  #ownValue(path: string | OptionPath): Value | undefined {
    const { node, cloud } = this.#find(path);
    if (node === undefined) return cloud && unknown(cloud.reason);
    return valueOf(node, cloud);
  }

  option(path: string | OptionPath): ResolvedOption | undefined {
    const { node, cloud } = this.#find(path);
    const option = node && optionOf(node, cloud);
    const given = this.#launch && this.#givenAt(path);
    if (given === undefined || this.#launch === undefined) return option && { ...option, path: keysOf(path) };
    return launchedOption(option, given, keysOf(path), this.#launch.place);
  }

  options(below: string | OptionPath = []): readonly ResolvedOption[] {
    if (below.length === 0) return (this.#options ??= flat(this.optionParts()));
    const path = keysOf(below);
    const { node, cloud } = this.#find(path);
    const found: Below = { parts: [], maps: [] };
    if (node?.kind === "scope" && node.entries.size > 0) collect(node, path, cloud, found);
    else if (node !== undefined) addOption(node, path, cloud, found.parts);
    return flat(found.parts);
  }

  optionParts(): readonly OptionPart[] {
    return this.#all.parts;
  }

  maps(): readonly ResolvedOption[] {
    return this.#all.maps;
  }

  get #all(): Below {
    if (this.#below === undefined) {
      this.#below = { parts: [], maps: [] };
      collect(this.#replayed.root, [], undefined, this.#below);
    }
    return this.#below;
  }

  keys(path: string | OptionPath): readonly string[] {
    const { node } = this.#find(path);
    return node?.kind === "scope" ? [...node.entries.keys()] : [];
  }

  scopePlaces(path: string | OptionPath): readonly Place[] {
    this.#opened ??= openedByPath(this.#replayed.opened);
    return (this.#opened.get(JSON.stringify(keysOf(path))) ?? []).map(placeOfOpened);
  }

  evaluatedLast(expression: Expression, text: string): Value {
    return evaluate(expression, this.#replayed.scopeAtEnd(text));
  }

  get limit(): Place | undefined {
    return this.#replayed.limit;
  }

  get includes(): readonly IncludeVisit[] {
    return this.#replayed.includes;
  }

  processGroups(): readonly ProcessGroup[] {
    return (this.#groups ??= processGroups(this, (name) => this.#scopesWith("process", name)));
  }

  /** The keys of the scopes directly below one that have an entry of a name. */
  #scopesWith(path: string, name: string): readonly string[] {
    const { node } = this.#find(path);
    const keys: string[] = [];
    if (node?.kind !== "scope") return keys;
    for (const [key, entry] of node.entries) {
      if (entry.kind === "scope" && entry.entries.has(name)) keys.push(key);
    }
    return keys;
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
}

/** What a compute environment makes of an option: where all of it is the configuration's, or a part, it stands there. */
function launchedOption(
  own: ResolvedOption | undefined,
  given: PlatformSetting,
  path: OptionPath,
  place: Place,
): ResolvedOption | undefined {
  const value = launchedValue(own?.value, given);
  if (own !== undefined && value !== given.value) return { ...own, path, value };
  if (given.how === "may set") return own && { ...own, path };
  return { path, value, place, valuePlace: place, overrode: own === undefined ? [] : [...own.overrode, own] };
}

/** A scope that a block, a selector or a dotted name opens, and how many of the names there lead to it. */
interface OpenedPath {
  readonly by: OpenedScope;
  readonly names: number;
}

/** By the whole path: a rule may ask for as many as there are. */
function openedByPath(all: readonly OpenedScope[]): ReadonlyMap<string, readonly OpenedPath[]> {
  const byPath = new Map<string, OpenedPath[]>();
  const add = (path: OptionPath, opened: OpenedPath): void => {
    const key = JSON.stringify(path);
    const others = byPath.get(key);
    if (others === undefined) byPath.set(key, [opened]);
    else others.push(opened);
  };
  for (const by of all) {
    const { around, node } = by;
    if (node.type === "ConfigSelector") {
      if (node.target.type !== "GString")
        add([...around, `${node.kind.name}:${nameText(node.target)}`], { by, names: 1 });
      continue;
    }
    const names = configPath(node.path);
    // A dotted setting opens what stands before its last name.
    const [shortest, longest] = node.type === "ConfigBlock" ? [names.length, names.length] : [1, names.length - 1];
    for (let length = shortest; length <= longest; length++)
      add([...around, ...names.slice(0, length)], { by, names: length });
  }
  return byPath;
}

function placeOfOpened({ by: { file, node }, names }: OpenedPath): Place {
  return node.type === "ConfigSelector" ? placeOf(file, node.kind) : placeOfPath(file, node.path.slice(0, names), node);
}

/** What lies below a scope. Of what several variants share it is worked out once. */
interface Below {
  /** Options, and for a shared scope the list of its options. */
  readonly parts: OptionPart[];
  readonly maps: ResolvedOption[];
}

interface SharedBelow {
  readonly options: readonly ResolvedOption[];
  readonly maps: readonly ResolvedOption[];
}

const keptBelow = new WeakMap<ScopeNode, SharedBelow>();

function collect(scope: ScopeNode, path: OptionPath, above: Cloud | undefined, below: Below): void {
  const cloud = cloudIn(scope, above);
  if (scope.seal === undefined || cloud !== undefined) {
    addEntries(scope, path, above, below);
    return;
  }
  let shared = keptBelow.get(scope);
  if (shared === undefined) {
    const own: Below = { parts: [], maps: [] };
    addEntries(scope, path, above, own);
    keptBelow.set(scope, (shared = { options: flat(own.parts), maps: own.maps }));
  }
  addShared(shared, below);
}

function addShared({ options, maps }: SharedBelow, below: Below): void {
  below.parts.push(options);
  for (const map of maps) below.maps.push(map);
}

function addEntries(scope: ScopeNode, path: OptionPath, above: Cloud | undefined, below: Below): void {
  const map = scope.literal && optionOf(scope, above);
  if (map !== undefined) below.maps.push(isSamePath(map.path, path) ? map : { ...map, path });
  const cloud = cloudIn(scope, above);
  for (const [key, entry] of scope.entries) {
    const shared = entry.kind === "scope" && cloud === undefined ? keptBelow.get(entry) : undefined;
    if (shared !== undefined) addShared(shared, below);
    else if (entry.kind === "scope" && entry.entries.size > 0) collect(entry, [...path, key], cloud, below);
    else addOption(entry, path, cloud, below.parts, key);
  }
}

function flat(parts: readonly OptionPart[]): readonly ResolvedOption[] {
  return parts.flatMap((part) => part);
}

function addOption(
  node: OptionNode,
  around: OptionPath,
  cloud: Cloud | undefined,
  found: OptionPart[],
  key?: string,
): void {
  const option = optionOf(node, cloud);
  if (option === undefined) return;
  const isHere = key === undefined ? isSamePath(option.path, around) : isBelow(option.path, around, key);
  // A map may stand in two places; its entries were set in one of them.
  found.push(isHere ? option : { ...option, path: key === undefined ? around : [...around, key] });
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

import type { PropertyMap, UnknownReason, UnknownValue, Value } from "@nf-lint/groovy";
import type { ResolvedOption, Place, Setting } from "../resolved-config.js";

/**
 * The tree that the statements of one variant build up, mirrored on the maps of Nextflow's own `ConfigDsl`. Each node
 * remembers the node that it replaced, so that the history of every option can be told.
 *
 * `sequence` numbers count assignments over a whole variant: a cloud hides what was set before it came.
 */
export type OptionNode = LeafNode | ScopeNode;

export interface LeafNode {
  readonly kind: "leaf";
  readonly value: Value;
  /** Absent for a param that was given at launch and that no statement has declared so far. */
  readonly setting: Setting | undefined;
  readonly sequence: number;
  readonly previous: OptionNode | undefined;
}

export interface ScopeNode {
  readonly kind: "scope";
  readonly entries: Map<string, OptionNode>;
  /** The statement that assigned the whole map, where one did. */
  readonly literal: Setting | undefined;
  /** When the whole map was assigned; 0 for a scope that blocks and dotted names opened. */
  replacedAt: number;
  readonly previous: OptionNode | undefined;
  /** Something that may have set anything in here, up to its moment. */
  cloud: Cloud | undefined;
  /**
   * True for what came out of an included file: there Nextflow's maps are Groovy `ConfigObject`s, in which reading an
   * absent entry makes an empty map of it.
   */
  readCreates: boolean;
  /** True where `entries` are also another scope's: the value was a map that stands elsewhere, and Groovy shares it. */
  readonly shares: boolean;
  /** Set where the scope and all below it are part of several trees: who writes to it, writes to a copy. */
  readonly seal: Seal | undefined;
}

/** What several trees have in common never changes. */
export class Seal {
  /** True once an expression has read an absent entry, which would have made one. */
  touched = false;
}

/** From `sequence` backwards every option may have another value, for `reason`. */
export interface Cloud {
  readonly sequence: number;
  readonly reason: UnknownReason;
}

/** The sequence of what nothing can override: params given at launch. */
export const UNTOUCHABLE = Number.POSITIVE_INFINITY;

export function newScope(parts: Partial<Omit<ScopeNode, "kind">> = {}): ScopeNode {
  return {
    kind: "scope",
    entries: parts.entries ?? new Map<string, OptionNode>(),
    literal: parts.literal,
    replacedAt: parts.replacedAt ?? 0,
    previous: parts.previous,
    cloud: parts.cloud,
    readCreates: parts.readCreates ?? false,
    shares: parts.shares ?? false,
    seal: parts.seal,
  };
}

/** The scope itself, or a copy that may be written to. */
export function writable(scope: ScopeNode): ScopeNode {
  return scope.seal === undefined ? scope : copied(scope);
}

/** A map of its own with the same entries, as Java's `clone()` makes one. */
function copied(scope: ScopeNode): ScopeNode {
  return { ...scope, entries: new Map(scope.entries), shares: false, seal: undefined };
}

export function unknown(reason: UnknownReason): UnknownValue {
  return { kind: "unknown", reason };
}

/** The cloud that lies over the entries of `scope` when `above` lies over the scope itself. */
export function cloudIn(scope: ScopeNode, above: Cloud | undefined): Cloud | undefined {
  const still = above !== undefined && above.sequence > scope.replacedAt ? above : undefined;
  return later(still, scope.cloud);
}

export function later(a: Cloud | undefined, b: Cloud | undefined): Cloud | undefined {
  return a === undefined || (b !== undefined && b.sequence > a.sequence) ? b : a;
}

/** The value of a node below `cloud`. */
export function valueOf(node: OptionNode, cloud: Cloud | undefined): Value {
  if (node.kind === "scope") return scopeValue(node, cloud);
  return isHidden(node, cloud) ? unknown(cloud.reason) : node.value;
}

function isHidden(leaf: LeafNode, cloud: Cloud | undefined): cloud is Cloud {
  return cloud !== undefined && cloud.sequence > leaf.sequence;
}

function scopeValue(scope: ScopeNode, above: Cloud | undefined): Value {
  const cloud = cloudIn(scope, above);
  if (cloud !== undefined && scope.literal !== undefined) return partlyKnown(scope, cloud);
  return { kind: "known", value: new ScopeView(scope, cloud) };
}

/** A map that was assigned as a whole and may since have been replaced or added to: sure is what was set after that. */
function partlyKnown(scope: ScopeNode, cloud: Cloud): UnknownValue {
  const entries = new Map<string, Value>();
  for (const [key, node] of scope.entries) {
    if (node.kind === "leaf" && node.sequence > cloud.sequence) entries.set(key, node.value);
  }
  return { kind: "unknown", reason: cloud.reason, entries };
}

/** A scope as the map that an expression sees: live, so that what is set later shows, as with Groovy's references. */
export class ScopeView extends Map<string, Value> implements PropertyMap {
  readonly #scope: ScopeNode;
  readonly #cloud: Cloud | undefined;

  /** @param cloud the cloud over the entries, as `cloudIn` gives it */
  constructor(scope: ScopeNode, cloud: Cloud | undefined) {
    super();
    this.#scope = scope;
    this.#cloud = cloud;
  }

  get scope(): ScopeNode {
    return this.#scope;
  }

  /** Why there may be entries that are not listed here. */
  get others(): UnknownReason | undefined {
    return this.#cloud?.reason;
  }

  override get size(): number {
    return this.#scope.entries.size;
  }

  override has(key: string): boolean {
    return this.#scope.entries.has(key);
  }

  override get(key: string): Value | undefined {
    const node = this.#scope.entries.get(key);
    return node === undefined ? undefined : valueOf(node, this.#cloud);
  }

  readProperty(name: string): Value {
    const node = this.#scope.entries.get(name);
    if (node !== undefined) return valueOf(node, this.#cloud);
    if (this.#cloud !== undefined) return unknown(this.#cloud.reason);
    if (!this.#scope.readCreates) return { kind: "known", value: null };
    const created = newScope({ readCreates: true });
    if (this.#scope.seal === undefined) this.#scope.entries.set(name, created);
    else this.#scope.seal.touched = true;
    return valueOf(created, undefined);
  }

  override *entries(): MapIterator<[string, Value]> {
    for (const [key, node] of this.#scope.entries) yield [key, valueOf(node, this.#cloud)];
  }

  override keys(): MapIterator<string> {
    return this.#scope.entries.keys();
  }

  override *values(): MapIterator<Value> {
    for (const node of this.#scope.entries.values()) yield valueOf(node, this.#cloud);
  }

  override [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries();
  }

  override forEach(callback: (value: Value, key: string, map: Map<string, Value>) => void): void {
    for (const [key, value] of this.entries()) callback(value, key, this);
  }
}

/** Where the keys of a map literal stand, as far as the literal can be read off. */
export interface ValuePlaces {
  readonly place: Place;
  readonly valuePlace: Place;
  readonly entries: ReadonlyMap<string, ValuePlaces>;
}

/**
 * The node that a statement puts where `previous` stood. A map becomes a scope whose entries are options of their own,
 * for Nextflow merges such maps key by key when a file is included.
 *
 * @param mayShare whether a map that stands elsewhere already may stand here too; else its options are copied
 */
export function nodeOf(
  setting: Setting,
  entryPlaces: ReadonlyMap<string, ValuePlaces>,
  sequence: number,
  previous: OptionNode | undefined,
  mayShare: (origin: ScopeView) => boolean = () => false,
): OptionNode {
  const { value } = setting;
  if (value.kind !== "known" || !(value.value instanceof Map)) {
    return { kind: "leaf", value, setting, sequence, previous };
  }
  const map: ReadonlyMap<string, Value> = value.value;
  // Groovy assigns maps by reference.
  if (map instanceof ScopeView && map.others === undefined && mayShare(map)) {
    return sharedNode(setting, map.scope, sequence, previous);
  }
  const others = map instanceof ScopeView ? map.others : undefined;
  const cloud = others && { sequence, reason: others };
  const readCreates = map instanceof ScopeView && map.scope.readCreates;
  const scope = newScope({ literal: setting, replacedAt: sequence, previous, readCreates, cloud });
  const replaced = previous?.kind === "scope" ? previous.entries : undefined;
  for (const [key, entryValue] of map) {
    const places = entryPlaces.get(key) ?? { place: setting.place, valuePlace: setting.valuePlace, entries: NO_PLACES };
    const entry: Setting = {
      ...setting,
      path: [...setting.path, key],
      value: entryValue,
      place: places.place,
      valuePlace: places.valuePlace,
    };
    scope.entries.set(key, nodeOf(entry, places.entries, sequence, replaced?.get(key), mayShare));
  }
  return scope;
}

/** For a map that stands at `origin` already: what is set in one of the two shows in the other. */
function sharedNode(
  setting: Setting,
  origin: ScopeNode,
  sequence: number,
  previous: OptionNode | undefined,
): ScopeNode {
  const { entries, readCreates } = origin;
  return newScope({ entries, literal: setting, replacedAt: sequence, previous, readCreates, shares: true });
}

/** The same options in maps of their own. */
export function unshared(scope: ScopeNode): ScopeNode {
  const entries = new Map<string, OptionNode>();
  for (const [key, entry] of scope.entries) entries.set(key, entry.kind === "scope" ? unshared(entry) : entry);
  return { ...scope, entries, shares: false };
}

const NO_PLACES: ReadonlyMap<string, ValuePlaces> = new Map();

/**
 * Merges what an included file gave into the place where it was included, as `Bolts.deepMerge` does: maps key by key,
 * all else replaced. Below `target` it makes maps of their own: who holds one that was merged keeps it as it was.
 * `above` is the cloud over `target`.
 */
export function mergeInto(
  target: ScopeNode,
  incoming: ScopeNode,
  above: Cloud | undefined,
  watch: { count(options: number): void },
): ScopeNode {
  watch.count(incoming.entries.size);
  const over = cloudIn(target, above);
  const relabelled = incoming.literal !== undefined && incoming.literal !== target.literal;
  const before: ScopeNode = relabelled ? { ...target, entries: new Map(target.entries) } : target;
  for (const [key, node] of incoming.entries) {
    const present = target.entries.get(key);
    if (present === node) continue;
    if (present?.kind === "scope" && node.kind === "scope") {
      target.entries.set(key, mergeInto(copied(present), node, over, watch));
    } else {
      target.entries.set(key, afterInclude(node, present, over));
    }
  }
  target.cloud = later(target.cloud, incoming.cloud);
  return relabelled ? { ...target, literal: incoming.literal, previous: rebase(incoming, before).previous } : target;
}

/** A node of an included file as it stands in the including one: a copy, unless nothing below it changes any more. */
function afterInclude(node: OptionNode, present: OptionNode | undefined, over: Cloud | undefined): OptionNode {
  const found = present === undefined ? node : rebase(node, present);
  if (found.kind === "leaf" || (found.seal !== undefined && found.readCreates && over === undefined)) return found;
  const based = copied(found);
  for (const [key, entry] of based.entries) based.entries.set(key, afterInclude(entry, undefined, over));
  based.readCreates = true;
  // Under a cloud another file may have set the same map, with which this one is merged rather than put in its place.
  if (over !== undefined) based.replacedAt = 0;
  return based;
}

/** What a file gave, as each file that includes it can take it in: nothing below it changes any more. */
export function sealedInclude(node: OptionNode, seal: Seal): OptionNode {
  if (node.kind === "leaf" || (node.seal !== undefined && node.readCreates)) return node;
  const entries = new Map<string, OptionNode>();
  for (const [key, entry] of node.entries) entries.set(key, sealedInclude(entry, seal));
  return { ...node, entries, readCreates: true, seal };
}

/** What a statement puts, as each variant can take it in. */
export function sealedNode(node: OptionNode, seal: Seal): OptionNode {
  if (node.kind === "leaf" || node.seal !== undefined) return node;
  const entries = new Map<string, OptionNode>();
  for (const [key, entry] of node.entries) entries.set(key, sealedNode(entry, seal));
  return { ...node, entries, seal };
}

/** `node` with `present` at the bottom of what it overrode, unless it is in there already. */
function rebase(node: OptionNode, present: OptionNode): OptionNode {
  const chain: OptionNode[] = [];
  for (let at: OptionNode | undefined = node; at !== undefined; at = at.previous) {
    if (at === present) return node;
    // What came before `present` is in there too, if in another shape: twice, it would double with each include.
    if (chain.length > 0 && (isBefore(at, present) || chain.length > MOST_OVERRODE)) break;
    chain.push(at);
  }
  let below = present;
  for (const link of chain.reverse()) below = { ...link, previous: below };
  return below;
}

function isBefore(node: OptionNode, other: OptionNode): boolean {
  return node.kind === "leaf" && other.kind === "leaf" && node.sequence <= other.sequence;
}

/** An option that is set more often than that is looked at as if it had been set that often. */
const MOST_OVERRODE = 1_000;

/** What gave `node` a value before it got its present one, the oldest first; of very many the latest. */
function overrodeBy(node: OptionNode): readonly Setting[] {
  const found: (readonly [sequence: number, setting: Setting])[] = [];
  for (let at = node.previous; at !== undefined && found.length < MOST_OVERRODE; at = at.previous)
    collectSettings(at, 0, found);
  return found.sort((a, b) => a[0] - b[0]).map(([, setting]) => setting);
}

/** The statements that stand behind a node: for a map its literal, and what dotted names added to that. */
function collectSettings(node: OptionNode, literalAt: number, found: (readonly [number, Setting])[]): void {
  if (node.kind === "leaf") {
    if (node.setting !== undefined && node.sequence !== literalAt) found.push([node.sequence, node.setting]);
    return;
  }
  const { literal, replacedAt } = node;
  if (literal !== undefined && replacedAt !== literalAt) found.push([replacedAt, literal]);
  for (const entry of node.entries.values())
    collectSettings(entry, literal === undefined ? literalAt : replacedAt, found);
}

const keptOptions = new WeakMap<OptionNode, ResolvedOption>();

/** What a node is below clouds, which hide it for one reason; of several reasons the last. */
const hiddenOptions = new WeakMap<OptionNode, { readonly reason: UnknownReason; readonly option: ResolvedOption }>();

/**
 * The option that a node is, with its provenance; `undefined` for a scope that no statement assigned as a whole. Of a
 * node that several variants share it is the same object.
 */
export function optionOf(node: OptionNode, cloud: Cloud | undefined): ResolvedOption | undefined {
  if (node.kind === "leaf" && isHidden(node, cloud)) return hiddenOption(node, cloud);
  if (node.kind === "scope" && (node.seal === undefined || cloud !== undefined)) return newOption(node, cloud);
  const kept = keptOptions.get(node);
  if (kept !== undefined) return kept;
  const option = newOption(node, cloud);
  if (option !== undefined) keptOptions.set(node, option);
  return option;
}

function hiddenOption(node: LeafNode, cloud: Cloud): ResolvedOption | undefined {
  const kept = hiddenOptions.get(node);
  if (kept?.reason === cloud.reason) return kept.option;
  const option = newOption(node, cloud);
  if (option !== undefined) hiddenOptions.set(node, { reason: cloud.reason, option });
  return option;
}

function newOption(node: OptionNode, cloud: Cloud | undefined): ResolvedOption | undefined {
  const setting = node.kind === "leaf" ? node.setting : node.literal;
  return setting === undefined ? undefined : { ...setting, value: valueOf(node, cloud), overrode: overrodeBy(node) };
}

import { truth } from "@nf-lint/groovy";
import type { LazyValue, UnknownReason, Value } from "@nf-lint/groovy";
import { boundTree } from "../options/bounded-tree.js";
import { hasListWith, holds } from "../options/container.js";
import { TOO_MUCH } from "./allowance.js";
import { castToDeclared } from "./launch.js";
import {
  ScopeView,
  UNTOUCHABLE,
  cloudIn,
  later,
  mergeInto,
  newScope,
  nodeOf,
  unknown,
  unshared,
  valueOf,
  writable,
} from "../options/option-tree.js";
import type { Cloud, OptionNode, ScopeNode, ValuePlaces } from "../options/option-tree.js";
import type { OptionPath, Place, Setting } from "../resolved-config.js";
import { paramsOf } from "../sharing/shared-work.js";
import type { KeptVisit } from "../sharing/shared-work.js";
import type { VariantSharing } from "../sharing/variant-sharing.js";

/** No option lies nearly that deep; a tree without such a bound could not be walked safely. */
const DEEPEST = 100;

/** How many entries a map may have in all, and all together where some stand in several places. */
const HEAVIEST = 20_000;
const MOST_WEIGHT = 400_000;

/**
 * What an option is counted for, beside its statement, that a choice of profiles shares with none before it: whoever
 * looks at options looks at it anew.
 */
const WORK_OF_AN_OPTION = 3;

/** Who is told of the work that writing makes. */
export interface WriterWatch {
  /** So many options were written that a statement or a file gave together. */
  count(options: number): void;
  /** How many may still be written, statements included. */
  left(): number;
  /** A map was too large. */
  onLimit(place: Place): void;
}

/** Writes the settings of one variant into the trees of its files: `assign` and `navigate` of Nextflow's `ConfigDsl`. */
export class OptionWriter {
  readonly declaredParams = new Set<string>();
  readonly #launchParams: ReadonlyMap<string, Value>;
  /** Trees whose params are those of the including file. */
  readonly #borrowers = new WeakSet<ScopeNode>();
  readonly #sharing: VariantSharing | undefined;
  readonly #watch: WriterWatch;
  /** The trees of included files, and the params that one of them may have written into. */
  readonly #included = new WeakSet<ScopeNode>();
  readonly #inherited = new Set<string>();
  #sequence = 0;
  /** True once a map stands in two places. */
  #hasAliases = false;

  constructor(launchParams: ReadonlyMap<string, Value>, watch: WriterWatch, sharing?: VariantSharing) {
    this.#watch = watch;
    // An expression may change one in place.
    this.#launchParams =
      sharing === undefined ? new Map([...launchParams].map(([name, value]) => [name, copyOf(value)])) : launchParams;
    this.#sharing = sharing;
  }

  /** The number of the last assignment; numbers may be left out, never used twice. */
  get sequence(): number {
    return this.#sequence;
  }

  advanceTo(sequence: number): void {
    this.#sequence = Math.max(this.#sequence, sequence);
  }

  /** Takes in what an included file gave before: to this variant or another. */
  takeOver(includer: ScopeNode, { root, declaredParams, end }: KeptVisit): void {
    for (const name of paramsOf(root).keys()) this.#sharing?.writesParam(name);
    for (const name of declaredParams) this.#declare(name);
    this.advanceTo(end);
    this.merge(includer, root);
  }

  #declare(param: string): void {
    this.declaredParams.add(param);
    this.#sharing?.declaresParam(param);
  }

  /** Merges what an included file gave into the tree of the including one. */
  merge(includer: ScopeNode, included: ScopeNode): void {
    const params = included.entries.get("params");
    const isEmpty = params?.kind === "scope" && params.entries.size === 0 && params.cloud === undefined;
    if (!isEmpty) this.#endLoan(includer, params);
    this.bound(included);
    mergeInto(includer, included, undefined, this.#watch);
    if (this.#hasAliases) this.#separateParams(includer);
  }

  /** An included file starts with the params of the including one, and Nextflow merges copies of them all. */
  #separateParams(includer: ScopeNode): void {
    const params = includer.entries.get("params");
    if (params?.kind !== "scope") return;
    this.bound(includer);
    includer.entries.set("params", unshared(params));
  }

  /** @param given what the tree is to have for its params, if that is known: those on loan may be meant */
  #endLoan(root: ScopeNode, given?: OptionNode): void {
    const borrowed = root.entries.get("params");
    if (borrowed === given || !this.#borrowers.delete(root)) return;
    if (borrowed?.kind === "scope") root.entries.set("params", this.#ownParams(borrowed, borrowed.cloud));
  }

  /**
   * The tree that a file starts with; `includer` is that of the file that includes it, whose params it sees. It has them
   * on loan until it sets one itself: most included files never do.
   */
  newRoot(includer?: ScopeNode): ScopeNode {
    const root = this.#newTree(includer);
    if (includer !== undefined) this.#included.add(root);
    return root;
  }

  #newTree(includer: ScopeNode | undefined): ScopeNode {
    const present = includer?.entries.get("params");
    if (includer === undefined || present?.kind !== "scope") return this.#rootWith(this.#givenParams());
    const cloud = cloudIn(present, includer.cloud);
    if (this.#sharing !== undefined && present.replacedAt === 0 && cloud === present.cloud) {
      const root = this.#rootWith(present);
      this.#borrowers.add(root);
      return root;
    }
    return this.#rootWith(this.#ownParams(present, cloud));
  }

  /** Says that an option, or what stands below it, may have been set to something else. */
  blur(root: ScopeNode, path: OptionPath, reason: UnknownReason, place: Place): void {
    const name = path.at(-1);
    const scope = this.#navigate(root, path.slice(0, -1));
    if (name === undefined || "inTheWay" in scope) return;
    if (scope.entries.get(name)?.kind === "scope") this.cloud(root, path, reason);
    else this.put(root, { path, value: unknown(reason), place, valuePlace: place }, NO_PLACES);
  }

  /** To be called before a tree is walked whose maps may stand in several places. */
  bound(root: ScopeNode): void {
    if (this.#hasAliases) boundTree(root, MOST_WEIGHT, DEEPEST);
  }

  /** Says that a list or map has been changed in place, and may stand in another now. */
  noteChange(): void {
    this.#hasAliases = true;
  }

  #rootWith(params: ScopeNode): ScopeNode {
    return newScope({ entries: new Map([["params", params]]) });
  }

  #givenParams(): ScopeNode {
    const params = newScope();
    for (const [name, value] of this.#launchParams) params.entries.set(name, givenNode(value, undefined, undefined));
    return params;
  }

  #ownParams(present: ScopeNode, cloud: Cloud | undefined): ScopeNode {
    const params = this.#givenParams();
    for (const [name, node] of present.entries) params.entries.set(name, node);
    params.cloud = cloud;
    return params;
  }

  /**
   * Makes the maps on the way and puts the value; a param given at launch keeps that value. Gives the name that is in
   * the way where the path leads through a value that is no map: there Nextflow fails.
   */
  put(root: ScopeNode, setting: Setting, entries: ReadonlyMap<string, ValuePlaces>): string | undefined {
    const { path } = setting;
    const name = path.at(-1);
    if (name === undefined) return undefined;
    if (path.length > DEEPEST) {
      this.cloud(root, path.slice(0, 1), TOO_MUCH);
      this.#watch.onLimit(setting.place);
      return undefined;
    }
    if (path[0] === "params") {
      this.#noteInherited(root, path);
      if (path[1] === undefined) this.#sharing?.replacesParams();
      else this.#sharing?.writesParam(path[1]);
      this.#endLoan(root);
    }
    const scope = this.#navigate(root, path.slice(0, -1));
    if ("inTheWay" in scope) return scope.isSure ? scope.inTheWay : undefined;
    const previous = scope.entries.get(name);
    const sequence = ++this.#sequence;
    const isParam = path.length === 2 && path[0] === "params";
    if (isParam) this.#declare(name);
    const given = isParam ? this.#launchParams.get(name) : undefined;
    const node =
      given === undefined
        ? this.#nodeFor(scope, this.#bounded(setting), entries, sequence, previous)
        : givenNode(castToDeclared(given, setting.value), setting, previous);
    scope.entries.set(name, node);
    return undefined;
  }

  #nodeFor(
    scope: ScopeNode,
    setting: Setting,
    entries: ReadonlyMap<string, ValuePlaces>,
    sequence: number,
    previous: OptionNode | undefined,
  ): OptionNode {
    if (this.#sharing !== undefined) {
      const make = (): OptionNode => {
        this.#watch.count(WORK_OF_AN_OPTION);
        return nodeOf(setting, entries, sequence, previous);
      };
      if (!holdsScope(setting.value)) return this.#sharing.node(setting, sequence, previous, make);
      this.#sharing.breakOff();
      return make();
    }
    return this.#aliasing(scope, setting, entries, sequence, previous);
  }

  /** The node of a value whose maps may stand elsewhere too, but none in itself. */
  #aliasing(
    scope: ScopeNode,
    setting: Setting,
    entries: ReadonlyMap<string, ValuePlaces>,
    sequence: number,
    previous: OptionNode | undefined,
  ): OptionNode {
    if (!holdsScope(setting.value)) return nodeOf(setting, entries, sequence, previous);
    this.#hasAliases = true;
    const around = new ScopeView(scope, undefined);
    const value = hasListWith(setting.value, around) ? unknown(IN_ITSELF) : setting.value;
    return nodeOf(
      { ...setting, value },
      entries,
      sequence,
      previous,
      (origin) => !holds({ kind: "known", value: origin }, around),
    );
  }

  /**
   * An included file writes into the maps of the including one, where that shows even if the included file then puts
   * another map in their place. What variants share cannot be written to so.
   */
  #noteInherited(root: ScopeNode, [, name, ...below]: OptionPath): void {
    if (this.#sharing === undefined || !this.#included.has(root)) return;
    if (below.length === 0) {
      if (name === undefined ? this.#inherited.size > 0 : this.#inherited.has(name)) this.#sharing.breakOff();
      return;
    }
    const present = name === undefined ? undefined : paramsOf(root).get(name);
    if (name !== undefined && present?.kind === "scope" && present.entries.size > 0) this.#inherited.add(name);
  }

  /** A map that holds others many times over is not taken apart: `b = [a, a]`, `c = [b, b]`, … doubles with each line. */
  #bounded(setting: Setting): Setting {
    const { value } = setting;
    const map = mapOf(value);
    if (map === undefined) return setting;
    const weight = weightOf(map, HEAVIEST);
    this.#watch.count(weight >> 3);
    // Rather this one map is not worked out than all that stands behind it.
    if (weight < HEAVIEST && weight < this.#watch.left() / 4) {
      this.#watch.count(weight);
      return setting;
    }
    this.#sharing?.breakOff();
    this.#watch.onLimit(setting.valuePlace);
    return { ...setting, value: unknown(TOO_MUCH) };
  }

  /** Sets an entry of a map that an expression holds, wherever that map stands. */
  putEntry(scope: ScopeNode, key: string, setting: Setting): void {
    const node = this.#aliasing(scope, setting, NO_PLACES, ++this.#sequence, scope.entries.get(key));
    scope.entries.set(key, node);
  }

  cloudOver(scope: ScopeNode, reason: UnknownReason): void {
    scope.cloud = later(scope.cloud, { sequence: ++this.#sequence, reason });
  }

  /** From here backwards, anything below `path` may have been set to something else. */
  cloud(root: ScopeNode, path: OptionPath, reason: UnknownReason): void {
    const scope = this.#navigate(root, path);
    if (!("inTheWay" in scope)) this.cloudOver(scope, reason);
  }

  /** Goes down a path, and makes maps where there are none: `ConfigDsl.navigate` asks for Groovy's truth. */
  #navigate(root: ScopeNode, path: OptionPath): ScopeNode | Obstacle {
    let scope = root;
    let above: Cloud | undefined;
    for (const [index, name] of path.entries()) {
      above = cloudIn(scope, above);
      const node = scope.entries.get(name);
      if (node?.kind === "scope") {
        const own = node.entries.size === 0 && node.cloud === undefined ? emptied(node) : writable(node);
        if (own !== node) scope.entries.set(name, own);
        scope = own;
        continue;
      }
      const value = node && valueOf(node, above);
      if (node !== undefined && value?.kind === "known" && truth(value) !== false)
        return { inTheWay: name, isSure: true };
      if (value?.kind === "lazy") return { inTheWay: name, isSure: index === path.length - 1 && !takesTwo(value) };
      // What is not known may be a map with entries of its own.
      const cloud =
        node?.kind === "leaf" && value?.kind === "unknown"
          ? { sequence: Math.max(node.sequence, above?.sequence ?? 0), reason: value.reason }
          : undefined;
      const made = newScope({ previous: node, cloud });
      scope.entries.set(name, made);
      scope = made;
    }
    return scope;
  }
}

/** What is on the way and no map: Nextflow fails there, unless it is not sure to. */
interface Obstacle {
  readonly inTheWay: string;
  readonly isSure: boolean;
}

/** An empty map is false to Groovy, so another one takes its place: who holds the old one keeps it empty. */
function emptied({ literal, replacedAt, previous }: ScopeNode): ScopeNode {
  return newScope({ literal, replacedAt, previous });
}

/** A closure stands in for a map whose methods all call it: `put` with a key and a value. */
function takesTwo({ closure: { parameters } }: LazyValue): boolean {
  const needed = parameters.filter(({ defaultValue }) => defaultValue === undefined).length;
  return needed <= 2 && parameters.length >= 2;
}

const IN_ITSELF: UnknownReason = { code: "limit", subject: "a list that is part of itself" };

const NO_PLACES: ReadonlyMap<string, ValuePlaces> = new Map();

/** A value of JSON, in lists and maps of its own. */
function copyOf(value: Value): Value {
  if (value.kind === "known" && Array.isArray(value.value)) return { kind: "known", value: value.value.map(copyOf) };
  const map = mapOf(value);
  return map === undefined
    ? value
    : { kind: "known", value: new Map([...map].map(([key, entry]) => [key, copyOf(entry)])) };
}

function mapOf(value: Value): ReadonlyMap<string, Value> | undefined {
  return value.kind === "known" && value.value instanceof Map ? (value.value as ReadonlyMap<string, Value>) : undefined;
}

/** The number of entries in a map and the maps below it, as often as they stand there; counts no further than `limit`. */
function weightOf(map: ReadonlyMap<string, Value>, limit: number): number {
  let weight = 0;
  for (const value of map.values()) {
    const below = mapOf(value);
    weight += 1 + (below === undefined ? 0 : weightOf(below, limit - weight));
    if (weight >= limit) return limit;
  }
  return weight;
}

/** Whether a value is, or has in it, a map that stands elsewhere. */
function holdsScope(value: Value): boolean {
  if (value.kind !== "known") return false;
  const { value: constant } = value;
  if (Array.isArray(constant)) return (constant as readonly Value[]).some(holdsScope);
  const map = mapOf(value);
  return map instanceof ScopeView || (map !== undefined && [...map.values()].some(holdsScope));
}

/** The node of a param given at launch: nothing that the configuration says can change it. */
function givenNode(value: Value, declaration: Setting | undefined, previous: OptionNode | undefined): OptionNode {
  const setting: Setting | undefined = declaration && { ...declaration, value, givenAtLaunch: true };
  if (value.kind !== "known" || !(value.value instanceof Map)) {
    return { kind: "leaf", value, setting, sequence: UNTOUCHABLE, previous };
  }
  const scope = newScope({ literal: setting, replacedAt: UNTOUCHABLE, previous });
  for (const [key, entry] of value.value as ReadonlyMap<string, Value>) {
    scope.entries.set(key, givenNode(entry, setting && { ...setting, path: [...setting.path, key] }, undefined));
  }
  return scope;
}

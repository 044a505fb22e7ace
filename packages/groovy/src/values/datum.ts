import type { Closure } from "@nf-lint/parser";
import type {
  Duration,
  GroovyNumber,
  LazyValue,
  MemoryUnit,
  PathValue,
  PropertyMap,
  UnknownReason,
  Value,
} from "./value.js";
import { Undetermined, unsupported } from "../interruption.js";

/**
 * A value while it is computed. What leaves the evaluator is a `Value`; in here there are also the objects that only
 * pass through (ranges, sets, matchers, classes), with the identity that Groovy's mutating methods rely on.
 *
 * Nextflow turns every GString of a configuration into a string when it compiles it (`GStringToStringVisitor`), so there are none.
 */
export type Datum =
  | null
  | boolean
  | string
  | GroovyNumber
  | MemoryUnit
  | Duration
  | PathValue
  | ListDatum
  | MapDatum
  | EntryDatum
  | ClosureDatum
  | LazyDatum
  | ClassDatum
  | PatternDatum
  | MatcherDatum
  | DateDatum
  | UnknownDatum;

/** `array` is Java's, as `split` gives it: it prints and iterates like a list. */
export type ListKind = "list" | "set" | "range" | "array";

export class ListDatum {
  readonly type = "list";
  /** The list as a value, once it is one: others may hold it too, and what changes here has to change there. */
  outside: readonly Value[] | undefined;
  readonly kind: ListKind;
  /** How a range prints, and its bounds. */
  readonly range: RangeBounds | undefined;
  readonly items: Datum[];

  constructor(
    items: Datum[],
    kind: ListKind = "list",
    options: { outside?: readonly Value[]; range?: RangeBounds } = {},
  ) {
    this.items = items;
    this.kind = kind;
    this.outside = options.outside;
    this.range = options.range;
  }
}

export interface RangeBounds {
  readonly text: string;
  /** As written; not a number in a range of letters. */
  readonly from: number;
  readonly to: number;
  readonly excludesFrom: boolean;
  readonly excludesTo: boolean;
}

export interface MapEntry {
  readonly key: Datum;
  value: Datum;
}

/** Where the entries of a map from outside come from, each taken when it is asked for. */
export interface MapSource {
  /** True where the keys came as text, whatever they were: `1` and `'1'` cannot be told apart. */
  readonly textKeys: boolean;
  get(key: string): Datum | undefined;
  all(): Iterable<readonly [Datum, Datum]>;
}

export class MapDatum {
  readonly type = "map";
  /** The map as a value, once it is one: others may hold it too, and what changes here has to change there. */
  outside: ReadonlyMap<string, Value> | undefined;
  /** Answers property reads itself, see `PropertyMap`. */
  readonly reader: PropertyMap | undefined;
  readonly #source: MapSource | undefined;
  #entries: Map<string, MapEntry> | undefined;

  constructor(options: { source?: MapSource; reader?: PropertyMap; outside?: ReadonlyMap<string, Value> } = {}) {
    this.outside = options.outside;
    this.reader = options.reader;
    this.#source = options.source;
  }

  /** By `hashKey` of the key. */
  get entries(): ReadonlyMap<string, MapEntry> {
    return this.#loaded();
  }

  /** True where it is the map that it shows, and no copy of it. */
  get isLive(): boolean {
    return this.#source !== undefined;
  }

  get(key: Datum): Datum | undefined {
    if (this.#source !== undefined && typeof key === "string") return this.#source.get(key);
    const source = this.#source;
    if (source?.textKeys === true && isNumber(key) && source.get(key.text) !== undefined) {
      return unsupported("a number as a key here");
    }
    return this.#loaded().get(hashKey(key))?.value;
  }

  has(key: Datum): boolean {
    return this.get(key) !== undefined;
  }

  set(key: Datum, value: Datum): void {
    const hash = hashKey(key);
    const entry = this.#loaded().get(hash);
    if (entry === undefined) this.#loaded().set(hash, { key, value });
    else entry.value = value;
  }

  delete(key: Datum): void {
    this.#loaded().delete(hashKey(key));
  }

  #loaded(): Map<string, MapEntry> {
    const source = this.#source;
    if (source === undefined) return (this.#entries ??= new Map<string, MapEntry>());
    // It may have changed since it was last looked at.
    return new Map([...source.all()].map(([key, value]) => [hashKey(key), { key, value }]));
  }
}

export interface EntryDatum {
  readonly type: "entry";
  readonly key: Datum;
  readonly value: Datum;
}

/** A closure of the expression at hand, with the variables around it. */
export interface ClosureDatum {
  readonly type: "closure";
  readonly closure: Closure;
  readonly variables: Variables;
}

/** A closure that came as a value: it is passed on, not called. */
export interface LazyDatum {
  readonly type: "lazy";
  readonly value: LazyValue;
}

export interface ClassDatum {
  readonly type: "class";
  /** The full name where the class is known, else as written. */
  readonly name: string;
}

export interface PatternDatum {
  readonly type: "pattern";
  readonly source: string;
}

export interface MatcherDatum {
  readonly type: "matcher";
  readonly source: string;
  readonly text: string;
}

/** A fixed moment, as `new Date(0)`. The clock itself is unknown. */
export interface DateDatum {
  readonly type: "date";
  readonly milliseconds: number;
}

export interface UnknownDatum {
  readonly type: "unknown";
  readonly reason: UnknownReason;
  readonly entries?: ReadonlyMap<string, Value>;
}

export type KnownDatum = Exclude<Datum, UnknownDatum>;

/** The datum itself where it is known; stops the evaluation where it is not. */
export function demand(datum: Datum): KnownDatum {
  if (isUnknown(datum)) throw new Undetermined(datum.reason, datum.entries);
  return datum;
}

export function isUnknown(datum: Datum): datum is UnknownDatum {
  return typeof datum === "object" && datum !== null && datum.type === "unknown";
}

export function isNumber(datum: Datum): datum is GroovyNumber {
  return typeof datum === "object" && datum !== null && datum.type === "number";
}

export function isList(datum: Datum): datum is ListDatum {
  return datum instanceof ListDatum;
}

export function isMap(datum: Datum): datum is MapDatum {
  return datum instanceof MapDatum;
}

export function isClosure(datum: Datum): datum is ClosureDatum {
  return typeof datum === "object" && datum !== null && datum.type === "closure";
}

export function mapOf(entries: Iterable<readonly [Datum, Datum]>): MapDatum {
  const map = new MapDatum();
  for (const [key, value] of entries) map.set(key, value);
  return map;
}

export function entryOf({ key, value }: MapEntry): EntryDatum {
  return { type: "entry", key, value };
}

/** All entries; stops where the map may have others than it lists. */
export function entriesOf(map: MapDatum): MapEntry[] {
  if (map.reader?.others !== undefined) throw new Undetermined(map.reader.others);
  return [...map.entries.values()];
}

/** Equal exactly for keys that Java's `equals` holds equal: `1` and `1L` are two keys. */
export function hashKey(key: Datum): string {
  if (key === null) return "null";
  if (typeof key === "string") return `s${key}`;
  if (typeof key === "boolean") return `b${String(key)}`;
  switch (key.type) {
    case "number":
      return `${key.numberType}:${key.text}`;
    case "memory":
      return `m${key.bytes}`;
    case "duration":
      return `t${key.milliseconds}`;
    case "path":
      return `p${key.text}`;
    case "list":
      return listHash(key);
    case "unknown":
      throw new Undetermined(key.reason);
    default:
      return unsupported(`${key.type} as a key`);
  }
}

const MAX_KEY = 10_000;

function listHash(key: ListDatum): string {
  const hash = `[${key.items.map((item) => JSON.stringify(hashKey(demand(item)))).join()}]`;
  return hash.length > MAX_KEY ? unsupported("so large a key") : hash;
}

/** The variables of a closure: parameters and locals, over those of the closure around it. */
export class Variables {
  readonly #own = new Map<string, Datum>();
  readonly #outer: Variables | undefined;

  constructor(outer?: Variables) {
    this.#outer = outer;
  }

  get(name: string): Datum | undefined {
    return this.#own.has(name) ? this.#own.get(name) : this.#outer?.get(name);
  }

  declare(name: string, value: Datum): void {
    this.#own.set(name, value);
  }

  /** False where no such variable is declared. */
  assign(name: string, value: Datum): boolean {
    if (!this.#own.has(name)) return this.#outer?.assign(name, value) ?? false;
    this.#own.set(name, value);
    return true;
  }
}

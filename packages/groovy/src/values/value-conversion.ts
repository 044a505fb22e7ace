import type { Constant, PropertyMap, Value } from "./value.js";
import type { Budget } from "../budget.js";
import { ListDatum, MapDatum, entriesOf, isClosure } from "./datum.js";
import type { Datum } from "./datum.js";
import { Undetermined } from "../interruption.js";

/**
 * Lists by the value that they became: a setting that reads another gets a range back as what it is, and two that read
 * the same list get the same.
 */
const lists = new WeakMap<readonly Value[], ListDatum>();

/** How many values a list or map holds, those that stand in it several times counted each time. */
const sizes = new WeakMap<object, number>();

/** The same for maps with other keys than texts. */
const maps = new WeakMap<object, MapDatum>();

type LazyConversion = (closure: Extract<Datum, { type: "closure" }>) => Value;

/** The value as it leaves the evaluator. Closures are turned by `lazy`. */
export function fromDatum(datum: Datum, budget: Budget, lazy: LazyConversion = closureUnsupported): Value {
  budget.step();
  if (typeof datum === "string") budget.keeps(datum.length);
  if (datum === null || typeof datum !== "object") return known(datum);
  switch (datum.type) {
    case "number":
    case "memory":
    case "duration":
    case "path":
      return known(datum);
    case "list":
      return known(again(datum.outside, budget) ?? newList(datum, budget, lazy));
    case "map":
      return fromMap(datum, budget, lazy);
    case "entry":
      return unsupportedValue("a map entry as a value");
    case "closure":
      return lazy(datum);
    case "lazy":
      return datum.value;
    case "unknown": {
      const { reason, entries } = datum;
      return { kind: "unknown", reason, ...(entries !== undefined && { entries }) };
    }
    case "class":
    case "pattern":
    case "matcher":
    case "date":
      return unsupportedValue(`a ${datum.type} as a value`);
  }
}

/** A list or map that is a value already counts as often as it is used: `[l, l]` doubles with each line. */
function again<T extends object>(held: T | undefined, budget: Budget): T | undefined {
  if (held !== undefined) budget.step(sizes.get(held) ?? 1);
  return held;
}

function keepSize(container: object, values: Iterable<Value>): void {
  let size = 1;
  for (const value of values) size += sizeOf(value);
  sizes.set(container, size);
}

function sizeOf(value: Value): number {
  if (value.kind !== "known" || typeof value.value !== "object" || value.value === null) return 1;
  return sizes.get(value.value) ?? 1;
}

function newList(datum: ListDatum, budget: Budget, lazy: LazyConversion): readonly Value[] {
  budget.keeps(64 * datum.items.length);
  const values = budget.nested(() => datum.items.map((item) => fromDatum(item, budget, lazy)));
  keepSize(values, values);
  if (lazy === closureUnsupported) return values;
  const { kind, range } = datum;
  // A closure is called where it stands and nowhere else.
  const seen = datum.items.some(isClosure)
    ? new ListDatum(values.map(toDatum), kind, { outside: values, ...(range && { range }) })
    : datum;
  lists.set(values, seen);
  datum.outside = values;
  return values;
}

function fromMap(map: MapDatum, budget: Budget, lazy: LazyConversion): Value {
  if (map.reader !== undefined) return known(map.reader);
  const held = again(map.outside, budget);
  if (held !== undefined) return known(held);
  const entries = new Map<string, Value>();
  for (const { key, value } of entriesOf(map)) {
    const text = keyText(key);
    if (text === undefined || entries.has(text)) return unsupportedValue("a map with such keys");
    entries.set(
      text,
      budget.nested(() => fromDatum(value, budget, lazy)),
    );
  }
  keepSize(entries, entries.values());
  if (lazy === closureUnsupported) return known(entries);
  map.outside = entries;
  if ([...map.entries.values()].some(({ key }) => typeof key !== "string")) maps.set(entries, map);
  return known(entries);
}

/** A key as the resolved configuration shows it. */
function keyText(key: Datum): string | undefined {
  if (key === null || typeof key !== "object") return String(key);
  return key.type === "number" || key.type === "path" ? key.text : undefined;
}

function known(value: Constant): Value {
  return { kind: "known", value };
}

function unsupportedValue(subject: string): Value {
  return { kind: "unknown", reason: { code: "unsupported", subject } };
}

function closureUnsupported(): Value {
  return unsupportedValue("a closure in such a place");
}

/** A value from outside, as the evaluator computes with it. */
export function toDatum(value: Value): Datum {
  if (value.kind === "unknown") {
    return {
      type: "unknown",
      reason: value.reason,
      ...(value.entries === undefined ? {} : { entries: value.entries }),
    };
  }
  return value.kind === "lazy" ? { type: "lazy", value } : constantToDatum(value.value);
}

function constantToDatum(value: Constant): Datum {
  if (value === null || typeof value !== "object") return value;
  if (isArray(value)) return listToDatum(value);
  if (value instanceof Map) return mapToDatum(value as ReadonlyMap<string, Value>);
  return value as Exclude<typeof value, ReadonlyMap<string, Value>>;
}

function isArray(value: Constant): value is readonly Value[] {
  return Array.isArray(value);
}

function listToDatum(values: readonly Value[]): ListDatum {
  const held = lists.get(values);
  if (held !== undefined) return held;
  const list = new ListDatum(values.map(toDatum), "list", { outside: values });
  keepSize(values, values);
  lists.set(values, list);
  return list;
}

function mapToDatum(values: ReadonlyMap<string, Value>): MapDatum {
  const origin = maps.get(values);
  const source = {
    textKeys: origin === undefined,
    get: (key: string) => (origin === undefined || origin.has(key) ? optional(values.get(key)) : undefined),
    *all(): Iterable<readonly [Datum, Datum]> {
      const keys = origin === undefined ? values.keys() : entriesOf(origin).map(({ key }) => key);
      for (const key of keys) yield [key, optional(values.get(keyText(key) ?? "")) ?? null];
    },
  };
  return new MapDatum({ source, outside: values, ...(isPropertyMap(values) && { reader: values }) });
}

function optional(value: Value | undefined): Datum | undefined {
  return value === undefined ? undefined : toDatum(value);
}

function isPropertyMap(values: ReadonlyMap<string, Value>): values is PropertyMap {
  return "readProperty" in values;
}

/** Runs `compute`; what it cannot determine becomes an unknown. Groovy's exceptions go through. */
export function attempt(compute: () => Datum): Datum {
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof Undetermined)) throw error;
    return {
      type: "unknown",
      reason: error.reason,
      ...(error.entries === undefined ? {} : { entries: error.entries }),
    };
  }
}

import type { Constant, PropertyMap, Value } from "./value.js";
import type { Budget } from "../budget.js";
import { ListDatum, MapDatum, entriesOf } from "./datum.js";
import type { Datum } from "./datum.js";
import { Undetermined } from "../interruption.js";

/**
 * What a list or map was while it was computed, by the value that it became: a setting that reads another gets a range
 * or a map with numbers as keys back as what it is.
 */
const origins = new WeakMap<object, ListDatum | MapDatum>();

type LazyConversion = (closure: Extract<Datum, { type: "closure" }>) => Value;

/** The value as it leaves the evaluator. Closures are turned by `lazy`. */
export function fromDatum(datum: Datum, budget: Budget, lazy: LazyConversion = closureUnsupported): Value {
  budget.step();
  if (datum === null || typeof datum !== "object") return known(datum);
  switch (datum.type) {
    case "number":
    case "memory":
    case "duration":
    case "path":
      return known(datum);
    case "list": {
      const items = budget.nested(() => datum.items.map((item) => fromDatum(item, budget, lazy)));
      origins.set(items, datum);
      return known(items);
    }
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

function fromMap(map: MapDatum, budget: Budget, lazy: LazyConversion): Value {
  if (map.reader !== undefined) return known(map.reader);
  const entries = new Map<string, Value>();
  for (const { key, value } of entriesOf(map)) {
    const text = keyText(key);
    if (text === undefined || entries.has(text)) return unsupportedValue("a map with such keys");
    entries.set(
      text,
      budget.nested(() => fromDatum(value, budget, lazy)),
    );
  }
  origins.set(entries, map);
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
  const origin = origins.get(values);
  const items = values.map(toDatum);
  if (!(origin instanceof ListDatum)) return new ListDatum(items, "list", { shared: true });
  return new ListDatum(items, origin.kind, {
    shared: true,
    ...(origin.range === undefined ? {} : { range: origin.range }),
  });
}

function mapToDatum(values: ReadonlyMap<string, Value>): MapDatum {
  const origin = origins.get(values);
  const keys = origin instanceof MapDatum ? entriesOf(origin).map(({ key }) => key) : undefined;
  const source = {
    textKeys: keys === undefined,
    get: (key: string) => (keys === undefined || keys.includes(key) ? optional(values.get(key)) : undefined),
    *all(): Iterable<readonly [Datum, Datum]> {
      for (const key of keys ?? values.keys()) yield [key, optional(values.get(keyText(key) ?? "")) ?? null];
    },
  };
  return new MapDatum({ source, ...(isPropertyMap(values) && { reader: values }) });
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

import { ListDatum, MapDatum, demand, entriesOf, entryOf, isList, isMap, isNumber, mapOf } from "../values/datum.js";
import type { Datum, MapEntry } from "../values/datum.js";
import { areEqual, javaEquals, naturalOrder, orderOf } from "../values/equality.js";
import { putEntry, removeEntry } from "../changes.js";
import { Undetermined, unsupported } from "../interruption.js";
import type { Machine, MethodTable } from "../machine.js";
import { closureArgument, indexArgument, knownArgument } from "../machine.js";
import { whole } from "../number/groovy-number.js";
import { minus, plus } from "../operators.js";
import { print } from "../text/print.js";
import { isTrue } from "../values/truth.js";
import { addEntry } from "./grouping.js";

type MapMethods = MethodTable<MapDatum>;

const empty = (apply: (self: MapDatum) => Datum) => (self: MapDatum, args: readonly Datum[]) =>
  args.length === 0 ? apply(self) : undefined;

/** A closure over entries: with two parameters it takes key and value. */
function callOver(machine: Machine, closure: Datum): (entry: MapEntry) => Datum {
  const takesBoth = machine.arity(closure) >= 2;
  return ({ key, value }) => machine.call(closure, takesBoth ? [key, value] : [entryOf({ key, value })]);
}

const withClosure =
  (apply: (entries: MapEntry[], call: (entry: MapEntry) => Datum, self: MapDatum) => Datum) =>
  (self: MapDatum, args: readonly Datum[], machine: Machine) => {
    const closure = args.length === 1 ? closureArgument(args, 0) : undefined;
    return closure === undefined ? undefined : apply(entriesOf(self), callOver(machine, closure), self);
  };

function mapOfEntries(entries: readonly MapEntry[]): MapDatum {
  return mapOf(entries.map(({ key, value }) => [key, value]));
}

/** The entry's value without the effect that a property read may have; undefined where there surely is none. */
export function lookUp(self: MapDatum, key: Datum): Datum | undefined {
  const found = self.get(demand(key));
  if (found === undefined && self.reader?.others !== undefined) throw new Undetermined(self.reader.others);
  return found;
}

const lookUps: MapMethods = {
  get: (self, args, machine) => {
    const [key, fallback] = args;
    if (key === undefined || args.length > 2) return undefined;
    if (fallback === undefined) return lookUp(self, key) ?? null;
    return getOrPut(self, demand(key), fallback, machine);
  },
  getAt: (self, args) => (args[0] === undefined ? undefined : (lookUp(self, args[0]) ?? null)),
  getOrDefault: (self, args) => {
    const [key, fallback] = args;
    if (key === undefined || fallback === undefined) return undefined;
    const found = lookUp(self, key);
    return found === undefined ? fallback : found;
  },
  containsKey: (self, args) => (args[0] === undefined ? undefined : lookUp(self, args[0]) !== undefined),
  containsValue: (self, args, { budget }) =>
    args[0] === undefined ? undefined : entriesOf(self).some(({ value }) => javaEquals(value, args[0] ?? null, budget)),
  keySet: empty(
    (self) =>
      new ListDatum(
        entriesOf(self).map(({ key }) => key),
        "set",
      ),
  ),
  values: empty((self) => new ListDatum(entriesOf(self).map(({ value }) => value))),
  entrySet: empty((self) => new ListDatum(entriesOf(self).map(entryOf), "set")),
  size: empty((self) => whole(entriesOf(self).length)),
  isEmpty: empty((self) => entriesOf(self).length === 0),
  toString: (self: MapDatum, args: readonly Datum[], { budget }: Machine) =>
    args.length === 0 ? print(self, budget) : undefined,
  equals: (self, args, { budget }) => (args[0] === undefined ? undefined : areEqual(self, args[0], budget)),
};

const derived: MapMethods = {
  any: withClosure((entries, call) => entries.some((entry) => isTrue(call(entry)))),
  every: withClosure((entries, call) => entries.every((entry) => isTrue(call(entry)))),
  find: withClosure((entries, call) => {
    const found = entries.find((entry) => isTrue(call(entry)));
    return found === undefined ? null : entryOf(found);
  }),
  findAll: withClosure((entries, call) => mapOfEntries(entries.filter((entry) => isTrue(call(entry))))),
  count: withClosure((entries, call) => whole(entries.filter((entry) => isTrue(call(entry))).length)),
  collect: withClosure((entries, call) => new ListDatum(entries.map(call))),
  collectMany: withClosure((entries, call) => new ListDatum(entries.flatMap((entry) => listItems(call(entry))))),
  collectEntries: withClosure((entries, call) => {
    const result = new MapDatum();
    for (const entry of entries) addEntry(result, call(entry));
    return result;
  }),
  findResult: withClosure((entries, call) => {
    for (const entry of entries) {
      const result = demand(call(entry));
      if (result !== null) return result;
    }
    return null;
  }),
  findResults: withClosure(
    (entries, call) => new ListDatum(entries.map(call).filter((result) => demand(result) !== null)),
  ),
  countBy: withClosure((entries, call) => {
    const counts = new MapDatum();
    for (const entry of entries) {
      const key = demand(call(entry));
      const count = counts.get(key) ?? null;
      counts.set(key, whole(isNumber(count) ? count.value + 1 : 1));
    }
    return counts;
  }),
  inject: (self, args, machine) => {
    const [start, closure] = [args[0], closureArgument(args, 1)];
    if (start === undefined || closure === undefined || args.length !== 2) return undefined;
    const takesBoth = machine.arity(closure) >= 3;
    return entriesOf(self).reduce<Datum>(
      (result, { key, value }) =>
        machine.call(closure, takesBoth ? [result, key, value] : [result, entryOf({ key, value })]),
      start,
    );
  },
  clone: empty((self) => mapOfEntries(entriesOf(self))),
  asBoolean: empty((self) => entriesOf(self).length > 0),
  each: withClosure((entries, call, self) => {
    for (const entry of entries) call(entry);
    return self;
  }),
  sort: (self, args, machine) => {
    const entries = entriesOf(self);
    if (args.length === 0) return mapOfEntries(entries.sort((a, b) => naturalOrder(a.key, b.key)));
    const closure = closureArgument(args, 0);
    if (closure === undefined) return undefined;
    if (machine.arity(closure) === 2) {
      return mapOfEntries(entries.sort((a, b) => orderOf(machine.call(closure, [entryOf(a), entryOf(b)]))));
    }
    const keyed = entries.map((entry) => ({ entry, rank: machine.call(closure, [entryOf(entry)]) }));
    return mapOfEntries(keyed.sort((a, b) => naturalOrder(a.rank, b.rank)).map(({ entry }) => entry));
  },
  max: (self, args, machine) => extreme(self, args, machine, 1),
  min: (self, args, machine) => extreme(self, args, machine, -1),
  subMap: (self, args) => {
    const keys = knownArgument(args, 0) ?? null;
    if (args.length !== 1 || !isList(keys)) return undefined;
    return mapOf(
      keys.items.flatMap((key) => (lookUp(self, key) === undefined ? [] : [[key, lookUp(self, key) ?? null] as const])),
    );
  },
  take: (self, args) => {
    const count = indexArgument(args, 0);
    return count === undefined ? undefined : mapOfEntries(entriesOf(self).slice(0, Math.max(count, 0)));
  },
  drop: (self, args) => {
    const count = indexArgument(args, 0);
    return count === undefined ? undefined : mapOfEntries(entriesOf(self).slice(Math.max(count, 0)));
  },
  plus: (self, args, { budget }) => (args[0] === undefined ? undefined : plus(self, args[0], budget)),
  minus: (self, args, { budget }) => (args[0] === undefined ? undefined : minus(self, demand(args[0]), budget)),
};

function listItems(datum: Datum): readonly Datum[] {
  const value = demand(datum);
  return isList(value) ? value.items : unsupported("no list in collectMany");
}

function extreme(self: MapDatum, args: readonly Datum[], machine: Machine, sign: 1 | -1): Datum | undefined {
  const closure = args.length === 1 ? closureArgument(args, 0) : undefined;
  if (closure === undefined || machine.arity(closure) !== 1) return undefined;
  let best: { entry: MapEntry; rank: Datum } | undefined;
  for (const entry of entriesOf(self)) {
    const rank = machine.call(closure, [entryOf(entry)]);
    if (best === undefined || naturalOrder(rank, best.rank) * sign > 0) best = { entry, rank };
  }
  return best === undefined ? null : entryOf(best.entry);
}

/** Groovy's `get(key, default)` puts the default into the map too; so may one do that has the entry already. */
function getOrPut(self: MapDatum, key: Datum, fallback: Datum, machine: Machine): Datum {
  const found = self.get(key);
  if (found !== undefined) return found;
  const others = self.reader?.others;
  const value: Datum = others === undefined ? fallback : { type: "unknown", reason: others };
  putEntry(self, key, value, machine);
  return value;
}

const removal =
  (isRemoved: (matches: boolean) => boolean) => (self: MapDatum, args: readonly Datum[], machine: Machine) => {
    const closure = args.length === 1 ? closureArgument(args, 0) : undefined;
    if (closure === undefined) return undefined;
    const call = callOver(machine, closure);
    const removed = entriesOf(self).filter((entry) => isRemoved(isTrue(call(entry))));
    for (const { key } of removed) removeEntry(self, demand(key), machine);
    return removed.length > 0;
  };

/** What changes the map in place. */
const changes: MapMethods = {
  put: (self, args, machine) => {
    const [key, value] = args;
    if (key === undefined || value === undefined || args.length !== 2) return undefined;
    const before = self.get(demand(key)) ?? null;
    putEntry(self, demand(key), value, machine);
    return before;
  },
  putAll: (self, args, machine) => {
    const other = knownArgument(args, 0) ?? null;
    if (!isMap(other) || args.length !== 1) return undefined;
    for (const { key, value } of entriesOf(other)) putEntry(self, demand(key), value, machine);
    return null;
  },
  putIfAbsent: (self, args, machine) => {
    const [key, value] = args;
    if (key === undefined || value === undefined || args.length !== 2) return undefined;
    const found = lookUp(self, key) ?? null;
    if (demand(found) !== null) return found;
    putEntry(self, demand(key), value, machine);
    return null;
  },
  remove: (self, args, machine) => {
    const [key] = args;
    if (key === undefined || args.length !== 1) return undefined;
    const before = lookUp(self, key) ?? null;
    removeEntry(self, demand(key), machine);
    return before;
  },
  removeAll: removal((matches) => matches),
  retainAll: removal((matches) => !matches),
  clear: (self, args, machine) => {
    if (args.length > 0) return undefined;
    for (const { key } of entriesOf(self)) removeEntry(self, demand(key), machine);
    return null;
  },
};

export const mapMethods: MapMethods = { ...lookUps, ...derived, ...changes };

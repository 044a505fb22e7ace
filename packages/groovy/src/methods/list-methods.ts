import { ListDatum, demand, hashKey, isList, isNumber, mapOf } from "../values/datum.js";
import type { Datum } from "../values/datum.js";
import type { Budget } from "../budget.js";
import { setOf } from "../values/cast.js";
import { areEqual, javaEquals, naturalOrder, orderOf } from "../values/equality.js";
import { GroovyException, unsupported } from "../interruption.js";
import type { Machine, MethodTable } from "../machine.js";
import { closureArgument, indexArgument, knownArgument, textArgument } from "../machine.js";
import { whole } from "../number/groovy-number.js";
import { applyBinary, checkUnshared, contains, minus, plus } from "../operators.js";
import { indicesOf } from "../values/range.js";
import { print } from "../text/print.js";
import { isTrue } from "../values/truth.js";
import { collectedEntries, grouped } from "./grouping.js";

type ListMethods = MethodTable<ListDatum>;

const listOf = (items: Datum[]) => new ListDatum(items);

/** The same kind of collection, as `findAll`, `take` and their like keep it: only lists are mirrored. */
function similar(self: ListDatum, items: Datum[]): ListDatum {
  return self.kind === "set"
    ? new ListDatum(items, "set")
    : new ListDatum(items, self.kind === "array" ? "array" : "list");
}

const empty = (apply: (self: ListDatum) => Datum) => (self: ListDatum, args: readonly Datum[]) =>
  args.length === 0 ? apply(self) : undefined;

const withIndex = (apply: (self: ListDatum, index: number) => Datum) => (self: ListDatum, args: readonly Datum[]) => {
  const index = args.length === 1 ? indexArgument(args, 0) : undefined;
  return index === undefined ? undefined : apply(self, index);
};

/** For a method whose one argument is a closure over the elements. */
const withClosure =
  (apply: (self: ListDatum, test: (item: Datum) => Datum) => Datum) =>
  (self: ListDatum, args: readonly Datum[], machine: Machine) => {
    const closure = args.length === 1 ? closureArgument(args, 0) : undefined;
    return closure === undefined ? undefined : apply(self, (item) => machine.call(closure, [item]));
  };

/** The same with Groovy truth where the closure is left out. */
const withTest =
  (apply: (self: ListDatum, test: (item: Datum) => boolean) => Datum) =>
  (self: ListDatum, args: readonly Datum[], machine: Machine) => {
    if (args.length === 0) return apply(self, isTrue);
    return withClosure((list, call) => apply(list, (item) => isTrue(call(item))))(self, args, machine);
  };

const queries: ListMethods = {
  size: empty((self) => whole(self.items.length)),
  isEmpty: empty((self) => self.items.length === 0),
  contains: (self, args, { budget }) => (args[0] === undefined ? undefined : contains(self, args[0], budget)),
  containsAll: (self, args, { budget }) => {
    const other = knownArgument(args, 0) ?? null;
    return isList(other) ? other.items.every((item) => contains(self, item, budget)) : undefined;
  },
  disjoint: (self, args, { budget }) => {
    const other = knownArgument(args, 0) ?? null;
    return isList(other)
      ? !self.items.some((item) => other.items.some((element) => areEqual(item, element, budget)))
      : undefined;
  },
  indexOf: (self, args, { budget }) =>
    args[0] === undefined || self.kind === "array"
      ? undefined
      : whole(self.items.findIndex((item) => javaEquals(item, args[0] ?? null, budget))),
  any: withTest((self, test) => self.items.some(test)),
  every: withTest((self, test) => self.items.every(test)),
  find: withTest((self, test) => self.items.find(test) ?? null),
  findResult: withClosure((self, call) => firstResult(self, call)),
  findIndexOf: withTest((self, test) => whole(self.items.findIndex(test))),
  count: (self, args, machine) => {
    const wanted = args[0];
    if (wanted === undefined) return undefined;
    const closure = closureArgument(args, 0);
    const matches = (item: Datum) =>
      closure === undefined ? areEqual(item, wanted, machine.budget) : isTrue(machine.call(closure, [item]));
    return whole(self.items.filter(matches).length);
  },
  equals: (self, args, { budget }) => (args[0] === undefined ? undefined : areEqual(self, args[0], budget)),
  toString: (self: ListDatum, args: readonly Datum[], { budget }: Machine) =>
    args.length === 0 && self.kind !== "array" ? print(self, budget) : undefined,
};

function firstResult(self: ListDatum, call: (item: Datum) => Datum): Datum {
  for (const item of self.items) {
    const result = demand(call(item));
    if (result !== null) return result;
  }
  return null;
}

const elements: ListMethods = {
  get: withIndex((self, index) => elementAt(self, index)),
  getAt: withIndex((self, index) =>
    self.kind === "set" ? unsupported("getAt on a set") : (self.items.at(index) ?? null),
  ),
  first: empty((self) => self.items[0] ?? noElement(self)),
  head: empty((self) => self.items[0] ?? noElement(self)),
  last: empty((self) => self.items.at(-1) ?? noElement(self)),
  min: (self, args, machine) => extreme(self, args, machine, -1),
  max: (self, args, machine) => extreme(self, args, machine, 1),
  sum: (self, args, machine) => sum(self, args, machine),
  inject: (self, args, machine) => inject(self, args, machine),
  join: (self, args, { budget }) => {
    const separator = args.length === 0 || args[0] === null ? "" : textArgument(args, 0);
    if (separator === undefined) return undefined;
    const text = self.items.map((item) => print(item, budget)).join(separator);
    budget.text(text.length);
    return text;
  },
};

/** Null is an element too: only a collection without any has none. */
function noElement(self: ListDatum): Datum {
  if (self.items.length > 0) return null;
  throw new GroovyException("NoSuchElementException", "Cannot access an element of an empty collection");
}

function elementAt(self: ListDatum, index: number): Datum {
  const item = index >= 0 && self.kind !== "set" ? self.items[index] : undefined;
  if (item !== undefined) return item;
  throw new GroovyException(
    "IndexOutOfBoundsException",
    `Index ${index} out of bounds for length ${self.items.length}`,
  );
}

function extreme(self: ListDatum, args: readonly Datum[], machine: Machine, sign: 1 | -1): Datum | undefined {
  const closure = closureArgument(args, 0);
  if (args.length > 1 || (args.length === 1 && (closure === undefined || machine.arity(closure) !== 1)))
    return undefined;
  const ranked = self.items.map((item) => ({
    item,
    rank: closure === undefined ? item : machine.call(closure, [item]),
  }));
  if (ranked.some(({ rank }) => demand(rank) === null)) return unsupported("min or max with null");
  return (
    ranked.reduce<(typeof ranked)[number] | undefined>(
      (best, next) => (best === undefined || naturalOrder(next.rank, best.rank) * sign > 0 ? next : best),
      undefined,
    )?.item ?? null
  );
}

function sum(self: ListDatum, args: readonly Datum[], machine: Machine): Datum | undefined {
  const closure = closureArgument(args, 0);
  if (args.length > (closure === undefined ? 0 : 1))
    return args.length === 1 && args[0] !== undefined ? total(args[0], self.items, machine) : undefined;
  const values = closure === undefined ? self.items : self.items.map((item) => machine.call(closure, [item]));
  const [first, ...rest] = values;
  return first === undefined ? null : total(first, rest, machine);
}

function total(start: Datum, values: readonly Datum[], machine: Machine): Datum {
  return values.reduce((result, value) => applyBinary("+", result, value, machine.budget), start);
}

function inject(self: ListDatum, args: readonly Datum[], machine: Machine): Datum | undefined {
  const closure = closureArgument(args, args.length - 1);
  if (closure === undefined || args.length > 2) return undefined;
  const [first, ...rest] = args.length === 2 ? [args[0], ...self.items] : self.items;
  if (first === undefined) return noElement(self);
  return rest.reduce<Datum>((result, item) => machine.call(closure, [result, item ?? null]), first);
}

const derived: ListMethods = {
  toList: empty((self) => listOf([...self.items])),
  asList: empty((self) => (self.kind === "list" ? self : listOf([...self.items]))),
  // Java's HashSet has an order of its own.
  toSet: empty((self) => (new Set(self.items.map(hashKey)).size > 1 ? unsupported("toSet") : setOf(self.items))),
  collect: (self, args, machine) => {
    if (args.length === 0) return listOf([...self.items]);
    return withClosure((list, call) => listOf(list.items.map(call)))(self, args, machine);
  },
  collectMany: withClosure((self, call) => listOf(self.items.flatMap((item) => itemsOf(call(item))))),
  collectEntries: (self, args, machine) => collectedEntries(self.items, args, machine),
  groupBy: (self, args, machine) => grouped(self.items, args, machine),
  countBy: (self, args, machine) => {
    const groups = grouped(self.items, args, machine);
    if (groups === undefined) return undefined;
    return mapOf(
      [...groups.entries.values()].map(({ key, value }) => [key, whole(isList(value) ? value.items.length : 0)]),
    );
  },
  findAll: withTest((self, test) => similar(self, self.items.filter(test))),
  findResults: withClosure((self, call) => listOf(self.items.map(call).filter((item) => demand(item) !== null))),
  grep: (self, args, machine) =>
    args.length === 0
      ? listOf(self.items.filter(isTrue))
      : withTest((list, test) => listOf(list.items.filter(test)))(self, args, machine),
  split: withTest((self, test) =>
    listOf([listOf(self.items.filter(test)), listOf(self.items.filter((item) => !test(item)))]),
  ),
  each: (self, args, machine) => {
    const closure = closureArgument(args, 0);
    if (closure === undefined) return undefined;
    for (const item of self.items) machine.call(closure, [item]);
    return self;
  },
  eachWithIndex: (self, args, machine) => {
    const closure = closureArgument(args, 0);
    if (closure === undefined) return undefined;
    for (const [index, item] of self.items.entries()) machine.call(closure, [item, whole(index)]);
    return self;
  },
  flatten: (self, args, { budget }) => (args.length === 0 ? listOf(flattened(self, budget)) : undefined),
  unique: (self, args, machine) => {
    if (self.kind === "list") checkUnshared(self);
    const result = uniqueItems(self, args, machine);
    return result === undefined || self.kind !== "list" ? undefined : replaceItems(self, result.items);
  },
  toUnique: (self, args, machine) =>
    args.length === 0 && !isOfOneType(self) ? undefined : uniqueItems(self, args, machine),
  getIndices: (self, args, { budget }) => (args.length === 0 ? indicesOf(self.items.length, budget) : undefined),
  asBoolean: empty((self) => self.items.length > 0),
  lastIndexOf: (self, args, { budget }) =>
    args.length === 1 && self.kind !== "array"
      ? whole(self.items.findLastIndex((item) => javaEquals(item, args[0] ?? null, budget)))
      : undefined,
  findLastIndexOf: withTest((self, test) => whole(self.items.findLastIndex(test))),
  findIndexValues: withTest((self, test) =>
    listOf(self.items.flatMap((item, index) => (test(item) ? [whole(index, "Long")] : []))),
  ),
  sort: (self, args, machine) => {
    const keeps = args[0] === false;
    // It would sort the range itself.
    if (self.kind === "range" && !keeps) return self.items.length === 0 ? self : immutable();
    const sorted = sortedItems(self, typeof args[0] === "boolean" ? args.slice(1) : args, machine);
    if (sorted === undefined || keeps || self.kind !== "list") return sorted === undefined ? undefined : listOf(sorted);
    checkUnshared(self);
    return replaceItems(self, sorted);
  },
  toSorted: (self, args, machine) => {
    const sorted = sortedItems(self, args, machine);
    return sorted === undefined ? undefined : listOf(sorted);
  },
  reverse: empty((self) => listOf([...self.items].reverse())),
  take: withIndex((self, count) => similar(self, self.items.slice(0, Math.max(count, 0)))),
  drop: withIndex((self, count) => similar(self, self.items.slice(Math.max(count, 0)))),
  takeRight: withIndex((self, count) => similar(self, count <= 0 ? [] : self.items.slice(-count))),
  dropRight: withIndex((self, count) => similar(self, count <= 0 ? [...self.items] : self.items.slice(0, -count))),
  takeWhile: withTest((self, test) => similar(self, self.items.slice(0, firstFailing(self, test)))),
  dropWhile: withTest((self, test) => similar(self, self.items.slice(firstFailing(self, test)))),
  tail: empty((self) => (self.items.length === 0 ? noElement(self) : similar(self, self.items.slice(1)))),
  init: empty((self) => (self.items.length === 0 ? noElement(self) : similar(self, self.items.slice(0, -1)))),
  subList: (self, args) => {
    const [from, to] = [indexArgument(args, 0), indexArgument(args, 1)];
    if (from === undefined || to === undefined || self.kind !== "list") return undefined;
    if (from < 0 || to > self.items.length || from > to)
      throw new GroovyException("IndexOutOfBoundsException", `${from} to ${to}`);
    return new ListDatum(self.items.slice(from, to));
  },
  withIndex: (self, args) =>
    args.length === 0 ? listOf(self.items.map((item, index) => listOf([item, whole(index)]))) : undefined,
  indexed: (self, args) =>
    args.length === 0 ? mapOf(self.items.map((item, index) => [whole(index), item])) : undefined,
  collate: (self, args) => {
    const size = indexArgument(args, 0);
    const keepsRest = args.length > 1 ? knownArgument(args, 1) : true;
    if (size === undefined || size <= 0 || args.length > 2 || typeof keepsRest !== "boolean") return undefined;
    const count = self.items.length / size;
    return listOf(
      Array.from({ length: keepsRest ? Math.ceil(count) : Math.floor(count) }, (_, index) =>
        listOf(self.items.slice(index * size, (index + 1) * size)),
      ),
    );
  },
  transpose: empty((self) => transposed(self)),
  intersect: (self, args, { budget }) => {
    const other = knownArgument(args, 0) ?? null;
    if (!isList(other) || self.kind !== "list") return undefined;
    return distinct(
      listOf(self.items.filter((item) => other.items.some((element) => areEqual(item, element, budget)))),
      (a, b) => areEqual(a, b, budget),
    );
  },
  plus: (self, args, { budget }) => (args[0] === undefined ? undefined : plus(self, args[0], budget)),
  minus: (self, args, { budget }) => (args[0] === undefined ? undefined : minus(self, demand(args[0]), budget)),
  multiply: (self, args, { budget }) => (args[0] === undefined ? undefined : applyBinary("*", self, args[0], budget)),
  asImmutable: empty((self) => (self.kind === "range" ? unsupported("asImmutable") : self)),
  asUnmodifiable: empty((self) => (self.kind === "range" ? unsupported("asUnmodifiable") : self)),
};

function immutable(): never {
  throw new GroovyException("UnsupportedOperationException", "a range cannot be changed");
}

/** Texts, or numbers of one type: elements of several types are compared as their classes allow, or not at all. */
function isOfOneType({ items }: ListDatum): boolean {
  const types = new Set(
    items.map((item) => {
      const value = demand(item);
      if (typeof value !== "object" || value === null) return value === null ? "null" : typeof value;
      return isNumber(value) ? value.numberType : ["memory", "duration"].includes(value.type) ? value.type : "null";
    }),
  );
  return types.size <= 1 && !types.has("null");
}

function itemsOf(datum: Datum): readonly Datum[] {
  const value = demand(datum);
  return isList(value) ? value.items : unsupported("no list in collectMany");
}

function flattened(list: ListDatum, budget: Budget): Datum[] {
  return budget.nested(() =>
    list.items.flatMap((item) => {
      budget.step();
      return isList(item) ? flattened(item, budget) : [demand(item)];
    }),
  );
}

function replaceItems(self: ListDatum, items: readonly Datum[]): ListDatum {
  self.items.length = 0;
  for (const item of items) self.items.push(item);
  return self;
}

function uniqueItems(self: ListDatum, args: readonly Datum[], machine: Machine): ListDatum | undefined {
  const closure = closureArgument(args, 0);
  if (args.length > 1 || (args.length === 1 && (closure === undefined || machine.arity(closure) !== 1)))
    return undefined;
  const keyed = self.items.map((item) => ({ item, key: closure === undefined ? item : machine.call(closure, [item]) }));
  const kept: typeof keyed = [];
  for (const entry of keyed) if (!kept.some(({ key }) => areEqual(key, entry.key, machine.budget))) kept.push(entry);
  return listOf(kept.map(({ item }) => item));
}

function distinct(self: ListDatum, same: (a: Datum, b: Datum) => boolean): ListDatum {
  const kept: Datum[] = [];
  for (const item of self.items) if (!kept.some((other) => same(item, other))) kept.push(item);
  return listOf(kept);
}

/** Sorted by Groovy's order; what Groovy would order by hash codes stops. */
function sortedItems(self: ListDatum, args: readonly Datum[], machine: Machine): Datum[] | undefined {
  if (args.length === 0) return [...self.items].sort(naturalOrder);
  const closure = args.length === 1 ? closureArgument(args, 0) : undefined;
  if (closure === undefined) return undefined;
  if (machine.arity(closure) === 2) {
    return [...self.items].sort((a, b) => orderOf(machine.call(closure, [a, b])));
  }
  const keyed = self.items.map((item) => ({ item, key: machine.call(closure, [item]) }));
  return keyed.sort((a, b) => naturalOrder(a.key, b.key)).map(({ item }) => item);
}

function firstFailing(self: ListDatum, test: (item: Datum) => boolean): number {
  const index = self.items.findIndex((item) => !test(item));
  return index === -1 ? self.items.length : index;
}

function transposed(self: ListDatum): Datum {
  const rows = self.items.map((row) => (isList(row) ? row.items : unsupported("transpose of these")));
  const length = rows.length === 0 ? 0 : rows.reduce((least, row) => Math.min(least, row.length), Infinity);
  return listOf(Array.from({ length }, (_, index) => listOf(rows.map((row) => row[index] ?? null))));
}

/** What changes the list in place. */
const changes: ListMethods = {
  add: (self, args, { budget }) => {
    const [item] = args;
    if (item === undefined || args.length !== 1 || self.kind !== "list") return undefined;
    checkUnshared(self);
    budget.items(self.items.length + 1);
    self.items.push(item);
    return true;
  },
  addAll: (self, args, { budget }) => {
    const other = knownArgument(args, 0) ?? null;
    if (!isList(other) || args.length !== 1 || self.kind !== "list") return undefined;
    checkUnshared(self);
    budget.items(self.items.length + other.items.length);
    // A list can be added to itself.
    const added = [...other.items];
    for (const item of added) self.items.push(item);
    return added.length > 0;
  },
  pop: (self, args) => {
    if (args.length !== 0 || self.kind !== "list") return undefined;
    checkUnshared(self);
    return self.items.shift() ?? noElement(self);
  },
};

export const listMethods: ListMethods = { ...queries, ...elements, ...derived, ...changes };

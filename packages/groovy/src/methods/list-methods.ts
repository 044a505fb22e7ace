import { ListDatum, demand, hashKey, isList, isNumber, mapOf } from "../values/datum.js";
import type { Datum } from "../values/datum.js";
import type { Budget } from "../budget.js";
import { changeItems } from "../changes.js";
import { setOf } from "../values/cast.js";
import { areEqual, javaEquals, naturalOrder, orderOf } from "../values/equality.js";
import { GroovyException, unsupported } from "../interruption.js";
import type { Machine, Method, MethodTable } from "../machine.js";
import { closureArgument, indexArgument, knownArgument, textArgument } from "../machine.js";
import { whole } from "../number/groovy-number.js";
import { applyBinary, contains, minus, plus } from "../operators.js";
import { indicesOf } from "../values/range.js";
import { joined, print } from "../text/print.js";
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
    return joined(
      self.items.map((item) => print(item, budget)),
      separator,
      budget,
    );
  },
};

/** Null is an element too: only a collection without any has none. */
function noElement(self: ListDatum): Datum {
  return self.items.length > 0 ? null : noSuchElement();
}

function noSuchElement(): never {
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
  return values.reduce((result, value) => applyBinary("+", result, value, machine), start);
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
    const keeps = args[0] === false;
    const result = uniqueItems(self, typeof args[0] === "boolean" ? args.slice(1) : args, machine);
    if (result === undefined || self.kind !== "list") return undefined;
    return keeps ? result : replaceItems(self, result.items, machine);
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
    return replaceItems(self, sorted, machine);
  },
  toSorted: (self, args, machine) => {
    const sorted = sortedItems(self, args, machine);
    return sorted === undefined ? undefined : listOf(sorted);
  },
  reverse: (self, args, machine) => {
    const turned = [...self.items].reverse();
    if (args.length === 0 || args[0] === false) return args.length > 1 ? undefined : listOf(turned);
    return args[0] === true && args.length === 1 && self.kind === "list"
      ? replaceItems(self, turned, machine)
      : undefined;
  },
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
  combinations: (self, args, { budget }) => (args.length === 0 ? combined(self, budget) : undefined),
  step: (self, args) => {
    const step = indexArgument(args, 0);
    if (step === undefined || step === 0 || args.length !== 1 || self.kind !== "range") return undefined;
    const items = step > 0 ? self.items : [...self.items].reverse();
    return listOf(items.filter((_, index) => index % Math.abs(step) === 0));
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
  multiply: (self, args, machine) => (args[0] === undefined ? undefined : applyBinary("*", self, args[0], machine)),
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

function replaceItems(self: ListDatum, items: readonly Datum[], machine: Machine): ListDatum {
  changeItems(self, items, machine);
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
  machine.budget.step(self.items.length * Math.ceil(Math.log2(self.items.length + 1)));
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

/** The last list changes slowest. */
function combined(self: ListDatum, budget: Budget): Datum {
  let found: Datum[][] = [];
  for (const [index, part] of self.items.entries()) {
    const list = demand(part);
    if (!isList(list)) return unsupported("combinations of these");
    budget.items(list.items.length * Math.max(found.length, 1));
    found = list.items.flatMap((item) => (index === 0 ? [[item]] : found.map((before) => [...before, item])));
    if (found.length === 0) break;
  }
  return listOf(found.map((items) => listOf(items)));
}

function transposed(self: ListDatum): Datum {
  const rows = self.items.map((row) => (isList(row) ? row.items : unsupported("transpose of these")));
  const length = rows.length === 0 ? 0 : rows.reduce((least, row) => Math.min(least, row.length), Infinity);
  return listOf(Array.from({ length }, (_, index) => listOf(rows.map((row) => row[index] ?? null))));
}

/** A change of a list in place: gives the items that it has then, and what the method returns. */
type Change = (
  self: ListDatum,
  args: readonly Datum[],
  machine: Machine,
) => { readonly items: readonly Datum[]; readonly result: Datum } | undefined;

const changing =
  (change: Change): Method<ListDatum> =>
  (self, args, machine) => {
    if (self.kind !== "list") return undefined;
    const changed = change(self, args, machine);
    if (changed === undefined) return undefined;
    changeItems(self, changed.items, machine);
    return changed.result;
  };

const removal = (keeps: (item: Datum, matches: (item: Datum) => boolean) => boolean) =>
  changing((self, args, machine) => {
    const matches = args.length === 1 && args[0] !== undefined ? matcherOf(args[0], machine) : undefined;
    if (matches === undefined) return undefined;
    const items = self.items.filter((item) => keeps(item, matches));
    return { items, result: items.length < self.items.length };
  });

/** What `removeAll` and its like take: a closure, or a collection by Java's `equals`. */
function matcherOf(datum: Datum, machine: Machine): ((item: Datum) => boolean) | undefined {
  const value = demand(datum);
  if (isList(value)) return (item) => contains(value, item, machine.budget);
  const closure = closureArgument([value], 0);
  return closure === undefined ? undefined : (item) => isTrue(machine.call(closure, [item]));
}

function positionIn(self: ListDatum, index: number | undefined): number | undefined {
  if (index === undefined) return undefined;
  if (index >= 0 && index < self.items.length) return index;
  throw new GroovyException(
    "IndexOutOfBoundsException",
    `Index ${index} out of bounds for length ${self.items.length}`,
  );
}

function withoutItem(self: ListDatum, position: number): { items: readonly Datum[]; result: Datum } {
  return { items: self.items.toSpliced(position, 1), result: self.items[position] ?? null };
}

function withoutElement(self: ListDatum, element: Datum, machine: Machine): ReturnType<Change> {
  const position = self.items.findIndex((item) => javaEquals(item, element, machine.budget));
  if (position === -1) return { items: self.items, result: false };
  return { items: self.items.toSpliced(position, 1), result: true };
}

/** What changes the list in place. */
const changes: ListMethods = {
  add: changing((self, args) => {
    const [first, second] = args;
    if (first === undefined || args.length > 2) return undefined;
    if (second === undefined) return { items: [...self.items, first], result: true };
    const index = indexArgument(args, 0);
    if (index === undefined) return undefined;
    const position = index === self.items.length ? index : positionIn(self, index);
    return position === undefined ? undefined : { items: self.items.toSpliced(position, 0, second), result: null };
  }),
  addAll: changing((self, args) => {
    const other = knownArgument(args, 0) ?? null;
    if (!isList(other) || args.length !== 1) return undefined;
    return { items: [...self.items, ...other.items], result: other.items.length > 0 };
  }),
  push: changing((self, [item, ...more]) =>
    item === undefined || more.length > 0 ? undefined : { items: [item, ...self.items], result: true },
  ),
  pop: changing((self, args) =>
    args.length !== 0 ? undefined : self.items.length === 0 ? noSuchElement() : withoutItem(self, 0),
  ),
  removeLast: changing((self, args) =>
    args.length !== 0
      ? undefined
      : self.items.length === 0
        ? noSuchElement()
        : withoutItem(self, self.items.length - 1),
  ),
  remove: changing((self, args, machine) => {
    const element = knownArgument(args, 0);
    if (element === undefined || args.length !== 1) return undefined;
    if (!isNumber(element) || element.numberType !== "Integer") return withoutElement(self, element, machine);
    const position = positionIn(self, indexArgument(args, 0));
    return position === undefined ? undefined : withoutItem(self, position);
  }),
  removeAt: changing((self, args) => {
    const position = args.length === 1 ? positionIn(self, indexArgument(args, 0)) : undefined;
    return position === undefined ? undefined : withoutItem(self, position);
  }),
  removeElement: changing((self, args, machine) =>
    args[0] === undefined || args.length !== 1 ? undefined : withoutElement(self, args[0], machine),
  ),
  removeAll: removal((item, matches) => !matches(item)),
  removeIf: removal((item, matches) => !matches(item)),
  retainAll: removal((item, matches) => matches(item)),
  clear: changing((_, args) => (args.length === 0 ? { items: [], result: null } : undefined)),
  set: changing((self, args) => {
    const position = positionIn(self, indexArgument(args, 0));
    const [, item] = args;
    if (position === undefined || item === undefined || args.length !== 2) return undefined;
    return { items: self.items.with(position, item), result: self.items[position] ?? null };
  }),
  swap: (self, args, machine) => {
    const [a, b] = [positionIn(self, indexArgument(args, 0)), positionIn(self, indexArgument(args, 1))];
    if (a === undefined || b === undefined || args.length !== 2 || self.kind !== "list") return undefined;
    const items = self.items.with(a, self.items[b] ?? null).with(b, self.items[a] ?? null);
    return replaceItems(self, items, machine);
  },
  replaceAll: changing((self, args, machine) => {
    const closure = args.length === 1 ? closureArgument(args, 0) : undefined;
    if (closure === undefined) return undefined;
    return { items: self.items.map((item) => machine.call(closure, [item])), result: null };
  }),
};

export const listMethods: ListMethods = { ...queries, ...elements, ...derived, ...changes };

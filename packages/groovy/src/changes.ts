import type { Budget } from "./budget.js";
import { isList, isMap } from "./values/datum.js";
import type { Datum, ListDatum, MapDatum } from "./values/datum.js";
import { unsupported } from "./interruption.js";
import type { OutsideChanges } from "./scope.js";
import { toDatum } from "./values/value-conversion.js";
import type { Value } from "./values/value.js";

/** What changing a list or a map in place takes: others may hold it. */
export interface Changer {
  readonly budget: Budget;
  /** Absent where nothing outside the expression may change: a closure that a task will call is only read. */
  readonly outside:
    | {
        readonly changes: OutsideChanges;
        readonly toValue: (datum: Datum) => Value;
        /** True while it is not known whether what is evaluated is evaluated at all. */
        readonly isDoubtful: boolean;
      }
    | undefined;
}

export function changeItems(list: ListDatum, items: readonly Datum[], changer: Changer): void {
  changer.budget.items(items.length);
  const { outside } = list;
  if (outside === undefined) {
    replace(list.items, items);
    return;
  }
  const { changes, toValue } = portTo(outside, changer);
  const values = items.map(toValue);
  if (!changes.setItems(outside, values)) return refused();
  replace(list.items, values.map(toDatum));
}

export function putEntry(map: MapDatum, key: Datum, value: Datum, changer: Changer): void {
  const { outside } = map;
  changer.budget.items(1);
  if (outside !== undefined) {
    const { changes, toValue } = portTo(outside, changer);
    if (typeof key !== "string") return blurred(outside, changes);
    if (!changes.setEntry(outside, key, toValue(value))) return refused();
  }
  if (!map.isLive) {
    changer.budget.items(map.entries.size + 1);
    map.set(key, value);
  }
}

export function removeEntry(map: MapDatum, key: Datum, changer: Changer): void {
  const { outside } = map;
  if (outside !== undefined) {
    const { changes } = portTo(outside, changer);
    if (typeof key !== "string") return blurred(outside, changes);
    if (!changes.removeEntry(outside, key)) return refused();
  }
  if (!map.isLive) map.delete(key);
}

/** What may have happened to a list or map cannot be said. */
export function blur(datum: Datum, { outside }: Changer): void {
  if ((isList(datum) || isMap(datum)) && datum.outside !== undefined) outside?.changes.blur(datum.outside);
}

type Port = NonNullable<Changer["outside"]>;

function portTo(container: readonly Value[] | ReadonlyMap<string, Value>, { outside }: Changer): Port {
  if (outside === undefined) return refused();
  return outside.isDoubtful ? blurred(container, outside.changes) : outside;
}

function blurred(container: readonly Value[] | ReadonlyMap<string, Value>, changes: OutsideChanges): never {
  changes.blur(container);
  return refused();
}

function refused(): never {
  return unsupported("a change to another setting's value");
}

function replace(held: Datum[], items: readonly Datum[]): void {
  const copy = [...items];
  held.length = 0;
  for (const item of copy) held.push(item);
}

import { ListDatum, MapDatum, demand, entriesOf, isList, isMap } from "../values/datum.js";
import type { Datum } from "../values/datum.js";
import { unsupported } from "../interruption.js";
import type { Machine } from "../machine.js";
import { closureArgument } from "../machine.js";

/** `collectEntries`: the closure gives a map, or a list of key and value; without one the elements are these themselves. */
export function collectedEntries(items: readonly Datum[], args: readonly Datum[], machine: Machine): Datum | undefined {
  const closure = closureArgument(args, 0);
  if (args.length > 1 || (args.length === 1 && closure === undefined)) return undefined;
  const result = new MapDatum();
  for (const item of items) addEntry(result, closure === undefined ? item : machine.call(closure, [item]));
  return result;
}

export function addEntry(map: MapDatum, datum: Datum): void {
  const entry = demand(datum);
  if (isMap(entry)) {
    for (const { key, value } of entriesOf(entry)) map.set(key, value);
  } else if (isList(entry) && entry.items.length > 0) {
    map.set(entry.items[0] ?? null, entry.items[1] ?? null);
  } else if (entry !== null && typeof entry === "object" && entry.type === "entry") {
    map.set(entry.key, entry.value);
  } else {
    unsupported("such an entry");
  }
}

/** `groupBy` with one closure. */
export function grouped(items: readonly Datum[], args: readonly Datum[], machine: Machine): MapDatum | undefined {
  const closure = args.length === 1 ? closureArgument(args, 0) : undefined;
  if (closure === undefined) return undefined;
  const groups = new MapDatum();
  for (const item of items) {
    const key = demand(machine.call(closure, [item]));
    const group = groups.get(key);
    if (group !== undefined && isList(group)) group.items.push(item);
    else groups.set(key, new ListDatum([item]));
  }
  return groups;
}

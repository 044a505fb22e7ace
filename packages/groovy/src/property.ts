import { ListDatum, demand, isList, isMap } from "./values/datum.js";
import type { ClassDatum, Datum, KnownDatum, MapDatum } from "./values/datum.js";
import { isDurationUnit, parseDuration } from "./values/duration.js";
import { GroovyException, unsupported } from "./interruption.js";
import type { Machine } from "./machine.js";
import { MEMORY_UNITS, longOf, parseMemory } from "./values/memory-unit.js";
import { lookUp } from "./methods/map-methods.js";
import { classConstant } from "./methods/static-methods.js";
import { toIndex } from "./number/groovy-number.js";
import { indicesOf } from "./values/range.js";
import { isNumber } from "./values/datum.js";
import { allMatches, groupTexts } from "./regex/regex.js";
import { reversed } from "./text/characters.js";
import { toDatum } from "./values/value-conversion.js";
import type { GroovyNumber } from "./values/value.js";

/** Properties that every object has, or that differ between Java versions: not mirrored. */
const NOT_MIRRORED = new Set([
  "class",
  "metaClass",
  "properties",
  "empty",
  "blank",
  "bytes",
  "chars",
  "first",
  "last",
  "lowestSetBit",
]);

/** `self.name`. */
export function readProperty(self: KnownDatum, name: string, machine: Machine): Datum {
  machine.budget.step();
  if (self === null) throw new GroovyException("NullPointerException", `Cannot get property '${name}' on null object`);
  if (isMap(self)) return readEntry(self, name);
  if (typeof self === "string" || typeof self === "boolean") return missing(name);
  switch (self.type) {
    case "number":
      return readUnit(self, name);
    case "memory":
    case "duration":
    case "path":
      return machine.callMethod(self, `get${name.charAt(0).toUpperCase()}${name.slice(1)}`, []);
    case "list":
      if (name === "indices" && self.kind !== "array") return indicesOf(self.items.length, machine.budget);
      if (self.kind === "array")
        return name === "length" ? machine.callMethod(self, "size", []) : unsupported(`the property ${name}`);
      if (NOT_MIRRORED.has(name) || self.kind === "range") return unsupported(`the property ${name}`);
      machine.budget.items(self.items.length);
      return new ListDatum(
        self.items.filter((item) => demand(item) !== null).map((item) => readProperty(demand(item), name, machine)),
      );
    case "entry":
      return name === "key" ? self.key : name === "value" ? self.value : unsupported(`the property ${name}`);
    case "class":
      return classConstant(self, name) ?? nestedClass(self, name);
    case "date":
      return name === "time" ? longOf(self.milliseconds) : unsupported(`the property ${name}`);
    default:
      return unsupported(`the property ${name}`);
  }
}

function readEntry(map: MapDatum, name: string): Datum {
  if (map.reader !== undefined) return toDatum(map.reader.readProperty(name));
  return map.get(name) ?? null;
}

function missing(name: string): never {
  if (NOT_MIRRORED.has(name)) return unsupported(`the property ${name}`);
  throw new GroovyException("MissingPropertyException", `No such property: ${name}`);
}

/** `8.GB`, `2.h`: Nextflow reads the number as it prints, with the unit behind it (`NumberDelegatingMetaClass`). */
function readUnit(number: GroovyNumber, name: string): Datum {
  if (isDurationUnit(name.toLowerCase())) return parseDuration(number.text + name.toLowerCase());
  const unit = name.toUpperCase();
  return MEMORY_UNITS.some((known) => known === unit) ? parseMemory(number.text + unit) : missing(name);
}

function nestedClass(self: ClassDatum, name: string): Datum {
  return unsupported(`${self.name}.${name}`);
}

/** `self[index]`, `self[0, 2]`, `self[1..3]`. */
export function readIndex(self: KnownDatum, indices: readonly Datum[], machine: Machine): Datum {
  machine.budget.step();
  const [only] = indices;
  if (only === undefined) return unsupported("an empty index");
  if (indices.length > 1) return several(self, indices, machine);
  const index = demand(only);
  if (self === null) throw new GroovyException("NullPointerException", "Cannot invoke method getAt() on null object");
  if (isMap(self)) return typeof index === "string" ? readEntry(self, index) : (lookUp(self, index) ?? null);
  if (isList(index)) return index.range === undefined ? several(self, index.items, machine) : slice(self, index);
  if (isNumber(index)) return elementAt(self, toIndex(index), machine);
  if (typeof index === "string" && typeof self === "object") return readProperty(self, index, machine);
  return unsupported("such an index");
}

function elementAt(self: KnownDatum, index: number, machine: Machine): Datum {
  if (typeof self === "string") return self.at(index) ?? outOfBounds(index, self.length, "String");
  if (isList(self)) {
    if (self.kind === "set") return unsupported("an index into a set");
    const position = index < 0 ? index + self.items.length : index;
    if (position < 0 || (position >= self.items.length && self.kind === "array"))
      return outOfBounds(index, self.items.length, "Array");
    return self.items[position] ?? null;
  }
  if (typeof self === "object" && self !== null && self.type === "matcher") return matchAt(self, index, machine);
  return unsupported("an index into such a value");
}

/** `(text =~ pattern)[0]`: the match, or the list of its groups where the pattern has some. */
function matchAt(self: Extract<KnownDatum, { type: "matcher" }>, index: number, { budget }: Machine): Datum {
  const matches = allMatches(self.source, self.text, budget);
  const match = matches.at(index);
  if (match === undefined) return outOfBounds(index, matches.length, "");
  const groups = groupTexts(match, self.text);
  return groups.length === 1 ? (groups[0] ?? null) : new ListDatum(groups);
}

function several(self: KnownDatum, indices: readonly Datum[], machine: Machine): Datum {
  machine.budget.items(indices.length);
  const parts = indices.map((index) => readIndex(self, [index], machine));
  if (typeof self === "string")
    return parts.map((part) => (typeof part === "string" ? part : unsupported("such an index"))).join("");
  return isList(self) && self.kind !== "set" ? new ListDatum(parts) : unsupported("several indices into such a value");
}

/** A range as index: each bound may count from the end; a range that goes down takes the parts in reverse. */
function slice(self: KnownDatum, range: ListDatum): Datum {
  const length =
    typeof self === "string"
      ? self.length
      : isList(self) && self.kind === "list"
        ? self.items.length
        : unsupported("a range as index here");
  const bounds = range.range;
  if (bounds === undefined || Number.isNaN(bounds.from) || bounds.excludesFrom)
    return unsupported("such a range as index");
  if (bounds.excludesTo && bounds.from === bounds.to) return typeof self === "string" ? "" : new ListDatum([]);
  // Bounds count from the end before an exclusive one moves in.
  const [from, to] = [atLength(bounds.from, length), atLength(bounds.to, length)];
  const moved = bounds.excludesTo ? 1 : 0;
  const [low, end] = from <= to ? [from, to + 1 - moved] : [to + moved, from + 1];
  if (low < 0 || end > length)
    return outOfBounds(low < 0 ? bounds.from : end - 1, length, typeof self === "string" ? "String" : "");
  if (typeof self === "string") {
    const part = self.slice(low, end);
    return from <= to ? part : reversed(part);
  }
  const items = isList(self) ? self.items.slice(low, end) : [];
  return new ListDatum(from <= to ? items : items.reverse());
}

function atLength(index: number, length: number): number {
  return index < 0 ? index + length : index;
}

function outOfBounds(index: number, length: number, kind: "String" | "Array" | ""): never {
  throw new GroovyException(`${kind}IndexOutOfBoundsException`, `Index ${index} out of bounds for length ${length}`);
}

import type { Budget } from "../budget.js";
import { demand, entriesOf, hashKey, isNumber } from "./datum.js";
import type { Datum, KnownDatum, ListDatum, MapDatum } from "./datum.js";
import { compareDurationToNumber, parseDuration } from "./duration.js";
import { GroovyException, illegalArgument, unsupported } from "../interruption.js";
import { compareMemoryToNumber, parseMemory } from "./memory-unit.js";
import { compareNumbers } from "../number/arithmetic.js";
import { toIndex, whole } from "../number/groovy-number.js";

/** `==` in a configuration: Groovy's, with Nextflow's rules for memory and durations (`LangHelpers.compareEqual`). */
export function areEqual(leftDatum: Datum, rightDatum: Datum, budget: Budget): boolean {
  budget.step();
  const [left, right] = [demand(leftDatum), demand(rightDatum)];
  if (left === right) return true;
  if (left === null || right === null) return false;
  const units = compareUnits(left, right);
  if (units !== undefined) return units === 0;
  return groovyEqual(left, right, budget);
}

/** Groovy's own `==`, which applies inside of lists and maps. */
function groovyEqual(left: KnownDatum, right: KnownDatum, budget: Budget): boolean {
  if (left === right) return true;
  if (left === null || right === null) return false;
  // Java's paths compare with nothing but paths, and Groovy asks them to: it is the class of the path that settles it.
  if (isPath(left) !== isPath(right)) return unsupported("equality of a path and another value");
  if (isNumber(left) || isNumber(right)) return numbersEqual(left, right);
  if (typeof left !== "object" || typeof right !== "object") return false;
  if (left.type === "list" && right.type === "list") return listsEqual(left, right, budget);
  if (left.type === "map" && right.type === "map") return mapsEqual(left, right, budget);
  return sameObject(left, right);
}

function isPath(value: KnownDatum): boolean {
  return typeof value === "object" && value?.type === "path";
}

function numbersEqual(left: KnownDatum, right: KnownDatum): boolean {
  const [a, b] = [numberOrCharacter(left), numberOrCharacter(right)];
  return a !== undefined && b !== undefined && compareNumbers(a, b) === 0;
}

/** Beside a number Groovy takes a string of one character for a `char`. */
function numberOrCharacter(value: KnownDatum) {
  if (isNumber(value)) return value;
  return typeof value === "string" && value.length === 1 ? whole(value.charCodeAt(0)) : undefined;
}

function listsEqual(left: ListDatum, right: ListDatum, budget: Budget): boolean {
  if ((left.kind === "set") !== (right.kind === "set")) return false;
  if (left.items.length !== right.items.length) return false;
  const elementsEqual = (a: Datum, b: Datum) => budget.nested(() => elementEqual(a, b, budget));
  if (left.kind !== "set") return left.items.every((item, index) => elementsEqual(item, right.items[index] ?? null));
  return left.items.every((item) => right.items.some((other) => elementsEqual(item, other)));
}

function elementEqual(left: Datum, right: Datum, budget: Budget): boolean {
  budget.step();
  return groovyEqual(demand(left), demand(right), budget);
}

function mapsEqual(left: MapDatum, right: MapDatum, budget: Budget): boolean {
  const [leftEntries, rightEntries] = [entriesOf(left), entriesOf(right)];
  if (leftEntries.length !== rightEntries.length) return false;
  return leftEntries.every(({ key, value }) => {
    const other = right.get(key);
    return other !== undefined && budget.nested(() => elementEqual(value, other, budget));
  });
}

/** Java's `equals`: what `contains`, `in` and map keys go by. `1` and `1L` differ. */
export function javaEquals(left: Datum, right: Datum, budget: Budget): boolean {
  budget.step();
  const [a, b] = [demand(left), demand(right)];
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (a.type === "map" && b.type === "map") {
    if (a.entries.size !== b.entries.size) return false;
    return entriesOf(a).every(({ key, value }) => {
      const other = b.get(key);
      return other !== undefined && budget.nested(() => javaEquals(value, other, budget));
    });
  }
  if (a.type === "list" && b.type === "list") {
    if ((a.kind === "set") !== (b.kind === "set") || a.kind === "array" || b.kind === "array")
      return unsupported("equality of these");
    return (
      a.items.length === b.items.length &&
      a.items.every((item, index) => budget.nested(() => javaEquals(item, b.items[index] ?? null, budget)))
    );
  }
  return sameObject(a, b);
}

function sameObject(
  left: Exclude<KnownDatum, null | string | boolean>,
  right: Exclude<KnownDatum, null | string | boolean>,
): boolean {
  if (left.type !== right.type) return false;
  switch (left.type) {
    case "number":
    case "memory":
    case "duration":
    case "path":
      return hashKey(left) === hashKey(right);
    case "class":
      return right.type === "class" && left.name === right.name;
    case "entry":
      return unsupported("equality of map entries");
    default:
      return unsupported(`equality of a ${left.type}`);
  }
}

/**
 * `<=>`, and what `<` and its like go by. Null is below all. What Groovy cannot compare stops.
 */
export function compare(leftDatum: Datum, rightDatum: Datum): number {
  const [left, right] = [demand(leftDatum), demand(rightDatum)];
  if (left === right) return 0;
  if (left === null) return -1;
  if (right === null) return 1;
  if (typeof left === "string" && typeof right === "string") return compareText(left, right);
  if (typeof left === "boolean" && typeof right === "boolean") return left ? 1 : -1;
  const [a, b] = [numberOrCharacter(left), numberOrCharacter(right)];
  if (a !== undefined && b !== undefined) return compareNumbers(a, b);
  if (isNumber(left) || isNumber(right)) {
    if (typeof left === "string" || typeof right === "string")
      return illegalArgument("Cannot compare a number with a string");
  }
  if (typeof left === "object" && typeof right === "object") {
    if (left.type === "memory" && right.type === "memory") return Math.sign(left.bytes - right.bytes);
    if (left.type === "duration" && right.type === "duration") return Math.sign(left.milliseconds - right.milliseconds);
  }
  return unsupported("a comparison of these");
}

/** The order of `sort`, `max` and their like. Elements of several types Groovy orders in ways that are not mirrored. */
export function naturalOrder(left: Datum, right: Datum): number {
  const [a, b] = [demand(left), demand(right)];
  if (a !== null && b !== null && typeof a !== typeof b) return unsupported("the order of such elements");
  return compare(a, b);
}

/** What a closure that compares two elements answers. */
export function orderOf(answer: Datum): number {
  const order = demand(answer);
  return isNumber(order) ? toIndex(order) : unsupported("such an order");
}

/** Java's `compareTo`: the distance of the first characters that differ, else of the lengths. */
export function compareText(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const distance = left.charCodeAt(index) - right.charCodeAt(index);
    if (distance !== 0) return distance;
  }
  return left.length - right.length;
}

/** `<`, `<=`, `>`, `>=`; undefined where Nextflow says false whatever the operator: memory or a duration beside null. */
export function compareInOrder(left: Datum, right: Datum): number | undefined {
  const [a, b] = [demand(left), demand(right)];
  if (isUnit(a) || isUnit(b)) return a === null || b === null ? undefined : compareUnits(a, b);
  return compare(a, b);
}

function isUnit(value: KnownDatum): boolean {
  return typeof value === "object" && value !== null && (value.type === "memory" || value.type === "duration");
}

/** Where one side is memory or a duration, the other may be a number or a text; undefined where neither is. */
function compareUnits(left: Exclude<KnownDatum, null>, right: Exclude<KnownDatum, null>): number | undefined {
  return compareUnit(left, right) ?? negated(compareUnit(right, left));
}

function negated(order: number | undefined): number | undefined {
  return order === undefined ? undefined : -order;
}

/** Nextflow's `compareTo` asserts that its left side is there, by Groovy truth: it fails for `0.MB == 0.MB`. */
function assertNotZero(amount: number): void {
  if (amount === 0) throw new GroovyException("PowerAssertionError", "a comparison with no memory or no time");
}

function compareUnit(unit: Exclude<KnownDatum, null>, other: Exclude<KnownDatum, null>): number | undefined {
  if (typeof unit !== "object") return undefined;
  if (unit.type === "memory") {
    assertNotZero(unit.bytes);
    if (isNumber(other)) return compareMemoryToNumber(unit, other);
    const memory = typeof other === "string" ? parseMemory(other) : other;
    if (typeof memory === "object" && memory.type === "memory") return Math.sign(unit.bytes - memory.bytes);
    return illegalArgument("Not a valid memory value");
  }
  if (unit.type === "duration") {
    assertNotZero(unit.milliseconds);
    if (isNumber(other)) return compareDurationToNumber(unit, other);
    const duration = typeof other === "string" ? parseDuration(other) : other;
    if (typeof duration === "object" && duration.type === "duration")
      return Math.sign(unit.milliseconds - duration.milliseconds);
    return illegalArgument("Not a valid duration value");
  }
  return undefined;
}

import type { BinaryOperator } from "@nf-lint/parser";
import type { Value } from "./values/value.js";
import type { Budget } from "./budget.js";
import { ListDatum, demand, entriesOf, isList, isMap, isNumber, isUnknown, mapOf } from "./values/datum.js";
import type { Datum, KnownDatum, MapDatum } from "./values/datum.js";
import { durationOf, divideDuration, multiplyDuration } from "./values/duration.js";
import { areEqual, compare, compareInOrder, javaEquals } from "./values/equality.js";
import { blur, changeItems, putEntry } from "./changes.js";
import type { Changer } from "./changes.js";
import { GroovyException, Undetermined, unsupported } from "./interruption.js";
import { divideMemory, memoryOf, multiplyMemory } from "./values/memory-unit.js";
import { calculate, calculateBits, power } from "./number/arithmetic.js";
import { toIndex, whole } from "./number/groovy-number.js";
import { matchesWhole } from "./regex/regex.js";
import { print } from "./text/print.js";
import { isTrue } from "./values/truth.js";
import { fromDatum } from "./values/value-conversion.js";

/** The operators that need both of their sides: all but `&&` and `||`. */
export type StrictOperator = Exclude<BinaryOperator, "&&" | "||">;

export function applyBinary(operator: StrictOperator, left: Datum, right: Datum, changer: Changer): Datum {
  const { budget } = changer;
  budget.step();
  switch (operator) {
    case "==":
      return areEqual(left, right, budget);
    case "!=":
      return !areEqual(left, right, budget);
    case "<=>":
      return whole(Math.sign(compare(left, right)));
    case "<":
    case "<=":
    case ">":
    case ">=":
      return inOrder(operator, compareInOrder(left, right));
    case "in":
      return isCase(demand(right), left, budget);
    case "!in":
      return !isCase(demand(right), left, budget);
    case "+":
      return plus(left, right, budget);
    case "-":
      return minus(demand(left), demand(right), budget);
    case "*":
      return times(demand(left), demand(right), budget);
    case "/":
      return divided(demand(left), demand(right));
    case "%":
      return isNumber(left) && isNumber(right) ? calculate("%", left, right) : noMethod("mod", left, right);
    case "**":
      return isNumber(left) && isNumber(right) ? power(left, right) : noMethod("power", left, right);
    case "<<":
      return leftShift(demand(left), right, changer);
    case "&":
    case "|":
    case "^":
    case ">>":
    case ">>>":
      return bits(operator, demand(left), demand(right));
    case "==~":
      return matchesWhole(patternOf(right, budget), textToMatch(left, budget), budget);
    case "=~":
      return { type: "matcher", source: patternOf(right, budget), text: textToMatch(left, budget) };
    case "===":
    case "!==":
      return unsupported(operator);
  }
}

function inOrder(operator: "<" | "<=" | ">" | ">=", order: number | undefined): boolean {
  if (order === undefined) return false;
  if (operator === "<") return order < 0;
  if (operator === "<=") return order <= 0;
  return operator === ">" ? order > 0 : order >= 0;
}

/** `value in container`, and a `case` of `switch`: Groovy's `isCase`. */
function isCase(container: KnownDatum, value: Datum, budget: Budget): boolean {
  if (isList(container)) {
    if (container.range !== undefined && !isPlainMember(value)) return unsupported("in a range");
    return contains(container, value, budget);
  }
  if (isMap(container)) return isTrueEntry(container, value);
  if (typeof container === "string" || typeof container === "boolean" || isNumber(container)) {
    const other = demand(value);
    if (typeof container === "string")
      return typeof other === "string" ? container === other : unsupported("in a string");
    return isNumber(container) && isNumber(other)
      ? calculate("-", container, other).value === 0
      : javaEquals(container, other, budget);
  }
  if (container === null) return demand(value) === null;
  return unsupported("in such a value");
}

/** A range holds an `Integer` as a list of them does; other types have rules of their own. */
function isPlainMember(value: Datum): boolean {
  return isNumber(value) && value.numberType === "Integer";
}

/** `contains` goes by Java's `equals`; one unknown element leaves it open unless another is the one. */
export function contains(list: ListDatum, value: Datum, budget: Budget): boolean {
  const wanted = demand(value);
  const unknown = list.items.find(isUnknown);
  if (list.items.some((item) => !isUnknown(item) && javaEquals(item, wanted, budget))) return true;
  if (unknown !== undefined) demand(unknown);
  return false;
}

/** A map is a case of the keys whose value is true. */
function isTrueEntry(map: MapDatum, key: Datum): boolean {
  if (!map.has(demand(key)) && map.reader?.others !== undefined) throw new Undetermined(map.reader.others);
  const value = map.get(key);
  return value !== undefined && isTrue(value);
}

export function plus(left: Datum, right: Datum, budget: Budget): Datum {
  if (isMap(left) || isMap(right)) return joinMaps(left, right, budget);
  const [a, b] = [demand(left), demand(right)];
  if (isNumber(a) && isNumber(b)) return calculate("+", a, b);
  if (typeof a === "string" || typeof b === "string") return textPlus(a, b, budget);
  if (isList(a)) {
    // An array is no collection: a list takes it as one element.
    const added = isList(b) && (b.kind !== "array" || a.kind === "array") ? b.items : [right];
    budget.items(a.items.length + added.length);
    if (a.kind === "set" || (a.kind === "array" && !isList(b))) return unsupported("+ on such a collection");
    return new ListDatum([...a.items, ...added], a.kind === "array" ? "array" : "list");
  }
  if (a !== null && typeof a === "object") {
    if (a.type === "memory") return plusMemory(a.bytes, b);
    if (a.type === "duration" && b !== null && typeof b === "object" && b.type === "duration") {
      return durationOf(a.milliseconds + b.milliseconds);
    }
  }
  return noMethod("plus", a, b);
}

function plusMemory(bytes: number, added: KnownDatum): Datum {
  if (added === null) return memoryOf(bytes);
  if (typeof added === "object" && added.type === "memory") return memoryOf(bytes + added.bytes);
  return noMethod("plus", memoryOf(bytes), added);
}

function textPlus(left: KnownDatum, right: KnownDatum, budget: Budget): Datum {
  if (typeof left === "string" || isNumber(left) || left === null) return joinTexts(left, right, budget);
  if (isList(left)) return new ListDatum([...left.items, right]);
  if (typeof left === "object" && left.type === "path") return unsupported("+ on a path");
  return noMethod("plus", left, right);
}

function joinTexts(left: Datum, right: Datum, budget: Budget): string {
  const text = print(left, budget) + print(right, budget);
  budget.text(text.length);
  return text;
}

/**
 * `map + map`: the right side's entries win. Where one side is unknown, the entries of the other are still there, those
 * of the left side with a value that may have been replaced.
 */
function joinMaps(left: Datum, right: Datum, budget: Budget): Datum {
  if (isMap(left) && isMap(right)) {
    const entries = [...entriesOf(left), ...entriesOf(right)];
    budget.items(entries.length);
    return mapOf(entries.map(({ key, value }) => [key, value]));
  }
  if (isUnknown(left) && isMap(right)) throw new Undetermined(left.reason, mergedEntries(left.entries, right, budget));
  if (isUnknown(right) && isMap(left)) {
    const replaceable = mapOf(entriesOf(left).map(({ key }) => [key, { type: "unknown", reason: right.reason }]));
    throw new Undetermined(right.reason, mergedEntries(entriesOfValue(replaceable, budget), right, budget));
  }
  const [a, b] = [demand(left), demand(right)];
  if (typeof a === "string") return joinTexts(a, b, budget);
  if (isList(a)) return new ListDatum([...a.items, b]);
  return noMethod("plus", a, b);
}

function mergedEntries(left: Entries | undefined, right: Datum, budget: Budget): Entries {
  const rightEntries = isMap(right) ? entriesOfValue(right, budget) : isUnknown(right) ? right.entries : undefined;
  return new Map([...(left ?? []), ...(rightEntries ?? [])]);
}

type Entries = ReadonlyMap<string, Value>;

function entriesOfValue(map: MapDatum, budget: Budget): Entries {
  const value = fromDatum(map, budget);
  return value.kind === "known" && value.value instanceof Map ? (value.value as Entries) : new Map<string, Value>();
}

export function minus(left: KnownDatum, right: KnownDatum, budget: Budget): Datum {
  if (isNumber(left) && isNumber(right)) return calculate("-", left, right);
  if (typeof left === "string") {
    if (typeof right === "object" && right?.type === "pattern") return unsupported("- of a pattern");
    const text = print(right, budget);
    const index = left.indexOf(text);
    return index === -1 ? left : left.slice(0, index) + left.slice(index + text.length);
  }
  if (isList(left)) return listMinus(left, isList(right) ? right.items : [right], budget);
  if (isMap(left) && isMap(right)) {
    return mapOf(
      entriesOf(left)
        .filter(({ key, value }) => !right.has(key) || !areEqual(value, right.get(key) ?? null, budget))
        .map(({ key, value }) => [key, value]),
    );
  }
  if (left !== null && right !== null && typeof left === "object" && typeof right === "object") {
    if (left.type === "memory" && right.type === "memory") return memoryOf(left.bytes - right.bytes);
    if (left.type === "duration" && right.type === "duration")
      return durationOf(left.milliseconds - right.milliseconds);
  }
  if (left !== null && typeof left === "object" && left.type === "memory" && right === null) return left;
  return noMethod("minus", left, right);
}

function listMinus(left: ListDatum, removed: readonly Datum[], budget: Budget): ListDatum {
  if (left.kind === "array" || left.kind === "set") return unsupported("- on such a collection");
  return new ListDatum(left.items.filter((item) => !removed.some((other) => areEqual(item, other, budget))));
}

function times(left: KnownDatum, right: KnownDatum, budget: Budget): Datum {
  if (isNumber(left) && isNumber(right)) return calculate("*", left, right);
  if (isNumber(left) && right !== null && typeof right === "object") {
    if (right.type === "memory") return multiplyMemory(right, left);
    if (right.type === "duration") return multiplyDuration(right, left);
  }
  if (isNumber(right)) {
    if (typeof left === "string" || isList(left)) return repeated(left, toIndex(right), budget);
    if (left !== null && typeof left === "object") {
      if (left.type === "memory") return multiplyMemory(left, right);
      if (left.type === "duration") return multiplyDuration(left, right);
    }
  }
  return noMethod("multiply", left, right);
}

function repeated(value: string | ListDatum, count: number, budget: Budget): Datum {
  if (count < 0)
    throw new GroovyException(
      "IllegalArgumentException",
      `multiply() should be called with a number of 0 or greater not: ${count}`,
    );
  if (typeof value === "string") {
    budget.text(value.length * count);
    return value.repeat(count);
  }
  if (value.kind !== "list" && value.kind !== "range") return unsupported("* on such a collection");
  budget.items(value.items.length * count);
  return new ListDatum(Array.from({ length: count }, () => value.items).flat());
}

function divided(left: KnownDatum, right: KnownDatum): Datum {
  if (isNumber(left) && isNumber(right)) return calculate("/", left, right);
  if (isNumber(right) && left !== null && typeof left === "object") {
    if (left.type === "memory") return divideMemory(left, right);
    if (left.type === "duration") return divideDuration(left, right);
  }
  if (left !== null && typeof left === "object" && left.type === "path" && typeof right === "string") {
    return right === "" || right.startsWith("/") || right.includes("..")
      ? unsupported("/ on a path")
      : { type: "path", text: `${left.text.replace(/\/$/, "")}/${right}` };
  }
  return noMethod("div", left, right);
}

function leftShift(left: KnownDatum, right: Datum, changer: Changer): Datum {
  const added = right;
  if (isNumber(left) && isNumber(added)) return calculateBits("<<", left, added);
  if (isList(left) && left.kind === "list") {
    changeItems(left, [...left.items, added], changer);
    return left;
  }
  if (isMap(left) && isMap(added)) {
    for (const { key, value } of entriesOf(added)) putEntry(left, demand(key), value, changer);
    return left;
  }
  blur(left, changer);
  return unsupported("<<");
}

function bits(operator: "&" | "|" | "^" | ">>" | ">>>", left: KnownDatum, right: KnownDatum): Datum {
  if (isNumber(left) && isNumber(right)) return calculateBits(operator, left, right);
  if (typeof left === "boolean" && typeof right === "boolean") {
    if (operator === "&") return left && right;
    if (operator === "|") return left || right;
    if (operator === "^") return left !== right;
  }
  return unsupported(operator);
}

function patternOf(datum: Datum, budget: Budget): string {
  const value = demand(datum);
  return value !== null && typeof value === "object" && value.type === "pattern" ? value.source : print(value, budget);
}

function textToMatch(datum: Datum, budget: Budget): string {
  return print(datum, budget);
}

/** Groovy has no such method for these operands. */
function noMethod(method: string, left: Datum, right: Datum): never {
  const [a, b] = [demand(left), demand(right)];
  if (a === null) throw new GroovyException("NullPointerException", `Cannot invoke method ${method}() on null object`);
  const hasNone = (value: KnownDatum) =>
    typeof value === "object" && (value === null || ["number", "memory", "duration", "map"].includes(value.type));
  if (typeof a === "object" && ["number", "memory", "duration"].includes(a.type) && hasNone(b)) {
    if (b === null) throw new GroovyException(nullException(method, a.type), `${method}() with null`);
    throw new GroovyException("MissingMethodException", `No signature of method ${method}() for these operands`);
  }
  return unsupported(method);
}

/** What the overload that Groovy picks for null throws; several that fit make the call ambiguous. */
function nullException(method: string, type: string): string {
  return type === "number" && (method === "plus" || method === "minus")
    ? "GroovyRuntimeException"
    : "NullPointerException";
}

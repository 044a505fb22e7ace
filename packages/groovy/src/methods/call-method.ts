import { isClosure, isList, isMap } from "../values/datum.js";
import type { Datum, KnownDatum, MatcherDatum } from "../values/datum.js";
import { blur } from "../changes.js";
import { GroovyException, Undetermined, unsupported } from "../interruption.js";
import type { Machine, MethodTable } from "../machine.js";
import { closureArgument } from "../machine.js";
import { longOf } from "../values/memory-unit.js";
import { whole } from "../number/groovy-number.js";
import { allMatches, matchesWhole } from "../regex/regex.js";
import { listMethods } from "./list-methods.js";
import { lookUp, mapMethods } from "./map-methods.js";
import { durationMethods, memoryMethods, numberMethods, pathMethods } from "./number-methods.js";
import { callStatic } from "./static-methods.js";
import { changesInPlace, freeNames } from "../syntax-walk.js";
import { stringMethods } from "./string-methods.js";

/** `self.name(args)`. A method that is not mirrored here stops: it might do anything. */
export function callMethod(self: KnownDatum, name: string, args: readonly Datum[], machine: Machine): Datum {
  machine.budget.step();
  if (isList(self)) machine.budget.step(Math.ceil(self.items.length / 4));
  if (typeof self === "string") machine.budget.reads(self);
  try {
    const own = dispatch(self, name, args, machine);
    // Null is a result like any other.
    const result = own === undefined ? callOnAnything(self, name, args, machine) : own;
    if (result === undefined) return unsupported(`the method ${name}()`);
    if (typeof result === "string") machine.budget.text(result.length);
    else if (isList(result) && result !== self) machine.budget.items(result.items.length);
    return result;
  } catch (error) {
    if (error instanceof Undetermined && changesInPlace(name, args.length)) {
      for (const container of [self, ...args]) blur(container, machine);
    }
    throw error;
  }
}

function dispatch(self: KnownDatum, name: string, args: readonly Datum[], machine: Machine): Datum | undefined {
  if (self === null) return callOnNull(name, args);
  if (typeof self === "string") return invoke(stringMethods, self, name, args, machine);
  if (typeof self === "boolean") return undefined;
  switch (self.type) {
    case "number":
      return invoke(numberMethods, self, name, args, machine);
    case "memory":
      return invoke(memoryMethods, self, name, args, machine);
    case "duration":
      return invoke(durationMethods, self, name, args, machine);
    case "path":
      return invoke(pathMethods, self, name, args, machine);
    case "list":
      return invoke(listMethods, self, name, args, machine);
    case "map":
      return Object.hasOwn(mapMethods, name)
        ? invoke(mapMethods, self, name, args, machine)
        : callEntry(self, name, args, machine);
    case "entry":
      return name === "getKey" ? self.key : name === "getValue" ? self.value : undefined;
    case "closure":
      return name === "call" ? machine.call(self, args) : undefined;
    case "class":
      return callStatic(self, name, args, machine);
    case "matcher":
      return callMatcher(self, name, args, machine);
    case "pattern":
      return name === "toString" || name === "pattern" ? self.source : undefined;
    case "date":
      return name === "getTime" ? longOf(self.milliseconds) : undefined;
    case "lazy":
      return undefined;
  }
}

/** Groovy's `NullObject` answers a few methods; all others throw. */
function callOnNull(name: string, args: readonly Datum[]): Datum | undefined {
  if (name === "toString") return "null";
  if (name === "equals") return args[0] === null;
  if (name === "asBoolean") return false;
  if (["with", "iterator", "plus", "is", "getClass", "asType", "tap", "hashCode", "inspect", "dump"].includes(name))
    return undefined;
  // Groovy's extension methods on any object take null as an empty collection.
  if (
    [
      "each",
      "eachWithIndex",
      "collect",
      "find",
      "findAll",
      "any",
      "every",
      "inject",
      "grep",
      "println",
      "print",
      "sleep",
      "findResult",
      "findIndexOf",
      "getAt",
      "collectEntries",
    ].includes(name)
  ) {
    return undefined;
  }
  throw new GroovyException("NullPointerException", `Cannot invoke method ${name}() on null object`);
}

function invoke<Self>(
  table: MethodTable<Self>,
  self: Self,
  name: string,
  args: readonly Datum[],
  machine: Machine,
): Datum | undefined {
  return Object.hasOwn(table, name) ? table[name]?.(self, args, machine) : undefined;
}

/** A closure kept in a map is called by its key. */
function callEntry(
  self: Extract<KnownDatum, { type: "map" }>,
  name: string,
  args: readonly Datum[],
  machine: Machine,
): Datum | undefined {
  const entry = lookUp(self, name);
  return entry !== undefined && isClosure(entry) ? machine.call(entry, args) : undefined;
}

function callMatcher(self: MatcherDatum, name: string, args: readonly Datum[], { budget }: Machine): Datum | undefined {
  if (name === "matches" && args.length === 0) return matchesWhole(self.source, self.text, budget);
  if (name === "find" && args.length === 0) return allMatches(self.source, self.text, budget).length > 0;
  if (name === "getCount" && args.length === 0) return whole(allMatches(self.source, self.text, budget).length);
  return undefined;
}

/** Methods that Groovy gives every object. */
/** In `with` a free name is looked up in the value first, and a map or a list of maps has an answer to each. */
function readsOnlyIt(self: KnownDatum, closure: Datum): boolean {
  if (!isMap(self) && !isList(self)) return true;
  return isClosure(closure) && freeNames(closure.closure).every((name) => name === "it");
}

function callOnAnything(self: KnownDatum, name: string, args: readonly Datum[], machine: Machine): Datum | undefined {
  const closure = args.length === 1 ? closureArgument(args, 0) : undefined;
  if (closure !== undefined && (name === "with" || name === "tap") && readsOnlyIt(self, closure)) {
    const result = machine.call(closure, [self]);
    return name === "with" ? result : self;
  }
  if (name === "toString" && args.length === 0 && typeof self === "boolean") return String(self);
  if (name === "asBoolean" && args.length === 0 && typeof self === "boolean") return self;
  return undefined;
}

import type { Constant, PropertyMap, Value } from "@nf-lint/groovy";
import { ScopeView } from "../options/option-tree.js";

/** How many values are compared before two maps or lists count as different. */
const MOST_COMPARED = 1_000;

/** Whether two values are surely the same for whatever reads them. */
export function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  return new Comparison().same(a, b);
}

/** Whether a value stays what it is: no map that a later statement may still add to. */
export function isFixed(value: Value | undefined): boolean {
  if (value?.kind !== "known") return true;
  const { value: constant } = value;
  if (constant instanceof ScopeView) return constant.scope.seal !== undefined;
  if (Array.isArray(constant)) return (constant as readonly Value[]).every(isFixed);
  return !(constant instanceof Map) || [...(constant as ReadonlyMap<string, Value>).values()].every(isFixed);
}

/** Whether params are what they were when they were read. */
export function readsSame(reads: ReadonlyMap<string, Value>, params: PropertyMap): boolean {
  for (const [name, value] of reads) if (!sameValue(params.readProperty(name), value)) return false;
  return true;
}

/** A short text that is the same for values that are the same. */
export function valueDigest(value: Value | undefined): string {
  if (value?.kind !== "known") return value?.kind ?? "";
  const { value: constant } = value;
  if (typeof constant === "string") return `${constant.length} ${constant.slice(0, LONGEST_DIGEST)}`;
  if (typeof constant !== "object" || constant === null) return String(constant);
  return "type" in constant && constant.type === "number" ? constant.text : typeof constant;
}

const LONGEST_DIGEST = 64;

class Comparison {
  #left = MOST_COMPARED;

  same(a: Value | undefined, b: Value | undefined): boolean {
    if (a === b) return true;
    if (a?.kind !== b?.kind || a === undefined || b === undefined || --this.#left < 0) return false;
    switch (a.kind) {
      case "lazy":
        return false;
      case "unknown":
        return (
          b.kind === "unknown" &&
          a.entries === undefined &&
          b.entries === undefined &&
          a.reason.code === b.reason.code &&
          a.reason.subject === b.reason.subject
        );
      case "known":
        return b.kind === "known" && this.#sameConstant(a.value, b.value);
    }
  }

  #sameConstant(a: Constant, b: Constant): boolean {
    if (a === b) return true;
    if (a === null || b === null || typeof a !== "object" || typeof b !== "object") return false;
    if (isList(a)) return isList(b) && a.length === b.length && a.every((value, index) => this.same(value, b[index]));
    if (isMap(a)) return isMap(b) && this.#sameMap(a, b);
    if (isList(b) || isMap(b)) return false;
    switch (a.type) {
      case "number":
        return b.type === a.type && a.numberType === b.numberType && a.text === b.text;
      case "memory":
        return b.type === a.type && a.bytes === b.bytes;
      case "duration":
        return b.type === a.type && a.milliseconds === b.milliseconds;
      case "path":
        return b.type === a.type && a.text === b.text;
    }
  }

  #sameMap(a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>): boolean {
    if (a instanceof ScopeView !== b instanceof ScopeView) return false;
    if (a instanceof ScopeView && b instanceof ScopeView) {
      if (a.others !== b.others) return false;
      if (a.scope === b.scope) return true;
      if (a.scope.readCreates !== b.scope.readCreates) return false;
    }
    if (a.size !== b.size) return false;
    const others = b.entries();
    for (const [key, value] of a.entries()) {
      const other = others.next();
      if (other.done === true || other.value[0] !== key || !this.same(value, other.value[1])) return false;
    }
    return true;
  }
}

function isList(constant: Constant & object): constant is readonly Value[] {
  return Array.isArray(constant);
}

function isMap(constant: Constant & object): constant is ReadonlyMap<string, Value> {
  return constant instanceof Map;
}

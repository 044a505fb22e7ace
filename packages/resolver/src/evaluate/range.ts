import type { Budget } from "./budget.js";
import { ListDatum, isNumber } from "./datum.js";
import type { KnownDatum, Datum } from "./datum.js";
import { unsupported } from "./interruption.js";
import { toIndex, whole } from "./number/groovy-number.js";

export interface RangeEnds {
  readonly excludesFrom: boolean;
  readonly excludesTo: boolean;
}

/** `from..to` of whole numbers or of single letters. */
export function rangeOf(from: KnownDatum, to: KnownDatum, ends: RangeEnds, budget: Budget): ListDatum {
  const excluded = ends.excludesFrom || ends.excludesTo;
  if (isNumber(from) && isNumber(to) && from.numberType === "Integer" && to.numberType === "Integer") {
    const [first, last] = [toIndex(from), toIndex(to)];
    if (excluded && first === last)
      return new ListDatum([], "range", { range: { text: `${first}..<${last}`, first, last } });
    const text = `${first}${ends.excludesFrom ? "<" : ""}..${ends.excludesTo ? "<" : ""}${last}`;
    return intRange(first, last, ends, text, budget);
  }
  if (typeof from === "string" && typeof to === "string" && from.length === 1 && to.length === 1 && !excluded) {
    const codes = counted(from.charCodeAt(0), to.charCodeAt(0), budget);
    return new ListDatum(
      codes.map((code) => String.fromCharCode(code)),
      "range",
      { range: { text: `${from}..${to}`, first: Number.NaN, last: Number.NaN } },
    );
  }
  return unsupported("a range of these");
}

function intRange(from: number, to: number, ends: RangeEnds, text: string, budget: Budget): ListDatum {
  const step = from <= to ? 1 : -1;
  const first = ends.excludesFrom ? from + step : from;
  const last = ends.excludesTo ? to - step : to;
  const isEmpty = (last - first) * step < 0;
  const items: Datum[] = isEmpty ? [] : counted(first, last, budget).map((number) => whole(number));
  return new ListDatum(items, "range", { range: { text, first, last } });
}

function counted(first: number, last: number, budget: Budget): number[] {
  const length = Math.abs(last - first) + 1;
  budget.items(length);
  const step = first <= last ? 1 : -1;
  return Array.from({ length }, (_, index) => first + index * step);
}

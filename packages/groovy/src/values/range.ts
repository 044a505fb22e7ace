import type { Budget } from "../budget.js";
import { ListDatum, isNumber } from "./datum.js";
import type { KnownDatum, Datum } from "./datum.js";
import { unsupported } from "../interruption.js";
import { toIndex, whole } from "../number/groovy-number.js";

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
      return new ListDatum([], "range", { range: { text: `${first}..<${last}`, from: first, to: last, ...ends } });
    return intRange(first, last, ends, budget);
  }
  if (typeof from === "string" && typeof to === "string" && from.length === 1 && to.length === 1 && !excluded) {
    const codes = counted(from.charCodeAt(0), to.charCodeAt(0), budget);
    return new ListDatum(
      codes.map((code) => String.fromCharCode(code)),
      "range",
      { range: { text: `${from}..${to}`, from: Number.NaN, to: Number.NaN, excludesFrom: false, excludesTo: false } },
    );
  }
  return unsupported("a range of these");
}

/** The positions in a list of that length: what `getIndices` gives. */
export function indicesOf(length: number, budget: Budget): ListDatum {
  const ends = { excludesFrom: false, excludesTo: true };
  return rangeOf(whole(0), whole(length), ends, budget);
}

function intRange(from: number, to: number, { excludesFrom, excludesTo }: RangeEnds, budget: Budget): ListDatum {
  const step = from <= to ? 1 : -1;
  const first = excludesFrom ? from + step : from;
  const last = excludesTo ? to - step : to;
  const isEmpty = (last - first) * step < 0;
  const items: Datum[] = isEmpty ? [] : counted(first, last, budget).map((number) => whole(number));
  const text = `${from}${excludesFrom ? "<" : ""}..${excludesTo ? "<" : ""}${to}`;
  return new ListDatum(items, "range", { range: { text, from, to, excludesFrom, excludesTo } });
}

function counted(first: number, last: number, budget: Budget): number[] {
  const length = Math.abs(last - first) + 1;
  budget.items(length);
  const step = first <= last ? 1 : -1;
  return Array.from({ length }, (_, index) => first + index * step);
}

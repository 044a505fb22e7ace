import type { Duration, GroovyNumber } from "./value.js";
import { GroovyException, illegalArgument, unsupported } from "../interruption.js";
import { javaRound, longOf } from "./memory-unit.js";
import { calculate, compareNumbers } from "../number/arithmetic.js";
import { toWhole, whole } from "../number/groovy-number.js";

/** Mirrors `nextflow.util.Duration`: the names of each unit, with its milliseconds. */
const UNITS: readonly (readonly [milliseconds: number, names: readonly string[]])[] = [
  [1, ["ms", "milli", "millis"]],
  [1_000, ["s", "sec", "second", "seconds"]],
  [60_000, ["m", "min", "minute", "minutes"]],
  [3_600_000, ["h", "hour", "hours"]],
  [86_400_000, ["d", "day", "days"]],
];

export function isDurationUnit(name: string): boolean {
  return UNITS.some(([, names]) => names.includes(name));
}

export function durationOf(milliseconds: number): Duration {
  if (milliseconds < 0) throw new GroovyException("AssertionError", "Duration unit cannot be a negative number");
  if (!Number.isSafeInteger(milliseconds)) return unsupported("so long a duration");
  return { type: "duration", milliseconds };
}

export function parseDuration(text: string): Duration {
  return durationOf(
    parseComponents(text) ?? parseClock(text) ?? illegalArgument(`Not a valid duration value: ${text}`),
  );
}

/** `1d 3h 10min`; undefined where it is not of this form. */
function parseComponents(text: string): number | undefined {
  let milliseconds = 0;
  let rest = text;
  do {
    const match = /^(\d+\.?\d*)[ \t\n\v\f\r]*([a-zA-Z]+)/.exec(rest);
    if (match === null) return undefined;
    const [all, digits = "", unitName = ""] = match;
    const unit = UNITS.find(([, names]) => names.includes(unitName));
    if (unit === undefined) return illegalArgument(`Not a valid duration value: ${text}`);
    milliseconds += javaRound(Number(digits) * unit[0]);
    rest = rest.slice(all.length).trim();
  } while (rest !== "");
  return milliseconds;
}

/** The legacy form `hh:mm:ss`. */
function parseClock(text: string): number | undefined {
  const match = /^(\d{1,2}):(\d{1,2}):(\d{1,2})$/.exec(text);
  return match === null
    ? undefined
    : Number(match[1]) * 3_600_000 + Number(match[2]) * 60_000 + Number(match[3]) * 1_000;
}

export function durationText({ milliseconds }: Duration): string {
  if (milliseconds < 1_000) return `${milliseconds}ms`;
  if (milliseconds < 60_000) return `${calculate("/", longOf(javaRound(milliseconds / 100)), whole(10)).text}s`;
  const seconds = javaRound(milliseconds / 1_000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const parts: [amount: number, unit: string][] = [
    [Math.floor(hours / 24), "d"],
    [hours % 24, "h"],
    [minutes % 60, "m"],
    [seconds % 60, "s"],
  ];
  return parts
    .filter(([amount]) => amount !== 0)
    .map(([amount, unit]) => `${amount}${unit}`)
    .join(" ");
}

/** `multiply(Number)`: the fraction of a millisecond is cut off. */
export function multiplyDuration(duration: Duration, factor: GroovyNumber): Duration {
  return durationOf(Number(toWhole(calculate("*", longOf(duration.milliseconds), factor), "Long").text));
}

export function divideDuration(duration: Duration, divisor: GroovyNumber): Duration {
  return durationOf(javaRound(calculate("/", longOf(duration.milliseconds), divisor).value));
}

export function durationIn(duration: Duration, unitMilliseconds: number): GroovyNumber {
  return longOf(Math.floor(duration.milliseconds / unitMilliseconds));
}

export function compareDurationToNumber(duration: Duration, number: GroovyNumber): number {
  return compareNumbers(longOf(duration.milliseconds), toWhole(number, "Long"));
}

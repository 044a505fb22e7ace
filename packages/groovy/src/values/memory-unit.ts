import type { GroovyNumber, MemoryUnit } from "./value.js";
import { GroovyException, illegalArgument, unsupported } from "../interruption.js";
import { calculate, compareNumbers } from "../number/arithmetic.js";
import { toWhole, whole } from "../number/groovy-number.js";

/** Mirrors `nextflow.util.MemoryUnit`. */
export const MEMORY_UNITS = ["B", "KB", "MB", "GB", "TB", "PB", "EB", "ZB"] as const;

export function memoryOf(bytes: number): MemoryUnit {
  if (bytes < 0) throw new GroovyException("AssertionError", "Memory unit cannot be a negative number");
  // Beyond that a `long` of Java is exact and a double is not.
  if (bytes >= 2 ** 63 || !Number.isInteger(bytes)) return unsupported("so large a memory unit");
  return { type: "memory", bytes };
}

export function parseMemory(text: string): MemoryUnit {
  const match = /^([0-9.]+)[ \t\n\v\f\r]*([^ \t\n\v\f\r])?B?$/.exec(text);
  if (match === null) return illegalArgument(`Not a valid FileSize value: '${text}'`);
  const [, value = "", unitText = ""] = match;
  const unit = unitText.toUpperCase();
  if (unit === "" || unit === "B") {
    if (!/^\d+$/.test(value)) throw new GroovyException("NumberFormatException", `For input string: "${value}"`);
    return memoryOf(Number(value));
  }
  const power = MEMORY_UNITS.findIndex((name) => name === `${unit}B`);
  if (power === -1) return illegalArgument(`Not a valid file size unit: ${text}`);
  if (!/^(\d+\.?\d*|\.\d+)$/.test(value)) throw new GroovyException("NumberFormatException", "multiple points");
  return memoryOf(javaRound(Number(value) * 1024 ** power));
}

/** As `toString` prints it: one decimal, rounded half even as Java's `DecimalFormat` does. */
export function memoryText({ bytes }: MemoryUnit): string {
  if (bytes <= 0) return "0";
  const group = Math.trunc(Math.log10(bytes) / Math.log10(1024));
  const unit = MEMORY_UNITS[group];
  if (unit === undefined) return unsupported("so large a memory unit");
  const tenths = halfEven(BigInt(bytes) * 10n, 1024n ** BigInt(group));
  const fraction = tenths % 10n;
  return `${(tenths / 10n).toString()}${fraction === 0n ? "" : `.${fraction.toString()}`} ${unit}`;
}

function halfEven(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const twice = (numerator % denominator) * 2n;
  const up = twice > denominator || (twice === denominator && quotient % 2n === 1n);
  return up ? quotient + 1n : quotient;
}

/** `multiply(Number)`: the fraction of a byte is cut off. */
export function multiplyMemory(memory: MemoryUnit, factor: GroovyNumber): MemoryUnit {
  return memoryOf(Number(toWhole(calculate("*", longOf(memory.bytes), factor), "Long").text));
}

export function divideMemory(memory: MemoryUnit, divisor: GroovyNumber): MemoryUnit {
  return memoryOf(javaRound(calculate("/", longOf(memory.bytes), divisor).value));
}

/** Bytes in whole units, as `toGiga()`: what is left over is cut off. */
export function memoryIn(memory: MemoryUnit, unit: string): GroovyNumber {
  const power = MEMORY_UNITS.findIndex((name) => name === unit);
  if (power === -1) return illegalArgument(`Not a valid memory unit: ${unit}`);
  return longOf(Math.floor(memory.bytes / 1024 ** power));
}

export function compareMemoryToNumber(memory: MemoryUnit, number: GroovyNumber): number {
  return compareNumbers(longOf(memory.bytes), toWhole(number, "Long"));
}

export function longOf(value: number): GroovyNumber {
  return whole(BigInt(value), "Long");
}

/** `Math.round` of Java: halves go up. A value that does not fit a `long` is cut at its end. */
export function javaRound(value: number): number {
  return Math.min(Math.floor(value + 0.5), 2 ** 63);
}

import type { GroovyNumber } from "../values/value.js";
import { checkDigits } from "../budget.js";
import { bigDecimalText, parseBigDecimal, wholePart } from "./big-decimal.js";
import type { BigDecimal } from "./big-decimal.js";
import { unsupported } from "../interruption.js";

export type NumberType = GroovyNumber["numberType"];
export type WholeType = "Integer" | "Long" | "BigInteger";

/** A whole number; what does not fit its type wraps around, as in Java. */
export function whole(value: bigint | number, numberType: WholeType = "Integer"): GroovyNumber {
  const exact = BigInt(value);
  const wrapped = numberType === "BigInteger" ? exact : BigInt.asIntN(numberType === "Integer" ? 32 : 64, exact);
  const text = wrapped.toString();
  checkDigits(text.length);
  return { type: "number", numberType, value: Number(wrapped), text };
}

export function decimal(value: BigDecimal): GroovyNumber {
  const text = bigDecimalText(value);
  return { type: "number", numberType: "BigDecimal", value: Number(text), text };
}

export function double(value: number): GroovyNumber {
  return { type: "number", numberType: "Double", value, text: floatingText(value, shortestDouble) };
}

/** Its `value` is that of the digits it prints, not the double that is the same number: `0.1f` shows as 0.1. */
export function float(value: number): GroovyNumber {
  const text = floatingText(Math.fround(value), shortestFloat);
  return { type: "number", numberType: "Float", value: Number(text), text };
}

/** Java's `doubleValue`. */
export function doubleValue(number: GroovyNumber): number {
  return number.numberType === "Float" ? Math.fround(number.value) : number.value;
}

export function isWhole(number: GroovyNumber): number is GroovyNumber & { numberType: WholeType } {
  return number.numberType === "Integer" || number.numberType === "Long" || number.numberType === "BigInteger";
}

export function isFloating(number: GroovyNumber): boolean {
  return number.numberType === "Double" || number.numberType === "Float";
}

export function toBigDecimal(number: GroovyNumber): BigDecimal {
  if (isWhole(number)) return { unscaled: BigInt(number.text), scale: 0 };
  return parseBigDecimal(number.text) ?? unsupported(`${number.text} as a decimal`);
}

/** The whole part, towards zero. */
export function toBigInt(number: GroovyNumber): bigint {
  return isWhole(number) ? BigInt(number.text) : wholePart(toBigDecimal(number));
}

/** Java's `intValue`, `longValue`: floating numbers saturate, the others wrap around. */
export function toWhole(number: GroovyNumber, numberType: WholeType): GroovyNumber {
  if (!isFloating(number) || numberType === "BigInteger") return whole(toBigInt(number), numberType);
  if (Number.isNaN(number.value)) return whole(0, numberType);
  const bits = numberType === "Integer" ? 31n : 63n;
  const limit = 2n ** bits;
  if (number.value >= Number(limit)) return whole(limit - 1n, numberType);
  if (number.value <= -Number(limit)) return whole(-limit, numberType);
  return whole(BigInt(Math.trunc(number.value)), numberType);
}

/** The number as a JavaScript integer; stops where it is none or beyond what is exact. */
export function toIndex(number: GroovyNumber): number {
  const index = Number(toWhole(number, "Integer").text);
  return isWhole(number) && index === number.value ? index : unsupported(`${number.text} as an index`);
}

/** As Java prints a `double` or a `float` (`Double.toString`): a point always, an exponent outside 10^-3 to 10^7. */
function floatingText(value: number, shortest: (value: number) => string): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "Infinity" : "-Infinity";
  if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  const sign = value < 0 ? "-" : "";
  const [mantissa = "", exponentText = "0"] = shortest(Math.abs(value)).split("e");
  const digits = mantissa.replace(".", "");
  const exponent = Number(exponentText);
  if (exponent < -3 || exponent >= 7) return `${sign}${digits.charAt(0)}.${digits.slice(1) || "0"}E${exponent}`;
  if (exponent < 0) return `${sign}0.${"0".repeat(-exponent - 1)}${digits}`;
  const padded = digits.padEnd(exponent + 1, "0");
  return `${sign}${padded.slice(0, exponent + 1)}.${padded.slice(exponent + 1) || "0"}`;
}

function shortestDouble(value: number): string {
  return value.toExponential();
}

/** The fewest digits that still read as the same `float`. */
function shortestFloat(value: number): string {
  for (let digits = 0; digits < 9; digits++) {
    const text = value.toExponential(digits);
    if (Math.fround(Number(text)) === value) return text;
  }
  return value.toExponential(9);
}

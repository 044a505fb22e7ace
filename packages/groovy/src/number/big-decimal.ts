import { checkDigits } from "../budget.js";
import { GroovyException } from "../interruption.js";

/** Java's `BigDecimal`: `unscaled × 10^-scale`. The scale is part of the value: `1.0` prints another way than `1.00`. */
export interface BigDecimal {
  readonly unscaled: bigint;
  readonly scale: number;
}

/** `groovy.division.extra.precision` and `groovy.division.min.scale` of Groovy's `BigDecimalMath`. */
const DIVISION_EXTRA_PRECISION = 10;
const DIVISION_MIN_SCALE = 10;

/** Reads what Java's `new BigDecimal(text)` reads; undefined where it would throw. */
export function parseBigDecimal(text: string): BigDecimal | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,10}))?$/.exec(text);
  if (match === null) return undefined;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  const digits = whole + fraction;
  if (digits === "") return undefined;
  checkDigits(digits.length);
  const unscaled = BigInt(digits);
  const scale = fraction.length - Number(exponent);
  return Math.abs(scale) < 2 ** 31 ? { unscaled: sign === "-" ? -unscaled : unscaled, scale } : undefined;
}

/** As Java's `toString`. */
export function bigDecimalText({ unscaled, scale }: BigDecimal): string {
  const sign = unscaled < 0n ? "-" : "";
  const digits = abs(unscaled).toString();
  if (scale === 0) return sign + digits;
  const exponent = digits.length - 1 - scale;
  if (scale > 0 && exponent >= -6) {
    const padded = digits.padStart(scale + 1, "0");
    return `${sign}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
  }
  const mantissa = digits.length > 1 ? `${digits.slice(0, 1)}.${digits.slice(1)}` : digits;
  return `${sign}${mantissa}${exponent === 0 ? "" : `E${exponent > 0 ? "+" : ""}${exponent}`}`;
}

/** As Java's `toPlainString`. */
export function bigDecimalPlainText({ unscaled, scale }: BigDecimal): string {
  const sign = unscaled < 0n ? "-" : "";
  const digits = abs(unscaled).toString();
  if (scale <= 0) return unscaled === 0n ? "0" : sign + digits + zeros(-scale);
  checkDigits(scale);
  const padded = digits.padStart(scale + 1, "0");
  return `${sign}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}

function zeros(count: number): string {
  checkDigits(count);
  return "0".repeat(count);
}

export function add(left: BigDecimal, right: BigDecimal): BigDecimal {
  const scale = Math.max(left.scale, right.scale);
  return { unscaled: unscaledAt(left, scale) + unscaledAt(right, scale), scale };
}

export function subtract(left: BigDecimal, right: BigDecimal): BigDecimal {
  return add(left, { unscaled: -right.unscaled, scale: right.scale });
}

export function multiply(left: BigDecimal, right: BigDecimal): BigDecimal {
  checkDigits(digitCount(left.unscaled) + digitCount(right.unscaled));
  return { unscaled: left.unscaled * right.unscaled, scale: left.scale + right.scale };
}

export function power(base: BigDecimal, exponent: number): BigDecimal {
  checkDigits(digitCount(base.unscaled) * exponent);
  return { unscaled: base.unscaled ** BigInt(exponent), scale: base.scale * exponent };
}

export function remainder(left: BigDecimal, right: BigDecimal): BigDecimal {
  if (right.unscaled === 0n) throw new GroovyException("ArithmeticException", "Division by zero");
  const scale = Math.max(left.scale, right.scale);
  const [dividend, divisor] = [unscaledAt(left, scale), unscaledAt(right, scale)];
  const result = { unscaled: dividend % divisor, scale };
  return withScale(
    result,
    Math.max(left.scale, right.scale + quotientScale(dividend / divisor, left.scale - right.scale)),
  );
}

/** The scale of Java's `divideToIntegralValue`: the preferred one, as far as the zeros at the end of the quotient allow. */
function quotientScale(quotient: bigint, preferred: number): number {
  if (quotient === 0n || preferred >= 0) return preferred;
  const zeros = /0*$/.exec(quotient.toString())?.[0].length ?? 0;
  return Math.max(preferred, -zeros);
}

export function compare(left: BigDecimal, right: BigDecimal): number {
  const scale = Math.max(left.scale, right.scale);
  const difference = unscaledAt(left, scale) - unscaledAt(right, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Groovy's `/`: exact where the quotient ends, else rounded by the rule of `BigDecimalMath.divideImpl`. */
export function divide(left: BigDecimal, right: BigDecimal): BigDecimal {
  if (right.unscaled === 0n) throw new GroovyException("ArithmeticException", "Division by zero");
  return exactQuotient(left, right) ?? roundedQuotient(left, right);
}

function exactQuotient(left: BigDecimal, right: BigDecimal): BigDecimal | undefined {
  const preferredScale = left.scale - right.scale;
  if (left.unscaled === 0n) return { unscaled: 0n, scale: preferredScale };
  const common = greatestCommonDivisor(abs(left.unscaled), abs(right.unscaled));
  const sign = right.unscaled < 0n ? -1n : 1n;
  const numerator = (left.unscaled / common) * sign;
  let denominator = abs(right.unscaled) / common;
  let twos = 0;
  let fives = 0;
  for (; denominator % 2n === 0n; denominator /= 2n) twos++;
  for (; denominator % 5n === 0n; denominator /= 5n) fives++;
  if (denominator !== 1n) return undefined;
  const extra = Math.max(twos, fives);
  checkDigits(extra);
  return {
    unscaled: numerator * 2n ** BigInt(extra - twos) * 5n ** BigInt(extra - fives),
    scale: preferredScale + extra,
  };
}

function roundedQuotient(left: BigDecimal, right: BigDecimal): BigDecimal {
  const precision = Math.max(digitCount(left.unscaled), digitCount(right.unscaled)) + DIVISION_EXTRA_PRECISION;
  const numerator = abs(left.unscaled);
  const denominator = abs(right.unscaled);
  let shift = precision - (digitCount(numerator) - digitCount(denominator));
  if (digitCount(scaledQuotient(numerator, denominator, shift)) > precision) shift--;
  let unscaled = halfUp(numerator, denominator, shift);
  if (digitCount(unscaled) > precision) {
    unscaled /= 10n;
    shift--;
  }
  const negative = left.unscaled < 0n !== right.unscaled < 0n;
  const result = { unscaled: negative ? -unscaled : unscaled, scale: left.scale - right.scale + shift };
  return atMostScale(result, Math.max(left.scale, right.scale, DIVISION_MIN_SCALE));
}

function scaledQuotient(numerator: bigint, denominator: bigint, shift: number): bigint {
  return shift >= 0 ? (numerator * tenTo(shift)) / denominator : numerator / (denominator * tenTo(-shift));
}

function halfUp(numerator: bigint, denominator: bigint, shift: number): bigint {
  return (scaledQuotient(numerator * 2n, denominator, shift) + 1n) / 2n;
}

/** Rounds half up, away from zero, to `scale` decimals where there are more. */
export function atMostScale(decimal: BigDecimal, scale: number): BigDecimal {
  return decimal.scale > scale ? withScale(decimal, scale) : decimal;
}

/** Java's `setScale(scale, HALF_UP)`. */
export function withScale(decimal: BigDecimal, scale: number): BigDecimal {
  if (decimal.scale <= scale) return { unscaled: unscaledAt(decimal, scale), scale };
  const rounded = halfUp(abs(decimal.unscaled), 1n, scale - decimal.scale);
  return { unscaled: decimal.unscaled < 0n ? -rounded : rounded, scale };
}

/** The whole part, towards zero. */
export function wholePart(decimal: BigDecimal): bigint {
  return decimal.scale <= 0 ? unscaledAt(decimal, 0) : decimal.unscaled / tenTo(decimal.scale);
}

export function digitCount(value: bigint): number {
  return abs(value).toString().length;
}

function unscaledAt(decimal: BigDecimal, scale: number): bigint {
  return decimal.unscaled === 0n ? 0n : decimal.unscaled * tenTo(scale - decimal.scale);
}

function tenTo(exponent: number): bigint {
  checkDigits(exponent);
  return 10n ** BigInt(exponent);
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

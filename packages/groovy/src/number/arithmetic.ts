import type { GroovyNumber } from "../values/value.js";
import { checkDigits } from "../budget.js";
import { GroovyException, unsupported } from "../interruption.js";
import * as bigDecimal from "./big-decimal.js";
import { decimal, double, doubleValue, isFloating, isWhole, toBigDecimal, toBigInt, whole } from "./groovy-number.js";
import type { WholeType } from "./groovy-number.js";

/**
 * Groovy's arithmetic on numbers of mixed types (`NumberMath`): floating numbers make the result a `Double`, then a
 * `BigDecimal` makes it one, then `BigInteger`, then `Long`.
 */
interface Operation {
  readonly floating: (left: number, right: number) => number;
  readonly decimal: (left: bigDecimal.BigDecimal, right: bigDecimal.BigDecimal) => bigDecimal.BigDecimal;
  /** Absent where whole numbers are treated as decimals. */
  readonly whole?: (left: bigint, right: bigint) => bigint;
}

const OPERATIONS = {
  "+": { floating: (l, r) => l + r, decimal: bigDecimal.add, whole: (l, r) => l + r },
  "-": { floating: (l, r) => l - r, decimal: bigDecimal.subtract, whole: (l, r) => l - r },
  "*": { floating: (l, r) => l * r, decimal: bigDecimal.multiply, whole: multiplyWhole },
  "/": { floating: (l, r) => l / r, decimal: bigDecimal.divide },
  "%": { floating: (l, r) => l % r, decimal: bigDecimal.remainder, whole: remainderWhole },
} satisfies Record<string, Operation>;

export type ArithmeticOperator = keyof typeof OPERATIONS;

export function calculate(operator: ArithmeticOperator, left: GroovyNumber, right: GroovyNumber): GroovyNumber {
  const operation: Operation = OPERATIONS[operator];
  if (isFloating(left) || isFloating(right)) return double(operation.floating(doubleValue(left), doubleValue(right)));
  if (operation.whole !== undefined && isWhole(left) && isWhole(right)) {
    return whole(operation.whole(BigInt(left.text), BigInt(right.text)), wider(left.numberType, right.numberType));
  }
  return decimal(operation.decimal(toBigDecimal(left), toBigDecimal(right)));
}

export function compareNumbers(left: GroovyNumber, right: GroovyNumber): number {
  if (isFloating(left) || isFloating(right)) return compareDoubles(doubleValue(left), doubleValue(right));
  return bigDecimal.compare(toBigDecimal(left), toBigDecimal(right));
}

/** Java's `Double.compare`: NaN is above all, and 0.0 above -0.0. */
function compareDoubles(left: number, right: number): number {
  if (left < right) return -1;
  if (left > right) return 1;
  if (Object.is(left, right)) return 0;
  if (Number.isNaN(left)) return 1;
  if (Number.isNaN(right)) return -1;
  return Object.is(left, -0) ? -1 : 1;
}

/** `intdiv`: whole numbers only. */
export function integerDivision(left: GroovyNumber, right: GroovyNumber): GroovyNumber {
  if (!isWhole(left) || !isWhole(right)) {
    throw new GroovyException("UnsupportedOperationException", "Cannot use intdiv() on this number type");
  }
  return whole(divideWhole(BigInt(left.text), BigInt(right.text)), wider(left.numberType, right.numberType));
}

/** `**`, as the overloads of `DefaultGroovyMethods.power`. */
export function power(base: GroovyNumber, exponent: GroovyNumber): GroovyNumber {
  const count = exponent.value;
  if (exponent.numberType !== "Integer" || count < 0 || isFloating(base)) return floatingPower(base, exponent);
  if (!isWhole(base)) return decimal(bigDecimal.power(toBigDecimal(base), count));
  const exact = BigInt(base.text);
  checkDigits(bigDecimal.digitCount(exact) * count);
  const result = exact ** BigInt(count);
  return whole(result, fits(result, base.numberType) ? base.numberType : "BigInteger");
}

/** The result is an `Integer` or a `Long` where it has no fraction. */
function floatingPower(base: GroovyNumber, exponent: GroovyNumber): GroovyNumber {
  if (base.numberType === "BigInteger" && exponent.numberType === "BigInteger")
    return unsupported("power of large numbers");
  const result = doubleValue(base) ** doubleValue(exponent);
  if (!Number.isInteger(result) || Math.abs(result) >= 2 ** 63) return double(result);
  return whole(BigInt(result), Math.abs(result) < 2 ** 31 ? "Integer" : "Long");
}

export function negate(number: GroovyNumber): GroovyNumber {
  if (isFloating(number)) return double(-doubleValue(number));
  if (isWhole(number)) return whole(-BigInt(number.text), number.numberType);
  const { unscaled, scale } = toBigDecimal(number);
  return decimal({ unscaled: -unscaled, scale });
}

export function absolute(number: GroovyNumber): GroovyNumber {
  return number.value < 0 ? negate(number) : number;
}

export type BitOperator = "&" | "|" | "^" | "<<" | ">>" | ">>>";

export function calculateBits(operator: BitOperator, left: GroovyNumber, right: GroovyNumber): GroovyNumber {
  if (!isWhole(left) || !isWhole(right)) {
    throw new GroovyException("UnsupportedOperationException", `Cannot use ${operator} on this number type`);
  }
  const [a, b] = [BigInt(left.text), BigInt(right.text)];
  if (operator === "&") return whole(a & b, wider(left.numberType, right.numberType));
  if (operator === "|") return whole(a | b, wider(left.numberType, right.numberType));
  if (operator === "^") return whole(a ^ b, wider(left.numberType, right.numberType));
  return shift(operator, left.numberType, a, b);
}

function shift(operator: "<<" | ">>" | ">>>", numberType: WholeType, value: bigint, distance: bigint): GroovyNumber {
  if (numberType === "BigInteger") return unsupported("shift of a large number");
  const bits = numberType === "Integer" ? 32 : 64;
  const count = BigInt.asUintN(bits === 32 ? 5 : 6, distance);
  if (operator === "<<") return whole(value << count, numberType);
  return whole((operator === ">>" ? value : BigInt.asUintN(bits, value)) >> count, numberType);
}

export function complement(number: GroovyNumber): GroovyNumber {
  return isWhole(number) ? whole(~toBigInt(number), number.numberType) : unsupported("~ on a decimal");
}

function multiplyWhole(left: bigint, right: bigint): bigint {
  checkDigits(bigDecimal.digitCount(left) + bigDecimal.digitCount(right));
  return left * right;
}

function divideWhole(left: bigint, right: bigint): bigint {
  if (right === 0n) throw new GroovyException("ArithmeticException", "Division by zero");
  return left / right;
}

function remainderWhole(left: bigint, right: bigint): bigint {
  if (right === 0n) throw new GroovyException("ArithmeticException", "Division by zero");
  return left % right;
}

function wider(left: WholeType, right: WholeType): WholeType {
  if (left === "BigInteger" || right === "BigInteger") return "BigInteger";
  return left === "Long" || right === "Long" ? "Long" : "Integer";
}

function fits(value: bigint, numberType: WholeType): boolean {
  return numberType === "BigInteger" || BigInt.asIntN(numberType === "Integer" ? 32 : 64, value) === value;
}

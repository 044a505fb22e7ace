import type { NumberKind } from "./ast.js";

export interface NumberValue {
  readonly kind: NumberKind;
  readonly digits: string;
  /** Why Groovy refuses the number. */
  readonly invalid?: "trailing-underscore" | "octal-digit" | "out-of-range" | "hexadecimal-fraction";
}

const MAX_INTEGER = 2n ** 31n - 1n;
const MAX_LONG = 2n ** 63n - 1n;
const MAX_FLOAT = 3.4028234663852886e38;

const SUFFIXES: ReadonlyMap<string, NumberKind> = new Map(
  Object.entries<NumberKind>({
    i: "Integer",
    l: "Long",
    g: "BigInteger",
    f: "Float",
    d: "Double",
  }),
);

function integerKind(value: bigint): NumberKind {
  if (value <= MAX_INTEGER) return "Integer";
  return value <= MAX_LONG ? "Long" : "BigInteger";
}

/** Reads a number literal as Groovy's `Numbers` does. */
export function numberValue(image: string): NumberValue {
  if (image.length < 10 && /^(?:0|[1-9][0-9]*)$/.test(image)) return { kind: "Integer", digits: image };
  if (image.endsWith("_")) return { ...numberValue(image.slice(0, -1)), invalid: "trailing-underscore" };
  const text = image.replaceAll("_", "").toLowerCase();
  const isHex = text.startsWith("0x");
  if (isHex ? text.includes("p") : !text.startsWith("0b") && /[.efd]/.test(text)) return decimalValue(text, isHex);

  const suffix = /[lig]$/.exec(text)?.[0];
  const digits = suffix === undefined ? text : text.slice(0, -1);
  const isOctal = /^0[0-9]+$/.test(digits);
  if (isOctal && /[89]/.test(digits))
    return { kind: "Integer", digits: digits.replace(/^0+/, ""), invalid: "octal-digit" };
  const value = BigInt(isOctal ? `0o${digits.slice(1)}` : digits);
  const kind = (suffix === undefined ? undefined : SUFFIXES.get(suffix)) ?? integerKind(value);
  const bits = kind === "Integer" ? 32 : kind === "Long" ? 64 : undefined;
  if (bits === undefined || BigInt.asIntN(bits, value) === value) return { kind, digits: value.toString() };
  // A number that is not written in tens stands for its bits.
  if (isOctal || /^0[xb]/.test(digits)) return { kind, digits: BigInt.asIntN(bits, value).toString() };
  return { kind, digits: value.toString(), invalid: "out-of-range" };
}

function decimalValue(text: string, isHex: boolean): NumberValue {
  const suffix = (isHex ? /p[+-]?[0-9]+([fdg])$/ : /([fdg])$/).exec(text)?.[1];
  const digits = suffix === undefined ? text : text.slice(0, -1);
  const kind = suffix === undefined || suffix === "g" ? "BigDecimal" : (SUFFIXES.get(suffix) ?? "BigDecimal");
  // Nextflow's lexer knows such a number, but Groovy reads it as a decimal one.
  if (isHex) return { kind, digits: "0", invalid: "hexadecimal-fraction" };
  const value: NumberValue = { kind, digits: digits.startsWith(".") ? `0${digits}` : digits };
  return isInRange(kind, digits) ? value : { ...value, invalid: "out-of-range" };
}

/** Whether Groovy's `Numbers.parseDecimal` takes it: by the type's largest value, and for any type by `BigDecimal`'s scale. */
function isInRange(kind: NumberKind, digits: string): boolean {
  const [mantissa = "", exponent = "0"] = digits.split("e");
  const fraction = mantissa.split(".")[1] ?? "";
  if (Math.abs(fraction.length - Number(exponent)) >= 2 ** 31) return false;
  if (kind === "BigDecimal") return true;
  return Number(digits) <= (kind === "Float" ? MAX_FLOAT : Number.MAX_VALUE);
}

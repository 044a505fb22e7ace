import type { NumberKind } from "./ast.js";

export interface NumberValue {
  readonly kind: NumberKind;
  readonly digits: string;
  /** Why Groovy refuses the number. */
  readonly invalid?: "trailing-underscore" | "octal-digit" | "out-of-range";
}

const MAX_INTEGER = 2n ** 31n - 1n;
const MAX_LONG = 2n ** 63n - 1n;

const SUFFIXES: Readonly<Record<string, NumberKind>> = {
  i: "Integer",
  l: "Long",
  g: "BigInteger",
  f: "Float",
  d: "Double",
};

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
  const kind = (suffix === undefined ? undefined : SUFFIXES[suffix]) ?? integerKind(value);
  const isTooLarge = (kind === "Integer" && value > MAX_INTEGER + 1n) || (kind === "Long" && value > MAX_LONG + 1n);
  return { kind, digits: value.toString(), ...(isTooLarge && { invalid: "out-of-range" as const }) };
}

function decimalValue(text: string, isHex: boolean): NumberValue {
  const suffix = (isHex ? /p[+-]?[0-9]+([fdg])$/ : /([fdg])$/).exec(text)?.[1];
  const digits = suffix === undefined ? text : text.slice(0, -1);
  const kind = suffix === undefined || suffix === "g" ? "BigDecimal" : (SUFFIXES[suffix] ?? "BigDecimal");
  return { kind, digits: isHex ? hexadecimalDigits(digits) : digits.startsWith(".") ? `0${digits}` : digits };
}

function hexadecimalDigits(text: string): string {
  const [, whole = "", fraction = "", exponent = "0"] = /^0x([0-9a-f]*)\.?([0-9a-f]*)p([+-]?[0-9]+)$/.exec(text) ?? [];
  return String(parseInt(`0${whole}${fraction}`, 16) * 2 ** (Number(exponent) - 4 * fraction.length));
}

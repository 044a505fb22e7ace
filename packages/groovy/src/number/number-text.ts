import type { GroovyNumber } from "../values/value.js";
import { GroovyException, unsupported } from "../interruption.js";
import { parseBigDecimal } from "./big-decimal.js";
import { decimal, double, float, whole } from "./groovy-number.js";
import type { NumberType } from "./groovy-number.js";

/** What Java's `trim` cuts off: everything up to the blank. */
export function javaTrim(text: string): string {
  // eslint-disable-next-line no-control-regex -- Java's definition of white space here is the control characters
  return text.replace(/^[\u0000-\u0020]+|[\u0000-\u0020]+$/g, "");
}

/** Reads a number as `toInteger()`, `as Long` and their like do; undefined where Java throws. */
export function parseNumber(text: string, numberType: NumberType): GroovyNumber | undefined {
  const trimmed = javaTrim(text);
  switch (numberType) {
    case "Integer":
    case "Long":
    case "BigInteger":
      return parseWhole(trimmed, numberType);
    case "BigDecimal": {
      const parsed = parseBigDecimal(trimmed);
      return parsed === undefined ? undefined : decimal(parsed);
    }
    case "Float":
    case "Double":
      return parseFloating(trimmed, numberType === "Float" ? float : double);
  }
}

/** As `parseNumber`, with Java's exception. */
export function numberOfText(text: string, numberType: NumberType): GroovyNumber {
  const parsed = parseNumber(text, numberType);
  if (parsed === undefined) throw new GroovyException("NumberFormatException", `For input string: "${text}"`);
  return parsed;
}

function parseWhole(text: string, numberType: "Integer" | "Long" | "BigInteger"): GroovyNumber | undefined {
  if (!/^[+-]?\d+$/.test(text)) return undefined;
  const number = whole(BigInt(text.replace(/^\+/, "")), numberType);
  return BigInt(number.text) === BigInt(text.replace(/^\+/, "")) ? number : undefined;
}

function parseFloating(text: string, make: (value: number) => GroovyNumber): GroovyNumber | undefined {
  if (/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?[dDfF]?$/.test(text)) return make(Number(text.replace(/[dDfF]$/, "")));
  if (/^[+-]?(NaN|Infinity|0[xX])/.test(text)) return unsupported(`"${text}" as a floating number`);
  return undefined;
}

import { isNumber } from "../values/datum.js";
import type { Datum } from "../values/datum.js";
import type { Budget } from "../budget.js";
import { demand } from "../values/datum.js";
import { GroovyException, unsupported } from "../interruption.js";
import { bigDecimalPlainText, withScale } from "../number/big-decimal.js";
import { isFloating, isWhole, toBigDecimal } from "../number/groovy-number.js";
import { javaText } from "./print.js";

const SPECIFIER = /%(-?)(0?)(\d*)(?:\.(\d+))?([a-zA-Z%])|%/g;
const MAX_WIDTH = 1_000;

/** `String.format`, for the conversions that configurations use; anything else stops. */
export function format(template: string, args: readonly Datum[], budget: Budget): string {
  let next = 0;
  const text = template.replace(
    SPECIFIER,
    (
      all: string,
      left: string | undefined,
      zero: string,
      width: string,
      precision: string | undefined,
      conversion: string | undefined,
    ) => {
      if (conversion === undefined) return unsupported(`format "${template}"`);
      if (conversion === "%" && all === "%%") return "%";
      if (conversion === "n" && all === "%n") return "\n";
      if (next >= args.length) throw new GroovyException("MissingFormatArgumentException", `Format specifier '${all}'`);
      const converted = convert(conversion, args[next++] ?? null, precision, budget);
      const size = Number(width);
      if (size > MAX_WIDTH) return unsupported("so wide a format");
      if (zero !== "") return conversion === "s" || left !== "" ? unsupported(all) : zeroPadded(converted, size);
      return left === "-" ? converted.padEnd(size) : converted.padStart(size);
    },
  );
  budget.text(text.length);
  return text;
}

function convert(conversion: string, arg: Datum, precision: string | undefined, budget: Budget): string {
  const value = demand(arg);
  if (conversion === "s") {
    const text = javaText(value, budget);
    return precision === undefined ? text : text.slice(0, Number(precision));
  }
  if (conversion === "b" && precision === undefined) return String(typeof value === "boolean" ? value : value !== null);
  if (value === null) return "null";
  if (conversion === "d" && precision === undefined) {
    return isNumber(value) && isWhole(value) ? value.text : illegalConversion(conversion);
  }
  if (conversion === "f") {
    if (!isNumber(value) || isWhole(value)) return illegalConversion(conversion);
    if (isFloating(value) && !Number.isFinite(value.value)) return unsupported("%f of no finite number");
    const text = bigDecimalPlainText(withScale(toBigDecimal(value), Number(precision ?? 6)));
    // Rounded to nothing, it keeps its sign.
    const isNegative = value.value < 0 || Object.is(value.value, -0);
    return isNegative && !text.startsWith("-") ? `-${text}` : text;
  }
  return unsupported(`%${conversion}`);
}

function zeroPadded(text: string, width: number): string {
  return text.startsWith("-") ? `-${text.slice(1).padStart(width - 1, "0")}` : text.padStart(width, "0");
}

function illegalConversion(conversion: string): never {
  throw new GroovyException("IllegalFormatConversionException", `%${conversion}`);
}

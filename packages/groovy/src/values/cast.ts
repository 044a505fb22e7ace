import type { TypeName } from "@nf-lint/parser";
import type { GroovyNumber } from "./value.js";
import type { Budget } from "../budget.js";
import { classesOf, fullClassName } from "./class-names.js";
import { ListDatum, hashKey, isList, isNumber } from "./datum.js";
import type { Datum, KnownDatum } from "./datum.js";
import { durationOf, parseDuration } from "./duration.js";
import { GroovyException, unsupported } from "../interruption.js";
import { memoryOf, parseMemory } from "./memory-unit.js";
import { decimal, double, float, toBigDecimal, toWhole } from "../number/groovy-number.js";
import type { NumberType } from "../number/groovy-number.js";
import { numberOfText } from "../number/number-text.js";
import { charactersOf } from "../text/characters.js";
import { print } from "../text/print.js";
import { isTrue } from "./truth.js";

const NUMBER_TARGETS: ReadonlyMap<string, NumberType> = new Map(
  Object.entries<NumberType>({
    int: "Integer",
    long: "Long",
    float: "Float",
    double: "Double",
    "java.lang.Integer": "Integer",
    "java.lang.Long": "Long",
    "java.lang.Float": "Float",
    "java.lang.Double": "Double",
    "java.math.BigInteger": "BigInteger",
    "java.math.BigDecimal": "BigDecimal",
  }),
);

/** `value as Type`. */
export function castAs(value: KnownDatum, type: TypeName, budget: Budget): Datum {
  const target = type.dimensions === 0 ? fullClassName(type.name) : undefined;
  if (target === undefined) return unsupported(`as ${type.name}${"[]".repeat(type.dimensions)}`);
  if (target === "java.lang.String") return value === null ? null : print(value, budget);
  if (value === null) return target === "boolean" ? false : PRIMITIVE.test(target) ? primitiveNull(target) : null;
  if (target === "boolean" || target === "java.lang.Boolean") return isTrue(value);
  const numberType = NUMBER_TARGETS.get(target);
  if (numberType !== undefined) return castToNumber(value, numberType, target);
  if (target === "java.lang.Object" || classesOf(value)?.includes(target) === true) return value;
  return castToObject(value, target);
}

function primitiveNull(target: string): never {
  throw new GroovyException("NullPointerException", `null as ${target}`);
}

/** What Nextflow's `asType` (`Bolts`) adds to Groovy's own, for text and for a number of bytes or milliseconds. */
const UNIT_TARGETS: ReadonlyMap<
  string,
  { readonly parse: (text: string) => Datum; readonly of: (amount: number) => Datum }
> = new Map([
  ["nextflow.util.MemoryUnit", { parse: parseMemory, of: memoryOf }],
  ["nextflow.util.Duration", { parse: parseDuration, of: durationOf }],
]);

const PRIMITIVE = /^[a-z]+$/;

function castToNumber(value: Exclude<KnownDatum, null>, numberType: NumberType, target: string): GroovyNumber {
  if (isNumber(value)) return convertNumber(value, numberType);
  if (typeof value === "string") return numberOfText(value, numberType);
  return castFailure(value, target);
}

/** `toInteger()`, `as long` and their like on a number. */
export function convertNumber(number: GroovyNumber, numberType: NumberType): GroovyNumber {
  if (number.numberType === numberType) return number;
  switch (numberType) {
    case "Integer":
    case "Long":
    case "BigInteger":
      return toWhole(number, numberType);
    case "BigDecimal":
      return decimal(toBigDecimal(number));
    case "Float":
      return float(number.value);
    case "Double":
      return double(number.value);
  }
}

function castToObject(value: Exclude<KnownDatum, null>, target: string): Datum {
  if (isList(value)) {
    if (target === "java.util.List" || target === "java.util.Collection") return new ListDatum([...value.items]);
    if (target.endsWith("Set")) return setOf(value.items);
  }
  if (typeof value === "string" && target === "java.util.List") return new ListDatum(charactersOf(value));
  const unit = UNIT_TARGETS.get(target);
  if (unit !== undefined && typeof value === "string") return unit.parse(value);
  if (unit !== undefined && isNumber(value)) return unit.of(Number(toWhole(value, "Long").text));
  return unsupported(`as ${target}`);
}

export function setOf(items: readonly Datum[]): ListDatum {
  const unique = new Map<string, Datum>();
  for (const item of items) {
    const key = hashKey(item);
    if (!unique.has(key)) unique.set(key, item);
  }
  return new ListDatum([...unique.values()], "set");
}

function castFailure(value: Exclude<KnownDatum, null>, target: string): never {
  const name = typeof value === "object" ? value.type : typeof value;
  throw new GroovyException("GroovyCastException", `Cannot cast object of type ${name} to class ${target}`);
}

/** `value instanceof Type`. */
export function isInstance(value: KnownDatum, type: TypeName): boolean {
  if (value === null) return false;
  const target = type.dimensions === 0 ? fullClassName(type.name) : undefined;
  const classes = classesOf(value);
  if (target === undefined || classes === undefined) return unsupported(`instanceof ${type.name}`);
  return target === "java.lang.Object" || classes.includes(target);
}

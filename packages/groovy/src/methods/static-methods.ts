import type { GroovyNumber, PropertyMap, UnknownReason, Value } from "../values/value.js";
import { demand, isNumber } from "../values/datum.js";
import type { ClassDatum, Datum } from "../values/datum.js";
import { parseDuration, durationOf } from "../values/duration.js";
import { GroovyException, Undetermined } from "../interruption.js";
import type { Machine } from "../machine.js";
import { knownArgument, numberArgument, textArgument } from "../machine.js";
import { javaRound, memoryOf, parseMemory } from "../values/memory-unit.js";
import { absolute, compareNumbers } from "../number/arithmetic.js";
import { double, doubleValue, isFloating, isWhole, toWhole, whole } from "../number/groovy-number.js";
import type { NumberType, WholeType } from "../number/groovy-number.js";
import { numberOfText } from "../number/number-text.js";
import { format } from "../text/format.js";
import { javaText } from "../text/print.js";
import type { EvaluationScope } from "../scope.js";
import { toDatum } from "../values/value-conversion.js";
import { convertNumber } from "../values/cast.js";

type StaticMethod = (args: readonly Datum[], machine: Machine) => Datum | undefined;

/**
 * Java picks the overload by the widest argument: whole numbers stay, decimals become a `double`. For a whole number
 * beside a `BigDecimal` Groovy finds the overloads for `float` and `double` equally near, and gives up.
 */
function widened(a: GroovyNumber, b: GroovyNumber, pick: (order: number) => GroovyNumber): Datum | undefined {
  const picked = pick(compareNumbers(a, b));
  if (a.numberType === "BigInteger" || b.numberType === "BigInteger") return undefined;
  if ((a.numberType === "BigDecimal" && isWhole(b)) || (isWhole(a) && b.numberType === "BigDecimal"))
    throw new GroovyException("GroovyRuntimeException", "Ambiguous method overloading for a method of Math");
  if (!isWhole(a) || !isWhole(b))
    return a.numberType === "Float" || b.numberType === "Float" ? undefined : double(picked.value);
  return convertNumber(picked, a.numberType === "Long" || b.numberType === "Long" ? "Long" : "Integer");
}

const ofTwo =
  (pick: (a: GroovyNumber, b: GroovyNumber) => Datum | undefined): StaticMethod =>
  (args) => {
    const [a, b] = [numberArgument(args, 0), numberArgument(args, 1)];
    return a === undefined || b === undefined || args.length !== 2 ? undefined : pick(a, b);
  };

const ofOne =
  (apply: (number: GroovyNumber) => Datum | undefined): StaticMethod =>
  (args) => {
    const number = numberArgument(args, 0);
    return number === undefined || args.length !== 1 ? undefined : apply(number);
  };

const ofDouble = (apply: (value: number) => number): StaticMethod =>
  ofOne((number) => double(apply(doubleValue(number))));

/** `Math.rint`: halves go to the even neighbour. */
function halfToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

const MATH: Readonly<Record<string, StaticMethod>> = {
  max: ofTwo((a, b) => widened(a, b, (order) => (order >= 0 ? a : b))),
  min: ofTwo((a, b) => widened(a, b, (order) => (order <= 0 ? a : b))),
  abs: ofOne((number) =>
    number.numberType === "BigDecimal"
      ? double(Math.abs(number.value))
      : number.numberType === "Float" || number.numberType === "BigInteger"
        ? undefined
        : absolute(number),
  ),
  round: ofOne((number) =>
    number.numberType === "Float" ||
    number.numberType === "BigInteger" ||
    number.numberType === "Long" ||
    number.numberType === "Integer"
      ? undefined
      : toWhole(double(javaRound(number.value)), "Long"),
  ),
  ceil: ofDouble(Math.ceil),
  floor: ofDouble(Math.floor),
  rint: ofDouble(halfToEven),
  sqrt: ofDouble(Math.sqrt),
  pow: ofTwo((a, b) =>
    Number.isInteger(a.value ** b.value) && Number.isSafeInteger(a.value ** b.value)
      ? double(a.value ** b.value)
      : undefined,
  ),
  floorDiv: ofTwo((a, b) => floorOperation(a, b, (x, y) => (x - (((x % y) + y) % y)) / y)),
  floorMod: ofTwo((a, b) => floorOperation(a, b, (x, y) => ((x % y) + y) % y)),
};

function floorOperation(a: GroovyNumber, b: GroovyNumber, apply: (x: bigint, y: bigint) => bigint): Datum | undefined {
  if (a.numberType !== "Integer" || b.numberType !== "Integer") return undefined;
  if (b.value === 0) throw new GroovyException("ArithmeticException", "/ by zero");
  return whole(apply(BigInt(a.text), BigInt(b.text)));
}

/** `Integer.parseInt` and `valueOf`: unlike `toInteger()` they do not trim. */
const parse =
  (numberType: NumberType): StaticMethod =>
  (args) => {
    const value = knownArgument(args, 0);
    if (args.length !== 1 || value === undefined) return undefined;
    if (value !== null && isNumber(value)) return value.numberType === numberType ? value : undefined;
    if (value === null) throw new GroovyException("NumberFormatException", 'Cannot parse null string: "null"');
    if (typeof value !== "string") return undefined;
    if (value !== value.trim() && numberType !== "Double" && numberType !== "Float") {
      throw new GroovyException("NumberFormatException", `For input string: "${value}"`);
    }
    return numberOfText(value, numberType);
  };

const constructNumber =
  (numberType: NumberType): StaticMethod =>
  (args, machine) => {
    const value = knownArgument(args, 0);
    if (value !== undefined && value !== null && isNumber(value) && args.length === 1 && numberType === "BigDecimal") {
      return isFloating(value) ? undefined : convertNumber(value, numberType);
    }
    return typeof value === "string" ? parse(numberType)(args, machine) : undefined;
  };

function wholeClass(
  numberType: WholeType & ("Integer" | "Long"),
  parseName: string,
): Readonly<Record<string, StaticMethod>> {
  return {
    valueOf: parse(numberType),
    [parseName]: parse(numberType),
    max: ofTwo((a, b) =>
      a.numberType === numberType && b.numberType === numberType ? (compareNumbers(a, b) >= 0 ? a : b) : undefined,
    ),
    min: ofTwo((a, b) =>
      a.numberType === numberType && b.numberType === numberType ? (compareNumbers(a, b) <= 0 ? a : b) : undefined,
    ),
    toString: ofOne((number) => (number.numberType === numberType ? number.text : undefined)),
  };
}

const STRING: Readonly<Record<string, StaticMethod>> = {
  format: (args, { budget }) => {
    const template = textArgument(args, 0);
    return template === undefined ? undefined : format(template, args.slice(1), budget);
  },
  valueOf: (args: readonly Datum[], { budget }: Machine) =>
    args[0] === undefined || args.length !== 1 ? undefined : javaText(args[0], budget),
  join: (args, { budget }) => {
    const separator = textArgument(args, 0);
    const list = knownArgument(args, 1);
    if (separator === undefined || typeof list !== "object" || list?.type !== "list" || args.length !== 2)
      return undefined;
    const texts = list.items.map((item) => (typeof item === "string" ? item : notText(item)));
    const text = texts.join(separator);
    budget.text(text.length);
    return text;
  },
};

/** `String.join` takes nothing but texts, and null. */
function notText(item: Datum): string {
  if (demand(item) === null) return "null";
  throw new GroovyException("ClassCastException", "an element is no CharSequence");
}

/** `System.getenv()`: one variable at a time is what can be answered. */
class Environment extends Map<string, Value> implements PropertyMap {
  readonly others: UnknownReason = { code: "environment", subject: "(all of them)" };
  readonly #scope: EvaluationScope;

  constructor(scope: EvaluationScope) {
    super();
    this.#scope = scope;
  }

  readProperty(name: string): Value {
    return this.#scope.environment(name);
  }
}

const SYSTEM: Readonly<Record<string, StaticMethod>> = {
  getenv: (args, machine) => {
    const name = textArgument(args, 0);
    if (args.length === 0) return toDatum({ kind: "known", value: new Environment(machine.scope) });
    return name === undefined ? undefined : toDatum(machine.scope.environment(name));
  },
  currentTimeMillis: () => clock("System.currentTimeMillis()"),
  nanoTime: () => clock("System.nanoTime()"),
};

export function clock(subject: string): never {
  throw new Undetermined({ code: "clock", subject });
}

const BOOLEAN: Readonly<Record<string, StaticMethod>> = {
  parseBoolean: (args) => textArgument(args, 0)?.toLowerCase() === "true",
  valueOf: (args: readonly Datum[]) =>
    typeof knownArgument(args, 0) === "boolean" ? args[0] : textArgument(args, 0)?.toLowerCase() === "true",
};

const ofMemory: StaticMethod = (args) => {
  const value = knownArgument(args, 0);
  if (args.length !== 1) return undefined;
  if (typeof value === "string") return parseMemory(value);
  return value !== undefined && isNumber(value) && isWhole(value) && value.numberType !== "BigInteger"
    ? memoryOf(value.value)
    : undefined;
};

const ofDuration: StaticMethod = (args) => {
  const value = knownArgument(args, 0);
  if (args.length !== 1) return undefined;
  if (typeof value === "string") return parseDuration(value);
  return value !== undefined && isNumber(value) && isWhole(value) && value.numberType !== "BigInteger"
    ? durationOf(value.value)
    : undefined;
};

const CLASS_METHODS: Readonly<Record<string, Readonly<Record<string, StaticMethod>>>> = {
  "java.lang.Math": MATH,
  "java.lang.String": STRING,
  "java.lang.System": SYSTEM,
  "java.lang.Boolean": BOOLEAN,
  "java.lang.Integer": wholeClass("Integer", "parseInt"),
  "java.lang.Long": wholeClass("Long", "parseLong"),
  "java.lang.Double": { valueOf: parse("Double"), parseDouble: parse("Double") },
  "java.lang.Float": { valueOf: parse("Float"), parseFloat: parse("Float") },
  "nextflow.util.MemoryUnit": { of: ofMemory },
  "nextflow.util.Duration": { of: ofDuration },
};

const CONSTRUCTORS: Readonly<Record<string, StaticMethod>> = {
  "java.util.Date": (args) => {
    const value = args.length === 1 ? numberArgument(args, 0) : undefined;
    if (args.length === 0) return clock("new Date()");
    return value !== undefined && isWhole(value) ? { type: "date", milliseconds: value.value } : undefined;
  },
  "java.lang.String": (args) => (args.length === 0 ? "" : textArgument(args, 0)),
  "java.math.BigDecimal": constructNumber("BigDecimal"),
  "java.math.BigInteger": constructNumber("BigInteger"),
  "nextflow.util.MemoryUnit": ofMemory,
  "nextflow.util.Duration": ofDuration,
};

const CONSTANTS: Readonly<Record<string, Readonly<Record<string, Datum>>>> = {
  "java.lang.Integer": { MAX_VALUE: whole(2n ** 31n - 1n), MIN_VALUE: whole(-(2n ** 31n)) },
  int: { MAX_VALUE: whole(2n ** 31n - 1n), MIN_VALUE: whole(-(2n ** 31n)) },
  "java.lang.Long": { MAX_VALUE: whole(2n ** 63n - 1n, "Long"), MIN_VALUE: whole(-(2n ** 63n), "Long") },
  long: { MAX_VALUE: whole(2n ** 63n - 1n, "Long"), MIN_VALUE: whole(-(2n ** 63n), "Long") },
  "java.lang.Math": { PI: double(Math.PI), E: double(Math.E) },
  "java.lang.Boolean": { TRUE: true, FALSE: false },
};

export function callStatic(
  { name }: ClassDatum,
  method: string,
  args: readonly Datum[],
  machine: Machine,
): Datum | undefined {
  return own(own(CLASS_METHODS, name), method)?.(args, machine);
}

export function construct(className: string, args: readonly Datum[], machine: Machine): Datum | undefined {
  return own(CONSTRUCTORS, className)?.(args, machine);
}

/** `Integer.MAX_VALUE`. */
export function classConstant({ name }: ClassDatum, constant: string): Datum | undefined {
  return own(own(CONSTANTS, name), constant);
}

function own<T>(table: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}

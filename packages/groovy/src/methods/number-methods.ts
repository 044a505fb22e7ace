import type { Duration, GroovyNumber, MemoryUnit, PathValue } from "../values/value.js";

import type { Datum } from "../values/datum.js";
import { durationIn, durationOf } from "../values/duration.js";
import { compareInOrder, javaEquals } from "../values/equality.js";
import type { Machine, MethodTable } from "../machine.js";
import { indexArgument, knownArgument, numberArgument, textArgument } from "../machine.js";
import { memoryIn, memoryOf, javaRound } from "../values/memory-unit.js";
import { convertNumber } from "../values/cast.js";
import { absolute, calculate, compareNumbers, integerDivision, power } from "../number/arithmetic.js";
import { withScale } from "../number/big-decimal.js";
import {
  decimal,
  double,
  doubleValue,
  isFloating,
  isWhole,
  toBigDecimal,
  toWhole,
  whole,
} from "../number/groovy-number.js";
import type { NumberType } from "../number/groovy-number.js";
import { applyBinary } from "../operators.js";
import type { StrictOperator } from "../operators.js";
import { print } from "../text/print.js";

const converted = (numberType: NumberType) => (self: GroovyNumber, args: readonly Datum[]) =>
  args.length === 0 ? convertNumber(self, numberType) : undefined;

/** `a.plus(b)`: an operator by the name of its method. */
const asOperator = (operator: StrictOperator) => (self: Datum, args: readonly Datum[], machine: Machine) =>
  args[0] === undefined || args.length !== 1 ? undefined : applyBinary(operator, self, args[0], machine);

const operatorMethods = {
  plus: asOperator("+"),
  minus: asOperator("-"),
  multiply: asOperator("*"),
  div: asOperator("/"),
};

export const numberMethods: MethodTable<GroovyNumber> = {
  ...operatorMethods,
  toInteger: converted("Integer"),
  intValue: converted("Integer"),
  toLong: converted("Long"),
  longValue: converted("Long"),
  toDouble: converted("Double"),
  // `toDouble()` of a Float goes by its digits, this by its value.
  doubleValue: (self, args) => (args.length === 0 ? double(doubleValue(self)) : undefined),
  toFloat: converted("Float"),
  floatValue: converted("Float"),
  toBigInteger: converted("BigInteger"),
  toBigDecimal: converted("BigDecimal"),
  toString: (self: GroovyNumber, args: readonly Datum[]) => (args.length === 0 ? self.text : undefined),
  abs: (self) => absolute(self),
  isNaN: (self, args) => (isFloating(self) && args.length === 0 ? Number.isNaN(self.value) : undefined),
  mod: asOperator("%"),
  power: (self, args) => mapNumber(args, (other) => power(self, other)),
  intdiv: (self, args) => mapNumber(args, (other) => integerDivision(self, other)),
  next: (self) => calculate("+", self, whole(1)),
  previous: (self) => calculate("-", self, whole(1)),
  round: (self, args) => rounded(self, args),
  trunc: (self, args) =>
    self.numberType === "Double" && args.length === 0 ? double(Math.trunc(self.value)) : undefined,
  compareTo: (self, args) => mapNumber(args, (other) => whole(compareNumbers(self, other))),
  equals: equal,
  toDuration: (self) => durationOf(Number(toWhole(self, "Long").text)),
  toMemory: (self) => memoryOf(Number(toWhole(self, "Long").text)),
};

function mapNumber(args: readonly Datum[], apply: (other: GroovyNumber) => Datum): Datum | undefined {
  const other = args.length === 1 ? numberArgument(args, 0) : undefined;
  return other === undefined ? undefined : apply(other);
}

function equal(self: Datum, args: readonly Datum[], { budget }: Machine): Datum | undefined {
  const other = args[0];
  return other === undefined ? undefined : javaEquals(self, other, budget);
}

/** `round()`: of a `Double` a `Long`, of a `BigDecimal` one without a fraction; `round(2)` keeps two decimals. */
function rounded(self: GroovyNumber, args: readonly Datum[]): Datum | undefined {
  const scale = args.length === 0 ? 0 : indexArgument(args, 0);
  if (scale === undefined || isWhole(self)) return undefined;
  if (!isFloating(self)) return decimal(withScale(toBigDecimal(self), scale));
  if (self.numberType === "Float") return undefined;
  if (scale === 0 && args.length === 0) return toWhole(double(javaRound(self.value)), "Long");
  const factor = 10 ** scale;
  return double(Math.floor(self.value * factor + 0.5) / factor);
}

const inMemory = (unit: string) => (self: MemoryUnit, args: readonly Datum[]) =>
  args.length === 0 ? memoryIn(self, unit) : undefined;

/** `toString`, `compareTo` and the operators by name, for memory and durations alike. */
const unitMethods: MethodTable<MemoryUnit | Duration> = {
  ...operatorMethods,
  toString: (self: MemoryUnit | Duration, args: readonly Datum[], { budget }: Machine) =>
    args.length === 0 ? print(self, budget) : undefined,
  equals: equal,
  compareTo: (self, args) => {
    const other = knownArgument(args, 0);
    if (typeof other !== "object" || other?.type !== self.type) return undefined;
    return whole(compareInOrder(self, other) ?? 0);
  },
};

export const memoryMethods: MethodTable<MemoryUnit> = {
  ...unitMethods,
  toBytes: inMemory("B"),
  getBytes: inMemory("B"),
  toKilo: inMemory("KB"),
  getKilo: inMemory("KB"),
  toMega: inMemory("MB"),
  getMega: inMemory("MB"),
  toGiga: inMemory("GB"),
  getGiga: inMemory("GB"),
  toUnit: (self, args) => {
    const unit = textArgument(args, 0);
    return unit === undefined ? undefined : memoryIn(self, unit);
  },
};

const inTime = (milliseconds: number) => (self: Duration, args: readonly Datum[]) =>
  args.length === 0 ? durationIn(self, milliseconds) : undefined;

export const durationMethods: MethodTable<Duration> = {
  ...unitMethods,
  toMillis: inTime(1),
  getMillis: inTime(1),
  getDurationInMillis: inTime(1),
  toSeconds: inTime(1_000),
  getSeconds: inTime(1_000),
  toMinutes: inTime(60_000),
  getMinutes: inTime(60_000),
  toHours: inTime(3_600_000),
  getHours: inTime(3_600_000),
  toDays: inTime(86_400_000),
  getDays: inTime(86_400_000),
};

const pathOf = (text: string): PathValue => ({ type: "path", text });

const fileName = ({ text }: PathValue): string => text.slice(text.lastIndexOf("/") + 1);

/** The text of a path is all that is known of it: what would look at the disk is not here. */
export const pathMethods: MethodTable<PathValue> = {
  toString: (self: PathValue, args: readonly Datum[]) => (args.length === 0 ? self.text : undefined),
  toAbsolutePath: (self) => (self.text.startsWith("/") ? self : undefined),
  getName: (self, args) => (args.length === 0 ? fileName(self) : undefined),
  getBaseName: (self, args) => {
    const name = fileName(self);
    return args.length === 0 ? (name.lastIndexOf(".") > 0 ? name.slice(0, name.lastIndexOf(".")) : name) : undefined;
  },
  getSimpleName: (self) => {
    const name = fileName(self);
    return name.indexOf(".") > 0 ? name.slice(0, name.indexOf(".")) : name;
  },
  getExtension: (self) => {
    const name = fileName(self);
    return name.includes(".") ? name.slice(name.lastIndexOf(".") + 1) : "";
  },
  getParent: (self) => {
    if (!self.text.startsWith("/")) return undefined;
    if (self.text === "/") return null;
    return pathOf(self.text.slice(0, self.text.lastIndexOf("/")) || "/");
  },
  resolve: (self, args) => {
    const other = textArgument(args, 0);
    if (other === undefined || other === "" || /^\w+:|\/\/|\/$/.test(other)) return undefined;
    return pathOf(other.startsWith("/") ? other : `${self.text.replace(/\/$/, "")}/${other}`);
  },
  div: asOperator("/"),
};

import type { GroovyNumber } from "./values/value.js";
import type { Budget } from "./budget.js";
import type { Changer } from "./changes.js";
import { demand, isNumber } from "./values/datum.js";
import type { Datum, KnownDatum } from "./values/datum.js";
import type { EvaluationScope } from "./scope.js";
import { toIndex } from "./number/groovy-number.js";

/** What methods and operators need of the evaluation around them. */
export interface Machine extends Changer {
  readonly budget: Budget;
  readonly scope: EvaluationScope;
  /** Calls a closure; a single list is spread over several parameters, as Groovy does. */
  call(closure: Datum, args: readonly Datum[]): Datum;
  /** `self.name(args)`, for the properties that Groovy reads through a method. */
  callMethod(self: KnownDatum, name: string, args: readonly Datum[]): Datum;
  /** How many parameters the closure takes. */
  arity(closure: Datum): number;
}

/** A method on values of one type; undefined where the arguments fit none of the overloads mirrored here. */
export type Method<Self> = (self: Self, args: readonly Datum[], machine: Machine) => Datum | undefined;

export type MethodTable<Self> = Readonly<Record<string, Method<Self>>>;

export function knownArgument(args: readonly Datum[], index: number): KnownDatum | undefined {
  const arg = args[index];
  return arg === undefined ? undefined : demand(arg);
}

export function textArgument(args: readonly Datum[], index: number): string | undefined {
  const arg = knownArgument(args, index);
  return typeof arg === "string" ? arg : undefined;
}

export function numberArgument(args: readonly Datum[], index: number): GroovyNumber | undefined {
  const arg = knownArgument(args, index) ?? null;
  return isNumber(arg) ? arg : undefined;
}

export function indexArgument(args: readonly Datum[], index: number): number | undefined {
  const arg = numberArgument(args, index);
  return arg === undefined ? undefined : toIndex(arg);
}

export function closureArgument(args: readonly Datum[], index: number): Datum | undefined {
  const arg = knownArgument(args, index);
  return typeof arg === "object" && arg !== null && arg.type === "closure" ? arg : undefined;
}

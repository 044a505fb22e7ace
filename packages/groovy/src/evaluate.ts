import type { Expression } from "@nf-lint/parser";
import type { UnknownReason, Value } from "./values/value.js";
import { GroovyException, Undetermined } from "./interruption.js";
import { Budget } from "./budget.js";
import type { Account } from "./budget.js";
import { blur } from "./changes.js";
import { Interpreter } from "./interpreter.js";
import { lazyValue } from "./lazy-value.js";
import type { EvaluationScope } from "./scope.js";
import { changeTargets } from "./syntax-walk.js";
import type { Datum } from "./values/datum.js";
import { print } from "./text/print.js";
import { isTrue } from "./values/truth.js";
import { fromDatum, toDatum } from "./values/value-conversion.js";

/**
 * The value that Nextflow's strict parser gives an expression of a configuration. Total: it never throws, and ends
 * within fixed bounds of time and memory; nothing outside is looked at. What it cannot tell is unknown with the first
 * cause; where Groovy itself would throw, the reason is `evaluation-error`.
 *
 * @param account the steps that this evaluation and others may take together
 */
export function evaluate(expression: Expression, scope: EvaluationScope, account?: Account): Value {
  const budget = new Budget(account?.left);
  const toValue = (datum: Datum): Value =>
    fromDatum(datum, budget, (closure) => lazyValue(closure, scope.later ?? scope));
  const interpreter = new Interpreter(scope, "undefined-name", budget, toValue);
  const value = orUnknown(() => toValue(interpreter.evaluate(expression, undefined)));
  if (scope.changes !== undefined && changeTargets(expression).length > 0 && !isAllKnown(value))
    blurTargets(expression, interpreter);
  account?.spend(budget.steps);
  return value;
}

/** After an evaluation that did not get through, whatever it may have changed is not known. */
function blurTargets(expression: Expression, interpreter: Interpreter): void {
  for (const target of changeTargets(expression)) {
    const container = orUndefined(() => new Interpreter(interpreter.scope).evaluate(target, undefined));
    if (container !== undefined) blur(container, interpreter);
  }
}

/** Whether nothing in a value is unknown; no where there is too much to look at. */
function isAllKnown(value: Value): boolean {
  const pending: Value[] = [value];
  let left = MOST_LOOKED_AT;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind === "unknown" || --left < 0) return false;
    if (next.kind === "lazy" || typeof next.value !== "object" || next.value === null) continue;
    if (Array.isArray(next.value)) for (const item of next.value as readonly Value[]) pending.push(item);
    else if (next.value instanceof Map && !("readProperty" in next.value))
      for (const entry of (next.value as ReadonlyMap<string, Value>).values()) pending.push(entry);
  }
  return true;
}

const MOST_LOOKED_AT = 10_000;

/** Groovy truth of a value: whether `if (value)` is taken; undefined where that is not known. */
export function truth(value: Value): boolean | undefined {
  if (value.kind === "lazy") return true;
  const known = orUndefined(() => isTrue(toDatum(value)));
  return known;
}

/** The text of a value in a GString, as Groovy prints it: `8 GB`, `[1, 2]`, `[a:1]`; undefined where that is not known. */
export function render(value: Value): string | undefined {
  return orUndefined(() => print(toDatum(value), new Budget()));
}

function orUndefined<T>(compute: () => T): T | undefined {
  try {
    return compute();
  } catch (error) {
    reasonOf(error);
    return undefined;
  }
}

function orUnknown(compute: () => Value): Value {
  try {
    return compute();
  } catch (error) {
    const entries = error instanceof Undetermined ? error.entries : undefined;
    return { kind: "unknown", reason: reasonOf(error), ...(entries === undefined ? {} : { entries }) };
  }
}

function reasonOf(error: unknown): UnknownReason {
  if (error instanceof Undetermined) return error.reason;
  if (error instanceof GroovyException) {
    return {
      code: "evaluation-error",
      subject: error.gist === "" ? error.exceptionClass : `${error.exceptionClass}: ${error.gist}`,
    };
  }
  // The stack of whoever calls may be nearly full already: that is a limit too, not a bug.
  if (error instanceof RangeError) return { code: "limit", subject: "too deeply nested" };
  throw error;
}

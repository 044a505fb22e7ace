import type { CatchClause, Closure, ConfigStatement, Expression, Statement, SwitchExpression } from "@nf-lint/parser";
import type { LazyValue, Value } from "./values/value.js";
import { Budget } from "./budget.js";
import { Variables, isMap, isUnknown } from "./values/datum.js";
import type { ClosureDatum, Datum } from "./values/datum.js";
import { javaEquals } from "./values/equality.js";
import { GroovyException, Undetermined } from "./interruption.js";
import { Interpreter } from "./interpreter.js";
import { plus } from "./operators.js";
import type { EvaluationScope } from "./scope.js";
import { freeNames, mayChange } from "./syntax-walk.js";
import { isTrue } from "./values/truth.js";
import { attempt, fromDatum } from "./values/value-conversion.js";

/**
 * What a closure can return, read off without the task that it will be called for. The reading waits until someone
 * asks: most closures of a configuration are never looked at, and what they see is complete only at its end.
 */
export function lazyValue(datum: ClosureDatum, scope: EvaluationScope): LazyValue {
  return new UnreadClosure(datum, scope);
}

/** A class, for a pipeline has thousands of them and getters of their own would weigh more than all the rest. */
class UnreadClosure implements LazyValue {
  readonly kind = "lazy";
  readonly closure: Closure;
  readonly source: string;
  readonly #datum: ClosureDatum;
  readonly #scope: EvaluationScope;
  #reading: Reading | undefined;

  constructor(datum: ClosureDatum, scope: EvaluationScope) {
    this.closure = datum.closure;
    this.source = scope.text.slice(...datum.closure.range);
    this.#datum = datum;
    this.#scope = scope;
  }

  get returns(): readonly Value[] {
    return this.#read().returns;
  }

  get complete(): boolean {
    return this.#read().complete;
  }

  get reads(): readonly string[] {
    return this.#read().reads;
  }

  /** Read once more by one who knows what some names stand for. */
  readKnowing(names: ReadonlyMap<string, Value>): Reading {
    return readClosure(this.#datum, new KnowingScope(this.#scope, names));
  }

  #read(): Reading {
    return (this.#reading ??= readClosure(this.#datum, this.#scope));
  }
}

/**
 * What a closure can return where more is known than its surroundings tell, as `workflow` and `task` of one run and one
 * process.
 *
 * @param names Free names of the closure with their values; they go before what its surroundings know.
 */
export function returnsKnowing(
  value: LazyValue,
  names: ReadonlyMap<string, Value>,
): Pick<LazyValue, "returns" | "complete"> {
  return value instanceof UnreadClosure ? value.readKnowing(names) : value;
}

class KnowingScope implements EvaluationScope {
  readonly text: string;
  readonly #scope: EvaluationScope;
  readonly #names: ReadonlyMap<string, Value>;

  constructor(scope: EvaluationScope, names: ReadonlyMap<string, Value>) {
    this.text = scope.text;
    this.#scope = scope;
    this.#names = names;
  }

  name(name: string): Value | undefined {
    return this.#names.get(name) ?? this.#scope.name(name);
  }

  environment(name: string): Value {
    return this.#scope.environment(name);
  }

  function(name: string): Closure | undefined {
    return this.#scope.function?.(name);
  }
}

type Reading = Pick<LazyValue, "returns" | "complete" | "reads">;

const MOST_STEPS = 1_000;
const STEPS_FOR_A_CHARACTER = 5;

function readClosure({ closure, variables }: ClosureDatum, scope: EvaluationScope): Reading {
  // Most closures are a line long and take some dozens of steps; there may be tens of thousands.
  const budget = new Budget(MOST_STEPS + STEPS_FOR_A_CHARACTER * (closure.range[1] - closure.range[0]));
  const reader = new ReturnReader(scope, variables, budget);
  const names = [...closure.parameters.map(({ name }) => name.name), ...(closure.hasArrow ? [] : ["it"])];
  const found = guarded(() => reader.bodyValues(closure.body, names)) ?? ANYTHING;
  const returns = found.values.map((datum) =>
    guarded(() => fromDatum(datum, budget, (inner) => lazyValue(inner, scope))),
  );
  return {
    returns: returns.filter((value): value is Value => value !== undefined),
    complete: found.complete && !returns.includes(undefined),
    reads: freeNames(closure),
  };
}

function guarded<T>(compute: () => T): T | undefined {
  try {
    return compute();
  } catch (error) {
    if (error instanceof Undetermined || error instanceof GroovyException) return undefined;
    throw error;
  }
}

/** A set of values; when it is not complete, there may be others. */
interface Possible {
  readonly values: readonly Datum[];
  readonly complete: boolean;
}

const ANYTHING: Possible = { values: [], complete: false };
const NOTHING: Possible = { values: [], complete: true };
const NULL: Possible = { values: [null], complete: true };

/** More combinations than that are not told apart. */
const MAX_POSSIBLE = 32;

/** The variables of the closure, with what each may hold at this point. */
type Locals = ReadonlyMap<string, Possible>;

/** What running some statements may come to. */
interface Flow {
  readonly returned: Possible;
  /** Where it goes on behind the statements; absent where it never does. */
  readonly next?: { readonly locals: Locals; readonly value: Possible } | undefined;
}

class ReturnReader {
  readonly #outer: Variables;
  readonly #budget: Budget;
  readonly #interpreter: Interpreter;

  constructor(scope: EvaluationScope, outer: Variables, budget: Budget) {
    this.#outer = outer;
    this.#budget = budget;
    this.#interpreter = new Interpreter(scope, "task", budget);
  }

  bodyValues(body: readonly Statement[], parameters: readonly string[]): Possible {
    const flow = this.#runAll(body, new Map(parameters.map((name) => [name, ANYTHING])));
    return flow.next === undefined ? flow.returned : union(flow.returned, flow.next.value);
  }

  #runAll(statements: readonly (Statement | ConfigStatement)[], locals: Locals): Flow {
    let returned = NOTHING;
    let next: NonNullable<Flow["next"]> = { locals, value: NULL };
    for (const statement of statements) {
      const flow = this.#budget.nested(() => this.#run(statement, next.locals));
      returned = union(returned, flow.returned);
      if (flow.next === undefined) return { returned };
      next = flow.next;
    }
    return { returned, next };
  }

  #run(statement: Statement | ConfigStatement, locals: Locals): Flow {
    this.#budget.step();
    switch (statement.type) {
      case "ExpressionStatement":
        return goOn(afterChanges(statement, locals), this.#values(statement.expression, locals));
      case "VariableDeclaration": {
        const [name] = statement.names;
        const value = statement.init === undefined ? NULL : this.#values(statement.init, locals);
        const held = statement.names.length > 1 || statement.declaredType !== undefined ? ANYTHING : value;
        return goOn(
          new Map([...locals, ...statement.names.map(({ name: each }) => [each, held] as const)]),
          name === undefined ? ANYTHING : held,
        );
      }
      case "AssignmentStatement": {
        if (statement.target.type !== "Identifier") return goOn(unknownLocals(locals), ANYTHING);
        const value = statement.operator === "=" ? this.#values(statement.value, locals) : ANYTHING;
        return goOn(new Map([...locals, [statement.target.name, value]]), value);
      }
      case "ReturnStatement":
        return { returned: statement.argument === undefined ? NULL : this.#values(statement.argument, locals) };
      case "ThrowStatement":
      case "BreakStatement":
      case "ContinueStatement":
        return { returned: NOTHING };
      case "IfStatement":
        return this.#if(statement, locals);
      case "BlockStatement":
        return this.#runAll(statement.body, locals);
      case "LabeledStatement":
        return this.#run(statement.body, locals);
      case "TryStatement":
        return this.#try(statement, locals);
      case "SwitchStatement":
        return this.#switch(statement, locals);
      case "ForStatement":
      case "WhileStatement":
        return this.#loop(statement, locals);
      case "AssertStatement":
      case "EmptyStatement":
        return goOn(locals, NULL);
      default:
        return { returned: ANYTHING, next: { locals: unknownLocals(locals), value: ANYTHING } };
    }
  }

  #if({ condition, consequent, alternate }: Extract<Statement, { type: "IfStatement" }>, locals: Locals): Flow {
    const truth = this.#truth(condition, locals);
    const otherwise = (): Flow => (alternate === undefined ? goOn(locals, NULL) : this.#run(alternate, locals));
    if (truth !== undefined) return truth ? this.#run(consequent, locals) : otherwise();
    return either(this.#run(consequent, locals), otherwise());
  }

  #try({ block, handlers, finalizer }: Extract<Statement, { type: "TryStatement" }>, locals: Locals): Flow {
    const tried = this.#run(block, locals);
    // The exception may come at any point of the block.
    const atCatch = mayChange(block as Statement) ? unknownLocals(locals) : locals;
    const caught = handlers.map(({ body, name }: CatchClause) =>
      this.#run(body, new Map([...atCatch, [name.name, ANYTHING]])),
    );
    const flow = caught.reduce(either, tried);
    if (finalizer === undefined) return flow;
    const last = this.#run(finalizer, unknownLocals(locals));
    return { returned: union(flow.returned, last.returned), next: flow.next };
  }

  /** Each case may be the one, and runs on into the next until `break`. */
  #switch({ cases }: Extract<Statement, { type: "SwitchStatement" }>, locals: Locals): Flow {
    const flows = cases.map((_, index): Flow => {
      const rest = cases.slice(index).flatMap(({ body }) => body);
      const end = rest.findIndex(({ type }) => type === "BreakStatement");
      return this.#runAll(end === -1 ? rest : rest.slice(0, end), locals);
    });
    const hasDefault = cases.some(({ test }) => test === undefined);
    return flows.reduce(either, hasDefault ? { returned: NOTHING } : goOn(locals, NULL));
  }

  #loop(statement: Extract<Statement, { type: "ForStatement" | "WhileStatement" }>, locals: Locals): Flow {
    const inside = unknownLocals(locals);
    const variable = statement.type === "ForStatement" ? statement.variable : undefined;
    const body = this.#run(
      statement.body,
      variable === undefined ? inside : new Map([...inside, [variable.name, ANYTHING]]),
    );
    return { returned: body.returned, next: { locals: inside, value: NULL } };
  }

  #values(node: Expression, locals: Locals): Possible {
    return this.#budget.nested(() => this.#valuesOf(node, locals));
  }

  #valuesOf(node: Expression, locals: Locals): Possible {
    switch (node.type) {
      case "Identifier":
        return locals.get(node.name) ?? this.#computed(node, locals);
      case "TernaryExpression": {
        const truth = this.#truth(node.condition, locals);
        if (truth !== undefined) return this.#values(truth ? node.consequent : node.alternate, locals);
        return union(this.#values(node.consequent, locals), this.#values(node.alternate, locals));
      }
      case "ElvisExpression":
        return this.#elvis(this.#values(node.value, locals), () => this.#values(node.fallback, locals));
      case "SwitchExpression":
        return this.#switchValues(node, locals);
      case "GString":
        return this.#text(node, locals);
      case "BinaryExpression":
        return node.operator === "+" ? this.#sum(node, locals) : this.#computed(node, locals);
      default:
        return this.#computed(node, locals);
    }
  }

  /** The value of each case: of its last statement, or, in a case with a colon and in a block, whatever `yield` says. */
  #switchValues({ cases }: SwitchExpression, locals: Locals): Possible {
    const values = cases.map(({ hasArrow, body }): Possible => {
      if (!hasArrow || body.length !== 1 || body[0]?.type === "BlockStatement") return ANYTHING;
      return this.#runAll(body, locals).next?.value ?? NOTHING;
    });
    const hasDefault = cases.some(({ tests }) => tests.length === 0);
    return [...values, hasDefault ? NOTHING : NULL].reduce(union);
  }

  #elvis(value: Possible, fallback: () => Possible): Possible {
    const known = value.values.filter((datum) => attempt(() => isTrue(datum)) === true);
    const kept = { values: known, complete: value.complete };
    return known.length === value.values.length && value.complete ? kept : union(kept, fallback());
  }

  /** `+` over what either side may be: so are the keys of `[a: 1] + (spot ? [b: 2] : [:])` found. */
  #sum(node: Extract<Expression, { type: "BinaryExpression" }>, locals: Locals): Possible {
    const whole = this.#computed(node, locals);
    if (whole.complete && !whole.values.some(isUnknown)) return whole;
    const [left, right] = [this.#values(node.left, locals), this.#values(node.right, locals)];
    if (!left.complete || !right.complete || left.values.length * right.values.length > MAX_POSSIBLE) return whole;
    if (![...left.values, ...right.values].every((datum) => isMap(datum) || isUnknown(datum))) return whole;
    return left.values
      .flatMap((a) => right.values.map((b) => described(attempt(() => plus(a, b, this.#budget)))))
      .reduce(union, NOTHING);
  }

  /** The texts that the parts together can make: so are both images found in `"${ offline ? a : b }"`. */
  #text(node: Extract<Expression, { type: "GString" }>, locals: Locals): Possible {
    const whole = this.#computed(node, locals);
    if (whole.complete) return whole;
    let texts: Possible = { values: [""], complete: true };
    for (const part of node.parts) {
      const { values, complete } =
        part.type === "GStringText" ? { values: [part.value], complete: true } : this.#values(part, locals);
      if (texts.values.length * values.length > MAX_POSSIBLE) return whole;
      const joined = texts.values.flatMap((text) =>
        values.map((value) => possibleValue(() => plus(text, value, this.#budget))),
      );
      const none: Possible = { values: [], complete: texts.complete && complete };
      texts = joined.reduce(union, none);
    }
    return texts;
  }

  #truth(condition: Expression, locals: Locals): boolean | undefined {
    const { values, complete } = this.#values(condition, locals);
    const truths = new Set(values.map((datum) => attempt(() => isTrue(datum))));
    const [truth] = truths;
    return complete && truths.size === 1 && typeof truth === "boolean" ? truth : undefined;
  }

  #computed(node: Expression, locals: Locals): Possible {
    const variables = new Variables(this.#outer);
    for (const [name, { values, complete }] of locals) {
      const [only] = values;
      const isSettled = complete && values.length === 1 && only !== undefined;
      variables.declare(name, isSettled ? only : { type: "unknown", reason: { code: "task", subject: name } });
    }
    // Nothing of the setting may be left changed: what would change something is not run.
    if (mayChange(node) && node.type !== "Closure") {
      // A closure that is called at once has its own variables; those of this closure are left out.
      return possibleValue(() => this.#interpreter.evaluate(node, new Variables(this.#outer)));
    }
    return possibleValue(() => this.#interpreter.evaluate(node, variables));
  }
}

/** A value of which nothing is known says nothing; a map with some known entries does. */
function described(datum: Datum): Possible {
  return isUnknown(datum) && datum.entries === undefined ? ANYTHING : { values: [datum], complete: true };
}

function possibleValue(compute: () => Datum): Possible {
  const datum = guarded(() => attempt(compute));
  return datum === undefined ? ANYTHING : described(datum);
}

function goOn(locals: Locals, value: Possible): Flow {
  return { returned: NOTHING, next: { locals, value } };
}

function afterChanges(statement: Statement, locals: Locals): Locals {
  return mayChange(statement) ? unknownLocals(locals) : locals;
}

function unknownLocals(locals: Locals): Locals {
  return new Map([...locals.keys()].map((name) => [name, ANYTHING]));
}

function either(a: Flow, b: Flow): Flow {
  const returned = union(a.returned, b.returned);
  if (a.next === undefined || b.next === undefined) return { returned, next: a.next ?? b.next };
  const names = new Set([...a.next.locals.keys(), ...b.next.locals.keys()]);
  const [left, right] = [a.next.locals, b.next.locals];
  const locals = new Map(
    [...names].map((name) => [name, union(left.get(name) ?? ANYTHING, right.get(name) ?? ANYTHING)]),
  );
  return { returned, next: { locals, value: union(a.next.value, b.next.value) } };
}

function union(a: Possible, b: Possible): Possible {
  const values = [...a.values];
  for (const datum of b.values) if (!values.some((other) => isSame(other, datum))) values.push(datum);
  return values.length > MAX_POSSIBLE ? ANYTHING : { values, complete: a.complete && b.complete };
}

function isSame(a: Datum, b: Datum): boolean {
  return a === b || guarded(() => javaEquals(a, b, new Budget())) === true;
}

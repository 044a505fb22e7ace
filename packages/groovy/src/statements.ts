import type {
  AssignmentStatement,
  ConfigStatement,
  Expression,
  Statement,
  ThrowStatement,
  TryStatement,
  VariableDeclaration,
} from "@nf-lint/parser";
import { blur, changeItems, putEntry } from "./changes.js";
import { Variables, demand, isList, isMap, isNumber } from "./values/datum.js";
import type { Datum } from "./values/datum.js";
import { GroovyException, Undetermined, unsupported } from "./interruption.js";
import type { Machine } from "./machine.js";
import { toIndex } from "./number/groovy-number.js";
import { applyBinary } from "./operators.js";
import type { StrictOperator } from "./operators.js";
import { print } from "./text/print.js";
import { isTrue } from "./values/truth.js";

/** A machine that evaluates expressions too: what statements need. */
export interface StatementMachine extends Machine {
  evaluate(node: Expression, variables: Variables | undefined): Datum;
}

/** How a statement ended: with the value that it has as the last one of a closure, or with a `return`. */
interface Completion {
  readonly returned: boolean;
  readonly value: Datum;
}

/** Runs the body of a closure: its value is that of its `return`, or of its last statement. */
export function runBody(
  body: readonly (Statement | ConfigStatement)[],
  variables: Variables,
  machine: StatementMachine,
): Datum {
  return runAll(body, variables, machine).value;
}

function runAll(
  statements: readonly (Statement | ConfigStatement)[],
  variables: Variables,
  machine: StatementMachine,
): Completion {
  let last: Completion = { returned: false, value: null };
  for (const statement of statements) {
    machine.budget.step();
    last = machine.budget.nested(() => run(statement, variables, machine));
    if (last.returned) return last;
  }
  return last;
}

function run(statement: Statement | ConfigStatement, variables: Variables, machine: StatementMachine): Completion {
  switch (statement.type) {
    case "ExpressionStatement":
      return normal(machine.evaluate(statement.expression, variables));
    case "VariableDeclaration":
      return normal(declare(statement, variables, machine));
    case "AssignmentStatement":
      return normal(assign(statement, variables, machine));
    case "ReturnStatement":
      return {
        returned: true,
        value: statement.argument === undefined ? null : machine.evaluate(statement.argument, variables),
      };
    case "IfStatement":
      if (isTrue(machine.evaluate(statement.condition, variables)))
        return run(statement.consequent, variables, machine);
      return statement.alternate === undefined ? normal(null) : run(statement.alternate, variables, machine);
    case "BlockStatement":
      return runAll(statement.body, new Variables(variables), machine);
    case "LabeledStatement":
      return run(statement.body, variables, machine);
    case "EmptyStatement":
      return normal(null);
    case "ThrowStatement":
      return throwFrom(statement, variables, machine);
    case "TryStatement":
      return runTry(statement, variables, machine);
    case "AssertStatement":
      if (isTrue(machine.evaluate(statement.condition, variables))) return normal(null);
      throw new GroovyException("PowerAssertionError", "an assertion fails");
    case "InvalidStatement":
      throw new Undetermined({ code: "syntax-error", subject: "a statement that cannot be read" });
    default:
      throw new Undetermined({ code: "legacy-code", subject: statement.type });
  }
}

function normal(value: Datum): Completion {
  return { returned: false, value };
}

/** Nextflow leaves the type of a variable aside: `int x = 3.7` is 3.7. */
function declare({ names, init }: VariableDeclaration, variables: Variables, machine: StatementMachine): Datum {
  const value = init === undefined ? null : machine.evaluate(init, variables);
  const [first] = names;
  if (names.length === 1 && first !== undefined) {
    variables.declare(first.name, value);
    return value;
  }
  const list = demand(value);
  if (!isList(list) || list.kind === "set") return unsupported("several variables from no list");
  for (const [index, name] of names.entries()) variables.declare(name.name, list.items[index] ?? null);
  return value;
}

function assign(
  { target, operator, value }: AssignmentStatement,
  variables: Variables,
  machine: StatementMachine,
): Datum {
  if (operator === "?=") return unsupported("?=");
  const right = machine.evaluate(value, variables);
  const result =
    operator === "="
      ? right
      : applyBinary(operator.slice(0, -1) as StrictOperator, machine.evaluate(target, variables), right, machine);
  switch (target.type) {
    case "Identifier":
      if (!variables.assign(target.name, result)) return unsupported(`an assignment to ${target.name}`);
      return result;
    case "PropertyExpression":
      if (target.property.type !== "Identifier" || target.operator !== ".") return unsupported("such an assignment");
      return store(machine.evaluate(target.object, variables), target.property.name, result, machine);
    case "IndexExpression": {
      const [index] = target.indices;
      if (index === undefined || target.indices.length !== 1) return unsupported("such an assignment");
      return store(machine.evaluate(target.object, variables), machine.evaluate(index, variables), result, machine);
    }
    case "ListExpression":
      return assignSeveral(target.elements, result, variables);
    default:
      return unsupported("such an assignment");
  }
}

function store(container: Datum, key: Datum, value: Datum, machine: StatementMachine): Datum {
  const target = demand(container);
  const known = demand(key);
  if (isMap(target)) {
    putEntry(target, known, value, machine);
    return value;
  }
  if (isList(target) && target.kind === "list" && isNumber(known)) {
    const index = toIndex(known);
    const position = index < 0 ? index + target.items.length : index;
    if (position < 0) throw new GroovyException("ArrayIndexOutOfBoundsException", `Negative array index ${index}`);
    machine.budget.items(position);
    const items = [...target.items];
    while (items.length < position) items.push(null);
    items[position] = value;
    changeItems(target, items, machine);
    return value;
  }
  blur(target, machine);
  return unsupported("such an assignment");
}

function assignSeveral(targets: readonly Expression[], value: Datum, variables: Variables): Datum {
  const list = demand(value);
  if (!isList(list)) return unsupported("several variables from no list");
  for (const [index, target] of targets.entries()) {
    if (target.type !== "Identifier" || !variables.assign(target.name, list.items[index] ?? null))
      return unsupported("such an assignment");
  }
  return value;
}

function throwFrom({ argument }: ThrowStatement, variables: Variables, machine: StatementMachine): never {
  if (argument.type !== "NewExpression") return unsupported("throw");
  const [message] = argument.arguments;
  const gist =
    message === undefined || message.type === "NamedArgument"
      ? ""
      : print(machine.evaluate(message, variables), machine.budget);
  throw new GroovyException(argument.constructedType.name.replace(/^.*\./, ""), gist);
}

function runTry(
  { block, handlers, finalizer }: TryStatement,
  variables: Variables,
  machine: StatementMachine,
): Completion {
  if (finalizer !== undefined) throw new Undetermined({ code: "legacy-code", subject: "finally" });
  try {
    return run(block, variables, machine);
  } catch (error) {
    if (!(error instanceof GroovyException)) throw error;
    for (const { types, name, body } of handlers) {
      const isCaught =
        types.length === 0 || types.some((type) => catches(type.name.replace(/^.*\./, ""), error.exceptionClass));
      if (!isCaught) continue;
      const inner = new Variables(variables);
      inner.declare(name.name, {
        type: "unknown",
        reason: { code: "unsupported", subject: "an exception as a value" },
      });
      return run(body, inner, machine);
    }
    throw error;
  }
}

const ERRORS = new Set(["AssertionError", "PowerAssertionError"]);

/** Whether a handler for one class catches an exception of another; stops where their relation is not known. */
function catches(handled: string, thrown: string): boolean {
  if (handled === thrown || handled === "Throwable") return true;
  if (handled === "Error") return ERRORS.has(thrown);
  if (handled === "Exception") return !ERRORS.has(thrown);
  return unsupported(`whether ${handled} catches ${thrown}`);
}

import type {
  Argument,
  CallExpression,
  Closure,
  Expression,
  GString,
  MapEntry,
  NewExpression,
  PropertyExpression,
} from "@nf-lint/parser";
import { Budget } from "./budget.js";
import type { Changer } from "./changes.js";
import { castAs, convertNumber, isInstance } from "./values/cast.js";
import { fullClassName } from "./values/class-names.js";
import {
  Variables,
  ListDatum,
  MapDatum,
  demand,
  entriesOf,
  entryOf,
  isClosure,
  isList,
  isMap,
  isNumber,
  isUnknown,
} from "./values/datum.js";
import type { ClosureDatum, Datum, KnownDatum } from "./values/datum.js";
import { javaEquals } from "./values/equality.js";
import { GroovyException, Undetermined, unsupported } from "./interruption.js";
import type { Machine } from "./machine.js";
import { callMethod } from "./methods/call-method.js";
import { construct } from "./methods/static-methods.js";
import { complement, negate } from "./number/arithmetic.js";
import type { NumberType } from "./number/groovy-number.js";
import { numberOfText } from "./number/number-text.js";
import { applyBinary } from "./operators.js";
import { readIndex, readProperty } from "./property.js";
import { rangeOf } from "./values/range.js";
import type { EvaluationScope } from "./scope.js";
import { runBody } from "./statements.js";
import { classPath, mayChange, unknownClassIn } from "./syntax-walk.js";
import { printEmbedded } from "./text/print.js";
import { isTrue } from "./values/truth.js";
import type { Value } from "./values/value.js";
import { attempt, toDatum } from "./values/value-conversion.js";

/** What a name that nothing defines is taken for: an error of the configuration, or something that a task will have. */
export type FreeNames = "undefined-name" | "task";

/** Evaluates expressions as Groovy would. What it computes ends in a datum, or in one of the interruptions. */
export class Interpreter implements Machine {
  readonly budget: Budget;
  readonly scope: EvaluationScope;
  readonly #freeNames: FreeNames;

  readonly #toValue: ((datum: Datum) => Value) | undefined;
  #doubts = 0;

  /** @param toValue what is stored outside as a value; nothing outside is changed without it */
  constructor(
    scope: EvaluationScope,
    freeNames: FreeNames = "undefined-name",
    budget: Budget = new Budget(),
    toValue?: (datum: Datum) => Value,
  ) {
    this.scope = scope;
    this.#freeNames = freeNames;
    this.budget = budget;
    this.#toValue = toValue;
  }

  get outside(): Changer["outside"] {
    const { changes } = this.scope;
    const toValue = this.#toValue;
    return changes && toValue && { changes, toValue, isDoubtful: this.#doubts > 0 };
  }

  evaluate(node: Expression, variables: Variables | undefined): Datum {
    this.budget.step();
    return this.budget.nested(() => this.#evaluate(node, variables));
  }

  #evaluate(node: Expression, variables: Variables | undefined): Datum {
    switch (node.type) {
      case "StringLiteral":
        return node.value;
      case "NumberLiteral":
        return numberOfText(node.digits, node.kind);
      case "BooleanLiteral":
        return node.value;
      case "NullLiteral":
        return null;
      case "Identifier":
        return this.#name(node.name, variables);
      case "GString":
        return this.#gstring(node, variables);
      case "ListExpression":
        return this.#list(node.elements, variables);
      case "MapExpression":
        return this.#map(node.entries, variables);
      case "Closure":
        return { type: "closure", closure: node, variables: variables ?? new Variables() };
      case "PropertyExpression":
        return this.#property(node, variables);
      case "IndexExpression":
        return this.#index(node, variables);
      case "CallExpression":
        return this.#call(node, variables);
      case "NewExpression":
        return this.#new(node, variables);
      case "UnaryExpression":
        return this.#unary(node.operator, demand(this.evaluate(node.operand, variables)));
      case "BinaryExpression":
        return this.#binary(node, variables);
      case "RangeExpression":
        return rangeOf(this.#known(node.from, variables), this.#known(node.to, variables), node, this.budget);
      case "TernaryExpression":
        return this.#ternary(node, variables);
      case "ElvisExpression": {
        const value = this.#known(node.value, variables);
        return widened(isTrue(value) ? value : this.evaluate(node.fallback, variables), node.value, node.fallback);
      }
      case "CastExpression":
        return castAs(this.#known(node.operand, variables), node.castType, this.budget);
      case "InstanceofExpression":
        return isInstance(this.#known(node.operand, variables), node.testedType) !== node.negated;
      case "InvalidExpression":
        throw new Undetermined({ code: "syntax-error", subject: "an expression that cannot be read" });
      case "PostfixExpression":
      case "SpreadExpression":
      case "AssignmentExpression":
      case "SwitchExpression":
        throw new Undetermined({ code: "legacy-code", subject: node.type });
    }
  }

  #known(node: Expression, variables: Variables | undefined): KnownDatum {
    return demand(this.evaluate(node, variables));
  }

  /**
   * What cannot be determined becomes an unknown part. In a closure that holds only for what changes nothing: after
   * half a change the rest of the closure would go on with wrong variables.
   */
  #attempt(node: Expression, variables: Variables | undefined): Datum {
    if (variables !== undefined && mayChange(node)) return this.evaluate(node, variables);
    return attempt(() => this.evaluate(node, variables));
  }

  #name(name: string, variables: Variables | undefined): Datum {
    const local = variables?.get(name);
    if (local !== undefined) return local;
    const value = this.scope.name(name);
    if (value !== undefined) return toDatum(value);
    const className = fullClassName(name);
    if (className !== undefined) return { type: "class", name: className };
    throw new Undetermined({ code: this.#freeNames, subject: name });
  }

  #gstring(node: GString, variables: Variables | undefined): string {
    let text = "";
    for (const part of node.parts) {
      if (part.type === "GStringText") text += part.value;
      else text += this.#embedded(this.evaluate(part, variables));
      this.budget.text(text.length);
    }
    return text;
  }

  /** `"${-> x}"` and `"${{ x }}"` call the closure. */
  #embedded(datum: Datum): string {
    return printEmbedded(isClosure(datum) ? unsupported("a closure in a string") : datum, this.budget);
  }

  #list(elements: readonly Expression[], variables: Variables | undefined): ListDatum {
    this.budget.items(elements.length);
    const items: Datum[] = [];
    for (const element of elements) {
      if (element.type !== "SpreadExpression") {
        items.push(this.#attempt(element, variables));
        continue;
      }
      const spread = this.#known(element.operand, variables);
      const spreadItems = isList(spread) ? spread.items : unsupported("a spread of no list");
      this.budget.items(items.length + spreadItems.length);
      for (const item of spreadItems) items.push(item);
    }
    return new ListDatum(items);
  }

  #map(entries: readonly MapEntry[], variables: Variables | undefined): MapDatum {
    this.budget.items(entries.length);
    const map = new MapDatum();
    for (const entry of entries) {
      if (entry.key.type === "SpreadExpression" || entry.value.type === "SpreadExpression")
        return unsupported("a spread in a map");
      const isName = entry.key.type === "Identifier" && !entry.computed;
      const key = isName ? entry.key.name : this.#known(entry.key, variables);
      map.set(key, this.#attempt(entry.value, variables));
    }
    return map;
  }

  #property(node: PropertyExpression, variables: Variables | undefined): Datum {
    const path = classPath(node);
    if (path !== undefined && this.#isFree(path.root.name, variables)) return { type: "class", name: path.name };
    const unknownClass = path === undefined ? unknownClassIn(node) : undefined;
    if (unknownClass !== undefined && this.#isFree(unknownClass.root, variables))
      return unsupported(`the class ${unknownClass.name}`);
    const object = this.#known(node.object, variables);
    const name = this.#memberName(node, variables);
    switch (node.operator) {
      case ".":
        return readProperty(object, name, this);
      case "?.":
        return object === null ? null : readProperty(object, name, this);
      case "*.":
        return this.#spread(object, (item) => readProperty(item, name, this));
      default:
        throw new Undetermined({ code: "legacy-code", subject: node.operator });
    }
  }

  #isFree(name: string, variables: Variables | undefined): boolean {
    return variables?.get(name) === undefined && this.scope.name(name) === undefined;
  }

  #memberName({ property }: PropertyExpression, variables: Variables | undefined): string {
    if (property.type === "Identifier") return property.name;
    return property.type === "StringLiteral" ? property.value : this.#gstring(property, variables);
  }

  /** `list*.member`: null elements stay null. */
  #spread(object: KnownDatum, read: (item: KnownDatum) => Datum): Datum {
    if (object === null) return null;
    if (!isList(object) && !isMap(object)) return unsupported("*. on no list");
    const items = isList(object) ? object.items : entriesOf(object).map((entry) => entryOf(entry));
    this.budget.items(items.length);
    return new ListDatum(items.map((item) => (demand(item) === null ? null : read(demand(item)))));
  }

  #index(node: Extract<Expression, { type: "IndexExpression" }>, variables: Variables | undefined): Datum {
    const object = this.#known(node.object, variables);
    if (object === null && node.safe) return null;
    return readIndex(
      object,
      node.indices.map((index) => this.evaluate(index, variables)),
      this,
    );
  }

  #call(node: CallExpression, variables: Variables | undefined): Datum {
    const { callee } = node;
    if (callee.type === "Identifier") return this.#callFunction(callee.name, node.arguments, variables);
    if (callee.type !== "PropertyExpression")
      return this.call(this.#known(callee, variables), this.#arguments(node.arguments, variables));
    const object = this.#known(callee.object, variables);
    const name = this.#memberName(callee, variables);
    if (callee.operator === "?." && object === null) return null;
    const invoke = (self: KnownDatum) => callMethod(self, name, this.#arguments(node.arguments, variables), this);
    if (callee.operator === "*.") return this.#spread(object, invoke);
    return callee.operator === "." || callee.operator === "?." ? invoke(object) : unsupported(callee.operator);
  }

  #callFunction(name: string, args: readonly Argument[], variables: Variables | undefined): Datum {
    const local = variables?.get(name);
    if (local !== undefined) return this.call(local, this.#arguments(args, variables));
    const closure = this.scope.function?.(name);
    if (closure !== undefined)
      return this.call({ type: "closure", closure, variables: new Variables() }, this.#arguments(args, variables));
    if (name !== "env" || args.length !== 1) return unsupported(`the function ${name}()`);
    const variable = demand(this.#arguments(args, variables)[0] ?? null);
    return typeof variable === "string" ? toDatum(this.scope.environment(variable)) : unsupported("env() of no string");
  }

  #arguments(args: readonly Argument[], variables: Variables | undefined): Datum[] {
    return args.map((arg) => {
      if (arg.type === "NamedArgument" || arg.type === "SpreadExpression") return unsupported("such arguments");
      return this.#attempt(arg, variables);
    });
  }

  #new(node: NewExpression, variables: Variables | undefined): Datum {
    const name = node.constructedType.dimensions === 0 ? fullClassName(node.constructedType.name) : undefined;
    const result = name === undefined ? undefined : construct(name, this.#arguments(node.arguments, variables), this);
    return result === undefined ? unsupported(`new ${node.constructedType.name}()`) : result;
  }

  #unary(operator: "!" | "~" | "+" | "-" | "++" | "--", operand: KnownDatum): Datum {
    if (operator === "!") return !isTrue(operand);
    if (operator === "~")
      return isNumber(operand)
        ? complement(operand)
        : typeof operand === "string"
          ? { type: "pattern", source: operand }
          : unsupported("~");
    if (operator === "++" || operator === "--") throw new Undetermined({ code: "legacy-code", subject: operator });
    if (isNumber(operand)) return operator === "-" ? negate(operand) : operand;
    return unsupported(`${operator} on no number`);
  }

  /** From left to right over the whole chain: a sum of a thousand parts is no recursion of a thousand levels. */
  #binary(node: Extract<Expression, { type: "BinaryExpression" }>, variables: Variables | undefined): Datum {
    const chain = [node];
    let first: Expression = node.left;
    while (first.type === "BinaryExpression") {
      chain.push(first);
      first = first.left;
    }
    let value = this.#attempt(first, variables);
    for (const { operator, right } of chain.reverse()) {
      const left = value;
      if (operator === "&&" || operator === "||") {
        value = this.#logical(operator, left, right, variables);
      } else {
        const operand = this.#attempt(right, variables);
        value = attempt(() => applyBinary(operator, left, operand, this));
      }
    }
    return value;
  }

  #logical(operator: "&&" | "||", left: Datum, right: Expression, variables: Variables | undefined): Datum {
    const decisive = operator === "||";
    if (!isUnknown(left)) {
      const truth = attempt(() => isTrue(left));
      if (!isUnknown(truth)) {
        if (truth === decisive) return decisive;
        const other = this.#attempt(right, variables);
        return attempt(() => isTrue(other));
      }
      return this.#undecided(decisive, truth, right, variables);
    }
    return this.#undecided(decisive, left, right, variables);
  }

  /** The right side can settle it alone, unless it throws: it is not known whether Groovy gets there. */
  #undecided(
    decisive: boolean,
    left: Extract<Datum, { type: "unknown" }>,
    right: Expression,
    variables: Variables | undefined,
  ): Datum {
    if (variables !== undefined && mayChange(right)) return demand(left);
    const truth = this.#unlessThrown(() => isTrue(this.evaluate(right, variables)));
    return truth === decisive ? decisive : left;
  }

  #ternary(node: Extract<Expression, { type: "TernaryExpression" }>, variables: Variables | undefined): Datum {
    const condition = this.#attempt(node.condition, variables);
    if (!isUnknown(condition)) {
      const result = this.evaluate(isTrue(condition) ? node.consequent : node.alternate, variables);
      return widened(result, node.consequent, node.alternate);
    }
    if (variables !== undefined && (mayChange(node.consequent) || mayChange(node.alternate))) return demand(condition);
    const consequent = this.#unlessThrown(() => this.evaluate(node.consequent, variables));
    const alternate = this.#unlessThrown(() => this.evaluate(node.alternate, variables));
    if (consequent === undefined || alternate === undefined || isUnknown(consequent) || isUnknown(alternate))
      return demand(condition);
    const same = attempt(() => javaEquals(consequent, alternate, this.budget));
    return same === true ? consequent : demand(condition);
  }

  /** For what Groovy may evaluate or not. */
  #unlessThrown(compute: () => Datum): Datum | undefined {
    this.#doubts++;
    try {
      return attempt(compute);
    } catch (error) {
      if (error instanceof GroovyException) return undefined;
      throw error;
    } finally {
      this.#doubts--;
    }
  }

  call(callee: Datum, args: readonly Datum[]): Datum {
    const closure = demand(callee);
    if (closure === null)
      throw new GroovyException("NullPointerException", "Cannot invoke method call() on null object");
    if (!isClosure(closure)) return unsupported("a call of no closure of this expression");
    this.budget.step();
    return this.budget.nested(() => runBody(closure.closure.body, this.#bind(closure, args), this));
  }

  callMethod(self: KnownDatum, name: string, args: readonly Datum[]): Datum {
    return callMethod(self, name, args, this);
  }

  arity(callee: Datum): number {
    return isClosure(callee) ? parameterCount(callee.closure) : 1;
  }

  #bind({ closure, variables }: ClosureDatum, args: readonly Datum[]): Variables {
    const own = new Variables(variables);
    if (!closure.hasArrow) {
      if (args.length > 1) return unsupported("several arguments for a closure without parameters");
      own.declare("it", args[0] ?? null);
      return own;
    }
    const [only] = args;
    const spreads = args.length === 1 && closure.parameters.length > 1 && only !== undefined && isList(only);
    const values = spreads ? only.items : args;
    if (values.length > closure.parameters.length) return unsupported("more arguments than parameters");
    for (const [index, parameter] of closure.parameters.entries()) {
      const given = values[index];
      if (given === undefined && parameter.defaultValue === undefined)
        return unsupported("fewer arguments than parameters");
      const value =
        given === undefined && parameter.defaultValue !== undefined
          ? this.evaluate(parameter.defaultValue, own)
          : (given ?? null);
      own.declare(parameter.name.name, value);
    }
    return own;
  }
}

const PRIMITIVES: readonly NumberType[] = ["Integer", "Long", "Float", "Double"];

/** Two numbers as written, as the two results of a condition: Groovy gives both the wider of their primitive types. */
function widened(value: Datum, left: Expression, right: Expression): Datum {
  if (left.type !== "NumberLiteral" || right.type !== "NumberLiteral" || !isNumber(value)) return value;
  const [a, b] = [PRIMITIVES.indexOf(left.kind), PRIMITIVES.indexOf(right.kind)];
  const wider = PRIMITIVES[Math.max(a, b)];
  return a < 0 || b < 0 || wider === undefined ? value : convertNumber(value, wider);
}

function parameterCount(closure: Closure): number {
  return closure.hasArrow ? closure.parameters.length : 1;
}

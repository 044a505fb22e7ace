import type {
  Argument,
  BinaryExpression,
  CallExpression,
  Closure,
  Expression,
  GString,
  IndexExpression,
  MapEntry,
  NamedArgument,
  Parameter,
  PropertyExpression,
  Statement,
} from "@nf-lint/parser";
import { NameUses } from "./name-uses.js";
import type { Access } from "./name-uses.js";

const VALUE: Access = { properties: [], use: "read", isText: false };
const TEXT: Access = { properties: [], use: "read", isText: true };
const PIPED: Access = { properties: [], use: "pipe", isText: false };

/** Nextflow takes the values of these in the outputs of a legacy process as text, a bare name too. */
const OUTPUT_NAME_OPTIONS: ReadonlySet<string> = new Set(["emit", "topic"]);

/** An expression that begins with another one: a chain may have thousands of them. */
type Link = BinaryExpression | PropertyExpression | IndexExpression | CallExpression;

/** Follows the names through expressions. */
export abstract class ExpressionNames extends NameUses {
  protected abstract statements(body: readonly Statement[]): void;

  protected expression(node: Expression, access = VALUE): void {
    switch (node.type) {
      case "Identifier":
        this.variable(node, access);
        break;
      case "BinaryExpression":
      case "PropertyExpression":
      case "IndexExpression":
      case "CallExpression":
        this.#chain(node, access);
        break;
      case "GString":
        this.#gString(node);
        break;
      case "ListExpression":
        for (const element of node.elements) this.expression(element);
        break;
      case "MapExpression":
        for (const entry of node.entries) this.#mapEntry(entry);
        break;
      case "Closure":
        this.#closure(node);
        break;
      case "NewExpression":
        this.constructedType(node.constructedType, node);
        this.arguments(node.arguments);
        break;
      case "CastExpression":
        this.type(node.castType, node);
        this.expression(node.operand);
        break;
      case "InstanceofExpression":
        this.type(node.testedType, node.testedType);
        this.expression(node.operand);
        break;
      case "RangeExpression":
        this.expression(node.from);
        this.expression(node.to);
        break;
      case "TernaryExpression":
        this.expression(node.condition);
        this.expression(node.consequent);
        this.expression(node.alternate);
        break;
      case "ElvisExpression":
        this.expression(node.value);
        this.expression(node.fallback);
        break;
      case "AssignmentExpression":
        this.expression(node.value);
        this.expression(node.target);
        break;
      case "UnaryExpression":
      case "PostfixExpression":
      case "SpreadExpression":
        this.expression(node.operand);
        break;
      default:
        break;
    }
  }

  // Chains --------------------------------------------------------------------------------------------------------------

  /** From the innermost link outwards, as Nextflow goes. */
  #chain(outermost: Link, access: Access): void {
    const links: Link[] = [];
    let inner: Expression | undefined = outermost;
    while (inner !== undefined && isLink(inner)) {
      links.push(inner);
      inner = this.#beginning(inner);
    }
    const outerOperator = this.inOperatorCall;
    if (inner !== undefined) {
      // Inside another call's object nothing stands in an operator's arguments.
      if (links.some(({ type }) => type === "CallExpression")) this.inOperatorCall = false;
      this.expression(inner, firstAccess(links, access));
      this.inOperatorCall = outerOperator;
    }
    for (const link of links.reverse()) this.#link(link);
  }

  /** What an expression begins with and that is looked at before the rest; none for a call of a bare name. */
  #beginning(node: Link): Expression | undefined {
    if (node.type === "BinaryExpression") return node.left;
    if (node.type !== "CallExpression") return node.object;
    const { callee } = node;
    if (isBareCall(node)) return undefined;
    // `a.b(c)` calls a method of `a`; `(a.b)(c)` calls what `a.b` is.
    return callee.type === "PropertyExpression" && node.range[0] === callee.range[0] ? callee.object : callee;
  }

  #link(node: Link): void {
    switch (node.type) {
      case "BinaryExpression":
        this.expression(node.right, isPipe(node) ? PIPED : VALUE);
        break;
      case "PropertyExpression":
        if (node.property.type === "GString") this.#gString(node.property);
        break;
      case "IndexExpression":
        for (const index of node.indices) this.expression(index);
        break;
      case "CallExpression":
        this.#call(node);
    }
  }

  #call(node: CallExpression): void {
    const { callee } = node;
    if (this.#setsVariable(node)) return;
    if (callee.type === "PropertyExpression") {
      if (callee.property.type === "GString") this.#gString(callee.property);
      const { object } = callee;
      if (object.type === "Identifier" && object.name === "Channel")
        this.report("capital-channel", { node: object, data: {} });
    }
    const outer = this.inOperatorCall;
    this.inOperatorCall =
      isBareCall(node) && (callee.type === "Identifier" || callee.type === "StringLiteral")
        ? this.calledFunction(callee, node)
        : false;
    this.arguments(node.arguments);
    this.inOperatorCall = outer;
  }

  /** `set { x }` and `tap { x }` in a workflow assign x. */
  #setsVariable({ callee, arguments: args }: CallExpression): boolean {
    if (!this.isInWorkflow) return false;
    const word = callee.type === "PropertyExpression" ? callee.property : callee;
    if (word.type !== "Identifier" || (word.name !== "set" && word.name !== "tap")) return false;
    const [closure] = args;
    if (args.length !== 1 || closure?.type !== "Closure" || closure.body.length !== 1) return false;
    const [statement] = closure.body;
    if (statement?.type !== "ExpressionStatement" || statement.expression.type !== "Identifier") return false;
    this.assignedVariable(statement.expression, statement);
    return true;
  }

  protected arguments(args: readonly Argument[]): void {
    // Nextflow has named arguments first.
    for (const argument of args) if (argument.type === "NamedArgument") this.#namedArgument(argument);
    for (const argument of args) if (argument.type !== "NamedArgument") this.expression(argument);
  }

  #namedArgument({ name, value }: NamedArgument): void {
    if (!this.#isOutputName(name.type === "Identifier" ? name.name : name.value)) this.expression(value);
  }

  #mapEntry({ key, computed, value }: MapEntry): void {
    if (key.type === "Identifier" && !computed) {
      if (this.#isOutputName(key.name)) return;
    } else {
      if (key.type === "StringLiteral" && this.#isOutputName(key.value)) return;
      this.expression(key);
    }
    this.expression(value);
  }

  /** Directly in the section; in a closure there the value is looked up. */
  #isOutputName(key: string): boolean {
    return OUTPUT_NAME_OPTIONS.has(key) && this.scope.builtIns.includes("process-outputs");
  }

  #gString(node: GString): void {
    for (const part of node.parts) if (part.type !== "GStringText") this.expression(part, TEXT);
  }

  // Closures ------------------------------------------------------------------------------------------------------------

  #closure(node: Closure): void {
    const outer = { closure: this.closure, classesAreHidden: this.classesAreHidden };
    this.inScope("closure", node, [], () => {
      this.closure = this.scope;
      for (const parameter of node.parameters) {
        this.parameter(parameter);
        this.defaultValue(parameter);
      }
      // Nextflow gives `it` to `{ -> … }` as well.
      if (node.parameters.length === 0) this.bind("implicit-parameter", "it", node, this.scope);
      this.classesAreHidden = false;
      this.inScope("block", node, [], () => {
        this.statements(node.body);
      });
    });
    this.closure = outer.closure;
    this.classesAreHidden = outer.classesAreHidden;
  }

  protected parameter(parameter: Parameter): void {
    if (parameter.typeAnnotation !== undefined) this.type(parameter.typeAnnotation, parameter.typeAnnotation);
    if (parameter.declaredType !== undefined) this.mentionedType(parameter.declaredType);
    this.declare("parameter", parameter.name, parameter);
  }

  protected defaultValue({ defaultValue }: Pick<Parameter, "defaultValue">): void {
    if (defaultValue === undefined) return;
    const outer = this.unknownVariablesPass;
    this.unknownVariablesPass = true;
    this.expression(defaultValue);
    this.unknownVariablesPass = outer;
  }
}

function isLink(node: Expression): node is Link {
  return (
    node.type === "BinaryExpression" ||
    node.type === "PropertyExpression" ||
    node.type === "IndexExpression" ||
    node.type === "CallExpression"
  );
}

/** `f(x)` and `'f'(x)`. `(f)(x)` calls a variable: a call starts where its callee does, but for a bracket. */
function isBareCall({ callee, range }: CallExpression): boolean {
  return (callee.type === "Identifier" || callee.type === "StringLiteral") && range[0] === callee.range[0];
}

function isPipe({ operator }: BinaryExpression): boolean {
  return operator === "|" || operator === "&";
}

/** How the innermost expression of a chain is read. `links` are from the outermost inwards. */
function firstAccess(links: readonly Link[], outermost: Access): Access {
  const properties: string[] = [];
  for (let index = links.length - 1; index >= 0; index--) {
    const link = links[index];
    const property = link?.type === "CallExpression" ? link.callee : link;
    if (property?.type !== "PropertyExpression" || property.property.type === "GString") break;
    properties.push(property.property.type === "Identifier" ? property.property.name : property.property.value);
    if (link?.type === "CallExpression") break;
  }
  const innermost = links.at(-1);
  const isPiped = innermost?.type === "BinaryExpression" && isPipe(innermost);
  return { properties, use: isPiped ? "pipe" : "read", isText: properties.length === links.length && outermost.isText };
}

import type {
  Argument,
  CallExpression,
  Closure,
  Expression,
  GString,
  MapEntry,
  NamedArgument,
  Statement,
} from "@nf-lint/parser";
import { NameCheck } from "./name-check.js";

/** Follows the names through expressions. */
export abstract class ExpressionNames extends NameCheck {
  protected abstract statements(body: readonly Statement[]): void;

  /**
   * Goes down the leftmost operands in a loop, not by calls: the tree of a long sum or chain of methods is as deep as
   * it is long.
   */
  protected expression(outermost: Expression): void {
    /** Read from `node` one after another, the last first. */
    let properties: string[] = [];
    let node: Expression | undefined = outermost;
    while (node !== undefined) {
      switch (node.type) {
        case "PropertyExpression":
          if (node.property.type === "GString") this.#gString(node.property);
          else properties.push(node.property.type === "Identifier" ? node.property.name : node.property.value);
          node = node.object;
          continue;
        case "CallExpression":
          this.#arguments(node.arguments);
          node = this.#callee(node);
          break;
        case "IndexExpression":
          for (const index of node.indices) this.expression(index);
          node = node.object;
          break;
        case "BinaryExpression":
          this.expression(node.right);
          node = node.left;
          break;
        case "Identifier":
          this.variable(node, properties.reverse());
          return;
        default:
          this.#other(node);
          return;
      }
      properties = [];
    }
  }

  #other(node: Expression): void {
    switch (node.type) {
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
        this.type(node.constructedType, node);
        this.#arguments(node.arguments);
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
      case "InvalidExpression":
        this.unreadable();
        break;
      default:
        break;
    }
  }

  #gString(node: GString): void {
    for (const part of node.parts) if (part.type !== "GStringText") this.expression(part);
  }

  /** What is left to look at: the object of a method, or an expression that is called itself. */
  #callee({ callee, range }: CallExpression): Expression | undefined {
    // `(f)(x)` calls the variable, `f(x)` the function: a call starts where its callee does, but for a bracket.
    const isBracketed = range[0] < callee.range[0];
    if (!isBracketed && (callee.type === "Identifier" || callee.type === "StringLiteral")) {
      this.functionName(callee.type === "Identifier" ? callee.name : callee.value, callee);
      return undefined;
    }
    if (isBracketed || callee.type !== "PropertyExpression") return callee;
    if (callee.property.type === "GString") this.#gString(callee.property);
    return callee.object;
  }

  #arguments(args: readonly Argument[]): void {
    for (const argument of args) {
      if (argument.type === "NamedArgument") this.#entryValue(argument);
      else this.expression(argument);
    }
  }

  #mapEntry(entry: MapEntry): void {
    if (entry.computed || entry.key.type !== "Identifier") this.expression(entry.key);
    this.#entryValue(entry);
  }

  /** A closure in a map, as in `publishDir = [path: { … }]`, is evaluated for each task too. */
  #entryValue({ value }: MapEntry | NamedArgument): void {
    const outer = this.inTaskClosure;
    this.inTaskClosure ||= this.inProcessScope && value.type === "Closure";
    this.expression(value);
    this.inTaskClosure = outer;
  }

  #closure(node: Closure): void {
    this.closureDepth += 1;
    this.inScope(undefined, () => {
      for (const parameter of node.parameters) {
        this.declare("parameter", parameter.name);
        if (parameter.defaultValue !== undefined) this.expression(parameter.defaultValue);
      }
      // Nextflow gives `it` to `{ -> … }` as well.
      if (node.parameters.length === 0) this.declareImplicitParameter(node);
      this.inScope(undefined, () => {
        this.statements(node.body);
      });
    });
    this.closureDepth -= 1;
  }
}

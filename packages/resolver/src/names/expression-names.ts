import type {
  Argument,
  CallExpression,
  Closure,
  Expression,
  GString,
  MapEntry,
  NamedArgument,
  Statement,
  SwitchExpression,
} from "@nf-lint/parser";
import { type Access, NameCheck } from "./name-check.js";

const VALUE: Access = { properties: [], role: "value" };
const OWNER: Access = { properties: [], role: "owner" };
const TEXT: Access = { properties: [], role: "text" };

/** Follows the names through expressions. */
export abstract class ExpressionNames extends NameCheck {
  protected abstract statements(body: readonly Statement[]): void;

  protected expression(node: Expression, access = VALUE): void {
    switch (node.type) {
      case "Identifier":
        this.variable(node, access);
        break;
      case "PropertyExpression":
        if (node.property.type === "GString") {
          this.#gString(node.property);
          this.expression(node.object, OWNER);
        } else {
          const name = node.property.type === "Identifier" ? node.property.name : node.property.value;
          this.expression(node.object, { properties: [name, ...access.properties], role: "owner" });
        }
        break;
      case "CallExpression":
        this.#callee(node);
        this.#arguments(node.arguments);
        break;
      case "IndexExpression":
        this.expression(node.object);
        for (const index of node.indices) this.expression(index);
        break;
      case "BinaryExpression":
        this.expression(node.left);
        this.expression(node.right);
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
      case "SwitchExpression":
        this.#switch(node);
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

  #switch({ subject, cases }: SwitchExpression): void {
    this.expression(subject);
    // Groovy's word for the value of a case with several statements reads as a call.
    this.declareLegacyFunction("yield");
    for (const { tests, body } of cases) {
      for (const test of tests) this.expression(test);
      this.inScope(undefined, () => {
        this.statements(body);
      });
    }
  }

  #gString(node: GString): void {
    for (const part of node.parts) if (part.type !== "GStringText") this.expression(part, TEXT);
  }

  #callee({ callee, range, arguments: args }: CallExpression): void {
    // `(f)(x)` calls the variable, `f(x)` the function: a call starts where its callee does, but for a bracket.
    if (range[0] < callee.range[0]) this.expression(callee);
    else if (callee.type === "Identifier") this.functionName(callee.name, callee, args);
    else if (callee.type === "StringLiteral") this.functionName(callee.value, callee, args);
    else if (callee.type !== "PropertyExpression") this.expression(callee);
    else {
      if (callee.property.type === "GString") this.#gString(callee.property);
      this.expression(callee.object, OWNER);
    }
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

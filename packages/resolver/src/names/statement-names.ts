import type { AssignmentStatement, CatchClause, ConfigStatement, Statement } from "@nf-lint/parser";
import { ExpressionNames } from "./expression-names.js";

/** Follows the names through the statements of closures. */
export abstract class StatementNames extends ExpressionNames {
  protected override statements(body: readonly (Statement | ConfigStatement)[]): void {
    for (const statement of body) this.#statement(statement);
  }

  #statement(statement: Statement | ConfigStatement): void {
    switch (statement.type) {
      case "ExpressionStatement":
        this.expression(statement.expression);
        break;
      case "VariableDeclaration":
        if (statement.init !== undefined) this.expression(statement.init);
        for (const identifier of statement.names) this.declare("variable", identifier);
        break;
      case "AssignmentStatement":
        this.#assignment(statement);
        break;
      case "ReturnStatement":
        if (statement.argument !== undefined) this.expression(statement.argument);
        break;
      case "ThrowStatement":
        this.expression(statement.argument);
        break;
      case "AssertStatement":
        this.expression(statement.condition);
        if (statement.message !== undefined) this.expression(statement.message);
        break;
      case "IfStatement":
        this.expression(statement.condition);
        this.#statement(statement.consequent);
        if (statement.alternate !== undefined) this.#statement(statement.alternate);
        break;
      case "TryStatement":
        this.#statement(statement.block);
        for (const handler of statement.handlers) this.#catchClause(handler);
        if (statement.finalizer !== undefined) this.#statement(statement.finalizer);
        break;
      case "LabeledStatement":
        this.#statement(statement.body);
        break;
      case "BlockStatement":
        this.inScope(undefined, () => {
          this.statements(statement.body);
        });
        break;
      default:
        this.#legacyStatement(statement);
    }
  }

  #assignment(statement: AssignmentStatement): void {
    const { target, operator, value } = statement;
    this.expression(value);
    const targets = target.type === "ListExpression" ? target.elements : [target];
    const variables = targets.filter((node) => node.type === "Identifier");
    const undeclared = variables.filter(({ name }) => this.markRead(name) === undefined);
    const isDeclarable = target.type === "Identifier" && operator === "=";
    for (const variable of undeclared) this.undeclaredAssignment(variable, isDeclarable ? statement : variable);
    if (undeclared.length === 0) this.expression(target);
  }

  #catchClause(handler: CatchClause): void {
    for (const type of handler.types) this.type(type, handler);
    this.inScope(undefined, () => {
      this.declare("parameter", handler.name);
      this.#statement(handler.body);
    });
  }

  /** Loops and `switch` in a closure have their problem from the parser; what they read counts as read. */
  #legacyStatement(statement: Statement | ConfigStatement): void {
    switch (statement.type) {
      case "ForStatement":
        this.inScope(undefined, () => {
          if (statement.variable !== undefined) this.declareLegacy(statement.variable.name);
          if (statement.init !== undefined) this.#statement(statement.init);
          for (const part of [statement.iterable, statement.test]) if (part !== undefined) this.expression(part);
          if (statement.update !== undefined) this.#statement(statement.update);
          this.#statement(statement.body);
        });
        break;
      case "WhileStatement":
        this.expression(statement.condition);
        this.#statement(statement.body);
        break;
      case "SwitchStatement":
        this.expression(statement.subject);
        for (const { test, body } of statement.cases) {
          if (test !== undefined) this.expression(test);
          this.inScope(undefined, () => {
            this.statements(body);
          });
        }
        break;
      default:
        break;
    }
  }
}

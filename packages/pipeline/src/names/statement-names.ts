import type {
  AssignmentStatement,
  CatchClause,
  ConfigStatement,
  Expression,
  IfStatement,
  ImportDeclaration,
  Statement,
  VariableDeclaration,
} from "@nf-lint/parser";
import { ExpressionNames } from "./expression-names.js";
import { isBinding } from "./script-names.js";

/** Follows the names through statements. */
export abstract class StatementNames extends ExpressionNames {
  protected override statements(body: readonly (Statement | ConfigStatement)[]): void {
    for (const statement of body) this.statement(statement);
  }

  protected statement(statement: Statement | ConfigStatement): void {
    switch (statement.type) {
      case "ExpressionStatement":
        this.expression(statement.expression);
        break;
      case "VariableDeclaration":
        this.#declaration(statement);
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
        this.#ifElse(statement);
        break;
      case "TryStatement":
        this.statement(statement.block);
        for (const handler of statement.handlers) this.#catchClause(handler);
        if (statement.finalizer !== undefined) this.statement(statement.finalizer);
        break;
      case "LabeledStatement":
        this.statement(statement.body);
        break;
      case "BlockStatement":
        this.inScope("block", statement, [], () => {
          this.statements(statement.body);
        });
        break;
      default:
        this.#legacyStatement(statement);
    }
  }

  /** A chain of `else if` may be long. */
  #ifElse(first: IfStatement): void {
    let next: Statement | ConfigStatement | undefined = first;
    while (next?.type === "IfStatement") {
      this.expression(next.condition);
      this.statement(next.consequent);
      next = next.alternate;
    }
    if (next !== undefined) this.statement(next);
  }

  #declaration(statement: VariableDeclaration): void {
    const { init, names, declaredType, typeAnnotations } = statement;
    this.keptIn(names[0], init, () => {
      if (init !== undefined) this.expression(init);
      if (declaredType !== undefined) this.mentionedType(declaredType);
      for (const type of typeAnnotations) this.type(type, type);
      for (const name of names) this.declare("variable", name, statement);
    });
  }

  #assignment(statement: AssignmentStatement): void {
    const { target, value } = statement;
    this.keptIn(target, value, () => {
      this.expression(value);
      this.#target(statement);
    });
  }

  #target(statement: AssignmentStatement): void {
    const { target } = statement;
    const targets = target.type === "ListExpression" ? target.elements : [target];
    let declares = false;
    for (const node of targets)
      if (node.type === "Identifier" && this.assignedVariable(node, statement)) declares = true;
    if (declares) return;
    this.#mutated(target);
    if (target.type !== "Identifier" && target.type !== "ListExpression") this.expression(target);
    else for (const node of targets) this.#assignedAgain(node);
  }

  /** Nextflow reads a variable that is there before it assigns to it. */
  #assignedAgain(node: Expression): void {
    if (node.type !== "Identifier") {
      this.expression(node);
      return;
    }
    const found = this.find(node.name);
    if (found !== undefined) this.checkRead(node, found);
  }

  #mutated(target: Expression): void {
    let node = target;
    while (node.type === "PropertyExpression" || node.type === "IndexExpression") node = node.object;
    if (node.type !== "Identifier") return;
    const found = this.find(node.name);
    if (found === undefined) return;
    if (!isBinding(found)) {
      if (node.name === "params") this.report("param-in-workflow", { node, data: {} });
      return;
    }
    const { closure } = this;
    if (!this.isInWorkflow || closure === undefined || !this.inOperatorCall) return;
    if (!found.scope.isWithin(closure) && found.definition === undefined && found.imported === undefined)
      this.report("shared-mutation", { node, data: { name: node.name } });
  }

  #catchClause(handler: CatchClause): void {
    for (const type of [...handler.types, ...handler.typeAnnotations]) this.type(type, type);
    this.inScope("catch", handler, [], () => {
      this.declare("exception", handler.name, handler);
      this.statement(handler.body);
    });
  }

  /** Loops and `switch` have their problem from the parser; what they declare is known, and what they read counts as read. */
  #legacyStatement(statement: Statement | ConfigStatement): void {
    switch (statement.type) {
      case "ForStatement":
        this.inScope("block", statement, [], () => {
          if (statement.variable !== undefined) this.declareLegacy(statement.variable, statement);
          if (statement.init !== undefined) this.statement(statement.init);
          for (const part of [statement.iterable, statement.test]) if (part !== undefined) this.expression(part);
          if (statement.update !== undefined) this.statement(statement.update);
          this.statement(statement.body);
        });
        break;
      case "WhileStatement":
        this.expression(statement.condition);
        this.statement(statement.body);
        break;
      case "SwitchStatement":
        this.expression(statement.subject);
        for (const switchCase of statement.cases) {
          if (switchCase.test !== undefined) this.expression(switchCase.test);
          this.inScope("block", switchCase, [], () => {
            this.statements(switchCase.body);
          });
        }
        break;
      case "FunctionDeclaration":
        this.module.addLegacyFunction(statement.name.name);
        break;
      case "ImportDeclaration":
        this.legacyImport(statement);
        break;
      default:
        break;
    }
  }

  protected legacyImport(statement: ImportDeclaration): void {
    const simpleName = statement.alias?.name ?? statement.name.slice(statement.name.lastIndexOf(".") + 1);
    this.module.addLegacyClass(simpleName);
    if (statement.isStatic) this.module.addLegacyFunction(simpleName);
  }
}

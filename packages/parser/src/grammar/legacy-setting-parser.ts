import type { IToken } from "chevrotain";
import type { ConfigStatement, Expression, LegacyConfigStatement, Range } from "../ast.js";
import { LegacyStatementParser } from "./legacy-statement-parser.js";

/** Statements of Groovy where only settings belong, as the legacy parser takes them. */
export abstract class LegacySettingParser extends LegacyStatementParser {
  /** A statement of Groovy where only settings belong. What is in it is read as settings, and not reported again. */
  readonly legacyStatement = this.RULE("legacyStatement", (): ConfigStatement => {
    const first = this.LA(1);
    this.legacyDepth += 1;
    const statement = this.SUBRULE(this.statement, { ARGS: ["config"] });
    this.legacyDepth -= 1;
    if (this.RECORDING_PHASE) return statement as ConfigStatement;
    this.reportLegacyStatement(first, statement as LegacyConfigStatement);
    return statement as ConfigStatement;
  });

  private reportLegacyStatement(first: IToken, statement: LegacyConfigStatement): void {
    const keyword = this.rangeOf(first);
    switch (statement.type) {
      case "IfStatement": {
        this.reportLegacy("legacy-if", keyword, {});
        return;
      }
      case "TryStatement": {
        this.reportLegacy("legacy-try", keyword, {});
        return;
      }
      case "SwitchStatement": {
        this.reportLegacy("legacy-switch", keyword, {});
        return;
      }
      case "ForStatement": {
        this.reportLegacy("legacy-for", keyword, {});
        return;
      }
      case "WhileStatement": {
        this.reportLegacy("legacy-while", keyword, {});
        return;
      }
      case "ImportDeclaration": {
        this.reportLegacy("legacy-import", statement.range, { name: statement.name });
        return;
      }
      case "VariableDeclaration": {
        const end = statement.names[statement.names.length - 1]?.range[1] ?? statement.range[1];
        const name = statement.names.map((identifier) => identifier.name).join(", ");
        this.reportLegacy("legacy-variable", [statement.range[0], end], { name });
        return;
      }
      case "FunctionDeclaration": {
        const range = [statement.range[0], statement.name.range[1]] as const;
        this.reportLegacy("legacy-function", range, { name: statement.name.name });
        return;
      }
      case "AssertStatement":
      case "ThrowStatement":
      case "ReturnStatement": {
        this.reportLegacy("legacy-statement", keyword, { keyword: first.image });
        return;
      }
      default: {
        this.reportLegacyExpression(statement, keyword);
        return;
      }
    }
  }

  private reportLegacyExpression(
    statement: ConfigStatement | LegacyConfigStatement | { type: string; range: Range },
    keyword: Range,
  ): void {
    if (statement.type === "AssignmentStatement") {
      this.reportLegacy("legacy-assignment-target", statement.range, {});
      return;
    }
    if (statement.type === "ExpressionStatement") {
      const { expression } = statement as Extract<LegacyConfigStatement, { type: "ExpressionStatement" }>;
      if (expression.type === "CallExpression") {
        this.reportLegacy("legacy-call", expression.callee.range, { name: calleeName(expression.callee) });
        return;
      }
      if (expression.type === "SwitchExpression") {
        this.reportLegacy("legacy-switch", keyword, {});
        return;
      }
    }
    this.reportLegacy("legacy-expression-statement", statement.range, {});
  }
}

function calleeName(callee: Expression): string {
  if (callee.type === "Identifier") return callee.name;
  if (callee.type === "PropertyExpression" && callee.property.type === "Identifier") return callee.property.name;
  return "";
}

import { EOF, type IToken } from "chevrotain";
import type { Expression, Range, Statement } from "../ast.js";
import { CLOSERS, idOf, OPENERS } from "./base-parser.js";
import { PathParser } from "./path-parser.js";
import * as kinds from "./token-kinds.js";
import { KIND } from "./token-kinds.js";

/** Statements that begin with an expression: assignments, calls without parentheses, and expressions alone. */
export abstract class ExpressionStatementParser extends PathParser {
  /** An assignment, a call without parentheses, or any other expression; which shows behind the first expression. */
  readonly expressionStatement = this.RULE("expressionStatement", (): Statement => {
    const start = this.start();
    const isPrimitive = this.kind(1) === KIND.primitive;
    if (!this.RECORDING_PHASE) this.argumentBracket = this.argumentBracketAhead();
    this.tailStart = start;
    let expression: Expression = this.SUBRULE1(this.expression);
    const next = this.isAtNewline() ? this.pastNewlines().tokenTypeIdx : this.kind(1);
    if (this.RECORDING_PHASE || kinds.IS_ASSIGNMENT[next] === true) {
      const assignment = this.SUBRULE(this.assignmentStatement, { ARGS: [start, expression] });
      if (!this.RECORDING_PHASE) return assignment;
    }
    const isCallable = this.isValidDirective(expression) && !(isPrimitive && expression.type === "Identifier");
    if (this.RECORDING_PHASE || (isCallable && this.isArgumentAhead())) {
      const list = this.SUBRULE(this.argumentList);
      const range = this.rangeFrom(start);
      expression = { type: "CallExpression", range, loc: this.loc(range), callee: expression, arguments: list };
    }
    while (this.RECORDING_PHASE || (expression.type === "CallExpression" && this.isChainedCall())) {
      expression = this.SUBRULE(this.chainedCall, { ARGS: [start, expression] as const });
      if (this.RECORDING_PHASE) break;
    }
    const range = this.rangeFrom(start);
    return { type: "ExpressionStatement", range, loc: this.loc(range), expression };
  });

  readonly assignmentStatement = this.RULE("assignmentStatement", (start: number, assigned: Expression): Statement => {
    const targetRange = this.rangeFrom(start);
    const target = this.RECORDING_PHASE ? assigned : this.#targetOf(assigned, targetRange);
    const isAssignable = this.RECORDING_PHASE || this.isAssignable(assigned);
    this.nls();
    const operator = this.assignmentOperator();
    this.nls();
    const value = this.SUBRULE(this.legacyAssignmentExpression);
    if (!isAssignable) {
      this.problems.add("invalid-assignment-target", targetRange, {});
    }
    const range = this.rangeFrom(start);
    return { type: "AssignmentStatement", range, loc: this.loc(range), target, operator, value };
  });

  #targetOf(assigned: Expression, range: Range): Expression {
    const isTuple = this.language === "script" && assigned.type === "Identifier" && this.isParenthesized(assigned);
    return isTuple ? { type: "ListExpression", range, loc: this.loc(range), elements: [assigned] } : assigned;
  }

  /** `(a) = b` assigns to a tuple of one; `((a)) = b` is refused. */
  private isAssignable(target: Expression): boolean {
    if (target.type === "Identifier") return !this.isParenthesizedTwice(target);
    return target.type === "PropertyExpression" || target.type === "IndexExpression";
  }

  /** A name or a property can be called with arguments and no parentheses. */
  private isValidDirective(expression: Expression): boolean {
    const isName = expression.type === "Identifier" || expression.type === "PropertyExpression";
    return isName && !this.isParenthesized(expression);
  }

  /**
   * `f [a: 1]`, `f [], b`, `f { }, b`: a bracket behind the path of names that a statement begins with, which cannot be an
   * index, or a comma follows its end.
   */
  private argumentBracketAhead(): IToken | undefined {
    if (kinds.IS_IDENTIFIER[this.kind(1)] !== true) return undefined;
    let at = 2;
    for (let name = this.propertyNameAhead(at); name > 0; name = this.propertyNameAhead(at)) at = name + 1;
    const bracket = this.LA(at);
    const kind = bracket.tokenTypeIdx;
    if (OPENERS[kind] !== true) return undefined;
    const { end, isIndex } = this.bracketAhead(at);
    const isArgument = kind === KIND.lbracket && !isIndex;
    return isArgument || this.kind(this.pastNewlinesAt(end + 1)) === KIND.comma ? bracket : undefined;
  }

  /** How far ahead the name is in `.name`; 0 where no such property stands. */
  private propertyNameAhead(distance: number): number {
    const dot = this.pastNewlinesAt(distance);
    if (kinds.IS_PROPERTY_OPERATOR[this.kind(dot)] !== true) return 0;
    const name = this.kind(dot + 1);
    return kinds.STARTS_NAMED_PROPERTY[name] === true && kinds.IS_GSTRING_BEGIN[name] !== true ? dot + 1 : 0;
  }

  /** Where a bracket closes, and whether its content could be an index: not empty, without entries of a map or a comma at the end. */
  private bracketAhead(open: number): { readonly end: number; readonly isIndex: boolean } {
    const first = this.kind(open + 1);
    let isIndex = first !== KIND.rbracket && !this.isNewlineAt(open + 1);
    let depth = 0;
    let conditions = 0;
    let end = open;
    for (; ; end += 1) {
      const kind = this.kind(end);
      if (OPENERS[kind] === true) depth += 1;
      else if (CLOSERS[kind] === true) depth -= 1;
      else if (depth === 1 && kind === KIND.question) conditions += 1;
      else if (depth === 1 && kind === KIND.colon) conditions -= 1;
      if (conditions < 0) isIndex = false;
      if (depth === 0 || kind === idOf(EOF)) break;
    }
    const last = this.kind(end - 1);
    if (last === KIND.comma || this.isNewlineAt(end - 1)) isIndex = false;
    return { end, isIndex };
  }

  protected isArgumentAhead(): boolean {
    if (this.isAt(kinds.STARTS_ARGUMENT) || this.LA(1) === this.argumentBracket) return true;
    if (this.kind(1) === KIND.in && this.language === "script") return true;
    return this.isAt(kinds.IS_KEYWORD_NAME) && this.kind(2) === KIND.colon;
  }
}

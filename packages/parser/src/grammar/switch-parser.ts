import type { Expression, Range, Statement, SwitchCase, SwitchExpressionCase } from "../ast.js";
import { LBrace, RBrace } from "../lexer/brackets.js";
import * as keywords from "../lexer/keywords.js";
import * as operators from "../lexer/operators.js";
import { tokenSet } from "./base-parser.js";
import type { Level } from "./local-declaration-parser.js";
import { StatementParser, type AnyStatement } from "./statement-parser.js";
import { KIND } from "./token-kinds.js";

const CASE = tokenSet([keywords.Case]);

/** `switch`, which only the legacy parser takes: as a statement with `case 1: …`, and as a value, with `case 1 -> …` too. */
export abstract class SwitchParser extends StatementParser {
  readonly switchStatement = this.RULE("switchStatement", (level: Level): AnyStatement => {
    const start = this.start();
    const token = this.CONSUME(keywords.Switch);
    this.legacyDepth += 1;
    const subject = this.SUBRULE(this.parExpression);
    this.nls();
    this.CONSUME(LBrace);
    this.nls();
    const cases: SwitchCase[] = [];
    while (this.RECORDING_PHASE || this.isSwitchLabelAt(1)) {
      cases.push(this.SUBRULE(this.switchCase, { ARGS: [level] }));
      if (this.RECORDING_PHASE) break;
    }
    this.CONSUME(RBrace);
    this.legacyDepth -= 1;
    this.reportLegacy("legacy-switch", this.rangeOf(token), {});
    const range = this.rangeFrom(start);
    return { type: "SwitchStatement", range, loc: this.loc(range), subject, cases };
  });

  readonly switchCase = this.RULE("switchCase", (level: Level): SwitchCase => {
    const start = this.start();
    const test = this.choose<Expression | undefined>(this.isAt(CASE) ? 0 : 1, [
      {
        ALT: () => {
          this.CONSUME(keywords.Case);
          return this.SUBRULE(this.expression);
        },
      },
      { ALT: () => void this.CONSUME(keywords.Default) },
    ]);
    this.CONSUME(operators.Colon);
    const end = this.rangeFrom(start);
    const body = this.statementsOf(level, this.#isLabelAhead);
    const last = body[body.length - 1];
    const range: Range = [start, last?.range[1] ?? end[1]];
    return { type: "SwitchCase", range, loc: this.loc(range), ...(test && { test }), body };
  });

  readonly #isLabelAhead = (): boolean => this.isSwitchLabelAt(1);

  readonly switchExpression = this.RULE("switchExpression", (): Expression => {
    this.enter();
    const start = this.start();
    const token = this.CONSUME(keywords.Switch);
    this.legacyDepth += 1;
    const subject = this.SUBRULE(this.parExpression);
    this.nls();
    this.CONSUME(LBrace);
    this.nls();
    const cases: SwitchExpressionCase[] = [];
    while (this.RECORDING_PHASE || this.isSwitchLabelAt(1)) {
      cases.push(this.SUBRULE(this.switchExpressionCase));
      if (this.RECORDING_PHASE) break;
    }
    this.CONSUME(RBrace);
    this.legacyDepth -= 1;
    this.leave();
    this.reportLegacy("legacy-switch", this.rangeOf(token), {});
    const range = this.rangeFrom(start);
    return { type: "SwitchExpression", range, loc: this.loc(range), subject, cases };
  });

  readonly switchExpressionCase = this.RULE("switchExpressionCase", (): SwitchExpressionCase => {
    const start = this.start();
    const tests = this.choose<Expression[]>(this.isAt(CASE) ? 0 : 1, [
      {
        ALT: () => {
          this.CONSUME(keywords.Case);
          return this.SUBRULE(this.expressionList);
        },
      },
      {
        ALT: () => {
          this.CONSUME(keywords.Default);
          return [];
        },
      },
    ]);
    const hasArrow = this.kind(1) === KIND.arrow;
    if (this.RECORDING_PHASE || hasArrow) this.CONSUME(operators.Arrow);
    if (this.RECORDING_PHASE || !hasArrow) this.CONSUME(operators.Colon);
    const end = this.rangeFrom(start);
    const body = this.statementsUntilBlockEnd<Statement>(
      this.#caseStatement,
      (first) => this.invalidStatement(first),
      this.#isLabelAhead,
    );
    const last = body[body.length - 1];
    const range: Range = [start, last?.range[1] ?? end[1]];
    return { type: "SwitchExpressionCase", range, loc: this.loc(range), tests, hasArrow, body };
  });

  /** A brace behind the arrow opens a block, and no closure. */
  readonly #caseStatement = (): Statement =>
    this.SUBRULE(this.statementOrBlock, { ARGS: ["code"] as const }) as Statement;
}

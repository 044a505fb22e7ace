import type { IToken } from "chevrotain";
import type { ForStatement, Identifier, Statement } from "../ast.js";
import { LParen, RParen } from "../lexer/brackets.js";
import { Identifier as IdentifierToken } from "../lexer/identifiers.js";
import * as keywords from "../lexer/keywords.js";
import * as operators from "../lexer/operators.js";
import type { Level } from "./local-declaration-parser.js";
import type { AnyStatement } from "./statement-parser.js";
import { SwitchParser } from "./switch-parser.js";
import { KIND } from "./token-kinds.js";

type ForHead = Pick<ForStatement, "variable" | "iterable" | "init" | "test" | "update">;

/** Statements of Groovy that only the legacy parser takes. */
export abstract class LegacyStatementParser extends SwitchParser {
  readonly forStatement = this.RULE("forStatement", (level: Level): AnyStatement => {
    const start = this.start();
    const token = this.CONSUME(keywords.For);
    this.CONSUME(LParen);
    this.legacyDepth += 1;
    const head = this.choose<ForHead>(this.isIterationAhead() ? 0 : 1, [
      { ALT: () => this.SUBRULE(this.forIn) },
      { ALT: () => this.SUBRULE(this.forSteps) },
    ]);
    this.CONSUME(RParen);
    this.nls();
    const body = this.SUBRULE(this.statementOrBlock, { ARGS: [level] });
    this.legacyDepth -= 1;
    this.reportLegacy("legacy-for", this.rangeOf(token), {});
    const range = this.rangeFrom(start);
    return { type: "ForStatement", range, loc: this.loc(range), ...head, body };
  });

  private isIterationAhead(): boolean {
    let at = this.kind(1) === KIND.def ? 2 : 1;
    // `in` can be a name, and a variable can look like a type: `for (N in numbers)`.
    if (this.LA(at + 1).tokenType !== keywords.In) at = this.typedNameAhead(at) || at;
    const next = this.LA(at + 1).tokenType;
    return next === keywords.In || next === operators.Colon;
  }

  readonly forIn = this.RULE("forIn", (): ForHead => {
    if (this.RECORDING_PHASE || this.kind(1) === KIND.def) this.CONSUME(keywords.Def);
    if (this.RECORDING_PHASE || this.isTypeBeforeIn()) this.SUBRULE(this.legacyType);
    const variable = this.identifierOf(this.CONSUME(IdentifierToken));
    this.choose(this.kind(1) === KIND.colon ? 1 : 0, [
      { ALT: () => this.CONSUME(keywords.In) },
      { ALT: () => this.CONSUME(operators.Colon) },
    ]);
    return { variable, iterable: this.SUBRULE(this.expression) };
  });

  /** `for (String x in xs)`; in `for (X in xs)` the name is the variable. */
  private isTypeBeforeIn(): boolean {
    const name = this.typedNameAhead(1);
    return name > 0 && this.LA(name).tokenType !== keywords.In;
  }

  readonly forSteps = this.RULE("forSteps", (): ForHead => {
    const init =
      this.RECORDING_PHASE || !this.atStatementEnd()
        ? (this.SUBRULE1(this.statement, { ARGS: ["code"] }) as Statement)
        : undefined;
    this.CONSUME1(operators.Semicolon);
    const test = this.RECORDING_PHASE || !this.atStatementEnd() ? this.SUBRULE(this.expression) : undefined;
    this.CONSUME2(operators.Semicolon);
    const update =
      this.RECORDING_PHASE || this.kind(1) !== KIND.rparen
        ? (this.SUBRULE2(this.statement, { ARGS: ["code"] }) as Statement)
        : undefined;
    return { ...(init && { init }), ...(test && { test }), ...(update && { update }) };
  });

  readonly whileStatement = this.RULE("whileStatement", (level: Level): AnyStatement => {
    const start = this.start();
    const token = this.CONSUME(keywords.While);
    this.legacyDepth += 1;
    const condition = this.SUBRULE(this.parExpression);
    this.nls();
    const body = this.SUBRULE(this.statementOrBlock, { ARGS: [level] });
    this.legacyDepth -= 1;
    this.reportLegacy("legacy-while", this.rangeOf(token), {});
    const range = this.rangeFrom(start);
    return { type: "WhileStatement", range, loc: this.loc(range), condition, body };
  });

  readonly jumpStatement = this.RULE("jumpStatement", (): Statement => {
    const token: IToken = this.OR([
      { ALT: () => this.CONSUME(keywords.Break) },
      { ALT: () => this.CONSUME(keywords.Continue) },
    ]);
    const range = this.rangeOf(token);
    this.reportLegacy("legacy-break", range, { keyword: token.image });
    return { type: token.image === "break" ? "BreakStatement" : "ContinueStatement", range, loc: this.loc(range) };
  });

  readonly importDeclaration = this.RULE("importDeclaration", (): Statement => {
    const start = this.start();
    this.OR1([{ ALT: () => this.CONSUME(keywords.Import) }, { ALT: () => this.CONSUME(keywords.ScriptImport) }]);
    const isStatic = this.LA(1).tokenType === keywords.Static;
    if (this.RECORDING_PHASE || isStatic) this.CONSUME(keywords.Static);
    let name = this.CONSUME1(IdentifierToken).image;
    this.MANY(() => {
      this.CONSUME(operators.Dot);
      name += ".";
      name += this.OR2([
        { ALT: () => this.CONSUME2(IdentifierToken) },
        { ALT: () => this.CONSUME(operators.Multiply) },
      ]).image;
    });
    let alias: Identifier | undefined;
    this.OPTION(() => {
      this.CONSUME(keywords.As);
      alias = this.identifierOf(this.CONSUME3(IdentifierToken));
    });
    const range = this.rangeFrom(start);
    this.reportLegacy("legacy-import", range, { name });
    return { type: "ImportDeclaration", range, loc: this.loc(range), name, isStatic, ...(alias && { alias }) };
  });
}

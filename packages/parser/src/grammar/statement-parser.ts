import type { IToken, ParserMethod } from "chevrotain";
import type {
  BlockStatement,
  CatchClause,
  ConfigStatement,
  Expression,
  Identifier,
  Statement,
  TypeName,
} from "../ast.js";
import { LBrace, LParen, RBrace, RParen } from "../lexer/brackets.js";
import { Identifier as IdentifierToken } from "../lexer/identifiers.js";
import * as keywords from "../lexer/keywords.js";
import * as operators from "../lexer/operators.js";
import { CHAIN_LIMIT, idOf, OPENERS } from "./base-parser.js";
import { LocalDeclarationParser, type Level } from "./local-declaration-parser.js";
import * as kinds from "./token-kinds.js";
import { KIND } from "./token-kinds.js";

export type AnyStatement = Statement | ConfigStatement;

const BY_FIRST_TOKEN = new Map<number, number>(
  [
    keywords.If,
    keywords.Try,
    keywords.Return,
    keywords.Throw,
    keywords.Assert,
    operators.Semicolon,
    keywords.For,
    keywords.While,
    keywords.Switch,
    keywords.Break,
    keywords.Continue,
    keywords.Import,
    keywords.Def,
  ].map((type, choice) => [idOf(type), choice]),
);

const IMPORT = 11;
BY_FIRST_TOKEN.set(idOf(keywords.ScriptImport), IMPORT);
const DEFINITION = 12;
const MULTIPLE_ASSIGNMENT = 13;
const LABELED = 14;
const EXPRESSION = 15;

/** Statements in closures: the rules `statement` to `expressionStatement` of `ConfigParser.g4`, and the legacy ones. */
export abstract class StatementParser extends LocalDeclarationParser {
  /** A statement where no code stands: a setting. In a script there is code only. */
  protected abstract readonly outerStatement: ParserMethod<[], AnyStatement>;

  readonly blockStatements = this.RULE("blockStatements", (): Statement[] =>
    this.withStray(this.statementsUntilBlockEnd(this.#statement, this.#invalid)),
  );

  protected abstract readonly forStatement: ParserMethod<[Level], AnyStatement>;
  protected abstract readonly whileStatement: ParserMethod<[Level], AnyStatement>;
  protected abstract readonly switchStatement: ParserMethod<[Level], AnyStatement>;
  protected abstract readonly jumpStatement: ParserMethod<[], Statement>;
  protected abstract readonly importDeclaration: ParserMethod<[], Statement>;

  readonly #statement = (): Statement => this.SUBRULE(this.statement, { ARGS: ["code"] }) as Statement;

  /** The statements of a closure directly behind a name or a call, of which Nextflow reads labels: `branch { a: … }`. */
  readonly blockStatementsWithLabels = this.RULE("blockStatementsWithLabels", (): Statement[] =>
    this.withStray(this.statementsUntilBlockEnd(this.#statementOrLabeled, this.#invalid)),
  );

  readonly #statementOrLabeled = (): Statement => this.SUBRULE(this.statementOrLabeled);

  readonly statementOrLabeled = this.RULE("statementOrLabeled", (): Statement => {
    const labels: Identifier[] = [];
    while (this.RECORDING_PHASE || this.isLabelAhead()) {
      labels.push(this.identifierOf(this.CONSUME(IdentifierToken)));
      this.CONSUME(operators.Colon);
      if (this.RECORDING_PHASE) break;
      this.nls();
      if (labels.length > CHAIN_LIMIT) throw this.tooDeep(CHAIN_LIMIT);
    }
    let body = this.SUBRULE(this.statement, { ARGS: ["code"] }) as Statement;
    for (const label of labels.reverse()) {
      const range = this.rangeFrom(label.range[0]);
      body = { type: "LabeledStatement", range, loc: this.loc(range), label, body };
    }
    return body;
  });

  protected isLabelAhead(): boolean {
    return kinds.IS_IDENTIFIER[this.kind(1)] === true && this.kind(2) === KIND.colon;
  }

  readonly #outerStatement = (): AnyStatement => this.SUBRULE(this.outerStatement);

  /** The statements of a block, up to its end or another sign. */
  protected statementsOf(level: Level, isEnd?: () => boolean): AnyStatement[] {
    const statement = level === "code" ? this.#statement : this.#outerStatement;
    return this.withStray(this.statementsUntilBlockEnd<AnyStatement>(statement, this.#invalid, isEnd));
  }

  /** The statements read last, with the empty one that several semicolons at their end make in a script. */
  protected withStray<S>(body: (S | Statement)[]): (S | Statement)[] {
    const stray = this.straySemicolon;
    if (!this.RECORDING_PHASE && stray !== undefined && this.language === "script") body.push(this.emptyOf(stray));
    return body;
  }

  protected emptyOf(semicolon: IToken): Statement {
    const range = this.rangeOf(semicolon);
    return { type: "EmptyStatement", range, loc: this.loc(range) };
  }

  protected invalidStatement(start: number): Extract<Statement, { type: "InvalidStatement" }> {
    const range = this.rangeFrom(start);
    return { type: "InvalidStatement", range, loc: this.loc(range) };
  }

  readonly #invalid = (start: number): Statement => this.invalidStatement(start);

  /** A statement of code. `level` says what the blocks in it hold. */
  readonly statement = this.RULE("statement", (level: Level): AnyStatement => {
    this.enter();
    const result = this.choose<AnyStatement>(this.statementAhead(), [
      { ALT: () => this.SUBRULE(this.ifElseStatement, { ARGS: [level] }) },
      { ALT: () => this.SUBRULE(this.tryCatchStatement, { ARGS: [level] }) },
      { ALT: () => this.SUBRULE(this.returnStatement) },
      { ALT: () => this.SUBRULE(this.throwStatement) },
      { ALT: () => this.SUBRULE(this.assertStatement) },
      { ALT: () => this.SUBRULE(this.emptyStatement) },
      { ALT: () => this.SUBRULE(this.forStatement, { ARGS: [level] }) },
      { ALT: () => this.SUBRULE(this.whileStatement, { ARGS: [level] }) },
      { ALT: () => this.SUBRULE(this.switchStatement, { ARGS: [level] }) },
      { ALT: () => this.SUBRULE(this.jumpStatement) },
      { ALT: () => this.SUBRULE1(this.jumpStatement) },
      { ALT: () => this.SUBRULE(this.importDeclaration) },
      { ALT: () => this.SUBRULE(this.declaration) },
      { ALT: () => this.SUBRULE(this.multipleAssignmentStatement) },
      { ALT: () => this.SUBRULE(this.labeledStatement, { ARGS: [level] }) },
      { ALT: () => this.SUBRULE(this.expressionStatement) },
    ]);
    this.leave();
    return result;
  });

  private statementAhead(): number {
    const kind = this.kind(1);
    const choice = BY_FIRST_TOKEN.get(kind);
    if (choice !== undefined && (kinds.IS_IDENTIFIER[kind] !== true || this.isLegacyKeywordAhead())) return choice;
    if (kind === KIND.lparen) {
      const first = this.language === "script" ? this.pastNewlinesAt(2) : 2;
      const isTuple = kinds.IS_IDENTIFIER[this.kind(first)] === true && this.kind(first + 1) === KIND.comma;
      return isTuple ? MULTIPLE_ASSIGNMENT : EXPRESSION;
    }
    if (kinds.IS_IDENTIFIER[kind] !== true && kind !== KIND.primitive) return EXPRESSION;
    if (this.kind(2) === KIND.colon) return LABELED;
    return this.isVarAhead() || this.isDeclarationAhead() ? DEFINITION : EXPRESSION;
  }

  /** Whether a word that Nextflow takes for a name begins the statement that it begins in Groovy. */
  protected isLegacyKeywordAhead(): boolean {
    switch (this.LA(1).tokenType) {
      case keywords.For:
      case keywords.While:
        return this.kind(2) === KIND.lparen;
      case keywords.Switch:
        return this.kind(2) === KIND.lparen && !this.isArrowSwitchAhead();
      case keywords.Import:
        return kinds.IS_IDENTIFIER[this.kind(2)] === true || this.LA(2).tokenType === keywords.Static;
      case keywords.Break:
      case keywords.Continue:
        return this.isStatementEndAt(2);
      default:
        return false;
    }
  }

  /** Whether the first label of a `switch` ends in `->`, as only one with a value can. */
  private isArrowSwitchAhead(): boolean {
    let at = this.switchLabelAhead();
    if (at === 0) return false;
    while (this.kind(at) !== KIND.arrow && this.kind(at) !== KIND.colon) {
      if (this.isStatementEndAt(at)) return false;
      at = OPENERS[this.kind(at)] === true ? this.closerAhead(at) + 1 : at + 1;
    }
    return this.kind(at) === KIND.arrow;
  }

  // --- Blocks ---------------------------------------------------------------------------------------------------------

  readonly statementOrBlock = this.RULE("statementOrBlock", (level: Level): AnyStatement => {
    const isBlock = this.kind(1) === KIND.lbrace || this.kind(1) === KIND.interpolationLBrace;
    return this.choose<AnyStatement>(isBlock ? 0 : level === "code" ? 1 : 2, [
      { ALT: () => this.SUBRULE(this.block, { ARGS: [level] }) },
      { ALT: () => this.SUBRULE(this.statement, { ARGS: [level] }) },
      { ALT: () => this.SUBRULE(this.outerStatement) },
    ]);
  });

  readonly block = this.RULE("block", (level: Level): BlockStatement => {
    const brace = this.CONSUME(LBrace);
    const body = this.statementsOf(level);
    this.CONSUME(RBrace);
    const range = this.rangeFrom(brace.startOffset);
    return { type: "BlockStatement", range, loc: this.loc(range), body };
  });

  readonly ifElseStatement = this.RULE("ifElseStatement", (level: Level): AnyStatement => {
    const start = this.start();
    this.CONSUME(keywords.If);
    const condition = this.SUBRULE(this.parExpression);
    this.nls();
    const consequent = this.SUBRULE1(this.statementOrBlock, { ARGS: [level] });
    let alternate: AnyStatement | undefined;
    if (this.RECORDING_PHASE || this.pastNewlines().tokenTypeIdx === KIND.else) {
      this.nls();
      this.CONSUME(keywords.Else);
      this.nls();
      alternate = this.SUBRULE2(this.statementOrBlock, { ARGS: [level] });
    }
    const range = this.rangeFrom(start);
    return { type: "IfStatement", range, loc: this.loc(range), condition, consequent, ...(alternate && { alternate }) };
  });

  readonly tryCatchStatement = this.RULE("tryCatchStatement", (level: Level): AnyStatement => {
    const start = this.start();
    this.CONSUME(keywords.Try);
    this.nls();
    const block = this.SUBRULE1(this.statementOrBlock, { ARGS: [level] });
    const handlers: CatchClause[] = [];
    while (this.RECORDING_PHASE || this.pastNewlines().tokenTypeIdx === KIND.catch) {
      this.nls();
      handlers.push(this.SUBRULE(this.catchClause, { ARGS: [level] }));
      if (this.RECORDING_PHASE) break;
    }
    let finalizer: AnyStatement | undefined;
    if (this.RECORDING_PHASE || this.pastNewlines().tokenTypeIdx === KIND.finally) {
      this.nls();
      const token = this.CONSUME(keywords.Finally);
      this.reportLegacy("legacy-finally", this.rangeOf(token), {});
      this.nls();
      finalizer = this.SUBRULE2(this.statementOrBlock, { ARGS: [level] });
    }
    const range = this.rangeFrom(start);
    return { type: "TryStatement", range, loc: this.loc(range), block, handlers, ...(finalizer && { finalizer }) };
  });

  readonly catchClause = this.RULE("catchClause", (level: Level): CatchClause => {
    const start = this.start();
    this.CONSUME(keywords.Catch);
    this.CONSUME(LParen);
    const types: TypeName[] = [];
    const isNameFirst = this.kind(2) === KIND.rparen || (this.language === "script" && this.kind(2) === KIND.colon);
    if (this.RECORDING_PHASE || !isNameFirst) {
      this.AT_LEAST_ONE_SEP1({ SEP: operators.BitOr, DEF: () => void types.push(this.SUBRULE1(this.caughtType)) });
    }
    const name = this.variableName(this.CONSUME(IdentifierToken));
    const typeAnnotations: TypeName[] = [];
    if (this.isTypeAnnotationAhead()) {
      this.CONSUME(operators.Colon);
      this.AT_LEAST_ONE_SEP2({
        SEP: operators.BitOr,
        DEF: () => void typeAnnotations.push(this.SUBRULE2(this.caughtType)),
      });
    }
    this.CONSUME(RParen);
    this.nls();
    const body = this.SUBRULE(this.statementOrBlock, { ARGS: [level] });
    const range = this.rangeFrom(start);
    return { type: "CatchClause", range, loc: this.loc(range), types, name, typeAnnotations, body };
  });

  /** A class, without the arguments that other types can have. */
  readonly caughtType = this.RULE("caughtType", (): TypeName => {
    const start = this.start();
    const name = this.SUBRULE(this.qualifiedClassName);
    const range = this.rangeFrom(start);
    return { type: "TypeName", range, loc: this.loc(range), name, typeArguments: [], dimensions: 0, nullable: false };
  });

  // --- Simple statements ----------------------------------------------------------------------------------------------

  readonly returnStatement = this.RULE("returnStatement", (): Statement => {
    const start = this.start();
    this.CONSUME(keywords.Return);
    const isBare = this.atStatementEnd() || this.kind(1) === KIND.else || this.kind(1) === KIND.catch;
    const argument = this.RECORDING_PHASE || !isBare ? this.SUBRULE(this.legacyAssignmentExpression) : undefined;
    const range = this.rangeFrom(start);
    return { type: "ReturnStatement", range, loc: this.loc(range), ...(argument && { argument }) };
  });

  readonly throwStatement = this.RULE("throwStatement", (): Statement => {
    const start = this.start();
    this.CONSUME(keywords.Throw);
    const argument = this.SUBRULE(this.expression);
    const range = this.rangeFrom(start);
    return { type: "ThrowStatement", range, loc: this.loc(range), argument };
  });

  readonly assertStatement = this.RULE("assertStatement", (): Statement => {
    const start = this.start();
    this.CONSUME(keywords.Assert);
    const condition = this.SUBRULE1(this.expression);
    let message: Expression | undefined;
    if (this.RECORDING_PHASE || this.pastNewlines().tokenTypeIdx === KIND.colon) {
      this.nls();
      this.CONSUME(operators.Colon);
      this.nls();
      message = this.SUBRULE2(this.expression);
    }
    const range = this.rangeFrom(start);
    return { type: "AssertStatement", range, loc: this.loc(range), condition, ...(message && { message }) };
  });

  readonly emptyStatement = this.RULE("emptyStatement", (): Statement => {
    return this.emptyOf(this.CONSUME(operators.Semicolon));
  });

  readonly labeledStatement = this.RULE("labeledStatement", (level: Level): Statement => {
    const start = this.start();
    const label = this.identifierOf(this.CONSUME(IdentifierToken));
    this.CONSUME(operators.Colon);
    this.reportLegacy("legacy-label", label.range, { label: label.name });
    this.nls();
    const body = this.SUBRULE(this.statement, { ARGS: [level] }) as Statement;
    const range = this.rangeFrom(start);
    return { type: "LabeledStatement", range, loc: this.loc(range), label, body };
  });
}

import {
  EmbeddedActionsParser,
  EOF,
  tokenLabel,
  type IOrAlt,
  type IParserErrorMessageProvider,
  type IToken,
  type TokenType,
} from "chevrotain";
import type { Identifier, Range, SourceLocation } from "../ast.js";
import { LBrace, LBracket, LParen, RBrace, RBracket, RParen } from "../lexer/brackets.js";
import { InterpolationLBrace, InterpolationRBrace, TooDeep, vocabulary } from "../lexer/modes.js";
import type { Language } from "../lexer/keywords.js";
import { Semicolon } from "../lexer/operators.js";
import { GStringExpressionStart } from "../lexer/strings.js";
import { NESTING_LIMIT, type TokenStream } from "../lexer/token-stream.js";
import { Newline } from "../lexer/trivia.js";
import { LineTable } from "../line-table.js";
import type { ProblemCode, ProblemData } from "../problem.js";
import { MOST_PROBLEMS, ProblemCollector } from "../problem-collector.js";

/** The number of a token type, which is what tokens are compared by. */
export function idOf(type: TokenType): number {
  return type.tokenTypeIdx ?? -1;
}

/** A table from the number of a token type to whether it is one of these. */
export function tokenSet(types: Iterable<TokenType>): readonly boolean[] {
  const set: boolean[] = [];
  for (const type of types) set[idOf(type)] = true;
  return set;
}

const NEWLINE = idOf(Newline);
const SEMICOLON = idOf(Semicolon);
const TOO_DEEP = idOf(TooDeep);
export const OPENERS = tokenSet([LParen, LBracket, LBrace, InterpolationLBrace, GStringExpressionStart]);
export const CLOSERS = tokenSet([RParen, RBracket, RBrace, InterpolationRBrace]);
const EOF_KIND = idOf(EOF);
const BLOCK_ENDS = tokenSet([RBrace, InterpolationRBrace, EOF]);
export const STATEMENT_ENDS = tokenSet([RBrace, InterpolationRBrace, EOF, Newline, Semicolon]);

/** The input cannot go on like this. Caught by the statement that it happens in, which becomes a problem. */
class UnexpectedToken extends Error {
  constructor(
    readonly token: IToken,
    expected: string,
    readonly hasProblem = false,
  ) {
    // Thrown for each error of a text and never shown: a stack would cost more than the rest.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(expected);
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function isUnexpectedToken(error: unknown): error is UnexpectedToken {
  return (
    error instanceof UnexpectedToken || (error instanceof Error && "token" in error && error.name.endsWith("Exception"))
  );
}

/** Chevrotain's errors carry as message what was expected; the words of problems are made elsewhere. */
const expectedAsMessage: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => tokenLabel(expected),
  buildNotAllInputParsedMessage: () => "the end of the file",
  buildNoViableAltMessage: () => "something else",
  buildEarlyExitMessage: () => "something else",
};

/** How many rules that call themselves may be open. Each bracket takes up to three of them. */
const DEPTH_LIMIT = 3 * NESTING_LIMIT;

/** How many operators or calls one expression may chain; each makes the tree one node deeper. */
export const CHAIN_LIMIT = 500;

/**
 * What all layers of the grammar share: the text and its positions, line breaks, decisions, and recovery.
 *
 * Nextflow's grammar names each place where a line may break (`nls`). Here `nls()` skips line breaks at those places and
 * is invisible to Chevrotain's analysis of the grammar, which so sees a grammar without line breaks; where a line break
 * means something, the rule looks for it itself.
 */
export abstract class BaseParser extends EmbeddedActionsParser {
  protected problems = new ProblemCollector(new LineTable(""));
  protected arrows: ReadonlySet<IToken> = new Set();
  /** Inside a statement that is itself legacy, its parts are not reported again. */
  protected legacyDepth = 0;
  /** The semicolon at the end of the block read last that Nextflow's grammar takes for a statement. */
  protected straySemicolon: IToken | undefined;
  /** Where Chevrotain stands in the tokens: the index of the last one read. */
  declare protected currIdx: number;
  #lines = new LineTable("");
  #tokens: IToken[] = [];
  #enclosedNewlines: ReadonlySet<IToken> = new Set();
  #textLength = 0;
  #depth = 0;

  protected constructor(
    validation: "validate-grammar" | "skip-validation",
    protected readonly language: Language,
  ) {
    super(vocabulary, {
      recoveryEnabled: false,
      maxLookahead: 1,
      skipValidations: validation === "skip-validation",
      errorMessageProvider: expectedAsMessage,
    });
  }

  protected load(stream: TokenStream, textLength: number, problems: ProblemCollector): void {
    this.input = stream.parsed;
    this.#tokens = stream.parsed;
    this.arrows = stream.arrows;
    this.#enclosedNewlines = stream.enclosedNewlines;
    this.#textLength = textLength;
    this.#lines = problems.lines;
    this.problems = problems;
    this.#depth = 0;
    this.legacyDepth = 0;
  }

  /** Lets go of the text that was read. */
  protected unload(): void {
    const problems = new ProblemCollector(new LineTable(""));
    this.load({ lexed: [], parsed: [], arrows: new Set(), enclosedNewlines: new Set() }, 0, problems);
  }

  // --- Decisions ------------------------------------------------------------------------------------------------------

  /** An alternation whose choice is already made. Chevrotain's analysis sees all of its alternatives. */
  protected choose<T>(index: number, alternatives: readonly { readonly ALT: () => T }[]): T {
    if (this.RECORDING_PHASE) {
      return this.OR({ DEF: alternatives as IOrAlt<T>[], IGNORE_AMBIGUITIES: true });
    }
    return (alternatives[index] as { readonly ALT: () => T }).ALT.call(this);
  }

  protected kind(distance: number): number {
    return this.LA(distance).tokenTypeIdx;
  }

  /** The first token that is not a line break. */
  protected pastNewlines(): IToken {
    return this.LA(this.pastNewlinesAt(1));
  }

  /** How far ahead the first token is that is not a line break, from `distance` on. */
  protected pastNewlinesAt(distance: number): number {
    let at = distance;
    while (this.kind(at) === NEWLINE) at += 1;
    return at;
  }

  /** How far ahead the bracket closes that opens at `distance`: at the end of the file, where it never does. */
  protected closerAhead(distance: number): number {
    let depth = 0;
    for (let at = distance; ; at += 1) {
      const kind = this.kind(at);
      if (OPENERS[kind] === true) depth += 1;
      else if (CLOSERS[kind] === true) depth -= 1;
      if (depth === 0 || kind === EOF_KIND) return at;
    }
  }

  protected nls(): void {
    while (this.kind(1) === NEWLINE) this.currIdx += 1;
  }

  /** Goes past the next token, whose kind is known. */
  protected skip(): IToken {
    this.currIdx += 1;
    return this.LA(0);
  }

  protected isNewlineAt(distance: number): boolean {
    return this.kind(distance) === NEWLINE;
  }

  protected isAtNewline(): boolean {
    return this.kind(1) === NEWLINE;
  }

  protected isAt(types: readonly boolean[]): boolean {
    return types[this.kind(1)] === true;
  }

  protected atStatementEnd(): boolean {
    return STATEMENT_ENDS[this.kind(1)] === true;
  }

  protected isStatementEndAt(distance: number): boolean {
    return STATEMENT_ENDS[this.kind(distance)] === true;
  }

  protected atBlockEnd(): boolean {
    return BLOCK_ENDS[this.kind(1)] === true;
  }

  // --- Positions ------------------------------------------------------------------------------------------------------

  protected startOf(token: IToken): number {
    return token.startOffset < 0 ? this.#textLength : token.startOffset;
  }

  /** Where the next token starts. */
  protected start(): number {
    return this.startOf(this.LA(1));
  }

  /** From an offset to the end of the last token that was read. */
  protected rangeFrom(start: number): Range {
    const last = this.LA(0);
    return [start, Math.max(start, last.startOffset + last.image.length)];
  }

  protected rangeOf(token: IToken): Range {
    if (this.RECORDING_PHASE) return [0, 0];
    const start = this.startOf(token);
    return [start, start + token.image.length];
  }

  protected loc(range: Range): SourceLocation {
    return this.#lines.location(range);
  }

  protected identifierOf(token: IToken): Identifier {
    const range = this.rangeOf(token);
    return { type: "Identifier", range, loc: this.loc(range), name: token.image };
  }

  // --- Problems and recovery ------------------------------------------------------------------------------------------

  protected reportLegacy<Code extends Extract<ProblemCode, `legacy-${string}`>>(
    code: Code,
    range: Range,
    data: ProblemData[Code],
  ): void {
    if (this.legacyDepth === 0 && !this.RECORDING_PHASE) this.problems.add(code, range, data);
  }

  protected unexpected(expected: string, token: IToken = this.LA(1)): UnexpectedToken {
    return new UnexpectedToken(token, expected);
  }

  /** Enters a rule that may call itself without a bracket between, as `a ? b : c ? d : e`. `recovering` leaves it, too. */
  protected enter(): void {
    this.#depth += 1;
    if (this.#depth > DEPTH_LIMIT && !this.RECORDING_PHASE) throw this.tooDeep(DEPTH_LIMIT);
  }

  protected leave(): void {
    this.#depth -= 1;
  }

  protected tooDeep(limit: number): UnexpectedToken {
    this.problems.add("nesting-too-deep", this.rangeOf(this.LA(1)), { limit: String(limit) });
    return new UnexpectedToken(this.LA(1), "less nesting", true);
  }

  /** Statements up to the end of their block, which is not read. Between two of them is a line break or a semicolon. */
  protected statementsUntilBlockEnd<S>(
    statement: () => S,
    invalid: (start: number) => S,
    isEnd: () => boolean = () => false,
  ): S[] {
    const body: S[] = [];
    if (this.RECORDING_PHASE) {
      this.MANY(() => void statement.call(this));
      return body;
    }
    this.nls();
    let stray: IToken | undefined;
    while (!this.atBlockEnd() && !isEnd()) {
      body.push(this.recovering(statement, invalid));
      stray = this.separators();
    }
    this.straySemicolon = stray;
    return body;
  }

  /**
   * Goes past line breaks and semicolons. Of several, one that is not the first can be an empty statement in Nextflow's
   * grammar, which it is where no other statement of the same block follows.
   */
  protected separators(): IToken | undefined {
    let stray: IToken | undefined;
    for (let count = 0; this.kind(1) === NEWLINE || this.kind(1) === SEMICOLON; count += 1) {
      this.currIdx += 1;
      if (count > 0 && this.kind(0) === SEMICOLON) stray = this.LA(0);
    }
    return stray;
  }

  /**
   * Reads a statement. If that fails, there is one problem, and reading goes on behind the statement's end: the next line
   * break or semicolon outside its brackets, or the end of the block.
   */
  protected recovering<S>(statement: () => S, invalid: (start: number) => S): S {
    const first = this.currIdx;
    const known = this.problems.count;
    const depth = this.#depth;
    const legacyDepth = this.legacyDepth;
    const start = this.start();
    try {
      return this.#wholeStatement(statement);
    } catch (error) {
      if (!isUnexpectedToken(error)) throw error;
      this.#depth = depth;
      this.legacyDepth = legacyDepth;
      if (this.#joinLines(first, error.token)) {
        this.problems.rewind(known);
        this.currIdx = first;
        try {
          const joined = this.#wholeStatement(statement);
          this.problems.add("legacy-line-break", this.#visibleRange(error.token), {});
          return joined;
        } catch (again) {
          if (!isUnexpectedToken(again)) throw again;
          this.#depth = depth;
          this.legacyDepth = legacyDepth;
        }
      }
      this.#skipStatement(first);
      const skipped = this.#tokens.slice(first + 1, this.currIdx + 1);
      if (!this.explainFailure(skipped, error.token)) this.#report(error, first);
      return invalid.call(this, start);
    }
  }

  /**
   * Reports what a statement that could not be read was meant to be, where a form of older Nextflows shows it.
   *
   * @returns Whether it did.
   */
  protected explainFailure(_skipped: readonly IToken[], _failed: IToken): boolean {
    return false;
  }

  #wholeStatement<S>(statement: () => S): S {
    const result = statement.call(this);
    if (!this.atStatementEnd()) throw this.unexpected("the end of the line");
    return result;
  }

  /** Reports what was not expected, unless the place has its problem already: a bracket or a string without its end. */
  #report(error: UnexpectedToken, first: number): void {
    if (error.token.tokenTypeIdx === TOO_DEEP || error.hasProblem) return;
    const before = this.#tokens[first];
    const start = before === undefined ? 0 : this.rangeOf(before)[1];
    if (this.problems.isExplained([start, Math.max(this.rangeFrom(start)[1], this.startOf(error.token) + 1)])) return;
    this.problems.add("unexpected-token", this.#visibleRange(error.token), {
      found: error.token.tokenTypeIdx === EOF_KIND ? "" : error.token.image,
      expected: error.message,
    });
  }

  /** A line break is shown as one character, and the end of the file as none. */
  #visibleRange(token: IToken): Range {
    const range = this.rangeOf(token);
    return token.tokenTypeIdx === NEWLINE ? [range[0], Math.min(range[0] + 1, range[1])] : range;
  }

  #skipStatement(first: number): void {
    let failed = this.currIdx;
    // Where a line could go on and did not, the next line is a statement of its own.
    while (failed > first && this.#tokens[failed]?.tokenTypeIdx === NEWLINE) failed -= 1;
    const isHopeless = this.problems.count > MOST_PROBLEMS;
    let depth = 0;
    let index = first;
    for (; index + 1 < this.#tokens.length; index += 1) {
      const kind = this.#tokens[index + 1]?.tokenTypeIdx ?? 0;
      const isEnd = index >= failed && STATEMENT_ENDS[kind] === true && !isHopeless;
      if (depth === 0 && (CLOSERS[kind] === true || isEnd)) break;
      if (OPENERS[kind] === true) depth += 1;
      else if (CLOSERS[kind] === true) depth -= 1;
    }
    this.currIdx = index;
  }

  /**
   * The legacy parser ignores line breaks in parentheses and square brackets, the strict one takes them at some places
   * only. If such a line break may be why a statement could not be read, it is joined to one line.
   */
  #joinLines(first: number, failed: IToken): boolean {
    const enclosed = this.#enclosedNewlines;
    const before = this.LA(0);
    if (!enclosed.has(failed) && !enclosed.has(before)) return false;
    const failedAt = this.currIdx;
    this.#skipStatement(first);
    const end = this.currIdx + 1;
    this.currIdx = failedAt;
    const kept: IToken[] = [];
    const newlines: IToken[] = [];
    for (const token of this.#tokens.slice(first + 1, end)) (enclosed.has(token) ? newlines : kept).push(token);
    // The line breaks go behind the statement, where any number of them is one.
    for (const [offset, token] of [...kept, ...newlines].entries()) this.#tokens[first + 1 + offset] = token;
    return newlines.length > 0;
  }
}

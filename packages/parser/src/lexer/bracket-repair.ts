import type { IToken, TokenType } from "chevrotain";
import type { LineTable } from "../line-table.js";
import { MOST_PROBLEMS } from "../problem-collector.js";
import type { ProblemCollector } from "../problem-collector.js";
import { CLOSER_OF, CLOSER_TYPES } from "./bracket-pairs.js";
import { RBrace, RBracket, RParen } from "./brackets.js";
import { InterpolationRBrace } from "./modes.js";
import { Assign, Dot } from "./operators.js";
import { GStringBegin, GStringEnd, UnclosedString } from "./strings.js";
import { Newline } from "./trivia.js";

interface OpenBracket {
  readonly token: IToken;
  readonly closer: TokenType;
  /** The column where the line of the bracket begins to have text. */
  readonly indent: number;
  readonly line: number;
  /** How many brackets and strings are open around it. */
  readonly depth: number;
  /** The bracket around it, in the same string. */
  readonly outer: OpenBracket | undefined;
  /**
   * The innermost bracket of each kind from this one outwards, in the same string. Looked for step by step, a text of
   * nothing but brackets would take time with the square of its length.
   */
  readonly innermost: ReadonlyMap<TokenType, OpenBracket>;
}

interface Finding {
  readonly kind: "unclosed" | "stray" | "mismatched";
  readonly token: IToken;
  readonly closing: TokenType;
  readonly noticed: number;
}

interface Repair {
  readonly tokens: readonly IToken[];
  readonly findings: readonly Finding[];
}

function endOf(token: IToken): number {
  return token.startOffset + token.image.length;
}

function isA(token: IToken, category: TokenType): boolean {
  return token.tokenType === category || (token.tokenType.CATEGORIES?.includes(category) ?? false);
}

function bracketText(type: TokenType): string {
  const pattern = type.PATTERN;
  return typeof pattern === "string" ? pattern : "";
}

/**
 * Pairs the brackets of a file in which they do not pair up: supplies the missing ones, drops the excess, and reports one
 * problem for each slip, so that the grammar never meets it.
 */
class BracketRepair {
  readonly #output: IToken[] = [];
  readonly #findings: Finding[] = [];
  readonly #open: (OpenBracket | IToken)[] = [];
  /** How many braces are open, by the indentation of their lines. */
  readonly #bracesAt = new Map<number, number>();

  constructor(
    private readonly text: string,
    private readonly lines: LineTable,
    private readonly tokens: readonly IToken[],
    private readonly byIndent: "by-indent" | "as-written",
  ) {}

  run(): Repair {
    let unclosedString: IToken | undefined;
    for (const [index, token] of this.tokens.entries()) {
      const type = token.tokenType;
      if (type === Newline) {
        if (unclosedString !== undefined) this.#closeSwallowed(unclosedString, token.startOffset);
        unclosedString = undefined;
        this.#endAtNextStatement(index);
        this.#output.push(token);
      } else if (CLOSER_TYPES.has(type)) this.#close(token);
      else {
        if (type === UnclosedString) unclosedString = token;
        this.#output.push(token);
        const closer = CLOSER_OF.get(type);
        if (closer !== undefined) this.#push(token, closer);
        else if (isA(token, GStringBegin)) this.#open.push(token);
        else if (isA(token, GStringEnd)) {
          const begin = this.#endString(token);
          if (token.image === "") unclosedString = begin;
        }
      }
    }
    while (this.#open.length > 0) this.#supply(this.text.length);
    return { tokens: this.#output, findings: this.#findings };
  }

  #push(token: IToken, closer: TokenType): void {
    const line = this.lines.lineStart(token.startOffset);
    const indent = this.#indentAt(line);
    const outer = this.#top();
    const innermost = new Map(outer?.innermost);
    const opened = { token, closer, indent, line, depth: this.#open.length, outer, innermost };
    innermost.set(closer, opened);
    this.#open.push(opened);
    if (closer === RBrace) this.#bracesAt.set(indent, (this.#bracesAt.get(indent) ?? 0) + 1);
  }

  #pop(): OpenBracket | IToken | undefined {
    const top = this.#open.pop();
    if (top !== undefined && "closer" in top && top.closer === RBrace)
      this.#bracesAt.set(top.indent, (this.#bracesAt.get(top.indent) ?? 0) - 1);
    return top;
  }

  #indentAt(lineStart: number): number {
    let at = lineStart;
    while (this.text[at] === " " || this.text[at] === "\t") at += 1;
    return at - lineStart;
  }

  #top(): OpenBracket | undefined {
    const top = this.#open[this.#open.length - 1];
    return top !== undefined && "closer" in top ? top : undefined;
  }

  /** Ends the innermost string, with all brackets opened in it. */
  #endString(token: IToken): IToken | undefined {
    while (this.#top() !== undefined) this.#supply(token.startOffset);
    return this.#pop() as IToken | undefined;
  }

  /** The innermost open bracket gets a closer where the text before `noticed` ends. */
  #supply(noticed: number): void {
    const top = this.#pop();
    if (top === undefined || !("closer" in top)) return;
    this.#findings.push({ kind: "unclosed", token: top.token, closing: top.closer, noticed });
    this.#emit(top.closer);
  }

  #emit(type: TokenType): void {
    let last = this.#output.length - 1;
    while (last > 0 && this.#output[last]?.tokenType === Newline) last -= 1;
    const before = this.#output[last];
    this.#output.splice(last + 1, 0, {
      image: "",
      startOffset: before === undefined ? 0 : endOf(before),
      tokenType: type,
      tokenTypeIdx: type.tokenTypeIdx ?? 0,
    });
  }

  #close(token: IToken): void {
    const type = token.tokenType;
    for (;;) {
      const top = this.#top();
      if (top === undefined) break;
      if (top.closer === type) {
        if (this.#belongsFurtherOut(token, top)) {
          this.#supply(token.startOffset);
          continue;
        }
        this.#pop();
        this.#output.push(token);
        return;
      }
      if (this.#isOpenedFurtherOut(type, top)) {
        this.#supply(token.startOffset);
        continue;
      }
      if (top.closer !== RBrace && type !== RBrace && top.closer !== InterpolationRBrace) {
        this.#pop();
        this.#findings.push({ kind: "mismatched", token, closing: top.closer, noticed: top.token.startOffset });
        this.#emit(top.closer);
        return;
      }
      break;
    }
    this.#findings.push({ kind: "stray", token, closing: type, noticed: token.startOffset });
  }

  /** A brace that opens its line further left than the innermost open bracket's line closes one of those further out. */
  #belongsFurtherOut(token: IToken, top: OpenBracket): boolean {
    if (this.byIndent === "as-written" || token.tokenType !== RBrace) return false;
    const lineStart = this.lines.lineStart(token.startOffset);
    const indent = this.#indentAt(lineStart);
    if (lineStart + indent !== token.startOffset || indent >= top.indent) return false;
    // The innermost one itself stands further right.
    return (this.#bracesAt.get(indent) ?? 0) > 0;
  }

  #isOpenedFurtherOut(type: TokenType, top: OpenBracket): boolean {
    const open = top.outer?.innermost.get(type);
    if (open === undefined) return false;
    if (type === RBrace) return true;
    const brace = top.outer?.innermost.get(RBrace);
    if (brace !== undefined && brace.depth > open.depth) return false;
    return top.closer !== RBrace || open.line === top.line;
  }

  /** Closes in silence what a string that runs to the end of its line has swallowed the closing bracket of. */
  #closeSwallowed(string: IToken, lineEnd: number): void {
    const swallowed = this.text.slice(string.startOffset, lineEnd);
    const line = this.lines.lineStart(string.startOffset);
    for (let top = this.#top(); top !== undefined; top = this.#top()) {
      if (top.line !== line || !swallowed.includes(bracketText(top.closer))) return;
      this.#pop();
      this.#emit(top.closer);
    }
  }

  /** `name =` at the start of a line cannot be inside parentheses or square brackets: those before it lack their end. */
  #endAtNextStatement(newline: number): void {
    const top = this.#top();
    if (top === undefined || (top.closer !== RParen && top.closer !== RBracket)) return;
    let at = newline + 1;
    while (this.tokens[at + 1]?.tokenType === Dot) at += 2;
    if (this.tokens[newline + 1]?.tokenType.name !== "Identifier" || this.tokens[at + 1]?.tokenType !== Assign) return;
    for (let open = this.#top(); open !== undefined; open = this.#top()) {
      if (open.closer !== RParen && open.closer !== RBracket) return;
      this.#supply(this.tokens[newline]?.startOffset ?? 0);
    }
  }
}

/** The tokens with their brackets paired; each slip is one problem. */
export function repairBrackets(
  text: string,
  tokens: readonly IToken[],
  lines: LineTable,
  problems: ProblemCollector,
): readonly IToken[] {
  let repair = new BracketRepair(text, lines, tokens, "as-written").run();
  if (repair.findings.length <= MOST_PROBLEMS && repair.findings.some((finding) => finding.kind === "unclosed")) {
    const byIndent = new BracketRepair(text, lines, tokens, "by-indent").run();
    if (byIndent.findings.length <= repair.findings.length) repair = byIndent;
  }
  for (const { kind, token, closing, noticed } of repair.findings.slice(0, MOST_PROBLEMS)) {
    // A string without its end may have swallowed the bracket that is missed on its line.
    if (problems.isExplained([lines.lineStart(token.startOffset), lines.lineEnd(token.startOffset)])) continue;
    const range = [token.startOffset, endOf(token)] as const;
    const bracket = token.image;
    if (kind === "unclosed") {
      const related = { range: [noticed, Math.min(noticed + 1, text.length)] as const, code: "noticed-here" } as const;
      problems.add("unclosed-bracket", range, { bracket, closing: bracketText(closing) }, { related });
    } else if (kind === "mismatched") {
      const related = { range: [noticed, noticed + 1] as const, code: "opened-here" } as const;
      problems.add("mismatched-bracket", range, { bracket, expected: bracketText(closing) }, { related });
    } else problems.add("stray-bracket", range, { bracket });
  }
  return repair.tokens;
}

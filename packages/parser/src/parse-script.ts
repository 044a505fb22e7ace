import type { Script } from "./ast.js";
import { BEFORE_THE_TEXT, withoutByteOrderMark } from "./byte-order-mark.js";
import { commentsOf, type Comment } from "./comment.js";
import { ScriptParser } from "./grammar/script-parser.js";
import { readTokens } from "./lexer/token-stream.js";
import { LineTable } from "./line-table.js";
import type { Problem } from "./problem.js";
import { ProblemCollector } from "./problem-collector.js";
import { publicTokens, type Token } from "./token.js";

export interface ScriptParseResult {
  readonly ast: Script;
  /** All tokens but comments, blanks and line breaks, in source order. Made when first asked for. */
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
  /** In source order. */
  readonly problems: readonly Problem[];
}

let parser: ScriptParser | undefined;

/**
 * Parses the text of a Nextflow script. Never throws: what cannot be read becomes a problem, and the rest of the file is
 * parsed. The first call builds the grammar, which takes some milliseconds.
 *
 * @param source A byte order mark in front is a problem, and no part of the text: offsets and columns are those of
 *   `withoutByteOrderMark(source)`.
 */
export function parseScript(source: string): ScriptParseResult {
  const text = withoutByteOrderMark(source);
  const lines = new LineTable(text);
  const collector = new ProblemCollector(lines);
  if (text !== source)
    collector.add("byte-order-mark", BEFORE_THE_TEXT, {}, { fix: { range: BEFORE_THE_TEXT, text: "" } });
  const stream = readTokens(text, "script", collector);
  parser ??= new ScriptParser();
  const ast = parser.parse(stream, text, collector);
  let tokens: readonly Token[] | undefined;
  return {
    ast,
    get tokens() {
      // Lexed anew, so that a result that is kept does not keep what the parser worked on.
      tokens ??= publicTokens(readTokens(text, "script", new ProblemCollector(lines)).lexed, lines);
      return tokens;
    },
    comments: commentsOf(stream.lexed, lines),
    problems: collector.inSourceOrder(),
  };
}

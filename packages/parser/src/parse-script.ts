import type { Range, Script } from "./ast.js";
import { withoutByteOrderMark } from "./byte-order-mark.js";
import { LineTable } from "./line-table.js";
import type { Comment } from "./parse-config.js";
import type { Problem } from "./problem.js";
import type { Token } from "./token.js";

export interface ScriptParseResult {
  readonly ast: Script;
  /** All tokens but comments, blanks and line breaks, in source order. Made when first asked for. */
  readonly tokens: readonly Token[];
  /** A shebang line is none: it is a token. */
  readonly comments: readonly Comment[];
  /** In source order. */
  readonly problems: readonly Problem[];
}

/**
 * Parses the text of a Nextflow script. Never throws: what cannot be read becomes a problem, and the rest of the file is
 * parsed. The first call builds the grammar, which takes some milliseconds.
 *
 * @param source A byte order mark in front is a problem, and no part of the text: offsets and columns are those of
 *   `withoutByteOrderMark(source)`.
 */
export function parseScript(source: string): ScriptParseResult {
  const text = withoutByteOrderMark(source);
  const range: Range = [0, text.length];
  const loc = new LineTable(text).location(range);
  const body: Script["body"] = text.trim() === "" ? [] : [{ type: "InvalidStatement", range, loc }];
  return { ast: { type: "Script", range, loc, body }, tokens: [], comments: [], problems: [] };
}

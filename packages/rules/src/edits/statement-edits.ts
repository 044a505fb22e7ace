import type { ConfigStatement } from "@nf-lint/parser";
import type { TextEdit } from "../authoring/project-rule-definition.js";

/** Takes a statement out with its lines; `undefined` where it shares a line with anything else, a comment too. */
export function removeStatement(
  text: string,
  { range: [start, end] }: ConfigStatement,
): readonly TextEdit[] | undefined {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const newline = text.indexOf("\n", end);
  const lineEnd = newline === -1 ? text.length : newline + 1;
  const isAlone = (text.slice(lineStart, start) + text.slice(end, lineEnd)).trim() === "";
  return isAlone ? [{ range: [lineStart, lineEnd], text: "" }] : undefined;
}

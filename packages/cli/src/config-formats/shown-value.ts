import { describeUnknown, groovyLiteral } from "@nf-lint/linter";
import type { Value } from "@nf-lint/linter";
import { printable } from "../output/printable-text.js";

/**
 * A value in one line for a person: as a literal, or why it is unknown.
 *
 * @param longestClosure A closure is cut to so many characters: its place says where all of it stands.
 */
export function shownValue(value: Value, longestClosure: number): string {
  if (value.kind === "unknown") return `unknown: ${printable(describeUnknown(value.reason))}`;
  const literal = groovyLiteral(value);
  if (literal === undefined) return "partly unknown";
  if (value.kind === "known") return printable(literal);
  const oneLine = printable(literal.replace(/\s+/g, " "));
  return oneLine.length <= longestClosure ? oneLine : `${oneLine.slice(0, longestClosure - 3)}… }`;
}

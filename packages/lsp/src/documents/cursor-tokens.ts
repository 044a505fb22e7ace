import type { Comment, Range, Token } from "@nf-lint/parser";

/** Whether an offset is in a comment; behind a line comment it still is. */
export function isInComment(comments: readonly Comment[], offset: number): boolean {
  return comments.some(({ type, value, range: [start, end] }) => {
    const isClosed = type === "Block" && end - start >= value.length + 4;
    return start < offset && (isClosed ? offset < end : offset <= end);
  });
}

/** Whether the cursor is between the quotes; behind the closing one it is not. */
export function isInString({ value, range: [start, end] }: Token, offset: number, text: string): boolean {
  if (offset < end) return offset >= start + quoteOf(value).length;
  const quote = quoteOf(value);
  // A piece of a string with interpolations has its quotes in other pieces, or is nothing but a quote.
  if (quote === "") return true;
  const isClosed = value.length > quote.length && value.endsWith(quote);
  return !isClosed && !isClosingPiece(value, start, text);
}

/** The closing quote of a string with interpolations is a piece of its own, right behind a bracket or a text. */
function isClosingPiece(value: string, start: number, text: string): boolean {
  return value === quoteOf(value) && start > 0 && !/[\s=(,:[{]/.test(text[start - 1] ?? " ");
}

/** The quotes with which a string, or a piece of one, begins; empty for others, and for patterns between slashes. */
export function quoteOf(value: string): string {
  return /^(?:'''|"""|'|")/.exec(value)?.[0] ?? "";
}

/** Whether a token can be a name in a path: `a.'b'.c`. */
export function isName({ type }: Token): boolean {
  return type === "Identifier" || type === "Keyword" || type === "Type" || type === "String";
}

/** What a name or a string says, its escapes aside. */
export function unquoted({ value }: Token): string {
  const quote = quoteOf(value);
  return quote === "" ? value : value.slice(quote.length, value.endsWith(quote) ? -quote.length : undefined);
}

/** Names in a string behind a dollar without braces. */
export interface InterpolatedNames {
  /** Those before the last dot. */
  readonly path: readonly string[];
  /** The name under the cursor. */
  readonly replace: Range;
}

/** The names of `$params.name` in a string, without braces, where the cursor is in them or right behind their last dot. */
export function interpolatedNames(
  under: Token,
  before: Token | undefined,
  offset: number,
): InterpolatedNames | undefined {
  const { type, value, range } = under;
  const [start] = range;
  if (type === "Interpolation" && /^\$\w/.test(value)) {
    const dot = value.lastIndexOf(".", offset - start - 1);
    const end = value.indexOf(".", offset - start);
    return {
      path: dot < 0 ? [] : value.slice(1, dot).split("."),
      replace: [start + Math.max(dot, 0) + 1, end < 0 ? range[1] : start + end],
    };
  }
  // A dollar or a dot that no name follows is a text of its own to the lexer.
  if (type !== "String" || offset !== start + 1) return undefined;
  if (value === "$") return { path: [], replace: [offset, offset] };
  const isBehindName = before?.type === "Interpolation" && before.range[1] === start && /^\$\w/.test(before.value);
  if (!value.startsWith(".") || !isBehindName) return undefined;
  return { path: before.value.slice(1).split("."), replace: [offset, offset] };
}

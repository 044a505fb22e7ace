import type { IToken } from "chevrotain";
import type { Range, SourceLocation } from "./ast.js";
import { BlockComment, LineComment, UnclosedComment } from "./lexer/trivia.js";
import type { LineTable } from "./line-table.js";

/** A comment, in the shape that ESLint knows. */
export interface Comment {
  readonly type: "Line" | "Block";
  /** The text without `//`, or without the marks at both ends. */
  readonly value: string;
  readonly range: Range;
  readonly loc: SourceLocation;
}

/** The comments among the tokens of a text, in source order. */
export function commentsOf(lexed: readonly IToken[], lines: LineTable): Comment[] {
  const comments: Comment[] = [];
  for (const { tokenType, image, startOffset } of lexed) {
    if (tokenType !== LineComment && tokenType !== BlockComment && tokenType !== UnclosedComment) continue;
    const range = [startOffset, startOffset + image.length] as const;
    const value = image.slice(2, tokenType === BlockComment ? -2 : undefined);
    comments.push({ type: tokenType === LineComment ? "Line" : "Block", value, range, loc: lines.location(range) });
  }
  return comments;
}

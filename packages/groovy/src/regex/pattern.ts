/**
 * A regular expression as `java.util.regex.Pattern` reads it: what the engine matches with, and what rules ask about
 * its shape. Texts are matched by UTF-16 unit; `accepts` takes such a unit.
 */
export type RegexNode =
  /** One literal character, escaped or not; in `(?i)` both of its cases. */
  | { readonly type: "character"; readonly character: string; readonly range: Span; readonly accepts: CharacterSet }
  /** `.`, `[…]` and classes such as `\w`. */
  | { readonly type: "set"; readonly accepts: CharacterSet }
  | { readonly type: "sequence"; readonly nodes: readonly RegexNode[] }
  | { readonly type: "alternatives"; readonly nodes: readonly RegexNode[] }
  | { readonly type: "group"; readonly index: number; readonly node: RegexNode }
  | { readonly type: "atomic"; readonly node: RegexNode }
  | {
      readonly type: "repeat";
      readonly node: RegexNode;
      readonly min: number;
      readonly max: number;
      readonly mode: RepeatMode;
      readonly quantifier: Span;
    }
  | { readonly type: "look"; readonly node: RegexNode; readonly behind: boolean; readonly negated: boolean }
  | { readonly type: "anchor"; readonly anchor: Anchor }
  | { readonly type: "reference"; readonly index: number }
  /** What is valid and not mirrored: it consumes something or nothing. The subject names it for a person. */
  | { readonly type: "opaque"; readonly subject: string };

export type RepeatMode = "greedy" | "lazy" | "possessive";

export type Anchor = "text-start" | "text-end" | "last-line-end" | "line-start" | "line-end" | "word" | "not-word";

/** Whether a UTF-16 unit is one of the characters. */
export type CharacterSet = (code: number) => boolean;

/** Offsets into the pattern in UTF-16 units, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Pattern {
  readonly root: RegexNode;
  /** Whether matching it always comes to an answer, as `isPlain` tells. */
  readonly isPlain: boolean;
  readonly groupCount: number;
  readonly groupNames: ReadonlyMap<string, number>;
}

/** Why Java rejects a pattern: what is wrong, and the part of the pattern that it is about. */
export interface RegexFault {
  readonly code:
    /** `*`, `+` or `?` without anything before it. */
    | "dangling"
    | "unclosed-group"
    | "unopened-group"
    | "unclosed-class"
    /** A letter or digit behind a backslash that means nothing there, or a backslash at the end. */
    | "unknown-escape"
    | "unknown-group"
    | "bad-repetition"
    | "reversed-range";
  readonly range: Span;
  /** The pattern's text there. */
  readonly text: string;
}

/** A Java regular expression, parsed. Texts are matched by UTF-16 unit: patterns beyond that plane are not parsed. */
export type RegexNode =
  | { readonly type: "set"; readonly accepts: (code: number) => boolean }
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
    }
  | { readonly type: "look"; readonly node: RegexNode; readonly behind: boolean; readonly negated: boolean }
  | { readonly type: "anchor"; readonly anchor: Anchor }
  | { readonly type: "reference"; readonly index: number };

export type RepeatMode = "greedy" | "lazy" | "possessive";

export type Anchor = "text-start" | "text-end" | "last-line-end" | "line-start" | "line-end" | "word" | "not-word";

export interface Pattern {
  readonly node: RegexNode;
  readonly groupCount: number;
  readonly groupNames: ReadonlyMap<string, number>;
}

import type { Range, SourceLocation } from "./ast.js";

/** A problem that needs no more than its place. */
type NoData = Readonly<Record<string, never>>;

/**
 * What each kind of problem says about its place. Those under "legacy" name what only Nextflow's legacy parser takes.
 */
export interface ProblemData {
  // Errors for both parsers, or for the strict one in a way that hides what was meant.
  "byte-order-mark": NoData;
  "unexpected-token": { readonly found: string; readonly expected: string };
  "unexpected-character": { readonly character: string };
  "hash-comment": NoData;
  "unclosed-comment": NoData;
  "unclosed-string": { readonly quote: string };
  "unclosed-interpolation": NoData;
  "unclosed-bracket": { readonly bracket: string; readonly closing: string };
  "stray-bracket": { readonly bracket: string };
  "mismatched-bracket": { readonly bracket: string; readonly expected: string };
  "nesting-too-deep": { readonly limit: string };
  "invalid-escape": { readonly escape: string };
  "unescaped-dollar": NoData;
  "invalid-number": { readonly text: string; readonly reason: string };
  /** `keys`: those of the named arguments, with commas between; left out where there is none. */
  "missing-equals": { readonly name: string; readonly keys?: string };
  "colon-instead-of-equals": { readonly name: string };
  "equals-in-selector": { readonly kind: string };
  "missing-colon": { readonly kind: string };
  "incomplete-statement": { readonly path: string };
  "selector-at-top-level": { readonly kind: string };
  "reserved-name": { readonly name: string };
  "invalid-assignment-target": NoData;
  "duplicate-named-argument": { readonly name: string };
  "empty-list-with-comma": NoData;
  "doubled-quotes": { readonly quote: string };

  // Scripts.
  "misplaced-shebang": NoData;
  "reserved-underscore": NoData;
  "incomplete-expression": NoData;
  "ambiguous-question-mark": NoData;
  "stray-semicolon": NoData;
  "statement-beside-declarations": { readonly more: string };
  "invalid-definition": { readonly owner: string };
  "missing-name": { readonly owner: string };
  "quoted-name": { readonly owner: string; readonly name: string };
  "section-behind-brace": { readonly label: string };
  "empty-section": { readonly label: string };
  "missing-script-label": NoData;
  "missing-section": { readonly owner: string; readonly name: string; readonly label: string };
  "duplicate-section": { readonly owner: string; readonly label: string };
  "misplaced-section": { readonly owner: string; readonly label: string; readonly order: string };
  "unknown-section": { readonly owner: string; readonly label: string; readonly labels: string };
  "statements-before-sections": NoData;
  "section-in-entry-workflow": { readonly label: string };
  "section-in-named-workflow": { readonly label: string; readonly name: string };
  "typed-section-in-legacy": { readonly label: string };
  "invalid-row": { readonly owner: string; readonly section: string };
  "typed-row-in-legacy": { readonly owner: string; readonly section: string };
  "tuple-of-one": NoData;
  "unnamed-outputs": { readonly section: string };
  "flag-not-literal": { readonly name: string };
  "include-without-source": NoData;
  "include-source": NoData;
  "include-comma": NoData;
  "include-nothing": NoData;
  "invalid-param": NoData;
  "params-block-twice": NoData;
  "params-block-beside-legacy": NoData;
  "params-block-without-entry": NoData;
  "legacy-param-in-typed": { readonly name: string };
  "legacy-param-beside-block": { readonly name: string };
  "empty-record": { readonly name: string };
  "field-without-type": { readonly name: string };
  "field-with-value": { readonly name: string };
  "enum-comma": NoData;
  "invalid-output": NoData;
  "output-block-twice": NoData;
  "output-block-without-entry": NoData;
  "entry-workflow-twice": NoData;

  // Legacy
  "legacy-shebang": NoData;
  "legacy-if": NoData;
  "legacy-try": NoData;
  "legacy-switch": NoData;
  "legacy-for": NoData;
  "legacy-while": NoData;
  "legacy-finally": NoData;
  "legacy-break": { readonly keyword: string };
  "legacy-variable": { readonly name: string };
  "legacy-var": NoData;
  "legacy-function": { readonly name: string };
  "legacy-import": { readonly name: string };
  "legacy-statement": { readonly keyword: string };
  "legacy-call": { readonly name: string };
  "legacy-call-chain": { readonly name: string };
  "legacy-expression-statement": NoData;
  "legacy-compound-assignment": { readonly operator: string; readonly path: string };
  "legacy-assignment-target": NoData;
  "legacy-dotted-block": { readonly path: string };
  "legacy-selector-gstring": { readonly kind: string };
  "legacy-keyword-name": { readonly name: string };
  "legacy-dollar-slashy": NoData;
  "legacy-slashy-gstring": NoData;
  "legacy-increment": { readonly operator: string };
  "legacy-identity": { readonly operator: string };
  "legacy-range": { readonly operator: string };
  "legacy-safe-index": NoData;
  "legacy-property-operator": { readonly operator: string };
  "legacy-spread": NoData;
  "legacy-cast": { readonly type: string };
  "legacy-label": { readonly label: string };
  "legacy-assignment-expression": NoData;
  "legacy-assignment-argument": { readonly name: string };
  "legacy-line-break": NoData;
  "legacy-self": { readonly name: string };
  "legacy-dynamic-property": NoData;
  "legacy-nested-function": { readonly name: string };
  "legacy-channel-binding": { readonly name: string };
  "legacy-modifier": { readonly modifier: string };
  "legacy-annotation": { readonly name: string };
  "legacy-class": { readonly keyword: string; readonly name: string };
  "legacy-include-without-braces": NoData;
  "legacy-include-of-all": NoData;
  "legacy-include-clause": { readonly name: string };
  "legacy-nested-include": NoData;
  "legacy-row-option": { readonly name: string };
  "legacy-dsl1": { readonly rows: string };
}

/** The name of a kind of problem; each has its words in `describeProblem`. */
export type ProblemCode = keyof ProblemData;

interface ProblemOf<Code extends ProblemCode> {
  readonly code: Code;
  readonly data: ProblemData[Code];
  /** From -1 to 0 for a byte order mark, which lies before the text. */
  readonly range: Range;
  readonly loc: SourceLocation;
  readonly legacy: boolean;
  /** A further place that explains the problem, such as where a missing bracket was noticed. */
  readonly related?: { readonly range: Range; readonly loc: SourceLocation; readonly code: RelatedCode };
  /** A change of text that mends the problem and is clearly what was meant. */
  readonly fix?: { readonly range: Range; readonly text: string };
}

/** What the related place of a problem is. */
export type RelatedCode = "noticed-here" | "opened-here";

/**
 * Something wrong in a text, as a value. The words are made at the edge (`describeProblem`), never matched on.
 *
 * `legacy` problems name what only Nextflow's legacy parser takes: it was read into its own node and the rest of the
 * file is as good as any. All others are errors for both parsers, or for the strict one in a way that hides its text.
 */
export type Problem = { [Code in ProblemCode]: ProblemOf<Code> }[ProblemCode];

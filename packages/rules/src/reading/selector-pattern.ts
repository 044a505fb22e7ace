import { parsePattern } from "@nf-lint/groovy";
import type { RegexFault, RegexNode } from "@nf-lint/groovy";

export const SELECTOR_KINDS = ["withName", "withLabel"] as const;

export type SelectorKind = (typeof SELECTOR_KINDS)[number];

export interface SelectorText {
  readonly kind: SelectorKind;
  /** Without blanks around it, as Nextflow takes it. */
  readonly pattern: string;
}

/** The selector that a key stands for: `withName:FOO`, as Nextflow keeps them. */
export function selectorOf(key: string): SelectorText | undefined {
  const kind = SELECTOR_KINDS.find((one) => key.startsWith(`${one}:`));
  return kind && { kind, pattern: key.slice(kind.length + 1).trim() };
}

/** What is wrong with a selector's pattern. `remedy` is the pattern that was meant, where that is clear. */
export type PatternFault =
  | { readonly code: "invalid"; readonly why: string; readonly remedy?: undefined }
  | { readonly code: "glob"; readonly remedy: string | undefined }
  | { readonly code: "repeated-character"; readonly character: string; readonly remedy: string | undefined }
  | { readonly code: "never-matches"; readonly what: string; readonly remedy: string | undefined }
  | { readonly code: "inner-negation"; readonly remedy?: undefined }
  | { readonly code: "negation"; readonly remedy: string | undefined }
  | { readonly code: "qualified-negation"; readonly remedy?: undefined };

/**
 * Looks at a pattern as Nextflow does: a Java regular expression that must match the whole name or label, negated by a
 * `!` in front. What is said of it holds for sure; a pattern that this cannot follow is taken for good.
 */
export function patternFault({ kind, pattern }: SelectorText): PatternFault | undefined {
  const negated = pattern.startsWith("!");
  const expression = negated ? pattern.slice(1).trim() : pattern;
  const parsed = parsePattern(expression);
  if (parsed.kind === "unfollowed") return undefined;
  if (parsed.kind === "fault")
    return isGlob(expression, parsed.fault) ? glob(pattern) : { code: "invalid", why: wordsFor(parsed.fault) };
  const { root } = parsed.pattern;
  return (
    repeatedCharacter(root, pattern, negated) ??
    impossibleCharacter(kind, root, pattern) ??
    (negated && kind === "withName" ? negationOfName(root, expression) : undefined)
  );
}

/** Names with stars in them, where the fault is that a star has nothing to repeat. */
function isGlob(expression: string, fault: RegexFault): boolean {
  return fault.code === "dangling" && fault.text === "*" && /^[\w:|*]+$/.test(expression);
}

function glob(pattern: string): PatternFault {
  return { code: "glob", remedy: pattern.replace(/\*+/g, ".*") };
}

function wordsFor(fault: RegexFault): string {
  switch (fault.code) {
    case "dangling":
      return `\`${fault.text}\` has nothing before it to repeat`;
    case "unclosed-group":
      return "`(` is not closed";
    case "unopened-group":
      return "`)` closes nothing";
    case "unclosed-class":
      return "`[` is not closed";
    case "unknown-escape":
      return fault.text === "\\" ? "it ends in a backslash" : `\`${fault.text}\` has no meaning`;
    case "unknown-group":
      return `\`${fault.text}\` begins no known kind of group`;
    case "bad-repetition":
      return "`{` begins no count such as `{2}` or `{1,3}`";
    case "reversed-range":
      return `the range \`${fault.text}\` runs backwards`;
  }
}

/** `FOO*`, which repeats the last letter; a star behind anything but a letter is left alone. */
function repeatedCharacter(root: RegexNode, pattern: string, negated: boolean): PatternFault | undefined {
  const at = nodesIn(root).find(
    (node) =>
      node.type === "repeat" && node.min === 0 && node.node.type === "character" && /[\w:]/.test(node.node.character),
  );
  if (at?.type !== "repeat" || at.node.type !== "character") return undefined;
  const { node: repeated, quantifier } = at;
  const shift = negated ? pattern.length - pattern.slice(1).trim().length : 0;
  const star = pattern.slice(quantifier.start + shift, quantifier.end + shift);
  if (star !== "*") return undefined;
  const remedy = `${pattern.slice(0, quantifier.start + shift)}.*${pattern.slice(quantifier.end + shift)}`;
  return { code: "repeated-character", character: repeated.character, remedy };
}

/** A character that must be there for an alternative to match, and that no process or label can have. */
function impossibleCharacter(kind: SelectorKind, root: RegexNode, pattern: string): PatternFault | undefined {
  const characters = requiredCharacters(root);
  if (characters.includes("!")) return { code: "inner-negation" };
  const what = characters.map((character) => impossible(kind, character)).find((one) => one !== undefined);
  return what === undefined ? undefined : { code: "never-matches", what, remedy: separatedByBars(pattern) };
}

/** Labels are letters, digits and underscores, or two of these with `=` between (Nextflow's `isValidLabel`). */
function impossible(kind: SelectorKind, character: string): string | undefined {
  if (/\s/.test(character)) return "a blank";
  if (character === ",") return "a comma";
  return kind === "withLabel" && !/[\w=]/.test(character) ? `\`${character}\`` : undefined;
}

function separatedByBars(pattern: string): string | undefined {
  const separated = pattern.replace(/\s*[|,]\s*/g, "|").replace(/^\||\|$/g, "");
  return /^!?[\w:.*|()]+$/.test(separated) ? separated : undefined;
}

/**
 * Nextflow tries a negated name on the simple name and then on the qualified one (`WORKFLOW:NAME`), and hits where
 * either does not match. Only a pattern that matches both leaves a process out.
 */
function negationOfName(root: RegexNode, expression: string): PatternFault | undefined {
  if (requiresColon(root)) return { code: "qualified-negation" };
  if (!startsWithLetter(root) && canBeColon(root)) return undefined;
  const inner = root.type === "alternatives" ? `(${expression})` : expression;
  const isPlain = /^[\w:.*+|()[\]-]+$/.test(expression);
  return { code: "negation", remedy: isPlain ? `!(.*:)?${inner}` : undefined };
}

/** Whether every text that matches has a colon. */
function requiresColon(node: RegexNode): boolean {
  switch (node.type) {
    case "alternatives":
      return node.nodes.every(requiresColon);
    case "sequence":
      return node.nodes.some(requiresColon);
    case "group":
    case "atomic":
      return requiresColon(node.node);
    case "repeat":
      return node.min > 0 && requiresColon(node.node);
    case "character":
      return node.character === ":";
    default:
      return false;
  }
}

/** Whether every text that matches begins with a certain letter, so that no workflow can stand in front. */
function startsWithLetter(node: RegexNode): boolean {
  switch (node.type) {
    case "alternatives":
      return node.nodes.every(startsWithLetter);
    case "sequence": {
      const first = node.nodes.find(({ type }) => type !== "anchor" && type !== "look");
      return first !== undefined && startsWithLetter(first);
    }
    case "group":
    case "atomic":
      return startsWithLetter(node.node);
    case "repeat":
      return node.min > 0 && startsWithLetter(node.node);
    case "character":
      return /\w/.test(node.character);
    default:
      return false;
  }
}

/** Whether a text that matches may have a colon. */
function canBeColon(node: RegexNode): boolean {
  switch (node.type) {
    case "alternatives":
      return node.nodes.some(canBeColon);
    case "sequence":
      return node.nodes.some(canBeColon);
    case "repeat":
      return canBeColon(node.node);
    case "character":
      return node.character === ":";
    case "set":
      return node.accepts(":".charCodeAt(0));
    case "group":
    case "atomic":
      return canBeColon(node.node);
    case "anchor":
    case "look":
      return false;
    case "reference":
    case "opaque":
      return true;
  }
}

/** All nodes, from the outside to the inside. */
function nodesIn(node: RegexNode): readonly RegexNode[] {
  switch (node.type) {
    case "alternatives":
      return [node, ...node.nodes.flatMap(nodesIn)];
    case "sequence":
      return [node, ...node.nodes.flatMap(nodesIn)];
    case "repeat":
    case "group":
    case "atomic":
      return [node, ...nodesIn(node.node)];
    default:
      return [node];
  }
}

/** The literal characters of a pattern but for those that it can do without. */
function requiredCharacters(node: RegexNode): readonly string[] {
  switch (node.type) {
    case "alternatives":
      return node.nodes.flatMap(requiredCharacters);
    case "sequence":
      return node.nodes.flatMap(requiredCharacters);
    case "group":
    case "atomic":
      return requiredCharacters(node.node);
    case "repeat":
      return node.min === 0 ? [] : requiredCharacters(node.node);
    case "character":
      return [node.character];
    default:
      return [];
  }
}

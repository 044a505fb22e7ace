import {
  controlCharacter,
  isLineTerminator,
  negated,
  posixClass,
  predefinedClass,
  range,
  single,
  union,
} from "./character-set.js";
import { isPlain } from "./ending.js";
import type { Anchor, CharacterSet, Pattern, RegexFault, RegexNode, RepeatMode, Span } from "./pattern.js";

/** Deeper than any pattern that people write. */
const MAX_NESTING = 100;

const ANCHORS: ReadonlyMap<string, Anchor> = new Map(
  Object.entries<Anchor>({
    A: "text-start",
    Z: "last-line-end",
    z: "text-end",
    b: "word",
    B: "not-word",
  }),
);

/** Letters that mean something behind a backslash, and are not mirrored. */
const OPAQUE_ESCAPES = new Set(["G", "R", "X"]);

/** Letters with more behind them that is not read here: it may be wrong. */
const UNFOLLOWED_ESCAPES = new Set(["0", "x", "u", "N", "c", "k", "b", "Q"]);

export type ParsedPattern =
  | { readonly kind: "pattern"; readonly pattern: Pattern }
  /** Java surely rejects it. */
  | { readonly kind: "fault"; readonly fault: RegexFault }
  /** It uses what this reader does not follow: nothing is said about it. The subject names that for a person. */
  | { readonly kind: "unfollowed"; readonly subject: string };

/** Reads a Java regular expression. Total; in linear time. Source: `java.util.regex.Pattern` of OpenJDK 17. */
export function parsePattern(source: string): ParsedPattern {
  try {
    return { kind: "pattern", pattern: new PatternParser(source).parse() };
  } catch (stop) {
    if (stop instanceof Rejected) return { kind: "fault", fault: stop.fault };
    if (stop instanceof Unfollowed) return { kind: "unfollowed", subject: stop.subject };
    throw stop;
  }
}

class Rejected extends Error {
  constructor(readonly fault: RegexFault) {
    super(fault.code);
  }
}

class Unfollowed extends Error {
  constructor(readonly subject: string) {
    super(subject);
  }
}

function unfollowed(subject: string): never {
  throw new Unfollowed(subject);
}

interface Flags {
  readonly ignoresCase: boolean;
  readonly dotMatchesAll: boolean;
  readonly multiline: boolean;
}

class PatternParser {
  readonly #source: string;
  readonly #names = new Map<string, number>();
  #position = 0;
  #groups = 0;
  #nesting = 0;
  #flags: Flags = { ignoresCase: false, dotMatchesAll: false, multiline: false };

  constructor(source: string) {
    this.#source = source;
  }

  parse(): Pattern {
    const root = this.#alternatives();
    if (this.#position < this.#source.length) this.#reject("unopened-group", this.#position, this.#position + 1);
    return { root, isPlain: isPlain(root), groupCount: this.#groups, groupNames: this.#names };
  }

  #alternatives(): RegexNode {
    this.#descend();
    const flags = this.#flags;
    const nodes = [this.#sequence()];
    while (this.#take("|")) nodes.push(this.#sequence());
    this.#flags = flags;
    this.#nesting--;
    return nodes.length === 1 && nodes[0] !== undefined ? nodes[0] : { type: "alternatives", nodes };
  }

  #sequence(): RegexNode {
    const nodes: RegexNode[] = [];
    while (this.#position < this.#source.length && !"|)".includes(this.#peek())) {
      if (this.#take("\\Q")) {
        const quoted = this.#quotation();
        // Java takes the quotation signs away before it reads: a quantifier behind them is the last character's.
        const last = quoted.pop() ?? unfollowed("an empty quotation in a pattern");
        for (const node of quoted) nodes.push(node);
        nodes.push(this.#repeated(last));
        continue;
      }
      const atom = this.#atom();
      if (atom !== undefined) nodes.push(this.#repeated(atom));
    }
    return { type: "sequence", nodes };
  }

  #atom(): RegexNode | undefined {
    const start = this.#position;
    const character = this.#next();
    switch (character) {
      case "(":
        return this.#group(start);
      case "[": {
        const accepts = this.#characterClass(start);
        return accepts === undefined ? { type: "opaque", subject: "such a character class" } : { type: "set", accepts };
      }
      case ".":
        return { type: "set", accepts: this.#flags.dotMatchesAll ? () => true : negated(isLineTerminator) };
      case "^":
        return { type: "anchor", anchor: this.#flags.multiline ? "line-start" : "text-start" };
      case "$":
        return { type: "anchor", anchor: this.#flags.multiline ? "line-end" : "last-line-end" };
      case "\\":
        return this.#escape(start);
      case "*":
      case "+":
      case "?":
        return this.#reject("dangling", start, this.#position);
      case "{":
        // Java repeats the empty text where a number follows, and rejects the rest.
        this.#position = start;
        return { type: "sequence", nodes: [] };
      default:
        return this.#literal(character, start);
    }
  }

  #literal(character: string, start: number): RegexNode {
    if (character.length > 1) return { type: "opaque", subject: "a pattern beyond the basic plane" };
    const accepts = single(character, this.#flags.ignoresCase);
    return { type: "character", character, range: { start, end: this.#position }, accepts };
  }

  #escape(start: number): RegexNode {
    const letter = this.#next();
    const anchor = ANCHORS.get(letter);
    if (anchor !== undefined && !(letter === "b" && this.#peek() === "{")) return { type: "anchor", anchor };
    if (OPAQUE_ESCAPES.has(letter)) return { type: "opaque", subject: `\\${letter} in a pattern` };
    if (/^[1-9]$/.test(letter)) {
      const index = Number(letter);
      return index <= this.#groups && !/\d/.test(this.#peek())
        ? { type: "reference", index }
        : { type: "opaque", subject: "such a back reference" };
    }
    const accepts = this.#escapedClass(letter);
    return accepts === undefined
      ? this.#literal(this.#escapedCharacter(letter, start), start)
      : { type: "set", accepts };
  }

  /** The class that a letter behind a backslash stands for; undefined for what stands for one character. */
  #escapedClass(letter: string): CharacterSet | undefined {
    if (letter !== "p" && letter !== "P") return predefinedClass(letter);
    const name = /^\{(\w+)\}/.exec(this.#source.slice(this.#position, this.#position + 40));
    if (name === null) return unfollowed("\\p in a pattern");
    this.#position += name[0].length;
    const set = posixClass(name[1] ?? "") ?? unfollowed(`\\p${name[0]} in a pattern`);
    return letter === "P" ? negated(set) : set;
  }

  /** The character of an escape such as `\.` or `\n`. @param start where its backslash stands */
  #escapedCharacter(letter: string, start: number): string {
    const control = controlCharacter(letter);
    if (control !== undefined) return control;
    if (UNFOLLOWED_ESCAPES.has(letter)) return unfollowed(`\\${letter} in a pattern`);
    return letter === "" || /^[A-Za-z1-9]$/.test(letter)
      ? this.#reject("unknown-escape", start, this.#position)
      : letter;
  }

  #quotation(): RegexNode[] {
    const closing = this.#source.indexOf("\\E", this.#position);
    const end = closing === -1 ? this.#source.length : closing;
    const nodes: RegexNode[] = [];
    while (this.#position < end) {
      const start = this.#position;
      nodes.push(this.#literal(this.#next(), start));
    }
    if (closing !== -1) this.#position += 2;
    return nodes;
  }

  #group(start: number): RegexNode | undefined {
    if (!this.#take("?")) return this.#capture(start);
    if (this.#take(":")) return this.#closed(start);
    if (this.#take(">")) return { type: "atomic", node: this.#closed(start) };
    for (const [sign, behind, isNegated] of LOOKS) {
      if (this.#take(sign)) return { type: "look", node: this.#closed(start), behind, negated: isNegated };
    }
    const rest = this.#source.slice(this.#position);
    const flags = /^([idmsuxU]*(?:-[idmsuxU]*)?)([:)])/.exec(rest);
    if (flags !== null) return this.#flagGroup(flags[1] ?? "", flags[2] === ")", start);
    const name = /^<([A-Za-z][A-Za-z0-9]*)>/.exec(rest);
    if (name?.[1] === undefined) return this.#reject("unknown-group", start, this.#position + 1);
    if (this.#names.has(name[1])) return unfollowed("two groups of one name in a pattern");
    this.#position += name[0].length;
    this.#names.set(name[1], this.#groups + 1);
    return this.#capture(start);
  }

  #capture(start: number): RegexNode {
    const index = ++this.#groups;
    return { type: "group", index, node: this.#closed(start) };
  }

  /** `(?i)` holds to the end of the group around it, `(?i:…)` within. */
  #flagGroup(letters: string, isOpen: boolean, start: number): RegexNode | undefined {
    this.#position += letters.length + 1;
    // Under `x` blanks and `#` mean something else.
    if (/[^ism]/.test(letters)) return unfollowed(`(?${letters}) in a pattern`);
    const before = this.#flags;
    this.#flags = {
      ignoresCase: before.ignoresCase || letters.includes("i"),
      dotMatchesAll: before.dotMatchesAll || letters.includes("s"),
      multiline: before.multiline || letters.includes("m"),
    };
    if (isOpen) return undefined;
    const node = this.#closed(start);
    this.#flags = before;
    return node;
  }

  /** What stands in a group, up to its end. @param start where its parenthesis stands */
  #closed(start: number): RegexNode {
    const node = this.#alternatives();
    return this.#take(")") ? node : this.#reject("unclosed-group", start, start + 1);
  }

  #repeated(atom: RegexNode): RegexNode {
    const start = this.#position;
    const bounds = this.#bounds();
    if (bounds === undefined) return atom;
    const mode: RepeatMode = this.#take("?") ? "lazy" : this.#take("+") ? "possessive" : "greedy";
    const [min, max] = bounds;
    return { type: "repeat", node: atom, min, max, mode, quantifier: { start, end: this.#position } };
  }

  #bounds(): readonly [number, number] | undefined {
    if (this.#take("*")) return [0, Number.POSITIVE_INFINITY];
    if (this.#take("+")) return [1, Number.POSITIVE_INFINITY];
    if (this.#take("?")) return [0, 1];
    if (this.#peek() !== "{") return undefined;
    const start = this.#position;
    const counts = /^\{(\d+)(?:,(\d*))?\}/.exec(this.#source.slice(start, start + 40));
    if (counts === null) return this.#reject("bad-repetition", start, start + 1);
    const [all, least = "", most = least] = counts;
    this.#position += all.length;
    const max = most === "" ? Number.POSITIVE_INFINITY : Number(most);
    return max < Number(least) ? this.#reject("bad-repetition", start, this.#position) : [Number(least), max];
  }

  /** `[…]`, which in Java may hold further sets and `&&`: then only its end is looked for, and the set is undefined. */
  #characterClass(start: number): CharacterSet | undefined {
    this.#descend();
    const isNegated = this.#take("^");
    const sets: (CharacterSet | undefined)[] = [];
    while (this.#peek() !== "]" || sets.length === 0) {
      const at = this.#position;
      const character = this.#next();
      if (character === "") return this.#reject("unclosed-class", start, start + 1);
      if (character === "[") sets.push(this.#nestedClass(at));
      else if (character === "&" && this.#take("&")) sets.push(undefined);
      else sets.push(this.#classItem(character, at));
    }
    this.#position++;
    this.#nesting--;
    if (!sets.every((set) => set !== undefined)) return undefined;
    return isNegated ? negated(union(sets)) : union(sets);
  }

  /** A class in a class: where it ends, and not what it adds. */
  #nestedClass(start: number): CharacterSet | undefined {
    this.#characterClass(start);
    return undefined;
  }

  #classItem(character: string, start: number): CharacterSet | undefined {
    let first = character;
    if (character === "\\") {
      if (this.#take("Q")) return this.#quotedClass();
      const letter = this.#next();
      const set = this.#escapedClass(letter);
      // As the start of a range, `\v` is one character to Java.
      if (set !== undefined) return letter === "v" && this.#peek() === "-" ? undefined : set;
      first = this.#escapedCharacter(letter, start);
    }
    if (this.#peek() !== "-" || "[]".includes(this.#source.charAt(this.#position + 1)))
      return first.length > 1 ? undefined : single(first, this.#flags.ignoresCase);
    this.#position++;
    const end = this.#position;
    const next = this.#next();
    const last = next === "\\" ? this.#rangeEnd(end) : next;
    if ((first.codePointAt(0) ?? 0) > (last.codePointAt(0) ?? 0))
      return this.#reject("reversed-range", start, this.#position);
    return first.length + last.length > 2 ? undefined : range(first, last, this.#flags.ignoresCase);
  }

  #quotedClass(): CharacterSet | undefined {
    this.#quotation();
    return undefined;
  }

  #rangeEnd(start: number): string {
    const letter = this.#next();
    return this.#escapedClass(letter) === undefined
      ? this.#escapedCharacter(letter, start)
      : unfollowed("such a character class");
  }

  #descend(): void {
    if (++this.#nesting > MAX_NESTING) unfollowed("so deep a pattern");
  }

  #peek(): string {
    const point = this.#source.codePointAt(this.#position);
    return point === undefined ? "" : String.fromCodePoint(point);
  }

  #next(): string {
    const next = this.#peek();
    this.#position += next.length;
    return next;
  }

  #take(text: string): boolean {
    if (!this.#source.startsWith(text, this.#position)) return false;
    this.#position += text.length;
    return true;
  }

  #reject(code: RegexFault["code"], start: number, end: number): never {
    const bounds: Span = { start, end: Math.min(end, this.#source.length) };
    throw new Rejected({ code, range: bounds, text: this.#source.slice(bounds.start, bounds.end) });
  }
}

const LOOKS = [
  ["=", false, false],
  ["!", false, true],
  ["<=", true, false],
  ["<!", true, true],
] as const;

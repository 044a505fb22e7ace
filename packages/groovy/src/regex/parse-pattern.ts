import { GroovyException, unsupported } from "../interruption.js";
import { charactersOf } from "../text/characters.js";
import {
  escapedCharacter,
  isLineTerminator,
  negated,
  posixClass,
  predefinedClass,
  range,
  single,
  union,
} from "./character-set.js";
import type { CharacterSet } from "./character-set.js";
import type { Anchor, Pattern, RegexNode, RepeatMode } from "./pattern.js";

const MAX_NESTING = 100;
const MAX_REPEAT = 10_000;

const ANCHORS: Readonly<Record<string, Anchor>> = {
  A: "text-start",
  Z: "last-line-end",
  z: "text-end",
  b: "word",
  B: "not-word",
};

/** Parses a Java regular expression. What Java rejects throws its exception; what is not mirrored here stops. */
export function parsePattern(source: string): Pattern {
  // eslint-disable-next-line no-control-regex -- beyond ASCII, Java's rules for case and words are others
  if (!/^[\u0000-\u007f]*$/.test(source) && /[\ud800-\udfff]|\\|\(\?/.test(source))
    return unsupported("such a pattern");
  return new PatternParser(source).parse();
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
    const node = this.#alternatives();
    if (this.#position < this.#source.length) syntaxError("Unmatched closing ')'");
    return { node, groupCount: this.#groups, groupNames: this.#names };
  }

  #alternatives(): RegexNode {
    if (++this.#nesting > MAX_NESTING) return unsupported("so deep a pattern");
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
      const atom = this.#atom();
      if (atom !== undefined) nodes.push(this.#repeated(atom));
    }
    return { type: "sequence", nodes };
  }

  #atom(): RegexNode | undefined {
    const character = this.#next();
    switch (character) {
      case "(":
        return this.#group();
      case "[":
        return { type: "set", accepts: this.#characterClass() };
      case ".":
        return { type: "set", accepts: this.#flags.dotMatchesAll ? () => true : negated(isLineTerminator) };
      case "^":
        return { type: "anchor", anchor: this.#flags.multiline ? "line-start" : "text-start" };
      case "$":
        return { type: "anchor", anchor: this.#flags.multiline ? "line-end" : "last-line-end" };
      case "\\":
        return this.#escape();
      case "*":
      case "+":
      case "?":
        return syntaxError(`Dangling meta character '${character}'`);
      case "{":
        return syntaxError("Illegal repetition");
      default:
        return { type: "set", accepts: single(character, this.#flags.ignoresCase) };
    }
  }

  #escape(): RegexNode {
    const letter = this.#next();
    if (letter === "") return syntaxError("Unexpected internal error");
    if (letter === "Q") return this.#quotation();
    const anchor = ANCHORS[letter];
    if (anchor !== undefined) return { type: "anchor", anchor };
    if (/[1-9]/.test(letter)) {
      const index = Number(letter);
      return index <= this.#groups && !/\d/.test(this.#peek())
        ? { type: "reference", index }
        : unsupported("such a back reference");
    }
    return { type: "set", accepts: this.#escapedSet(letter) };
  }

  #escapedSet(letter: string): CharacterSet {
    if (letter === "p" || letter === "P") {
      const match = /^\{(\w+)\}/.exec(this.#source.slice(this.#position));
      if (match === null) return unsupported("\\p in a pattern");
      this.#position += match[0].length;
      const set = posixClass(match[1] ?? "");
      return letter === "P" ? negated(set) : set;
    }
    return predefinedClass(letter) ?? single(escapedCharacter(letter), this.#flags.ignoresCase);
  }

  #quotation(): RegexNode {
    const end = this.#source.indexOf("\\E", this.#position);
    const text = this.#source.slice(this.#position, end === -1 ? undefined : end);
    this.#position = end === -1 ? this.#source.length : end + 2;
    return {
      type: "sequence",
      nodes: charactersOf(text).map((character) => ({
        type: "set",
        accepts: single(character, this.#flags.ignoresCase),
      })),
    };
  }

  #group(): RegexNode | undefined {
    if (!this.#take("?")) return this.#capture();
    const flags = /^([a-z]+)(\)|:)/.exec(this.#source.slice(this.#position));
    if (flags !== null) return this.#flagGroup(flags[1] ?? "", flags[2] === ")");
    if (this.#take(":")) return this.#closed(this.#alternatives());
    if (this.#take(">")) return { type: "atomic", node: this.#closed(this.#alternatives()) };
    for (const [sign, behind, isNegated] of LOOKS) {
      if (this.#take(sign))
        return { type: "look", node: this.#closed(this.#alternatives()), behind, negated: isNegated };
    }
    const name = /^<([A-Za-z][A-Za-z0-9]*)>/.exec(this.#source.slice(this.#position));
    if (name === null) return unsupported("such a group in a pattern");
    this.#position += name[0].length;
    this.#names.set(name[1] ?? "", this.#groups + 1);
    return this.#capture();
  }

  #capture(): RegexNode {
    const index = ++this.#groups;
    return { type: "group", index, node: this.#closed(this.#alternatives()) };
  }

  /** `(?i)` holds to the end of the group around it, `(?i:…)` within. */
  #flagGroup(letters: string, open: boolean): RegexNode | undefined {
    this.#position += letters.length + 1;
    if (/[^ism]/.test(letters)) return unsupported(`(?${letters}) in a pattern`);
    const before = this.#flags;
    this.#flags = {
      ignoresCase: before.ignoresCase || letters.includes("i"),
      dotMatchesAll: before.dotMatchesAll || letters.includes("s"),
      multiline: before.multiline || letters.includes("m"),
    };
    if (open) return undefined;
    const node = this.#closed(this.#alternatives());
    this.#flags = before;
    return node;
  }

  #closed(node: RegexNode): RegexNode {
    return this.#take(")") ? node : syntaxError("Unclosed group");
  }

  #repeated(atom: RegexNode): RegexNode {
    const bounds = this.#bounds();
    if (bounds === undefined) return atom;
    const mode: RepeatMode = this.#take("?") ? "lazy" : this.#take("+") ? "possessive" : "greedy";
    const node: RegexNode = { type: "repeat", node: atom, min: bounds[0], max: bounds[1], mode };
    return this.#bounds() === undefined ? node : syntaxError("Dangling meta character");
  }

  #bounds(): readonly [number, number] | undefined {
    if (this.#take("*")) return [0, Number.POSITIVE_INFINITY];
    if (this.#take("+")) return [1, Number.POSITIVE_INFINITY];
    if (this.#take("?")) return [0, 1];
    if (this.#peek() !== "{") return undefined;
    const match = /^\{(\d+)(,(\d*))?\}/.exec(this.#source.slice(this.#position));
    if (match === null) return syntaxError("Illegal repetition");
    this.#position += match[0].length;
    const min = Number(match[1]);
    const max = match[2] === undefined ? min : match[3] === "" ? Number.POSITIVE_INFINITY : Number(match[3]);
    if (max < min) return syntaxError("Illegal repetition range");
    return min > MAX_REPEAT ? unsupported("so many repetitions") : [min, max];
  }

  #characterClass(): CharacterSet {
    const isNegated = this.#take("^");
    const sets: CharacterSet[] = [];
    while (this.#peek() !== "]" || sets.length === 0) {
      const character = this.#next();
      if (character === "") return syntaxError("Unclosed character class");
      if (character === "[" || (character === "&" && this.#peek() === "&"))
        return unsupported("such a character class");
      sets.push(this.#classItem(character));
    }
    this.#position++;
    return isNegated ? negated(union(sets)) : union(sets);
  }

  #classItem(character: string): CharacterSet {
    let first = character;
    if (character === "\\") {
      const letter = this.#next();
      if (predefinedClass(letter) !== undefined || letter === "p" || letter === "P") return this.#escapedSet(letter);
      first = escapedCharacter(letter);
    }
    if (this.#peek() !== "-" || "]".includes(this.#source.charAt(this.#position + 1)))
      return single(first, this.#flags.ignoresCase);
    this.#position++;
    const end = this.#next();
    if (end === "[") return unsupported("such a character class");
    const last = end === "\\" ? escapedCharacter(this.#next()) : end;
    return first > last ? syntaxError("Illegal character range") : range(first, last, this.#flags.ignoresCase);
  }

  #peek(): string {
    return this.#source.charAt(this.#position);
  }

  #next(): string {
    return this.#source.charAt(this.#position++);
  }

  #take(text: string): boolean {
    if (!this.#source.startsWith(text, this.#position)) return false;
    this.#position += text.length;
    return true;
  }
}

const LOOKS = [
  ["=", false, false],
  ["!", false, true],
  ["<=", true, false],
  ["<!", true, true],
] as const;

function syntaxError(gist: string): never {
  throw new GroovyException("PatternSyntaxException", gist);
}

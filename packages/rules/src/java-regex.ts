/**
 * The shape of a regular expression as `java.util.regex.Pattern` reads it, as far as a name pattern needs it, and what
 * that class surely rejects. Anything rarer is `opaque`: it consumes something or nothing, and nothing is said about it.
 */
export type RegexNode =
  | { readonly type: "alternatives"; readonly options: readonly RegexNode[] }
  | { readonly type: "sequence"; readonly items: readonly RegexNode[] }
  | { readonly type: "repeat"; readonly item: RegexNode; readonly least: number; readonly quantifier: Span }
  | { readonly type: "character"; readonly character: string; readonly at: Span }
  /** `.`, `[…]` and classes such as `\w`; `colon` says whether it can be a colon, `undefined` where that is not looked at. */
  | { readonly type: "set"; readonly colon: boolean | undefined }
  /** Anchors and look-arounds: they consume nothing. */
  | { readonly type: "assertion" }
  | { readonly type: "opaque" };

/** Offsets into the pattern, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What is wrong, at which character of the pattern. */
export type RegexFault =
  | { readonly code: "dangling"; readonly text: string }
  | { readonly code: "unclosed-group" }
  | { readonly code: "unopened-group" }
  | { readonly code: "unclosed-class" }
  | { readonly code: "unknown-escape"; readonly text: string }
  | { readonly code: "unknown-group"; readonly text: string }
  | { readonly code: "bad-repetition" }
  | { readonly code: "reversed-range"; readonly text: string };

export type JavaRegex =
  { readonly ok: true; readonly root: RegexNode } | { readonly ok: false; readonly fault: RegexFault };

/** Deeper nesting than any name pattern has; beyond it nothing is said. */
const DEEPEST = 200;

/** Reads a pattern; `undefined` where it uses what this reader does not follow, such as comments in the pattern. */
export function parseJavaRegex(pattern: string): JavaRegex | undefined {
  const reader = new RegexReader(pattern);
  try {
    return { ok: true, root: reader.read() };
  } catch (stop) {
    if (stop instanceof Fault) return { ok: false, fault: stop.fault };
    if (stop instanceof NotFollowed) return undefined;
    throw stop;
  }
}

class Fault extends Error {
  constructor(readonly fault: RegexFault) {
    super(fault.code);
  }
}

class NotFollowed extends Error {}

const OPAQUE: RegexNode = { type: "opaque" };
const ASSERTION: RegexNode = { type: "assertion" };

/** Letters behind a backslash that stand for one of several characters, and whether a colon is among them. */
const CLASSES: Readonly<Record<string, boolean>> = {
  d: false,
  D: true,
  w: false,
  W: true,
  s: false,
  S: true,
  h: false,
  H: true,
  v: false,
  V: true,
  R: false,
  X: true,
};

const ASSERTIONS = new Set(["b", "B", "A", "G", "z", "Z"]);

/** Letters that Java takes behind a backslash, with more behind them or not; all others are an error. */
const OTHER_ESCAPES = new Set(["0", "x", "u", "N", "c", "p", "P", "k", "t", "n", "r", "f", "a", "e"]);

class RegexReader {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): RegexNode {
    const root = this.#alternatives();
    if (this.#at < this.#text.length) throw new Fault({ code: "unopened-group" });
    return root;
  }

  #alternatives(): RegexNode {
    this.#descend();
    const options = [this.#sequence()];
    while (this.#take("|")) options.push(this.#sequence());
    this.#depth--;
    const [only] = options;
    return options.length === 1 && only ? only : { type: "alternatives", options };
  }

  #sequence(): RegexNode {
    const items: RegexNode[] = [];
    for (let next = this.#peek(); next !== "" && next !== "|" && next !== ")"; next = this.#peek()) {
      items.push(this.#quantified(this.#atom()));
    }
    return { type: "sequence", items };
  }

  #atom(): RegexNode {
    const start = this.#at;
    const next = this.#next();
    switch (next) {
      case "*":
      case "+":
      case "?":
        throw new Fault({ code: "dangling", text: next });
      case "{":
        // Java repeats the empty text where a number follows, and rejects the rest.
        if (!/\d/.test(this.#peek())) throw new Fault({ code: "bad-repetition" });
        this.#at = start;
        return { type: "sequence", items: [] };
      case "(":
        return this.#group();
      case "[":
        return this.#set();
      case ".":
        return { type: "set", colon: true };
      case "^":
      case "$":
        return ASSERTION;
      case "\\":
        return this.#escape(start);
      default:
        return { type: "character", character: next, at: { start, end: this.#at } };
    }
  }

  #quantified(item: RegexNode): RegexNode {
    const start = this.#at;
    const least = this.#quantifier();
    if (least === undefined) return item;
    // Lazy or possessive: what it matches as a whole is the same for a pattern of names.
    if (!this.#take("?")) this.#take("+");
    return { type: "repeat", item, least, quantifier: { start, end: this.#at } };
  }

  /** How often at least; `undefined` where there is no quantifier. */
  #quantifier(): number | undefined {
    if (this.#take("*") || this.#take("?")) return 0;
    if (this.#take("+")) return 1;
    if (!this.#take("{")) return undefined;
    const counts = /^(\d+)(?:,(\d*))?\}/.exec(this.#text.slice(this.#at, this.#at + 40));
    if (counts === null) throw new Fault({ code: "bad-repetition" });
    const [all, least = "", most = ""] = counts;
    if (most !== "" && Number(most) < Number(least)) throw new Fault({ code: "bad-repetition" });
    this.#at += all.length;
    return Number(least);
  }

  #group(): RegexNode {
    const consumes = this.#groupHead();
    if (consumes === "flags") return ASSERTION;
    const inside = this.#alternatives();
    if (!this.#take(")")) throw new Fault({ code: "unclosed-group" });
    return consumes === "yes" ? inside : ASSERTION;
  }

  #groupHead(): "yes" | "no" | "flags" {
    const start = this.#at;
    if (!this.#take("?")) return "yes";
    if (this.#take(":") || this.#take(">")) return "yes";
    if (this.#take("=") || this.#take("!") || this.#take("<=") || this.#take("<!")) return "no";
    const rest = this.#text.slice(this.#at);
    const named = /^<[A-Za-z][A-Za-z0-9]*>/.exec(rest);
    if (named !== null) {
      this.#at += named[0].length;
      return "yes";
    }
    const flags = /^([idmsuxU]*(?:-[idmsuxU]*)?)([:)])/.exec(rest);
    if (flags === null) throw new Fault({ code: "unknown-group", text: `(${this.#text.slice(start, this.#at + 1)}` });
    // Under `x` blanks and `#` mean something else, under `i` and its like a letter is not that letter alone.
    throw new NotFollowed();
  }

  #escape(start: number): RegexNode {
    const next = this.#next();
    if (next === "") throw new Fault({ code: "unknown-escape", text: "\\" });
    if (next === "Q") {
      const end = this.#text.indexOf("\\E", this.#at);
      this.#at = end === -1 ? this.#text.length : end + 2;
      return OPAQUE;
    }
    const colon = CLASSES[next];
    if (colon !== undefined) return { type: "set", colon };
    if (ASSERTIONS.has(next)) return ASSERTION;
    if (OTHER_ESCAPES.has(next)) throw new NotFollowed();
    if (/[A-Za-z]/.test(next)) throw new Fault({ code: "unknown-escape", text: `\\${next}` });
    if (/\d/.test(next)) return OPAQUE;
    return { type: "character", character: next, at: { start, end: this.#at } };
  }

  /** `[…]`, which in Java may hold further sets and `&&`: then only its end is looked for. */
  #set(): RegexNode {
    this.#descend();
    const negated = this.#take("^");
    let first = true;
    let colon: boolean | undefined = false;
    for (;;) {
      const start = this.#at;
      const next = this.#next();
      if (next === "") throw new Fault({ code: "unclosed-class" });
      if (next === "]" && !first) {
        this.#depth--;
        return { type: "set", colon: colon === undefined ? undefined : colon !== negated };
      }
      first = false;
      if (next === "[") {
        this.#set();
        colon = undefined;
      } else if (next === "\\") {
        const escaped = this.#escape(start);
        colon = escaped.type === "character" ? either(colon, escaped.character === ":") : undefined;
      } else if (next === "&" && this.#peek() === "&") {
        colon = undefined;
      } else {
        colon = either(colon, this.#range(next));
      }
    }
  }

  /** A character, or the first of a range; whether a colon is among them. */
  #range(first: string): boolean {
    const rest = /^-([^\]\\[])/u.exec(this.#text.slice(this.#at, this.#at + 3));
    const last = rest?.[1];
    if (rest === null || last === undefined) return first === ":";
    if (last < first) throw new Fault({ code: "reversed-range", text: `${first}-${last}` });
    this.#at += rest[0].length;
    return first <= ":" && ":" <= last;
  }

  #descend(): void {
    if (++this.#depth > DEEPEST) throw new NotFollowed();
  }

  #peek(): string {
    const point = this.#text.codePointAt(this.#at);
    return point === undefined ? "" : String.fromCodePoint(point);
  }

  #next(): string {
    const next = this.#peek();
    this.#at += next.length;
    return next;
  }

  #take(text: string): boolean {
    const found = this.#text.startsWith(text, this.#at);
    if (found) this.#at += text.length;
    return found;
  }
}

function either(known: boolean | undefined, more: boolean): boolean | undefined {
  return known === undefined ? undefined : known || more;
}

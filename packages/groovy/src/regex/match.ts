import type { Budget } from "../budget.js";
import { Undetermined, unsupported } from "../interruption.js";
import { isAscii } from "../text/characters.js";
import { isLineTerminator, wordCharacter } from "./character-set.js";
import type { Anchor, Pattern, RegexNode } from "./pattern.js";

/** A match: where it starts and ends, and each group's bounds, the whole match first. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (readonly [start: number, end: number] | undefined)[];
}

type SingleNode = Extract<RegexNode, { type: "character" | "set" }>;

function isSingle(node: RegexNode): node is SingleNode {
  return node.type === "character" || node.type === "set";
}

type Continue = (position: number) => boolean;

const MAX_DEPTH = 1_500;
const MAX_REPEAT = 10_000;

/**
 * Matches by backtracking, as Java does, with every step counted: a pattern that would take exponential time ends at
 * the budget and not in a hung editor.
 */
export class Matcher {
  readonly #text: string;
  readonly #root: RegexNode;
  readonly #budget: Budget;
  #isAscii: boolean | undefined;
  #hasLines: boolean | undefined;
  readonly #groups: ([number, number] | undefined)[];
  #depth = 0;

  constructor(text: string, pattern: Pattern, budget: Budget) {
    this.#text = text;
    this.#root = pattern.root;
    this.#budget = budget;
    this.#groups = Array.from({ length: pattern.groupCount + 1 }, () => undefined);
  }

  /** The match of the whole text, as `matches()`. */
  whole(): Match | undefined {
    return this.#matchAt(0, "to-the-end");
  }

  /** The first match at or after `from`, as `find()`. */
  next(from: number): Match | undefined {
    for (let start = from; start <= this.#text.length; start++) {
      const match = this.#matchAt(start, "anywhere");
      if (match !== undefined) return match;
    }
    return undefined;
  }

  #matchAt(start: number, until: "to-the-end" | "anywhere"): Match | undefined {
    this.#groups.fill(undefined);
    let end = -1;
    const found = this.#match(this.#root, start, (position) => {
      end = position;
      return until === "anywhere" || position === this.#text.length;
    });
    return found ? { start, end, groups: [[start, end], ...this.#groups.slice(1)] } : undefined;
  }

  #match(node: RegexNode, position: number, proceed: Continue): boolean {
    this.#budget.step();
    if (++this.#depth > MAX_DEPTH) throw new Undetermined({ code: "limit", subject: "too long a match" });
    try {
      return this.#matchNode(node, position, proceed);
    } finally {
      this.#depth--;
    }
  }

  #matchNode(node: RegexNode, position: number, proceed: Continue): boolean {
    switch (node.type) {
      case "character":
      case "set":
        return this.#accepts(node, position) && proceed(position + 1);
      case "sequence":
        return this.#sequence(node.nodes, 0, position, proceed);
      case "alternatives":
        return node.nodes.some((alternative) => this.#match(alternative, position, proceed));
      case "group":
        return this.#capture(node.index, node.node, position, proceed);
      case "atomic": {
        const end = this.#endOf(node.node, position);
        return end !== undefined && proceed(end);
      }
      case "repeat":
        return this.#repeat(node, position, proceed);
      case "look":
        return this.#looks(node.node, node.behind, position) !== node.negated && proceed(position);
      case "anchor":
        return this.#holds(node.anchor, position) && proceed(position);
      case "reference":
        return this.#reference(node.index, position, proceed);
      case "opaque":
        return unsupported(node.subject);
    }
  }

  #accepts(node: SingleNode, position: number): boolean {
    return position < this.#text.length && node.accepts(this.#text.charCodeAt(position));
  }

  #sequence(nodes: readonly RegexNode[], index: number, start: number, proceed: Continue): boolean {
    let position = start;
    for (let at = index; at < nodes.length; at++) {
      const node = nodes[at];
      if (node === undefined) break;
      if (!isSingle(node)) {
        return this.#match(node, position, (end) => this.#sequence(nodes, at + 1, end, proceed));
      }
      // Literal text costs less than what can be matched in several ways.
      if ((position & 7) === 7) this.#budget.step();
      if (!this.#accepts(node, position)) return false;
      position++;
    }
    return proceed(position);
  }

  #capture(index: number, node: RegexNode, position: number, proceed: Continue): boolean {
    const before = this.#groups[index];
    const found = this.#match(node, position, (end) => {
      const inner = this.#groups[index];
      this.#groups[index] = [position, end];
      if (proceed(end)) return true;
      this.#groups[index] = inner;
      return false;
    });
    if (!found) this.#groups[index] = before;
    return found;
  }

  #repeat(node: Extract<RegexNode, { type: "repeat" }>, position: number, proceed: Continue): boolean {
    if (node.min > MAX_REPEAT) return unsupported("so many repetitions");
    if (isSingle(node.node)) return this.#repeatSet(node.node, node, position, proceed);
    if (node.mode === "possessive") {
      const end = this.#endOf({ ...node, mode: "greedy" }, position);
      return end !== undefined && proceed(end);
    }
    return this.#repeatFrom(node, 0, position, proceed);
  }

  #repeatFrom(
    node: Extract<RegexNode, { type: "repeat" }>,
    count: number,
    position: number,
    proceed: Continue,
  ): boolean {
    const again = () =>
      count < node.max &&
      this.#match(node.node, position, (end) => {
        // An empty round would go on for ever.
        if (end === position && count >= node.min) return false;
        return this.#repeatFrom(node, count + 1, end, proceed);
      });
    if (count < node.min) return again();
    return node.mode === "lazy" ? proceed(position) || again() : again() || proceed(position);
  }

  /** One character over and over: without a level of recursion for each. */
  #repeatSet(
    set: SingleNode,
    node: Extract<RegexNode, { type: "repeat" }>,
    position: number,
    proceed: Continue,
  ): boolean {
    let count = 0;
    const more = () => count < node.max && this.#accepts(set, position + count);
    while (count < node.min) {
      if (!more()) return false;
      count++;
    }
    if (node.mode === "lazy") {
      for (;;) {
        this.#budget.step();
        if (proceed(position + count)) return true;
        if (!more()) return false;
        count++;
      }
    }
    while (more()) count++;
    this.#budget.step(Math.ceil(count / 16));
    if (node.mode === "possessive") return proceed(position + count);
    for (; count >= node.min; count--) {
      this.#budget.step();
      if (proceed(position + count)) return true;
    }
    return false;
  }

  #endOf(node: RegexNode, position: number): number | undefined {
    let end: number | undefined;
    this.#match(node, position, (at) => {
      end = at;
      return true;
    });
    return end;
  }

  #looks(node: RegexNode, behind: boolean, position: number): boolean {
    if (!behind) return this.#match(node, position, () => true);
    for (let start = position; start >= 0; start--) {
      if (this.#match(node, start, (end) => end === position)) return true;
    }
    return false;
  }

  #reference(index: number, position: number, proceed: Continue): boolean {
    const group = this.#groups[index];
    if (group === undefined) return false;
    const text = this.#text.slice(...group);
    this.#budget.reads(text);
    return this.#text.startsWith(text, position) && proceed(position + text.length);
  }

  #holds(anchor: Anchor, position: number): boolean {
    const text = this.#text;
    switch (anchor) {
      case "text-start":
        return position === 0;
      case "text-end":
        return position === text.length;
      case "last-line-end":
        return position === text.length || this.#isLastLineEnd(position);
      case "line-start":
      case "line-end":
        // Asked once: a text is as long as it is, and this at each of its places.
        this.#hasLines ??= /[\r\n\u0085\u2028\u2029]/.test(text);
        if (this.#hasLines) return unsupported("(?m) on several lines");
        return position === (anchor === "line-start" ? 0 : text.length);
      case "word":
        return this.#isWordEdge(position);
      case "not-word":
        return !this.#isWordEdge(position);
    }
  }

  #isLastLineEnd(position: number): boolean {
    const rest = lastTwo(this.#text, position);
    return rest === "\r\n"
      ? true
      : rest.length === 1 &&
          isLineTerminator(rest.charCodeAt(0)) &&
          !(rest === "\n" && this.#text.charAt(position - 1) === "\r");
  }

  #isWordEdge(position: number): boolean {
    // Java's idea of a word goes beyond ASCII here, and differs between its versions.
    this.#isAscii ??= isAscii(this.#text);
    if (!this.#isAscii) return unsupported("\\b beyond ASCII");
    return this.#isWord(position - 1) !== this.#isWord(position);
  }

  #isWord(position: number): boolean {
    return position >= 0 && position < this.#text.length && wordCharacter(this.#text.charCodeAt(position));
  }
}

function lastTwo(whole: string, position: number): string {
  return whole.length - position <= 2 ? whole.slice(position) : "";
}

import { parsePattern } from "@nf-lint/groovy";
import { matchesLabels, matchesName } from "@nf-lint/resolver";
import { matchesSimply, simplePattern } from "./simple-pattern.js";
import type { SimplePattern } from "./simple-pattern.js";

/** A pattern that hits a name, or of which that cannot be said. */
export interface PatternHit {
  /** Which of the patterns it is. */
  readonly index: number;
  readonly hit: true | undefined;
}

/** Patterns in the order of their selectors. */
export interface PatternList {
  readonly patterns: readonly string[];
  /** The same for the same patterns. */
  readonly key: string;
}

export function patternList(patterns: readonly string[]): PatternList {
  return { patterns, key: JSON.stringify(patterns) };
}

/** What is known of a list of patterns. */
interface KnownHits {
  /** Those that are simple, at their places. */
  readonly simple: readonly (SimplePattern | undefined)[];
  readonly byName: Map<string, readonly PatternHit[]>;
}

/** Which patterns of selectors match which names: asked for again in every variant, and worked out once. */
export class SelectorMatches {
  readonly #hits = new Map<string, KnownHits>();
  readonly #simple = new Map<string, SimplePattern | undefined>();
  readonly #byPattern = new Map<string, Map<string, boolean | undefined>>();
  readonly #faults = new Map<string, string | undefined>();

  /** Whether a `withName` pattern hits a name; `undefined` where it cannot be said. */
  name(pattern: string, name: string): boolean | undefined {
    const simple = this.#simpleOf(pattern);
    if (simple !== undefined && PLAIN.test(name)) return matchesSimply(simple, name);
    let byName = this.#byPattern.get(pattern);
    if (byName === undefined) this.#byPattern.set(pattern, (byName = new Map<string, boolean | undefined>()));
    if (byName.has(name)) return byName.get(name);
    const answer = matchesName(name, pattern);
    byName.set(name, answer);
    return answer;
  }

  /** Which of several `withName` patterns hit a name or may do so, in their order: variants mostly have the same patterns. */
  hits({ key, patterns }: PatternList, name: string): readonly PatternHit[] {
    let known = this.#hits.get(key);
    if (known === undefined) {
      known = { simple: patterns.map((pattern) => this.#simpleOf(pattern)), byName: new Map() };
      this.#hits.set(key, known);
    }
    const { simple, byName } = known;
    const kept = byName.get(name);
    if (kept !== undefined) return kept;
    const hits: PatternHit[] = [];
    const isPlain = PLAIN.test(name);
    for (const [index, pattern] of patterns.entries()) {
      const simplest = isPlain ? simple[index] : undefined;
      const hit = simplest === undefined ? this.name(pattern, name) : matchesSimply(simplest, name);
      if (hit !== false) hits.push({ index, hit });
    }
    byName.set(name, hits);
    return hits;
  }

  /** Whether a `withLabel` pattern hits a process with these labels. */
  labels(pattern: string, labels: readonly string[]): boolean | undefined {
    return PLAIN.test(pattern) ? labels.includes(pattern) : matchesLabels(labels, pattern);
  }

  /** Why Java rejects a pattern, if it surely does. */
  fault(pattern: string): string | undefined {
    if (PLAIN.test(pattern)) return undefined;
    if (this.#faults.has(pattern)) return this.#faults.get(pattern);
    const parsed = parsePattern(pattern.startsWith("!") ? pattern.slice(1).trim() : pattern);
    const fault = parsed.kind === "fault" ? parsed.fault.code : undefined;
    this.#faults.set(pattern, fault);
    return fault;
  }

  #simpleOf(pattern: string): SimplePattern | undefined {
    let simple = this.#simple.get(pattern);
    if (simple === undefined && !this.#simple.has(pattern)) {
      simple = simplePattern(pattern);
      this.#simple.set(pattern, simple);
    }
    return simple;
  }
}

/** Nothing in it means more than itself. */
const PLAIN = /^[\w:-]+$/;

import type { PropertyMap, Value } from "@nf-lint/groovy";
import type { Expression } from "@nf-lint/parser";
import type { ReadLog } from "./read-log.js";
import { readsSame, valueDigest } from "./same-value.js";

/** What an expression has come to once. */
export interface KeptValue {
  readonly expression: Expression;
  readonly value: Value;
  readonly log: ReadLog;
}

interface ByAnswers {
  /** The params that were read. */
  readonly names: readonly string[];
  readonly kept: Map<string, readonly KeptValue[]>;
}

/**
 * All that an expression has come to, found by the params that were read and what they were: hundreds of profiles may each
 * set a param that thousands of expressions read.
 */
export class KeptValues {
  /** What it comes to where it reads no params. */
  #constant: KeptValue | undefined;
  /** By the names of the params that were read, then by what they were. */
  readonly #byNames = new Map<string, ByAnswers>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  find(params: PropertyMap): KeptValue | undefined {
    if (this.#constant !== undefined) return this.#constant;
    for (const { names, kept } of this.#byNames.values()) {
      const answers = answersTo(names, (name) => params.readProperty(name));
      const found = kept.get(answers)?.find(({ log }) => readsSame(log.reads, params));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  add(made: KeptValue): void {
    const { reads } = made.log;
    this.#size++;
    if (reads.size === 0) {
      this.#constant = made;
      return;
    }
    const names = [...reads.keys()];
    const key = names.join("\n");
    const byAnswers = this.#byNames.get(key) ?? { names, kept: new Map<string, readonly KeptValue[]>() };
    this.#byNames.set(key, byAnswers);
    const answers = answersTo(names, (name) => reads.get(name));
    byAnswers.kept.set(answers, [...(byAnswers.kept.get(answers) ?? []), made]);
  }

  deleteAll(values: ReadonlySet<KeptValue>): void {
    if (this.#constant !== undefined && values.has(this.#constant)) {
      this.#constant = undefined;
      this.#size--;
    }
    for (const { kept } of this.#byNames.values()) {
      for (const [answers, alike] of kept) {
        const left = alike.filter((value) => !values.has(value));
        this.#size -= alike.length - left.length;
        kept.set(answers, left);
      }
    }
  }
}

function answersTo(names: readonly string[], read: (name: string) => Value | undefined): string {
  return names.map((name) => valueDigest(read(name))).join("\n");
}

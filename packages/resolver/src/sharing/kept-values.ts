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

/**
 * All that an expression has come to, found by the params that were read and what they were: hundreds of profiles may each
 * set a param that thousands of expressions read.
 */
export class KeptValues {
  /** By the names of the params that were read, then by what they were. */
  readonly #byNames = new Map<string, Map<string, readonly KeptValue[]>>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  find(params: PropertyMap): KeptValue | undefined {
    for (const [names, byAnswers] of this.#byNames) {
      const answers = answersTo(names === "" ? [] : names.split("\n"), (name) => params.readProperty(name));
      const found = byAnswers.get(answers)?.find(({ log }) => readsSame(log.reads, params));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  add(made: KeptValue): void {
    const { reads } = made.log;
    const names = [...reads.keys()];
    const byAnswers = this.#byNames.get(names.join("\n")) ?? new Map<string, readonly KeptValue[]>();
    this.#byNames.set(names.join("\n"), byAnswers);
    const answers = answersTo(names, (name) => reads.get(name));
    byAnswers.set(answers, [...(byAnswers.get(answers) ?? []), made]);
    this.#size++;
  }

  deleteAll(values: ReadonlySet<KeptValue>): void {
    for (const byAnswers of this.#byNames.values()) {
      for (const [answers, kept] of byAnswers) {
        const left = kept.filter((value) => !values.has(value));
        this.#size -= kept.length - left.length;
        byAnswers.set(answers, left);
      }
    }
  }
}

function answersTo(names: readonly string[], read: (name: string) => Value | undefined): string {
  return names.map((name) => valueDigest(read(name))).join("\n");
}

import type { Value } from "@nf-lint/groovy";
import { isFixed } from "./same-value.js";

/** What an evaluation has read of `params`: with the same answers it would come to the same. */
export class ReadLog {
  readonly reads = new Map<string, Value>();
  #isComplete = true;

  /** False once something was read that the log cannot hold: all params, or a map that may still change. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  read(name: string, value: Value): void {
    if (this.reads.has(name)) return;
    this.reads.set(name, value);
    if (!isFixed(value)) this.#isComplete = false;
  }

  giveUp(): void {
    this.#isComplete = false;
  }
}

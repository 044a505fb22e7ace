import { Undetermined } from "./interruption.js";

const MAX_STEPS = 200_000;
const MAX_DEPTH = 200;
const MAX_TEXT = 1 << 20;
const MAX_ITEMS = 50_000;
/** Digits of a number. */
const MAX_DIGITS = 5_000;

/** What one evaluation may use up: linting ends in time whatever the configuration holds. */
export class Budget {
  #steps = 0;
  #depth = 0;

  step(count = 1): void {
    this.#steps += count;
    if (this.#steps > MAX_STEPS) exceed("too many steps");
  }

  /** Runs one level of nesting deeper. */
  nested<T>(run: () => T): T {
    if (this.#depth >= MAX_DEPTH) exceed("too deeply nested");
    this.#depth++;
    try {
      return run();
    } finally {
      this.#depth--;
    }
  }

  /** To be asked before a list or map of that size is made. */
  items(count: number): void {
    if (count > MAX_ITEMS) exceed("too many elements");
    this.step(Math.ceil(count / 8));
  }

  /** To be asked before a text of that length is made. */
  text(length: number): void {
    if (length > MAX_TEXT) exceed("too long a text");
    this.step(Math.ceil(length / 256));
  }
}

/** To be asked before a number of that many digits is made. */
export function checkDigits(digits: number): void {
  if (digits > MAX_DIGITS) exceed("too large a number");
}

function exceed(subject: string): never {
  throw new Undetermined({ code: "limit", subject });
}

import { Undetermined } from "./interruption.js";

/** What one evaluation may use up by itself. A step takes a tenth of a microsecond or two. */
const MAX_STEPS = 400_000;
const MAX_DEPTH = 200;
const MAX_TEXT = 1 << 20;
const MAX_ITEMS = 50_000;
/** Digits of a number. */
const MAX_DIGITS = 5_000;

/**
 * Work that may be done, and is counted. An account belongs to one project, so that what its configuration comes to does
 * not depend on what else is worked out.
 */
export class Account {
  #left: number;

  constructor(amount: number) {
    this.#left = amount;
  }

  get left(): number {
    return this.#left;
  }

  spend(amount: number): void {
    this.#left = Math.max(0, this.#left - amount);
  }

  add(amount: number): void {
    this.#left += amount;
  }
}

/** What one evaluation may use up: linting ends in time whatever the configuration holds. */
export class Budget {
  readonly #most: number;
  #steps = 0;
  #depth = 0;

  /** @param most how many steps it may take, where that is less than any evaluation may */
  constructor(most: number = MAX_STEPS) {
    this.#most = Math.min(most, MAX_STEPS);
  }

  /** How many steps it has taken. */
  get steps(): number {
    return this.#steps;
  }

  step(count = 1): void {
    this.#steps += count;
    if (this.#steps > this.#most) exceed("too many steps");
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

  /** To be told of each text that is looked through. */
  reads(text: string): void {
    if (text.length > 64) this.step(text.length >> 6);
  }

  /** To be told of what an evaluation leaves behind: of a text its length, of a list or a map 64 for each element. */
  keeps(size: number): void {
    this.step(size >> 4);
  }
}

/** To be asked before a number of that many digits is made. */
export function checkDigits(digits: number): void {
  if (digits > MAX_DIGITS) exceed("too large a number");
}

function exceed(subject: string): never {
  throw new Undetermined({ code: "limit", subject });
}

import type { Datum } from "./values/datum.js";

/** The variables of a closure: parameters and locals, over those of the closure around it. */
export class Variables {
  readonly #own = new Map<string, Datum>();
  readonly #outer: Variables | undefined;

  constructor(outer?: Variables) {
    this.#outer = outer;
  }

  get(name: string): Datum | undefined {
    return this.#own.has(name) ? this.#own.get(name) : this.#outer?.get(name);
  }

  declare(name: string, value: Datum): void {
    this.#own.set(name, value);
  }

  /** False where no such variable is declared. */
  assign(name: string, value: Datum): boolean {
    if (!this.#own.has(name)) return this.#outer?.assign(name, value) ?? false;
    this.#own.set(name, value);
    return true;
  }
}

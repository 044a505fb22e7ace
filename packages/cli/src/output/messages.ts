import type { Ansis } from "ansis";
import type { Io } from "../io.js";
import { printable } from "./printable-text.js";

/** What the command says about itself and its run, on standard error. */
export class Messages {
  readonly #io: Io;
  readonly #colors: Ansis;

  constructor(io: Io, colors: Ansis) {
    this.#io = io;
    this.#colors = colors;
  }

  /** Something that was asked for cannot be done. */
  error(text: string): void {
    this.#io.stderr.write(`${this.#colors.red("nf-lint:")} ${printable(text)}\n`);
  }

  /** Something that the user should know, and that changes nothing. */
  note(text: string): void {
    this.#io.stderr.write(`${this.#colors.dim("nf-lint:")} ${printable(text)}\n`);
  }
}

import type { LintProgress } from "@nf-lint/linter";
import { displayWidth } from "./display-width.js";
import type { Output } from "../io.js";
import { printable } from "./printable-text.js";

/** A run shorter than this shows nothing. */
const PATIENCE_MS = 1000;
const REFRESH_MS = 100;
const ERASE_LINE = "\r\u001b[2K";

/** One line on a terminal that says how far a long run is, and goes away at its end. */
export class ProgressLine {
  readonly #output: Output;
  #nextAt = performance.now() + PATIENCE_MS;
  #isShown = false;

  constructor(output: Output) {
    this.#output = output;
  }

  update(progress: LintProgress): void {
    if (!this.#output.isTTY || performance.now() < this.#nextAt) return;
    const what = progress.phase === "reading" ? "Reading" : `Linting ${progress.done + 1} of ${progress.total}`;
    const line = `${what}: ${printable(progress.file)}`;
    // A line that wraps could not be erased.
    const fits = displayWidth(line) < (this.#output.columns ?? 80);
    this.#output.write(ERASE_LINE + (fits ? line : what));
    this.#isShown = true;
    this.#nextAt = performance.now() + REFRESH_MS;
  }

  end(): void {
    if (this.#isShown) this.#output.write(ERASE_LINE);
    this.#isShown = false;
  }
}

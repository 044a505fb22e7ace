import type { Surroundings } from "./project-provider.js";

/**
 * What the surroundings of a file answered when its rules asked. A file whose text is what it was need not be linted again
 * for as long as they answer the same.
 */
export class ProjectAnswers {
  readonly #answers: { readonly answer: string; readonly ask: (surroundings: Surroundings) => string }[] = [];

  add(answer: string, ask: (surroundings: Surroundings) => string): void {
    this.#answers.push({ answer, ask });
  }

  /** Asks other surroundings of the file, or the same after a change. */
  areGivenBy(surroundings: Surroundings): boolean {
    return this.#answers.every(({ answer, ask }) => ask(surroundings) === answer);
  }
}

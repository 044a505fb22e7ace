import type { LintedProject } from "./project-provider.js";

/**
 * What the projects of a file answered when its rules asked. A file whose text is what it was need not be linted again
 * for as long as they answer the same.
 */
export class ProjectAnswers {
  readonly #answers: { readonly answer: string; readonly ask: (projects: readonly LintedProject[]) => string }[] = [];

  add(answer: string, ask: (projects: readonly LintedProject[]) => string): void {
    this.#answers.push({ answer, ask });
  }

  /** Asks other projects of the file, or the same after a change. */
  areGivenBy(projects: readonly LintedProject[]): boolean {
    return this.#answers.every(({ answer, ask }) => ask(projects) === answer);
  }
}

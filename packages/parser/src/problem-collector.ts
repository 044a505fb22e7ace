import type { Range } from "./ast.js";
import type { LineTable } from "./line-table.js";
import type { Problem, ProblemCode, ProblemData, RelatedCode } from "./problem.js";

interface ProblemExtras {
  readonly related?: { readonly range: Range; readonly code: RelatedCode };
  readonly fix?: { readonly range: Range; readonly text: string };
}

/** Nobody reads more problems of one text. Where there are more, what is left of a block is skipped as a whole. */
export const MOST_PROBLEMS = 5_000;

/** Gathers the problems of one text and hands them out in source order. */
export class ProblemCollector {
  readonly #problems: Problem[] = [];
  readonly #dropped = new Set<Problem>();
  #isSorted = false;
  #explained: readonly number[] = [];

  constructor(readonly lines: LineTable) {}

  add<Code extends ProblemCode>(code: Code, range: Range, data: ProblemData[Code], extras: ProblemExtras = {}): void {
    this.#isSorted = false;
    this.#problems.push(this.#newProblem(code, range, data, extras));
  }

  #newProblem<Code extends ProblemCode>(
    code: Code,
    range: Range,
    data: ProblemData[Code],
    { related, fix }: ProblemExtras = {},
  ): Problem {
    return {
      code,
      data,
      range,
      loc: this.lines.location(range),
      legacy: code.startsWith("legacy-"),
      ...(related && { related: { ...related, loc: this.lines.location(related.range) } }),
      ...(fix && { fix }),
    } as Problem;
  }

  get count(): number {
    return this.#problems.length;
  }

  /** Forgets the problems added since there were `count`: those of an attempt that is made anew. */
  rewind(count: number): void {
    this.#problems.length = count;
  }

  /** Those of one kind. */
  ofCode(code: ProblemCode): readonly Problem[] {
    return this.#problems.filter((problem) => problem.code === code);
  }

  /**
   * Puts one problem in the place of those that start within the range, which it explains; does nothing, and says so,
   * where these are less than `least`. To be called when all others are known.
   */
  explainWithin<Code extends ProblemCode>(
    [first, end]: Range,
    least: number,
    code: Code,
    range: Range,
    data: ProblemData[Code],
  ): boolean {
    if (!this.#isSorted) this.#sort();
    const within: Problem[] = [];
    let place = -1;
    for (let index = this.#indexOf(first); index < this.#problems.length; index += 1) {
      const problem = this.#problems[index];
      if (problem === undefined || problem.range[0] >= end) break;
      if (this.#dropped.has(problem)) continue;
      if (within.length === 0) place = index;
      within.push(problem);
    }
    if (within.length < least) return false;
    for (const problem of within) this.#dropped.add(problem);
    this.#problems[place] = this.#newProblem(code, range, data);
    return true;
  }

  /** Whether all problems so far are as the test says. */
  every(test: (problem: Problem) => boolean): boolean {
    return this.#problems.every((problem) => this.#dropped.has(problem) || test(problem));
  }

  /** The first problem that does not start before an offset. */
  #indexOf(offset: number): number {
    let low = 0;
    let high = this.#problems.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#problems[middle]?.range[0] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Remembers the places of the problems so far, which explain those that follow from them. */
  seal(): void {
    this.#explained = this.#problems.map((problem) => problem.range[0]).sort((a, b) => a - b);
  }

  /** Whether a problem that was there when sealed starts within the range. */
  isExplained(range: Range): boolean {
    let low = 0;
    let high = this.#explained.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#explained[middle] ?? 0) < range[0]) low = middle + 1;
      else high = middle;
    }
    return (this.#explained[low] ?? Infinity) < range[1];
  }

  inSourceOrder(): Problem[] {
    this.#sort();
    return this.#dropped.size === 0 ? this.#problems : this.#problems.filter((problem) => !this.#dropped.has(problem));
  }

  #sort(): void {
    this.#problems.sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
    this.#isSorted = true;
  }
}

import type { Range } from "./ast.js";
import type { LineTable } from "./line-table.js";
import type { Problem, ProblemCode, ProblemData, RelatedCode } from "./problem.js";

interface ProblemExtras {
  readonly related?: { readonly range: Range; readonly code: RelatedCode };
  readonly fix?: { readonly range: Range; readonly text: string };
}

/** Gathers the problems of one text and hands them out in source order. */
export class ProblemCollector {
  #problems: Problem[] = [];
  #explained: readonly number[] = [];

  constructor(readonly lines: LineTable) {}

  add<Code extends ProblemCode>(code: Code, range: Range, data: ProblemData[Code], extras: ProblemExtras = {}): void {
    const { related, fix } = extras;
    this.#problems.push({
      code,
      data,
      range,
      loc: this.lines.location(range),
      legacy: code.startsWith("legacy-"),
      ...(related && { related: { ...related, loc: this.lines.location(related.range) } }),
      ...(fix && { fix }),
    } as Problem);
  }

  get count(): number {
    return this.#problems.length;
  }

  /** Forgets the problems added since there were `count`: those of an attempt that is made anew. */
  rewind(count: number): void {
    this.#problems.length = count;
  }

  countWithin(range: Range): number {
    return this.#problems.filter((problem) => isWithin(problem, range)).length;
  }

  /** Forgets the problems that start within the range, for one that explains them. */
  dropWithin(range: Range): void {
    this.#problems = this.#problems.filter((problem) => !isWithin(problem, range));
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
    return this.#problems.sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
  }
}

function isWithin({ range: [start] }: Problem, [first, end]: Range): boolean {
  return first <= start && start < end;
}

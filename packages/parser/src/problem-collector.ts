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

  /** Whether one of the first `count` problems starts within the range. */
  isCovered(range: Range, count: number): boolean {
    for (let index = 0; index < count; index += 1) {
      const start = this.#problems[index]?.range[0] ?? -1;
      if (start >= range[0] && start < range[1]) return true;
    }
    return false;
  }

  inSourceOrder(): Problem[] {
    return this.#problems.sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
  }
}

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LintProgress } from "@nf-lint/linter";
import { ProgressLine } from "../../src/output/progress.js";

const ERASE = "\r\u001b[2K";

const clock = vi.spyOn(performance, "now");

beforeEach(() => {
  clock.mockReturnValue(0);
});

afterEach(() => {
  clock.mockReset();
});

/** All that is written to a terminal, or to something else, by a run with these moments in milliseconds. */
function written(
  moments: readonly (readonly [number, LintProgress])[],
  output: { isTTY: boolean; columns?: number },
): string {
  let text = "";
  const line = new ProgressLine({ ...output, write: (part) => (text += part) });
  for (const [now, progress] of moments) {
    clock.mockReturnValue(now);
    line.update(progress);
  }
  line.end();
  return text;
}

const RUN: readonly (readonly [number, LintProgress])[] = [
  [500, { phase: "reading", file: "nextflow.config" }],
  [1500, { phase: "reading", file: "conf/base.config" }],
  [1550, { phase: "linting", file: "conf/base.config", done: 0, total: 2 }],
  [1700, { phase: "linting", file: "nextflow.config", done: 1, total: 2 }],
];

test("a run of more than a second shows how far it is, in one line that is gone in the end", () => {
  expect(written(RUN, { isTTY: true, columns: 80 })).toBe(
    `${ERASE}Reading: conf/base.config${ERASE}Linting 2 of 2: nextflow.config${ERASE}`,
  );
});

test("no line is as wide as the terminal, for it could not be erased", () => {
  expect(written(RUN, { isTTY: true, columns: 20 })).toBe(`${ERASE}Reading${ERASE}Linting 2 of 2${ERASE}`);
});

test("a short run shows nothing", () => {
  expect(written(RUN.slice(0, 1), { isTTY: true })).toBe("");
});

test("what is no terminal gets nothing", () => {
  expect(written(RUN, { isTTY: false })).toBe("");
});

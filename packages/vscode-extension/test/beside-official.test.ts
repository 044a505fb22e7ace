import { describe, expect, test } from "vitest";
import { rules } from "../../rules/src/index.js";
import { SAID_BY_BOTH, withoutRepeated } from "../src/beside-official.js";
import type { PlacedDiagnostic } from "../src/beside-official.js";

const ERROR = 0;
const WARNING = 1;

function ours(rule: string, line: number): PlacedDiagnostic {
  return { source: "nf-lint", code: { value: rule }, severity: ERROR, range: { start: { line } } };
}

function official(severity: number, line: number): PlacedDiagnostic {
  return { source: "nextflow", severity, range: { start: { line } } };
}

function shown(findings: readonly PlacedDiagnostic[], others: readonly PlacedDiagnostic[]): readonly unknown[] {
  return withoutRepeated(findings, others).map(({ code, range }) => [code, range.start.line]);
}

describe("beside the official extension", () => {
  test("what it shows on the same line is not said again, and what only nf-lint knows is", () => {
    const findings = [ours("no-unknown-option", 3), ours("no-unknown-option", 5), ours("require-spot-retries", 3)];
    expect(shown(findings, [official(WARNING, 3)])).toEqual([
      [{ value: "no-unknown-option" }, 5],
      [{ value: "require-spot-retries" }, 3],
    ]);
  });

  test("one error of its own stands for all errors of syntax, wherever its grammar gave up; a warning for none", () => {
    expect(shown([ours("syntax", 1), ours("syntax", 8)], [official(ERROR, 40)])).toEqual([]);
    expect(shown([ours("syntax", 1)], [official(WARNING, 1)])).toEqual([[{ value: "syntax" }, 1]]);
  });

  test("what others show changes nothing", () => {
    expect(shown([ours("syntax", 1)], [{ ...official(ERROR, 1), source: "groovy" }])).toEqual([
      [{ value: "syntax" }, 1],
    ]);
  });

  test("all that the preset nextflow has is among what both say", () => {
    const refusals = Object.entries(rules).filter(([, { meta }]) => meta.docs.refusals !== undefined);
    expect(refusals.map(([id]) => id).filter((id) => !SAID_BY_BOTH.has(id))).toEqual([]);
    expect([...SAID_BY_BOTH].filter((id) => !Object.hasOwn(rules, id))).toEqual([]);
  });
});

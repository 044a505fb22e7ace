import { existsSync, readFileSync } from "node:fs";
import { checklistSections, rules } from "eslint-plugin-nextflow";
import type { ChecklistLine } from "eslint-plugin-nextflow";
import { describe, expect, it } from "vitest";
import { lines } from "../../src/checklist/lines.generated.js";

const ids = new Set(Object.keys(rules));

describe("the production checklist", () => {
  it("names rules that exist", () => {
    const named = new Set(lines.flatMap((line) => line.rules));
    expect([...named].filter((id) => !ids.has(id))).toEqual([]);
  });

  it("has a rule, a figure or hosts for each line that a configuration shows", () => {
    const answered = ({ rules: named, report, network }: ChecklistLine) =>
      named.some((id) => ids.has(id)) || report === true || network === true;
    const open = lines.filter((line) => line.lintable === "yes" && !answered(line));
    expect(open.map(({ id }) => id)).toEqual([]);
  });

  it("gives a reason for each line that is not visible", () => {
    const silent = lines.filter(({ kind, reason }) => kind === "not visible" && reason === undefined);
    expect(silent).toEqual([]);
  });

  it("has each line once, in sections, with the rules that there are", () => {
    const inSections = checklistSections(ids).flatMap((section) => section.lines);
    expect(inSections.map(({ id }) => id).sort()).toEqual(lines.map(({ id }) => id).sort());
    expect(new Set(inSections.map(({ id }) => id)).size).toBe(lines.length);
    expect(inSections.flatMap((line) => line.rules).filter((id) => !ids.has(id))).toEqual([]);
  });
});

const MAP = new URL("../../../../../shared/reference/checklist-map.json", import.meta.url);

describe("the map of the checklist beside the repository", () => {
  it.skipIf(!existsSync(MAP))("says the same of each line (skipped where it is absent)", () => {
    const map = JSON.parse(readFileSync(MAP, "utf8")) as { lines: { id: string; rules: string[]; summary: string }[] };
    expect(lines.map(({ id, rules: named, kind }) => ({ id, named, kind }))).toEqual(
      map.lines.map(({ id, rules: named, summary }) => ({ id, named, kind: summary })),
    );
  });
});

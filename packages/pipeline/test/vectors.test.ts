import { memoryFileSystem } from "@nf-lint/resolver";
import { describe, expect, it } from "vitest";
import type { ScriptProject } from "../src/index.js";
import { createScriptProject, isModule } from "../src/index.js";
import { codeOfWarning } from "./nextflow-messages.js";
import { hasVectors, rowsByFile, scriptCases } from "./script-vectors.js";
import type { ScriptCase } from "./script-vectors.js";

const ROOT = "/pipeline";

function projectOf({ files }: ScriptCase): ScriptProject {
  const texts = Object.entries(files).map(([name, text]) => [`${ROOT}/${name}`, text]);
  return createScriptProject(memoryFileSystem(Object.fromEntries(texts) as Record<string, string>), { root: ROOT });
}

/** Nextflow drops one stray bracket without a word, by accident; here it is told. */
const STRAY_BRACKETS = ["bracket-stray-brace-at-end", "bracket-stray-square-on-line", "bracket-stray-brace-between"];

/** A carriage return alone ends a statement for Nextflow, but counts as no line. */
const CARRIAGE_RETURNS = ["ws-cr-only-error"];

/** Nextflow drops a row that has a problem, and warns that what the row uses is not used. */
const FOLLOW_UPS = [
  "workflow-emit-statement",
  "workflow-emit-typed-legacy",
  "workflow-publish-arrow",
  "call-new-anonymous",
];

interface Place {
  readonly file: string;
  readonly line: number;
}

interface Answer {
  /** The file and line of the first error. */
  readonly first: string | undefined;
  /** File, line and code, with `paranoid` behind it; sorted. */
  readonly warnings: readonly string[];
}

function answer(one: ScriptCase): Answer {
  const project = projectOf(one);
  const errors: Place[] = [];
  const warnings: string[] = [];
  for (const file of Object.keys(one.files).filter((name) => name.endsWith(".nf"))) {
    const module = project.module(`${ROOT}/${file}`);
    if (!isModule(module)) throw new Error(`${file} cannot be read`);
    for (const { loc } of module.syntaxProblems) errors.push({ file, line: loc.start.line });
    for (const { level, code, loc } of project.problems(module.path)) {
      if (level === "error") errors.push({ file, line: loc.start.line });
      else warnings.push(`${file}:${loc.start.line} ${code}${level === "paranoid" ? " paranoid" : ""}`);
    }
  }
  return { first: firstOf(errors), warnings: sorted(warnings) };
}

function expected({ full }: ScriptCase): Answer {
  const errors = [...rowsByFile(full.errors)].flatMap(([file, rows]) => rows.map(([line]) => ({ file, line })));
  const warnings = [...rowsByFile(full.warnings)].flatMap(([file, rows]) =>
    rows.map(([line, , message, level]) => {
      return `${file}:${line} ${codeOfWarning(message) ?? message}${level === undefined ? "" : " paranoid"}`;
    }),
  );
  return { first: firstOf(errors), warnings: sorted(warnings) };
}

/** Nextflow reports some twice, such as the variable of `catch (A | B e)`. */
function sorted(warnings: readonly string[]): readonly string[] {
  return [...new Set(warnings)].sort();
}

function firstOf(places: Place[]): string | undefined {
  const [first] = places.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  return first && `${first.file}:${first.line}`;
}

describe.runIf(hasVectors)("the cases with Nextflow's own answers", () => {
  const cases = hasVectors ? scriptCases() : [];
  const answers = cases.map((one) => ({ one, ours: answer(one), theirs: expected(one) }));

  it("have the same verdict", () => {
    const wrong = answers.filter(({ one, ours }) => (ours.first === undefined) !== one.full.ok);
    expect(wrong.map(({ one }) => one.id)).toEqual(STRAY_BRACKETS);
  });

  it("have their first problem on the same line", () => {
    const rejected = answers.filter(({ one, ours }) => !one.full.ok && one.syntax.ok && ours.first !== undefined);
    const wrong = rejected.filter(({ ours, theirs }) => ours.first !== theirs.first);
    expect(wrong.map(({ one }) => one.id)).toEqual(CARRIAGE_RETURNS);
  });

  it("have the same warnings", () => {
    const wrong = answers.filter(({ ours, theirs }) => ours.warnings.join() !== theirs.warnings.join());
    expect(wrong.map(({ one }) => one.id)).toEqual(FOLLOW_UPS);
  });

  it("call the same processes and agents", () => {
    const wrong = cases.flatMap((one) => {
      if (one.calls === undefined) return [];
      const listed = projectOf(one)
        .calledProcesses(`${ROOT}/main.nf`)
        .processes.filter(({ isListed }) => isListed);
      const named = (kind: string): string[] =>
        listed.filter((called) => called.kind === kind).map(({ qualifiedName }) => qualifiedName);
      const calls = { processes: named("process"), agents: named("agent") };
      return JSON.stringify(calls) === JSON.stringify(one.calls) ? [] : [{ id: one.id, calls, expected: one.calls }];
    });
    expect(wrong).toEqual([]);
  });
});

import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { memoryFileSystem } from "@nf-lint/resolver";
import { expect, test } from "vitest";
import { createLinter } from "../src/linter.js";

/** What Nextflow 26.08 itself answered; beside the repository, and not part of it. */
const shared = fileURLToPath(new URL("../../../../shared/vectors/", import.meta.url));
const isThere = existsSync(shared);
const absent = isThere ? "" : ` (skipped: no ${shared})`;

/**
 * Nextflow drops the first closing bracket that closes nothing, without a word (a quirk of how its lexer and its parser
 * work together) and fails at the second. Here each is an error.
 */
const DROPPED_BRACKETS: ReadonlySet<string> = new Set([
  "bracket-stray-brace-at-end",
  "bracket-stray-square-on-line",
  "bracket-stray-brace-between",
]);

const readJson = (path: string): unknown => JSON.parse(readFileSync(`${shared}${path}`, "utf8"));

/** The folders of cases in which the preset `nextflow` finds an error, and what it finds. Each folder is a pipeline. */
async function refused(cases: ReadonlyMap<string, Readonly<Record<string, string>>>): Promise<Map<string, string[]>> {
  const files: Record<string, string> = { "/cases/.git/HEAD": "" };
  for (const [name, texts] of cases) {
    for (const [file, text] of Object.entries(texts)) files[`/cases/${name}/${file}`] = text;
  }
  const linter = createLinter({
    cwd: "/cases",
    fileSystem: memoryFileSystem(files),
    settings: { presets: ["nextflow"] },
  });
  const { findings, failures } = await linter.lint(["."]);
  expect(failures).toEqual([]);
  const found = new Map<string, string[]>();
  for (const { file, severity, range, message } of findings) {
    expect(severity).toBe("error");
    const name = file.slice(0, file.indexOf("/"));
    found.set(name, [...(found.get(name) ?? []), `${file}:${range.start.line} ${message}`]);
  }
  return found;
}

test.skipIf(!isThere)(`the preset nextflow has Nextflow's verdict on scripts${absent}`, async () => {
  const { cases } = readJson("scripts/script-cases.json") as {
    cases: { id: string; files: Record<string, string>; full: { ok: boolean; crash?: unknown } }[];
  };
  const judged = cases.filter(({ full }) => full.crash === undefined);
  const found = await refused(
    new Map(judged.map(({ id, files }) => [id, { ...files, "nextflow.config": "manifest.name = 'case'\n" }])),
  );
  const wrong = judged.filter(({ id, full }) => full.ok === found.has(id) && !DROPPED_BRACKETS.has(id));
  expect(wrong.map(({ id }) => [id, found.get(id) ?? "accepted"])).toEqual([]);
  console.log(`preset nextflow: ${judged.length} cases of scripts, ${found.size} refused`);
});

test.skipIf(!isThere)(`the preset nextflow has Nextflow's verdict on configurations${absent}`, async () => {
  const { cases } = readJson("syntax-cases.json") as {
    cases: { name: string; source: string; v2: { ok: boolean; errors?: { line?: number }[] } }[];
  };
  // What fails only when it is evaluated is no matter of `nextflow lint`.
  const judged = cases.filter(({ v2 }) => v2.ok || v2.errors?.[0]?.line !== undefined);
  const included = { "sub/inc2.config": "process.disk = '5 GB'\n" };
  const found = await refused(
    new Map(judged.map(({ name, source }) => [name, { "nextflow.config": source, ...included }])),
  );
  const wrong = judged.filter(({ name, v2 }) => v2.ok === found.has(name));
  expect(wrong.map(({ name }) => [name, found.get(name) ?? "accepted"])).toEqual([]);
  console.log(`preset nextflow: ${judged.length} cases of configurations, ${found.size} refused`);
});

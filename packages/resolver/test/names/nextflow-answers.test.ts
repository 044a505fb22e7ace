import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseConfig } from "@nf-lint/parser";
import { expect, test } from "vitest";
import { findNameProblems } from "../../src/names/find-name-problems.js";
import { inReportingOrder, isNameWarning } from "../../src/names/reporting-order.js";

/** What Nextflow 26.08 itself answered; beside the repository, and not part of it. */
const shared = fileURLToPath(new URL("../../../../../shared/", import.meta.url));
const isThere = existsSync(shared);
const absent = isThere ? "" : ` (skipped: no ${shared})`;

interface ReportedError {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
}

const readJson = (path: string) => JSON.parse(readFileSync(`${shared}${path}`, "utf8")) as unknown;

const isNameError = ({ message }: ReportedError) => / is not defined( \(hint: .*)?$/.test(message);

/** Our errors as Nextflow prints them: place, name and hint, in its order. */
function ourErrors(text: string): string[] {
  return inReportingOrder(findNameProblems({ ...parseConfig(text), text }))
    .filter((problem) => !isNameWarning(problem))
    .map(({ loc, name, hint }) => {
      const suffix = hint === "environment-variable" ? " (hint: use `env('...')` to access environment variable)" : "";
      return `${loc.start.line}:${loc.start.column} \`${name}\` is not defined${suffix}`;
    });
}

const theirErrors = (errors: readonly ReportedError[]) =>
  errors.map(({ line, column, message }) => `${line}:${column} ${message}`);

test.skipIf(!isThere)(`one-file cases have their name errors at the same places${absent}`, () => {
  const { cases } = readJson("vectors/syntax-cases.json") as {
    cases: { name: string; source: string; v2: { ok: boolean; errors?: ReportedError[] } }[];
  };
  let equal = 0;
  let silent = 0;
  for (const { name, source, v2 } of cases) {
    const errors = v2.errors ?? [];
    if (v2.ok) {
      expect(ourErrors(source), name).toEqual([]);
      silent++;
    } else if (errors.length > 0 && errors.every(isNameError) && parseConfig(source).problems.length === 0) {
      expect(ourErrors(source), name).toEqual(theirErrors(errors));
      equal++;
    }
  }
  console.log(`names: ${equal} cases with the same errors, ${silent} accepted cases without any`);
  expect([equal, silent]).toEqual([9, 59]);
});

test.skipIf(!isThere)(`the corpus has no name problem where Nextflow has neither error nor warning${absent}`, () => {
  const accepted = readFileSync(`${shared}corpus/expected/nf-core-configs.jsonl`, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { file: string; ok: boolean; warnings?: unknown[] })
    .filter(({ ok, warnings }) => ok && warnings?.length === 0);
  const found = accepted.flatMap(({ file }) => {
    const text = readFileSync(`${shared}corpus/nf-core-configs/${file}`, "utf8");
    const problems = findNameProblems({ ...parseConfig(text), text });
    return problems.map(({ code, name, loc }) => `${file}:${loc.start.line}:${loc.start.column} ${code} ${name}`);
  });
  console.log(`names: ${accepted.length} accepted files of the corpus, ${found.length} false problems`);
  expect(found).toEqual([]);
  expect(accepted.length).toBe(351);
});

test.skipIf(!isThere)(`rejected projects have their name errors at the same places${absent}`, () => {
  const rejected = new Map<string, ReportedError[]>();
  for (const project of readdirSync(`${shared}vectors/resolved`)) {
    for (const run of readdirSync(`${shared}vectors/resolved/${project}`)) {
      const { error } = readJson(`vectors/resolved/${project}/${run}`) as { error?: { errors: ReportedError[] } };
      const errors = error?.errors ?? [];
      const [first] = errors;
      if (first?.file === undefined || !errors.every(isNameError)) continue;
      expect(new Set(errors.map(({ file }) => file)).size).toBe(1);
      rejected.set(`vectors/projects/${project}/${first.file}`, errors);
    }
  }
  for (const [file, errors] of rejected) {
    expect(ourErrors(readFileSync(`${shared}${file}`, "utf8")), file).toEqual(theirErrors(errors));
  }
  console.log(`names: ${rejected.size} of ${rejected.size} rejected files with the same errors`);
  expect(rejected.size).toBe(9);
});

test.skipIf(!isThere)(`accepted projects have no name error${absent}`, () => {
  const accepted = new Set<string>();
  for (const project of readdirSync(`${shared}vectors/resolved`)) {
    const answers = readdirSync(`${shared}vectors/resolved/${project}`).map(
      (run) => readJson(`vectors/resolved/${project}/${run}`) as { ok: boolean; files: string[] },
    );
    for (const { ok, files } of answers)
      if (ok) for (const file of files) accepted.add(`vectors/projects/${project}/${file}`);
  }
  const present = [...accepted].filter((file) => existsSync(`${shared}${file}`));
  const found = present.flatMap((file) =>
    ourErrors(readFileSync(`${shared}${file}`, "utf8")).map((error) => `${file}:${error}`),
  );
  console.log(`names: ${present.length} root files of accepted projects, ${found.length} false errors`);
  expect(found).toEqual([]);
  expect(present.length).toBeGreaterThan(0);
});

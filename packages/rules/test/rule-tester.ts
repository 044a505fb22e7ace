import { RuleTester } from "eslint";
import nextflow from "eslint-plugin-nextflow";
import type { NextflowRule, FindingDetails, FindingSeverity } from "eslint-plugin-nextflow";
import { describe, expect, it } from "vitest";
import { lint, ROOT } from "./eslint-run.js";
import { memoryProjects } from "./memory-projects.js";
import type { Look } from "./memory-projects.js";

RuleTester.describe = describe;
RuleTester.it = it;
RuleTester.itOnly = it.only;

export interface ValidCase extends Look {
  readonly name: string;
  /** The file that is linted. */
  readonly code: string;
  /** Its path; `nextflow.config` when not said. Paths in tests are relative to `/project`. */
  readonly filename?: string;
  /** The other files of the project. */
  readonly files?: Readonly<Record<string, string>>;
  readonly options?: readonly Readonly<Record<string, unknown>>[];
}

export interface InvalidCase extends ValidCase {
  readonly errors: readonly ExpectedError[];
  /** What `--fix` makes of the file, where the rule fixes something. */
  readonly output?: string;
}

export interface ExpectedError {
  readonly messageId: string;
  readonly data?: Readonly<Record<string, string>>;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly suggestions?: readonly { messageId: string; data?: Readonly<Record<string, string>>; output: string }[];
  /** The variants that the finding names; compared where given. */
  readonly profiles?: readonly string[];
  /** The related places as `FILE:LINE:COLUMN MESSAGE`; compared where given. */
  readonly related?: readonly string[];
  /** The finding's own severity, "rule's" where it has none; compared where given. */
  readonly severity?: FindingSeverity | "rule's";
}

const inProject = (file: string) => `${ROOT}${file}`;

const tester = new RuleTester({ plugins: { nextflow } });

/** ESLint's RuleTester over projects in memory; each error needs its message id, its data and all four positions. */
export function testRule(
  id: string,
  rule: NextflowRule,
  cases: { readonly valid: readonly ValidCase[]; readonly invalid: readonly InvalidCase[] },
): void {
  const invalid = cases.invalid.map((testCase) => ({
    ...eslintCase(testCase),
    errors: testCase.errors.map((error) => eslintError(error, rule)),
    output: testCase.output ?? null,
  }));
  tester.run(id, rule, {
    assertionOptions: { requireMessage: "messageId", requireLocation: true, requireData: "error" },
    valid: cases.valid.map(eslintCase),
    invalid,
  } as unknown as Parameters<typeof tester.run>[2]);

  const detailed = cases.invalid.filter(({ errors }) =>
    errors.some(({ profiles, related, severity }) => profiles ?? related ?? severity),
  );
  describe.runIf(detailed.length > 0)(`${id} says beside its message`, () => {
    it.each(detailed)("$name", (testCase) => {
      const found = detailsOf(rule, testCase);
      for (const [i, { profiles, related, severity }] of testCase.errors.entries()) {
        if (profiles) expect(found[i]?.profiles).toEqual(profiles);
        if (related) expect(found[i]?.related.map(asLine)).toEqual(related);
        if (severity) expect(found[i]?.severity ?? "rule's").toBe(severity);
      }
    });
  });
}

/** What ESLint itself compares. */
function eslintError(
  { messageId, data, line, column, endLine, endColumn, suggestions }: ExpectedError,
  { meta: { messages } }: NextflowRule,
) {
  const expected = namesProcesses(messages?.[messageId]) ? { processes: "", ...data } : data;
  const place = { line, column, endLine, endColumn };
  return { messageId, ...place, ...(expected && { data: expected }), ...(suggestions && { suggestions }) };
}

/** Without processes that are known, a message names none. */
function namesProcesses(message: string | undefined): boolean {
  return message?.includes("{{processes}}") === true;
}

function eslintCase({ name, code, filename, files, options, ...look }: ValidCase) {
  return {
    name,
    code,
    language: filename?.endsWith(".nf") ? "nextflow/script" : "nextflow/config",
    filename: inProject(filename ?? "nextflow.config"),
    options: options ?? [],
    languageOptions: { projects: memoryProjects(absolute(files), lookOf(look)) },
  };
}

/** Invalid cases carry more than a look; what is no part of it must not reach ESLint's configuration. */
function lookOf({ nextflow: version, isolated, combinations, platform }: Look): Look {
  return {
    ...(version !== undefined && { nextflow: version }),
    ...(isolated !== undefined && { isolated }),
    ...(combinations && { combinations }),
    ...(platform && { platform }),
  };
}

function detailsOf(rule: NextflowRule, testCase: ValidCase): readonly (FindingDetails | undefined)[] {
  const { code, filename, options, languageOptions } = eslintCase(testCase);
  return lint(filename, code, { rule, rules: { "tested/rule": ["warn", ...options] }, ...languageOptions }).details;
}

function asLine({ place, message }: FindingDetails["related"][number]): string {
  const { line, column } = place.loc.start;
  return `${place.file.slice(ROOT.length)}:${line}:${column} ${message}`;
}

function absolute(files: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([file, text]) => [inProject(file), text]));
}

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseConfig } from "@nf-lint/parser";
import { memoryFileSystem } from "@nf-lint/resolver";
import { rules } from "eslint-plugin-nextflow";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeFailure } from "../../src/failure.js";
import { fixFiles } from "../../src/fix/fix-files.js";
import type { FixRun } from "../../src/fix/fix-files.js";
import { createLinter } from "../../src/linter.js";
import { propertyRuns } from "../../../../test/property-runs.js";

const CORPUS = fileURLToPath(new URL("../../../../../shared/corpus/nf-core-configs/", import.meta.url));
const hasCorpus = existsSync(CORPUS);
if (!hasCorpus) console.log("skipped, for ../shared/corpus is not here: fixes in the files of nf-core/configs");

const corpus: readonly (readonly [name: string, text: string])[] = hasCorpus
  ? readdirSync(CORPUS, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".config"))
      .map((name) => [name, readFileSync(`${CORPUS}${name}`, "utf8")])
  : [];

const settings = { presets: ["all"] };

function fix(files: Map<string, string>): Promise<FixRun> {
  return fixFiles(
    {
      cwd: "/repo",
      fileSystem: memoryFileSystem(files),
      settings,
      writer: { isWritable: () => true, writeFile: (path, text) => files.set(path, text) },
    },
    ["."],
  );
}

/** How often each problem of the parser is in a text. */
function problemsIn(text: string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { code } of parseConfig(text).problems) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

function expectNoNewProblem({ before, after }: { before: string; after: string }): void {
  const had = problemsIn(before);
  for (const [code, count] of Object.entries(problemsIn(after)))
    expect(count, code).toBeLessThanOrEqual(had[code] ?? 0);
}

/** The tree of a text without places: equal for texts that differ in layout and comments. */
function treeOf(text: string): string {
  return JSON.stringify(parseConfig(text).ast, (key, value: unknown) =>
    key === "range" || key === "loc" ? undefined : value,
  );
}

describe.runIf(hasCorpus)("fixes in nf-core/configs", () => {
  test("break no file, and leave nothing to fix", async () => {
    const files = new Map([
      ["/repo/.git/HEAD", ""],
      ...corpus.map(([name, text]): [string, string] => [`/repo/${name}`, text]),
    ]);
    const { changes, result } = await fix(files);
    expect(result.failures.map(describeFailure)).toEqual([]);
    expect(changes.length).toBeGreaterThan(0);
    changes.forEach(expectNoNewProblem);
    expect(result.findings.filter((finding) => finding.fix)).toEqual([]);
    expect((await fix(files)).changes).toEqual([]);
  });

  const texts = corpus.map(([, text]) => text).filter((text) => text.length < 20_000);
  // Not `constantFrom`, which refuses the empty list of a machine without the corpus.
  const file = fc.nat().map((n) => texts[n % texts.length] ?? "");

  test("do so where words are misspelt, settings lose their signs, and lines end in CRLF", async () => {
    const slip = fc.record({ at: fc.nat(), kind: fc.constantFrom("drop", "double", "swap", "equals", "quote") });
    await fc.assert(
      fc.asyncProperty(
        file,
        fc.array(slip, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        async (text, slips, crlf) => {
          const slipped = slips.reduce(withSlip, text).replace(/\r?\n/g, crlf ? "\r\n" : "\n");
          const files = new Map([["/repo/nextflow.config", slipped]]);
          const { changes, result } = await fix(files);
          expect(result.failures.map(describeFailure)).toEqual([]);
          changes.forEach(expectNoNewProblem);
          for (const { after } of changes) if (crlf) expect(after).not.toMatch(/[^\r]\n/);
          expect((await fix(files)).changes).toEqual([]);
        },
      ),
      propertyRuns(60),
    );
  });

  test("take out comments and change nothing else", async () => {
    const ids = Object.keys(rules);
    const type = fc.constantFrom(
      "disable-next-line",
      "disable-line",
      "disable-file",
      "disable",
      "enable",
      "disable-nextline",
      "ignore",
    );
    const comment = fc.record({
      at: fc.nat(),
      words: fc.tuple(fc.constantFrom("nf-lint", "eslint"), type).map((parts) => parts.join("-")),
      names: fc.array(fc.constantFrom(...ids, "no-such-rule", "valid-executer"), { maxLength: 3 }),
      reason: fc.constantFrom("", " -- because"),
      isBlock: fc.boolean(),
      isAlone: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(file, fc.array(comment, { minLength: 1, maxLength: 4 }), async (text, comments) => {
        // Other fixes are to have been made before.
        const plain = new Map([["/repo/nextflow.config", text]]);
        await fix(plain);
        const clean = plain.get("/repo/nextflow.config") ?? text;

        const commented = comments.reduce(withComment, clean);
        fc.pre(treeOf(commented) === treeOf(clean));
        const files = new Map([["/repo/nextflow.config", commented]]);
        const { result } = await fix(files);
        expect(result.failures.map(describeFailure)).toEqual([]);
        const fixed = files.get("/repo/nextflow.config") ?? "";
        expect(treeOf(fixed)).toBe(treeOf(clean));
        const left = await createLinter({ cwd: "/repo", fileSystem: memoryFileSystem(files), settings }).lint(["."]);
        expect(left.findings.filter((finding) => finding.fix)).toEqual([]);
      }),
      propertyRuns(60),
    );
  });
});

function withSlip(text: string, { at, kind }: { at: number; kind: string }): string {
  if (kind === "equals") return replaceNth(text, / = /g, " ", at);
  if (kind === "quote") return replaceNth(text, /= (\d+|true|false)$/gm, "= 'false'", at);
  const words = [...text.matchAll(/\b[a-zA-Z]{4,}\b/g)];
  const word = words[at % Math.max(1, words.length)];
  if (word === undefined) return text;
  const [old] = word;
  const middle = old.length >> 1;
  const slipped =
    kind === "drop"
      ? old.slice(0, middle) + old.slice(middle + 1)
      : kind === "double"
        ? old.slice(0, middle) + old.slice(middle - 1)
        : old.slice(0, middle - 1) +
          old.slice(middle, middle + 1) +
          old.slice(middle - 1, middle) +
          old.slice(middle + 1);
  return text.slice(0, word.index) + slipped + text.slice(word.index + old.length);
}

function replaceNth(text: string, pattern: RegExp, by: string, n: number): string {
  const matches = [...text.matchAll(pattern)];
  const match = matches[n % Math.max(1, matches.length)];
  return match === undefined ? text : text.slice(0, match.index) + by + text.slice(match.index + match[0].length);
}

function withComment(
  text: string,
  comment: { at: number; words: string; names: readonly string[]; reason: string; isBlock: boolean; isAlone: boolean },
): string {
  const { at, words, names, reason, isBlock, isAlone } = comment;
  const lines = text.split("\n");
  const line = at % lines.length;
  const content = `${words} ${names.join(", ")}${reason}`;
  const written = isBlock ? `/* ${content} */` : `// ${content}`;
  if (isAlone) lines.splice(line, 0, `  ${written}`);
  else lines[line] = `${lines[line] ?? ""} ${written}`;
  return lines.join("\n");
}

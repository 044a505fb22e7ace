import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** One error of Nextflow's strict parser. */
export interface ExpectedError {
  readonly line?: number;
  readonly message: string;
}

export interface CorpusFile {
  readonly file: string;
  readonly text: string;
  readonly ok: boolean;
  readonly errors: readonly ExpectedError[];
}

export interface SyntaxCase {
  readonly name: string;
  readonly source: string;
  readonly v2: { readonly ok: boolean; readonly errors?: readonly ExpectedError[] };
}

const SHARED = fileURLToPath(new URL("../../../../shared/", import.meta.url));

/** Whether the corpus with Nextflow's answers lies beside the repository. */
export const hasCorpus = existsSync(`${SHARED}corpus/expected`);

if (!hasCorpus) console.log("The shared corpus is not there: tests on it are left out.");

export const CORPUS_SETS = ["nf-core-configs", "nf-core-configs-history"] as const;

export function readCorpus(set: (typeof CORPUS_SETS)[number]): readonly CorpusFile[] {
  const lines = readFileSync(`${SHARED}corpus/expected/${set}.jsonl`, "utf8").trim().split("\n");
  return lines.map((line) => {
    const expected = JSON.parse(line) as Omit<CorpusFile, "text">;
    return { ...expected, text: readFileSync(`${SHARED}corpus/${set}/${expected.file}`, "utf8") };
  });
}

export function readSyntaxCases(): readonly SyntaxCase[] {
  const { cases } = JSON.parse(readFileSync(`${SHARED}vectors/syntax-cases.json`, "utf8")) as { cases: SyntaxCase[] };
  return cases;
}

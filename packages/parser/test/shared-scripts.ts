import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** An error of Nextflow's own parser: line and column from 1, and its words. */
export type ScriptError = readonly [line: number, column: number, message: string];

interface ScriptCase {
  readonly id: string;
  readonly kind: string;
  readonly files: Readonly<Record<string, string>>;
  readonly syntax: { readonly errors: readonly ScriptError[] | Readonly<Record<string, readonly ScriptError[]>> };
  /** Of a case with one file that parses. */
  readonly tree?: string;
}

/** One script, and what is known to be wrong with it from its text alone. */
export interface ScriptFile {
  readonly name: string;
  readonly text: string;
  readonly errors: readonly ScriptError[];
  readonly tree: string | undefined;
}

const CASES = fileURLToPath(new URL("../../../../shared/vectors/scripts/script-cases.json", import.meta.url));

/** Whether the scripts with Nextflow's answers lie beside the repository. */
export const hasScripts = existsSync(CASES);

if (!hasScripts) console.log("The shared scripts are not there: tests on them are left out.");

/** The scripts of all cases, one by one. */
export function readScripts(): readonly ScriptFile[] {
  const { cases } = JSON.parse(readFileSync(CASES, "utf8")) as { cases: ScriptCase[] };
  return cases.flatMap(({ id, files, syntax: { errors }, tree }) =>
    Object.entries(files)
      .filter(([file]) => file.endsWith(".nf"))
      .map(([file, text]) => {
        const own = Array.isArray(errors) ? errors : ((errors as Record<string, ScriptError[]>)[file] ?? []);
        return { name: `${id}/${file}`, text, errors: own as readonly ScriptError[], tree };
      }),
  );
}

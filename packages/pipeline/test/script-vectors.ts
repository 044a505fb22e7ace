import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The cases with Nextflow's own answers, which lie beside the repository; absent in a clone of it alone. */
const folder = fileURLToPath(new URL("../../../../shared/vectors/scripts/", import.meta.url));

export const hasVectors = existsSync(folder);

if (!hasVectors) console.log("skipped: the script cases with Nextflow's own answers are not beside this checkout");

/** `[line, column, message, phase]` or, of a warning, `[line, column, message, "paranoid"?]`. */
export type Row = readonly [line: number, column: number, message: string, phase?: string];

type Rows = readonly Row[] | Readonly<Record<string, readonly Row[]>>;

export interface ScriptCase {
  readonly id: string;
  readonly kind: string;
  readonly files: Readonly<Record<string, string>>;
  readonly syntax: { readonly ok: boolean; readonly errors: Rows };
  readonly full: { readonly ok: boolean; readonly errors: Rows; readonly warnings: Rows; readonly crash?: string };
  readonly calls?: { readonly processes: readonly string[]; readonly agents: readonly string[] };
}

export function scriptCases(): readonly ScriptCase[] {
  const { cases } = JSON.parse(readFileSync(`${folder}script-cases.json`, "utf8")) as { readonly cases: ScriptCase[] };
  return cases.filter(({ full }) => full.crash === undefined);
}

export function rowsByFile(rows: Rows): ReadonlyMap<string, readonly Row[]> {
  return new Map(Array.isArray(rows) ? [["main.nf", rows as readonly Row[]]] : Object.entries(rows));
}

export interface ListedScript {
  readonly repo: string;
  readonly path: string;
  readonly commit: string;
  readonly ok: boolean;
  readonly warnings?: readonly Row[];
}

export function listedScripts(name: string): readonly ListedScript[] {
  return readFileSync(`${folder}${name}`, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as ListedScript);
}

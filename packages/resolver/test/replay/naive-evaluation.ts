/**
 * A second evaluation of small configurations, after the letter of Nextflow's `ConfigDsl` and `Bolts`: maps and lists are
 * mutable and stand wherever they were put, and includes are merged by clones. What it evaluates it also writes as text.
 */
export type Naive = null | boolean | number | string | Naive[] | NaiveMap;

export class NaiveMap extends Map<string, Naive> {}

export interface NaiveValue {
  readonly text: string;
  evaluate(params: Naive): Naive;
}

export type NaiveStatement =
  | { readonly kind: "set"; readonly path: readonly string[]; readonly value: NaiveValue }
  | { readonly kind: "include"; readonly file: number }
  | { readonly kind: "profile"; readonly name: string; readonly body: readonly NaiveStatement[] };

export type NaiveFiles = readonly (readonly NaiveStatement[])[];

export function textOf(body: readonly NaiveStatement[]): string {
  return body
    .map((statement) => {
      switch (statement.kind) {
        case "set":
          return `${statement.path.join(".")} = ${statement.value.text}`;
        case "include":
          return `includeConfig '${fileName(statement.file)}'`;
        case "profile":
          return `profiles { ${statement.name} {\n${textOf(statement.body)}\n} }`;
      }
    })
    .join("\n");
}

export function fileName(file: number): string {
  return file === 0 ? "nextflow.config" : `f${file}.config`;
}

/** What Nextflow rejects. */
export class Rejected extends Error {}

/** The configuration as plain JSON; throws `Rejected`, or a `RangeError` where something is part of itself. */
export function evaluateNaively(files: NaiveFiles, profiles: readonly string[]): unknown {
  return jsonOf(configObject(runFile(files, 0, profiles, new NaiveMap())));
}

function runFile(files: NaiveFiles, file: number, profiles: readonly string[], given: NaiveMap): NaiveMap {
  const target = new NaiveMap([["params", new NaiveMap(given)]]);
  run(files[file] ?? [], target, files, profiles);
  return target;
}

function run(body: readonly NaiveStatement[], target: NaiveMap, files: NaiveFiles, profiles: readonly string[]): void {
  for (const statement of body) {
    if (statement.kind === "set") {
      const value = statement.value.evaluate(target.get("params") ?? null);
      navigate(target, statement.path.slice(0, -1)).set(statement.path.at(-1) ?? "", value);
    } else if (statement.kind === "profile") {
      if (profiles.includes(statement.name)) run(statement.body, target, files, profiles);
    } else {
      const params = target.get("params");
      if (!(params instanceof NaiveMap)) throw new Rejected();
      const merged = deepMerge(target, configObject(runFile(files, statement.file, profiles, params)));
      for (const [key, value] of merged) target.set(key, value);
    }
  }
}

function navigate(target: NaiveMap, path: readonly string[]): NaiveMap {
  let at = target;
  for (const name of path) {
    if (!isTrue(at.get(name) ?? null)) at.set(name, new NaiveMap());
    const next = at.get(name) ?? null;
    if (!(next instanceof NaiveMap)) throw new Rejected();
    at = next;
  }
  return at;
}

export function isTrue(value: Naive): boolean {
  if (value instanceof NaiveMap) return value.size > 0;
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

/** Copies maps, and nothing in lists. */
function configObject(map: NaiveMap): NaiveMap {
  return new NaiveMap([...map].map(([key, value]) => [key, value instanceof NaiveMap ? configObject(value) : value]));
}

function deepMerge(target: NaiveMap, source: NaiveMap): NaiveMap {
  const result = new NaiveMap(target);
  for (const [key, value] of source) {
    const present = result.get(key);
    const isBoth = present instanceof NaiveMap && value instanceof NaiveMap;
    result.set(key, isBoth ? deepMerge(present, value) : value);
  }
  return result;
}

function jsonOf(value: Naive): unknown {
  if (Array.isArray(value)) return value.map(jsonOf);
  return value instanceof NaiveMap ? Object.fromEntries([...value].map(([key, entry]) => [key, jsonOf(entry)])) : value;
}

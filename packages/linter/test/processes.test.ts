import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { nodeFileSystem } from "@nf-lint/resolver/node";
import { describe, expect, it } from "vitest";
import { createLinter, originName, toVectorJson } from "../src/index.js";
import type { EffectiveProcesses } from "../src/index.js";

/** Small pipelines with Nextflow's own answers, which lie beside the repository; absent in a clone of it alone. */
const cases = fileURLToPath(new URL("../../../../shared/vectors/processes/", import.meta.url));
const names = existsSync(cases) ? readdirSync(cases).filter((name) => existsSync(`${cases}${name}/expected.json`)) : [];
if (names.length === 0) console.log("skipped: the pipelines with Nextflow's own answers are not beside this checkout");

interface Expected {
  readonly runs: readonly {
    readonly profiles: readonly string[];
    readonly ok: boolean;
    readonly processes?: readonly {
      readonly name: string;
      readonly alias: string;
      readonly qualifiedName: string;
      readonly labels: readonly string[];
      readonly directives: Readonly<Record<string, { readonly value: unknown; readonly from: string }>>;
    }[];
    readonly unmatchedSelectors?: readonly { readonly selector: string }[];
  }[];
}

function expectedText(run: Expected["runs"][number]): unknown {
  if (!run.ok) return "ends";
  return {
    processes: (run.processes ?? []).map(({ name, alias, qualifiedName, labels, directives }) => {
      return [name, alias, qualifiedName, labels, sorted(Object.entries(directives).map(rowOf))];
    }),
    unmatched: sorted((run.unmatchedSelectors ?? []).map(({ selector }) => selector)),
  };
}

function foundText(run: EffectiveProcesses, directory: string): unknown {
  if (!run.ok) return "ends";
  return {
    processes: run.processes.map(({ called, labels, directives }) => {
      const rows = [...directives].map(([name, { value, from }]) =>
        rowOf([name, { value: shortened(toVectorJson(value), directory), from: originName(from) }]),
      );
      return [called.definition.name, called.name, called.qualifiedName, labels, sorted(rows)];
    }),
    unmatched: sorted(run.unmatched.filter(({ fits }) => fits === "nothing").map(({ selector }) => selector.key)),
  };
}

function rowOf([name, { value, from }]: readonly [string, { readonly value: unknown; readonly from: string }]): string {
  return `${name} = ${JSON.stringify(ordered(value))} from ${from.trim()}`;
}

/** Maps are the same in any order; of closures it counts that they are some. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, of]) => [key, key === "$closure" ? "" : ordered(of)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function shortened(value: unknown, directory: string): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll(directory, "<projectDir>"));
}

function sorted(texts: readonly string[]): readonly string[] {
  return [...texts].sort();
}

describe.skipIf(names.length === 0)("processes get what Nextflow gives them", () => {
  it.each(names)("%s", (name) => {
    const directory = `${cases}${name}`;
    const { runs } = JSON.parse(readFileSync(`${directory}/expected.json`, "utf8")) as Expected;
    const onlyProfiles = runs.map(({ profiles }) => profiles);
    const linter = createLinter({ cwd: directory, fileSystem: nodeFileSystem(), settings: { onlyProfiles } });
    const found = linter.processes(directory);
    expect(found.ok && found.variants.map(({ run }) => foundText(run, directory))).toEqual(runs.map(expectedText));
  });
});

import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const manifests = globSync(["package.json", "packages/*/package.json"], { cwd: ROOT }).map(
  (file) => JSON.parse(readFileSync(join(ROOT, file), "utf8")) as Manifest,
);

test("docs/dependencies.md says of each dependency what it is for, and of nothing else", () => {
  const own = new Set(manifests.map(({ name }) => name));
  const used = new Set(
    manifests.flatMap(({ dependencies, devDependencies }) => Object.keys({ ...dependencies, ...devDependencies })),
  );
  const rows = readFileSync(join(ROOT, "docs/dependencies.md"), "utf8").match(/^\| `[^|]*/gm) ?? [];
  const named = rows.flatMap((row) => [...row.matchAll(/`([^`]+)`/g)].map(([, name]) => name));
  expect(named.toSorted()).toEqual([...used].filter((name) => !own.has(name)).toSorted());
});

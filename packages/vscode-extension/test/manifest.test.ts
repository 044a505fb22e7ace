import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

interface Manifest {
  readonly publisher: string;
  readonly name: string;
  readonly contributes: { readonly grammars: readonly { readonly scopeName: string }[] };
}

const manifest = JSON.parse(
  readFileSync(fileURLToPath(new URL("../package.json", import.meta.url)), "utf8"),
) as Manifest;

/** What the official extension registers: other extensions inject into its grammars, and themes know them. */
const OFFICIAL = {
  id: "nextflow.nextflow",
  scopes: ["source.nextflow", "source.nextflow-config", "source.nextflow-groovy"],
};

// VS Code takes what extensions say of a language in the order of their folders' names, and the last grammar holds.
it("comes before the official extension, whose grammars hold where both are installed", () => {
  expect(`${manifest.publisher}.${manifest.name}` < OFFICIAL.id).toBe(true);
});

it("has grammars with names of their own", () => {
  const scopes = manifest.contributes.grammars.map(({ scopeName }) => scopeName);
  expect(scopes.length).toBeGreaterThan(0);
  expect(scopes.filter((scope) => OFFICIAL.scopes.includes(scope))).toEqual([]);
});

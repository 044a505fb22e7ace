/** What of this repository is published on npm, and in which folder it lies. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** By the names on npm. */
export const PUBLISHED = new Map([
  ["nf-lint", "packages/cli"],
  ["eslint-plugin-nextflow", "packages/rules"],
]);

export function manifestOf(folder) {
  return JSON.parse(readFileSync(`${root}${folder}/package.json`, "utf8"));
}

/** The version that is released: that of the command, which all others have to share. */
export function releasedVersion() {
  return manifestOf("packages/cli").version;
}

/**
 * The licences of all that a bundle holds, as they ask to be passed on: one chapter for each package, with the text of its
 * licence file.
 */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Options } from "tsup";

type EsbuildPlugin = NonNullable<Options["esbuildPlugins"]>[number];

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

/** Writes `THIRD-PARTY-LICENSES.txt` into a folder whenever a bundle has been built. */
export function thirdPartyLicenses(folder: string): EsbuildPlugin {
  return {
    name: "third-party-licenses",
    setup(build) {
      build.initialOptions.metafile = true;
      build.onEnd(({ metafile, outputFiles }) => {
        if (metafile === undefined) return;
        const contents = new TextEncoder().encode(licensesOf(Object.keys(metafile.inputs)));
        const path = join(folder, "THIRD-PARTY-LICENSES.txt");
        // tsup writes what is here once the build is through.
        outputFiles?.push({ path, contents, hash: "", text: "" });
      });
    },
  };
}

function licensesOf(files: readonly string[]): string {
  const folders = new Set(files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []));
  const chapters = new Map([...folders].map((folder) => chapterOf(folder)));
  const sorted = [...chapters].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([title, text]) => `${title}\n\n${text}\n`).join(`\n${"-".repeat(80)}\n\n`);
}

function chapterOf(folder: string): readonly [title: string, text: string] {
  const { name, version, license = "" } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
  const file = readdirSync(folder).find((entry) => /^(?:licen[cs]e|copying)/i.test(entry));
  const text = file === undefined ? `Licence: ${license}` : readFileSync(join(folder, file), "utf8").trim();
  return [`${name} ${version}`, text];
}

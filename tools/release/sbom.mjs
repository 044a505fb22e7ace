/**
 * `node tools/release/sbom.mjs FOLDER`: says in CycloneDX's form what is in each bundle that is published on npm, and prints the
 * files' paths. What counts is what the bundler took, not what was installed to build with.
 */
import { execFileSync } from "node:child_process";
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { manifestOf, PUBLISHED, root } from "./published-packages.mjs";

if (process.argv[2] === undefined) {
  console.error("Usage: node tools/release/sbom.mjs FOLDER");
  process.exit(2);
}
const folder = resolve(process.argv[2]);
mkdirSync(folder, { recursive: true });
const binaries = `${root}node_modules/.bin`;

for (const [name, directory] of PUBLISHED) {
  const work = mkdtempSync(join(tmpdir(), "nf-lint-sbom-"));
  const cwd = `${root}${directory}`;
  const options = { cwd, stdio: ["ignore", "ignore", "inherit"] };
  execFileSync(join(binaries, "tsup"), ["--silent", "--metafile", "--no-dts", "--out-dir", work], options);
  const [metafile = ""] = globSync(join(work, "metafile-*.json"));
  // Texts that are in the bundle as such are no components.
  const { inputs, outputs } = JSON.parse(readFileSync(metafile, "utf8"));
  const isComponent = (input) => !input.startsWith("raw-text:");
  for (const input of Object.values(inputs)) input.imports = input.imports.filter(({ path }) => isComponent(path));
  for (const output of Object.values(outputs)) output.inputs = onlyKeys(output.inputs, isComponent);
  writeFileSync(metafile, JSON.stringify({ inputs: onlyKeys(inputs, isComponent), outputs }));
  const file = join(folder, `${name}-${manifestOf(directory).version}.cdx.json`);
  const args = [
    "--output-reproducible",
    "--mc-type",
    name === "nf-lint" ? "application" : "library",
    "--output-file",
    file,
  ];
  execFileSync(join(binaries, "cyclonedx-esbuild"), [...args, metafile], options);
  rmSync(work, { recursive: true });
  console.log(file);
}

function onlyKeys(object, isWanted) {
  return Object.fromEntries(Object.entries(object).filter(([key]) => isWanted(key)));
}

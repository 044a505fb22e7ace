/**
 * `node tools/release/bioconda.mjs FOLDER`: writes the recipe for Bioconda into a folder that holds the tarball of `nf-lint`, with
 * its version and checksum, and prints the path.
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { releasedVersion, root } from "./published-packages.mjs";

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Usage: node tools/release/bioconda.mjs FOLDER");
  process.exit(2);
}
const version = releasedVersion();
const tarball = readFileSync(join(folder, `nf-lint-${version}.tgz`));
const sum = createHash("sha256").update(tarball).digest("hex");
const recipe = readFileSync(`${root}packaging/bioconda/meta.yaml`, "utf8")
  .replace(/^# The recipe.*\n/, "")
  .replace(/(?<=set version = ")[^"]+/, version)
  .replace(/(?<=sha256: ")[^"]+/, sum);
const file = join(folder, "bioconda-meta.yaml");
writeFileSync(file, recipe);
console.log(file);

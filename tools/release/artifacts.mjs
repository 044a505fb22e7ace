/**
 * `node tools/release/artifacts.mjs FOLDER`: all that a release's page offers, but for the executables, which each system makes
 * for itself: tarballs, extension, bills of materials, recipe, notes. Checksums come last, once everything is there.
 */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { releasedVersion, root } from "./published-packages.mjs";

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Usage: node tools/release/artifacts.mjs FOLDER");
  process.exit(2);
}
const step = (name, argument) =>
  execFileSync(process.execPath, [`${root}tools/release/${name}.mjs`, argument], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
for (const name of ["tarballs", "extension", "sbom", "bioconda"]) process.stdout.write(step(name, folder));
writeFileSync(join(folder, "NOTES.md"), step("notes", releasedVersion()));

/**
 * `node tools/release/set-version.mjs VERSION [DATE]`: makes all places name this version, and what is unreleased in the
 * changelog the notes of this release.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { root } from "./published-packages.mjs";
import { changelogReleases, MANIFESTS, PAGES, withVersion } from "./version-places.mjs";

const [version = "", date = new Date().toISOString().slice(0, 10)] = process.argv.slice(2);
if (!/^\d+\.\d+\.\d+$/.test(version) || !/^\d{4}-\d{2}-\d{2}$/.test(date)) {
  console.error("Usage: node tools/release/set-version.mjs VERSION [DATE], as in 0.2.0 2027-01-31");
  process.exit(2);
}

function change(file, changed) {
  const text = readFileSync(`${root}${file}`, "utf8");
  if (changed(text) !== text) writeFileSync(`${root}${file}`, changed(text));
}

for (const file of MANIFESTS) change(file, (text) => text.replace(/(?<="version": ")[^"]+/, version));
for (const file of PAGES) change(file, (text) => withVersion(text, version));
change("CHANGELOG.md", (text) => {
  if (changelogReleases(text).some((release) => release.version === version)) return text;
  return text.replace(/^## \[Unreleased\]\n/m, `## [Unreleased]\n\n## [${version}] - ${date}\n`);
});

/** `node tools/release/notes.mjs VERSION`: prints what the changelog says about a version, for the release's page. */
import { readFileSync } from "node:fs";
import { root } from "./published-packages.mjs";
import { changelogReleases } from "./version-places.mjs";

const version = (process.argv[2] ?? "").replace(/^v/, "");
const release = changelogReleases(readFileSync(`${root}CHANGELOG.md`, "utf8")).find((one) => one.version === version);
if (release === undefined) {
  console.error(`CHANGELOG.md has no ## [${version}] - DATE.`);
  process.exit(2);
}
console.log(release.notes);

/** `node tools/release/check.mjs VERSION`: says what keeps this version (or tag) from being released, with status 1. */
import { obstacles } from "./version-places.mjs";

const [, version] = /^v?(\d+\.\d+\.\d+)$/.exec(process.argv[2] ?? "") ?? [];
if (version === undefined) {
  console.error("Usage: node tools/release/check.mjs VERSION, as in 0.2.0 or v0.2.0");
  process.exit(2);
}
const found = obstacles(version);
for (const line of found) console.error(line);
if (found.length > 0) process.exitCode = 1;
else console.log(`${version} can be released.`);

/** `node tools/release/checksums.mjs FOLDER`: writes SHA256SUMS, as `sha256sum --check` takes it, for all files of a folder. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const NAME = "SHA256SUMS";

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Usage: node tools/release/checksums.mjs FOLDER");
  process.exit(2);
}
const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && entry.name !== NAME);
const lines = files
  .map(({ name }) => name)
  .sort()
  .map(
    (name) =>
      `${createHash("sha256")
        .update(readFileSync(join(folder, name)))
        .digest("hex")}  ${name}\n`,
  );
writeFileSync(join(folder, NAME), lines.join(""));

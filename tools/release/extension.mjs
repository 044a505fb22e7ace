/** `node tools/release/extension.mjs FOLDER`: packs the extension for VS Code as both marketplaces take it, and prints its path. */
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { manifestOf, root } from "./published-packages.mjs";

if (process.argv[2] === undefined) {
  console.error("Usage: node tools/release/extension.mjs FOLDER");
  process.exit(2);
}
const directory = "packages/vscode-extension";
const folder = resolve(process.argv[2]);
const file = join(folder, `nf-lint-vscode-${manifestOf(directory).version}.vsix`);
mkdirSync(folder, { recursive: true });
const options = { cwd: `${root}${directory}`, stdio: ["ignore", "ignore", "inherit"] };
execFileSync(`${root}node_modules/.bin/tsup`, ["--silent"], options);
const args = ["package", "--no-dependencies", "--no-rewrite-relative-links", "--out", file];
execFileSync(`${root}${directory}/node_modules/.bin/vsce`, args, options);
console.log(file);

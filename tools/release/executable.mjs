/**
 * `node tools/release/executable.mjs FOLDER`: makes the command an executable that needs no Node.js, for the system and by the
 * Node.js that this runs with, and prints its path. It is Node.js itself with the command inside (its "single executable
 * application").
 */
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { manifestOf, root } from "./published-packages.mjs";

if (process.argv[2] === undefined) {
  console.error("Usage: node tools/release/executable.mjs FOLDER");
  process.exit(2);
}
const SYSTEMS = { linux: "linux", darwin: "macos" };
const system = SYSTEMS[process.platform];
if (system === undefined) throw new Error(`No executable is made for ${process.platform}.`);
const isMac = process.platform === "darwin";

const cli = `${root}packages/cli`;
const run = (command, args, options = {}) =>
  execFileSync(command, args, { stdio: ["ignore", "ignore", "inherit"], ...options });
const binaries = `${root}node_modules/.bin`;
const work = mkdtempSync(join(tmpdir(), "nf-lint-executable-"));

run(join(binaries, "tsup"), ["--silent", "--config", "tsup.executable.config.ts", "--out-dir", work], { cwd: cli });
const program = join(work, "executable.cjs");
const blob = join(work, "program.blob");
const sea = join(work, "sea.json");
writeFileSync(
  sea,
  JSON.stringify({
    main: program,
    output: blob,
    disableExperimentalSEAWarning: true,
    // A third of the start would go into compiling it.
    useCodeCache: true,
    // The language server's thread runs it as well.
    assets: { program },
  }),
);
run(process.execPath, ["--experimental-sea-config", sea]);

const { version } = manifestOf("packages/cli");
const folder = resolve(process.argv[2]);
const executable = join(folder, `nf-lint-${version}-${system}-${process.arch}`);
mkdirSync(folder, { recursive: true });
copyFileSync(process.execPath, executable);
chmodSync(executable, 0o755);
if (isMac) run("codesign", ["--remove-signature", executable]);
else run("strip", ["--strip-unneeded", executable]);
// The mark that Node.js looks for in itself: https://nodejs.org/api/single-executable-applications.html
const fuse = ["--sentinel-fuse", "NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2"];
const segment = isMac ? ["--macho-segment-name", "NODE_SEA"] : [];
run(join(binaries, "postject"), [executable, "NODE_SEA_BLOB", blob, ...fuse, ...segment]);
if (isMac) run("codesign", ["--sign", "-", executable]);
rmSync(work, { recursive: true });
console.log(executable);

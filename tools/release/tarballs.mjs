/**
 * `node tools/release/tarballs.mjs FOLDER`: packs what is published on npm as it is published, and prints the tarballs' paths.
 * What is stale is built first; a tarball that is there and newer than what is in it stays.
 */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build, exclusively, isStale } from "../exclusive-build.mjs";
import { manifestOf, PUBLISHED, root } from "./published-packages.mjs";

if (process.argv[2] === undefined) {
  console.error("Usage: node tools/release/tarballs.mjs FOLDER");
  process.exit(2);
}
const folder = resolve(process.argv[2]);
mkdirSync(folder, { recursive: true });

/** What each is made of: the last file that its build writes, and the sources that this must not be older than. */
const BUILDS = new Map([
  ["packages/cli", ["dist/nf-lint.js", "packages/*/src/**/*"]],
  ["packages/rules", ["dist/index.d.ts", "packages/{rules,parser,groovy,resolver,pipeline}/src/**/*"]],
]);

for (const [name, directory] of PUBLISHED) {
  const [output, sources] = BUILDS.get(directory);
  const built = `${directory}/${output}`;
  const { version } = manifestOf(directory);
  const tarball = join(folder, `${name}-${version}.tgz`);
  const isBuildStale = () => isStale(built, [sources, "packages/*/package.json", `${directory}/tsup.config.ts`]);
  const isTarballStale = () => !existsSync(tarball) || statSync(tarball).mtimeMs < statSync(`${root}${built}`).mtimeMs;
  await exclusively(() => {
    if (isBuildStale()) build(directory);
    if (isTarballStale()) pack(directory);
  });
  console.log(tarball);
}

/** npm packs a copy whose manifest says only what a user of the package needs: nothing of how it is built. */
function pack(directory) {
  const copy = mkdtempSync(join(tmpdir(), "nf-lint-package-"));
  const manifest = { ...manifestOf(directory), scripts: undefined, devDependencies: undefined };
  for (const file of [...manifest.files, "README.md"]) {
    cpSync(`${root}${directory}/${file}`, join(copy, file), { recursive: true });
  }
  cpSync(`${root}LICENSE`, join(copy, "LICENSE"));
  writeFileSync(join(copy, "package.json"), `${JSON.stringify(manifest, withoutSources, 2)}\n`);
  const args = ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder];
  execFileSync("npm", args, { cwd: copy, stdio: ["ignore", "ignore", "inherit"] });
  rmSync(copy, { recursive: true });
}

/** Within this repository packages find each other's sources by this condition; the sources are not published. */
function withoutSources(key, value) {
  return key === "nf-lint-source" ? undefined : value;
}

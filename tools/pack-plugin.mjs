/**
 * `node tools/pack-plugin.mjs FOLDER`: packs the ESLint plugin and the packages that it stands on, as they would be
 * published, and prints the tarballs' paths. What is stale is built first.
 */
import { spawnSync } from "node:child_process";
import { basename } from "node:path";
import { build, exclusively, isStale, root } from "./exclusive-build.mjs";

const folder = process.argv[2];
if (folder === undefined) {
  console.error("Usage: node tools/pack-plugin.mjs FOLDER");
  process.exit(2);
}

/** The pnpm that runs this, if one does: a binary, or a script for Node. */
function pnpm() {
  const running = process.env.npm_execpath ?? "";
  if (!basename(running).startsWith("pnpm")) return ["npx", "-y", "pnpm@12"];
  return /\.[cm]?js$/.test(running) ? [process.execPath, running] : [running];
}

/** Each package after those that its types are made from. */
for (const name of ["parser", "groovy", "resolver", "pipeline", "rules"]) {
  const sources = [`packages/${name}/src/**/*`, `packages/${name}/*.{json,ts}`, "packages/{parser,groovy}/src/**/*"];
  const isPackageStale = () => isStale(`packages/${name}/dist/index.d.ts`, sources);
  if (isPackageStale()) await exclusively(() => isPackageStale() && build(`packages/${name}`));

  const [command, ...args] = [...pnpm(), "pack", "--json", "--pack-destination", folder];
  const packed = spawnSync(command, args, { cwd: `${root}packages/${name}`, encoding: "utf8" });
  if (packed.status !== 0) {
    process.stderr.write(
      `packages/${name} could not be packed.\n${packed.stdout}${packed.stderr}${packed.error ?? ""}`,
    );
    process.exit(2);
  }
  console.log(JSON.parse(packed.stdout.slice(packed.stdout.indexOf("{"))).filename);
}

// Bundles bench/NAME.ts and runs it: `pnpm bench NAME`.
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const names = readdirSync(join(root, "bench"))
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -3));
const [name, ...rest] = process.argv.slice(2);

if (name === undefined || !names.includes(name)) {
  console.error(`Name a benchmark: ${names.join(", ")}.`);
  process.exit(2);
}

// esbuild comes with tsup, which builds the packages.
const { buildSync } = createRequire(createRequire(import.meta.url).resolve("tsup"))("esbuild");
const bundle = join(root, "node_modules/.cache/bench", `${name}.mjs`);
mkdirSync(dirname(bundle), { recursive: true });
buildSync({
  entryPoints: [join(root, "bench", `${name}.ts`)],
  outfile: bundle,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  conditions: ["nf-lint-source"],
  // Bundled CommonJS packages ask for `require`.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
});
process.exit(spawnSync(process.execPath, [bundle, ...rest], { stdio: "inherit", cwd: root }).status ?? 1);

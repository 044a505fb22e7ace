// Bundles bench/NAME.ts and runs it: `pnpm bench NAME`.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { bundled, ROOT } from "./bundled.mjs";

const names = readdirSync(join(ROOT, "bench"))
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -3));
const [name, ...rest] = process.argv.slice(2);

if (name === undefined || !names.includes(name)) {
  console.error(`Name a benchmark: ${names.join(", ")}.`);
  process.exit(2);
}

const bundle = bundled(`bench/${name}.ts`);
process.exit(spawnSync(process.execPath, [bundle, ...rest], { stdio: "inherit", cwd: ROOT }).status ?? 1);

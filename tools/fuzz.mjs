// Bundles test/fuzz and runs it: `pnpm fuzz --seed N --minutes M`.
import { spawnSync } from "node:child_process";
import { bundled, ROOT } from "./bundled.mjs";

const [main, worker, server] = ["main", "trials/worker", "trials/server"].map((name) =>
  bundled(`test/fuzz/${name}.ts`),
);
const args = [main, "--worker", worker, "--server", server, ...process.argv.slice(2)];
process.exit(spawnSync(process.execPath, args, { stdio: "inherit", cwd: ROOT }).status ?? 1);

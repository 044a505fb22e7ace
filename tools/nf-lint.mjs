/** `pnpm nf-lint …`: builds the command where it is stale, then runs it as a user would. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import "./build-stale.mjs";

const command = fileURLToPath(new URL("../packages/cli/dist/nf-lint.js", import.meta.url));
const result = spawnSync(process.execPath, [command, ...process.argv.slice(2)], { stdio: "inherit" });
process.exitCode = result.status ?? 2;

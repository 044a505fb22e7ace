/**
 * Builds the command where it is missing or older than what it is made of, so that `pnpm nf-lint` and the tests that
 * run the built command always have the present one.
 */
import { spawnSync } from "node:child_process";
import { existsSync, globSync, mkdirSync, openSync, closeSync, rmSync, statSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const bundle = `${root}packages/cli/dist/nf-lint.js`;
const lock = `${root}node_modules/.nf-lint-build.lock`;

const modified = (file) => statSync(file).mtimeMs;

function isStale() {
  if (!existsSync(bundle)) return true;
  const built = modified(bundle);
  const sources = globSync(
    ["packages/*/src/**/*", "packages/cli/tsup.config.ts", "packages/*/package.json", "pnpm-lock.yaml"],
    { cwd: root },
  );
  return sources.some((file) => modified(`${root}${file}`) > built);
}

function build() {
  const result = spawnSync("tsup", [], { cwd: `${root}packages/cli`, encoding: "utf8" });
  if (result.status === 0) return;
  process.stderr.write(
    `The nf-lint command could not be built.\n${result.stdout}${result.stderr}${result.error ?? ""}`,
  );
  process.exit(2);
}

/** Two hooks that start at once must not write the same bundle: the second waits, then finds it fresh. */
async function exclusively(work) {
  mkdirSync(`${root}node_modules`, { recursive: true });
  for (;;) {
    try {
      closeSync(openSync(lock, "wx"));
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      const age = existsSync(lock) ? Date.now() - modified(lock) : 0;
      if (age > 120_000) rmSync(lock, { force: true });
      else await wait(100);
    }
  }
  try {
    work();
  } finally {
    rmSync(lock, { force: true });
  }
}

if (isStale()) await exclusively(() => isStale() && build());

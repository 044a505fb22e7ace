/** What builds need that several tools and tests may ask for at once. */
import { spawnSync } from "node:child_process";
import { closeSync, existsSync, globSync, mkdirSync, openSync, rmSync, statSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
const lock = `${root}node_modules/.nf-lint-build.lock`;

const modified = (file) => statSync(file).mtimeMs;

/** Whether a file is missing or older than one of its sources: patterns from the root of the repo. */
export function isStale(output, sources) {
  if (!existsSync(`${root}${output}`)) return true;
  const built = modified(`${root}${output}`);
  return globSync(sources, { cwd: root }).some((file) => modified(`${root}${file}`) > built);
}

/** Builds a package. Ends the process where that fails. */
export function build(folder) {
  const result = spawnSync("tsup", [], {
    cwd: `${root}${folder}`,
    encoding: "utf8",
    env: { ...process.env, PATH: `${root}node_modules/.bin:${process.env.PATH}` },
  });
  if (result.status === 0) return;
  process.stderr.write(`${folder} could not be built.\n${result.stdout}${result.stderr}${result.error ?? ""}`);
  process.exit(2);
}

/** Two hooks that start at once must not write the same bundle: the second waits, then finds it fresh. */
export async function exclusively(work) {
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

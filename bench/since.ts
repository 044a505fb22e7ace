import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/**
 * A run with `--since` against a plain one, as whole processes of the built command, in a pipeline's clone. The two take
 * turns, so that other work on the machine slows both.
 */
const [folder, ...revisions] = process.argv.slice(2);
if (folder === undefined) {
  console.error("usage: bench since FOLDER [REVISION...]: the folder of a pipeline in git, and what to compare with");
  process.exit(2);
}

const command = fileURLToPath(new URL("../../../packages/cli/dist/nf-lint.js", import.meta.url));
const ROUNDS = 9;

function milliseconds(args: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [command, ...args], { cwd: folder, encoding: "utf8" });
  if (status === 2) throw new Error(stderr);
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

for (const revision of revisions.length > 0 ? revisions : ["HEAD", "HEAD~1"]) {
  const rounds = Array.from({ length: ROUNDS }, () => ({
    plain: milliseconds(["--format", "json"]),
    since: milliseconds(["--format", "json", "--since", revision]),
  }));
  const plain = median(rounds.map((round) => round.plain));
  const since = median(rounds.map((round) => round.since));
  const ratio = median(rounds.map((round) => round.since / round.plain));
  console.log(
    `--since ${revision.padEnd(12)} ${since.toFixed(0)} ms, plain ${plain.toFixed(0)} ms: ${ratio.toFixed(2)} times as long`,
  );
}

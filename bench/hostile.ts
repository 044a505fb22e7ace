import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createLinter } from "../packages/linter/src/index.js";
import { nodeFileSystem } from "../packages/resolver/src/files/node-file-system.js";
import { HOSTILE_INPUTS } from "./hostile/inputs.js";
import { pace } from "./hostile/pace.js";

/**
 * What linting each of the inputs costs that are made to cost much, in a process of its own, and whether that keeps to
 * the bound: for up to a megabyte of configuration in up to a thousand files 2 s of processor time and 500 MB above the
 * idle process, and in proportion beyond. Seconds are those of the machine that the bound was set on: see `pace`. Words on the command line choose the inputs that have one of them in their name.
 */
const MOST_SECONDS = 2;
const MOST_MEGABYTES = 500;
const MEGABYTE = 1_000_000;
const FILES = 1_000;

/** An input that takes that long is not waited for. */
const LONGEST_SECONDS = 20;

interface Measured {
  readonly bytes: number;
  readonly files: number;
  readonly seconds: number;
  readonly megabytes: number;
  readonly findings: number;
}

async function measure(name: string): Promise<Measured> {
  const input = HOSTILE_INPUTS.find((one) => one.name === name);
  if (input === undefined) throw new Error(`No input "${name}".`);
  const repository = mkdtempSync(join(tmpdir(), "nf-lint-hostile-"));
  const texts = Object.entries(input.files()).map(([path, text]) => [join(repository, path), text] as const);
  for (const [path, text] of texts) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const linter = createLinter({
    cwd: repository,
    fileSystem: nodeFileSystem(),
    settings: { presets: ["all"] },
    settingsFile: "none",
  });
  const idle = process.memoryUsage.rss();
  const before = process.cpuUsage();
  const { findings, failures } = await linter.lint([repository]);
  const { user, system } = process.cpuUsage(before);
  rmSync(repository, { recursive: true });
  for (const failure of failures) console.error(failure.kind, failure);
  return {
    bytes: texts.reduce((sum, [, text]) => sum + text.length, 0),
    files: texts.length,
    seconds: (user + system) / 1e6,
    megabytes: (process.resourceUsage().maxRSS * 1024 - idle) / 1e6,
    findings: findings.length,
  };
}

const [mode, ...words] = process.argv.slice(2);

if (mode === "--one") {
  console.log(JSON.stringify(await measure(words.join(" "))));
} else {
  const chosen = HOSTILE_INPUTS.filter(
    ({ name }) => mode === undefined || [mode, ...words].some((word) => name.includes(word)),
  );
  let broken = 0;
  const slower = pace();
  console.log(`One second of the bound is ${slower.toFixed(1)} s here.`);
  console.log(
    `${"input".padEnd(44)}${"size".padStart(10)}${"seconds".padStart(9)}${"MB".padStart(7)}${"findings".padStart(10)}`,
  );
  for (const { name } of chosen) {
    // What a clock shows says nothing on a busy machine: the processor's own limit ends what does not end.
    const argv = [
      "-c",
      `ulimit -t ${Math.ceil(LONGEST_SECONDS * slower)}; exec "$@"`,
      "sh",
      process.execPath,
      fileURLToPath(import.meta.url),
    ];
    const { stdout, stderr, status, signal } = spawnSync("sh", [...argv, "--one", name], { encoding: "utf8" });
    if (status !== 0) {
      broken++;
      console.log(
        `${name.padEnd(44)}${(signal ?? `exit ${status}`).padStart(26)}  ${stderr.includes("JavaScript heap") ? "out of memory" : stderr.slice(0, 400)}`,
      );
      continue;
    }
    const { bytes, files, seconds: worked, megabytes, findings } = JSON.parse(stdout) as Measured;
    const seconds = worked / slower;
    const times = Math.max(1, bytes / MEGABYTE, files / FILES);
    const isBroken = seconds > MOST_SECONDS * times || megabytes > MOST_MEGABYTES * times;
    if (isBroken) broken++;
    console.log(
      `${name.padEnd(44)}${`${Math.round(bytes / 1000)} kB`.padStart(10)}${seconds.toFixed(2).padStart(9)}${megabytes.toFixed(0).padStart(7)}${String(findings).padStart(10)}${isBroken ? "  beyond the bound" : ""}`,
    );
    if (stderr !== "") console.log(stderr.slice(0, 300));
  }
  if (broken > 0) {
    console.error(`${broken} of ${chosen.length} inputs break the bound.`);
    process.exitCode = 1;
  }
}

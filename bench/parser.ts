import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseConfig, parseScript } from "../packages/parser/src/index.js";

/**
 * How fast the parser is: over the configs of nf-core/configs warm and in a fresh process, and against the size of a
 * text; and over the scripts of a folder. `bench/README.md` holds the figures that this last gave.
 */

const CORPUS = process.env["NF_LINT_BENCH_CORPUS"] ?? join(process.cwd(), "../shared/corpus/nf-core-configs");

/** A folder with scripts, such as a checkout of nf-core/modules. */
const SCRIPTS = process.env["NF_LINT_BENCH_SCRIPTS"];

function readTexts(directory: string, extension: ".config" | ".nf"): string[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(extension))
    .map((name) => readFileSync(join(directory, name), "utf8"));
}

function milliseconds(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function parseAll(texts: readonly string[]): void {
  for (const text of texts) parseConfig(text);
}

function freshProcess(): void {
  const texts = readTexts(CORPUS, ".config");
  const first = milliseconds(() => parseConfig("a = 1"));
  const all = milliseconds(() => {
    parseAll(texts);
  });
  console.log(JSON.stringify({ first, all, files: texts.length }));
}

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e3;
}

/** Processor time, as work of the collector on other cores counts too. */
function freshScripts(directory: string): void {
  const texts = readTexts(directory, ".nf");
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  const start = processorTime();
  parseScript("x = 1");
  const first = processorTime();
  const problems = texts.filter((text) => parseScript(text).problems.length > 0).length;
  const all = processorTime();
  console.log(
    `fresh process, processor time: set-up for scripts ${(first - start).toFixed(0)} ms; ${texts.length} scripts, ` +
      `${(characters / 1e6).toFixed(2)} MB ${(all - first).toFixed(0)} ms; ${problems} with problems; ` +
      `${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB of memory`,
  );
}

function warm(texts: readonly string[]): void {
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  for (let round = 0; round < 20; round += 1) parseAll(texts);
  const time = median(
    Array.from({ length: 15 }, () =>
      milliseconds(() => {
        parseAll(texts);
      }),
    ),
  );
  console.log(
    `warm: ${texts.length} files, ${(characters / 1e6).toFixed(2)} MB in ${time.toFixed(0)} ms: ` +
      `${(characters / 1e3 / time).toFixed(1)} MB/s, ${((texts.length / time) * 1e3).toFixed(0)} files/s`,
  );
}

function againstSize(texts: readonly string[]): void {
  const valid = texts.filter((text) => parseConfig(text).problems.length === 0 && text.length < 2000);
  for (const size of [1e3, 1e4, 1e5, 1e6, 5e6]) {
    let text = "";
    for (let next = 0; text.length < size; next += 1) text += `${valid[next % valid.length] ?? ""}\n`;
    const rounds = Math.max(3, Math.min(50, Math.floor(2e6 / size)));
    const time = median(Array.from({ length: rounds }, () => milliseconds(() => parseConfig(text))));
    console.log(
      `${(text.length / 1e3).toFixed(0)} kB: ${time.toFixed(2)} ms, ${(text.length / 1e3 / time).toFixed(1)} MB/s`,
    );
  }
}

if (process.argv.includes("--fresh")) freshProcess();
else if (process.argv.includes("--scripts")) freshScripts(SCRIPTS ?? CORPUS);
else if (!existsSync(CORPUS)) console.log(`There is no corpus at ${CORPUS}; name one with NF_LINT_BENCH_CORPUS.`);
else {
  const runs = Array.from({ length: 7 }, () => {
    const output = execFileSync(process.execPath, [fileURLToPath(import.meta.url), "--fresh"], { encoding: "utf8" });
    return JSON.parse(output) as { first: number; all: number; files: number };
  });
  const first = median(runs.map((run) => run.first));
  const total = median(runs.map((run) => run.first + run.all));
  console.log(
    `fresh process: grammar set-up ${first.toFixed(0)} ms; with ${runs[0]?.files} files ${total.toFixed(0)} ms`,
  );
  const texts = readTexts(CORPUS, ".config");
  warm(texts);
  againstSize(texts);
  if (SCRIPTS === undefined) console.log("Name a folder of scripts with NF_LINT_BENCH_SCRIPTS to parse them too.");
  else console.log(execFileSync(process.execPath, [fileURLToPath(import.meta.url), "--scripts"], { encoding: "utf8" }));
}

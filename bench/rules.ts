import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { RunTimes, createLinter, ruleFacts } from "../packages/linter/src/index.js";
import type { RuleSettings, Stage, TimeSpent } from "../packages/linter/src/index.js";
import { nodeFileSystem } from "../packages/linter/src/node.js";

/**
 * What each rule costs over a folder, a pipeline's or any other, and what of a run is reading, parsing, resolving and the
 * rules: in a fresh process, and in one whose code is warm. All rules are on, in another order each time, so that none
 * always pays for what several share; settings files do not count. Times are what the process works, garbage collection
 * on other threads included, so that a busy machine bends them little. `bench/README.md` holds the figures that this last
 * gave.
 */

const WARM_UP = 5;
const WARM_ROUNDS = 15;
const FRESH_PROCESSES = 7;

/** Of one run, in milliseconds: a stage, all rules together, or a rule. */
type Times = ReadonlyMap<string, number>;

const STAGES: readonly Stage[] = ["reading", "parsing", "resolving", "other"];

/** Unlike the clock's, a time that other processes leave alone. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function allRules(): RuleSettings {
  const shuffled = ruleFacts()
    .map(({ id }) => ({ id, at: Math.random() }))
    .sort((a, b) => a.at - b.at);
  return Object.fromEntries(shuffled.map(({ id }) => [id, "warn"]));
}

/** A run that keeps nothing of the one before. */
async function lint(folder: string): Promise<TimeSpent> {
  const times = new RunTimes(processorTime);
  const settings = { presets: [], rules: allRules() };
  const linter = createLinter({ cwd: folder, fileSystem: nodeFileSystem(), settings, settingsFile: "none", times });
  const { failures } = await linter.lint([folder]);
  if (failures.some(({ kind }) => kind === "crash")) throw new Error(`A rule crashes in ${folder}.`);
  return times.spent();
}

async function timesOf(folder: string): Promise<Times> {
  const { stages, rules, total } = await lint(folder);
  const ofRules = [...rules.values()].reduce((sum, spent) => sum + spent, 0);
  return new Map([...Object.entries(stages), ["rules", ofRules], ["total", total], ...rules]);
}

function timesInFreshProcess(folder: string): Times {
  const argv = [fileURLToPath(import.meta.url), "--fresh", folder];
  return new Map(JSON.parse(execFileSync(process.execPath, argv, { encoding: "utf8" })) as [string, number][]);
}

async function warmTimes(folder: string): Promise<readonly Times[]> {
  const runs: Times[] = [];
  while (runs.length < WARM_UP + WARM_ROUNDS) runs.push(await timesOf(folder));
  return runs.slice(WARM_UP);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function medians(runs: readonly Times[]): Times {
  const names = [...(runs[0]?.keys() ?? [])];
  return new Map(names.map((name) => [name, median(runs.map((run) => run.get(name) ?? NaN))]));
}

async function measure(folder: string): Promise<void> {
  const fresh = medians(Array.from({ length: FRESH_PROCESSES }, () => timesInFreshProcess(folder)));
  const warm = medians(await warmTimes(folder));
  const row = (name: string): string =>
    [warm, fresh].reduce((line, times) => line + (times.get(name) ?? NaN).toFixed(1).padStart(10), name.padEnd(32));
  const rules = ruleFacts()
    .map(({ id }) => id)
    .sort((a, b) => (warm.get(b) ?? 0) - (warm.get(a) ?? 0));
  console.log(`\n${folder}: milliseconds of processor time\n${"".padEnd(32)}      warm     fresh`);
  for (const name of [...STAGES, "rules", "total"]) console.log(row(name));
  console.log("");
  for (const id of rules) console.log(row(id));
  console.log(
    `${"the rule in the middle".padEnd(32)}${median(rules.map((id) => warm.get(id) ?? 0))
      .toFixed(1)
      .padStart(10)}`,
  );
}

const [first, ...others] = process.argv.slice(2);
if (first === undefined) console.log("Name the folders of some pipelines.");
else if (first === "--fresh") console.log(JSON.stringify([...(await timesOf(others[0] ?? "."))]));
else for (const folder of [first, ...others]) await measure(resolve(folder));

/**
 * The GitHub Action: the bundled command with what a workflow needs around it. GitHub gives inputs and event through the
 * environment and through files, and takes annotations from the output (`action.yml`).
 */
import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeComment } from "./comment.js";
import { readInputs } from "./inputs.js";
import type { Inputs } from "./inputs.js";
import { pullRequestOf } from "./pull-request.js";
import type { PullRequest } from "./pull-request.js";

const command = fileURLToPath(new URL("nf-lint.js", import.meta.url));

/** What of the JSON report is read here. */
interface JsonReport {
  readonly findings: readonly unknown[];
  readonly change?: {
    readonly fixed: readonly unknown[];
    readonly configurations: readonly unknown[];
    readonly processes: readonly unknown[];
    readonly hosts: readonly unknown[];
  };
  readonly summary: { readonly errors: number; readonly warnings: number };
}

async function main(): Promise<number> {
  const inputs = readInputs(process.env);
  if (typeof inputs === "string") return fail(inputs);
  const pullRequest = pullRequestOf(process.env);
  const folder = mkdtempSync(join(process.env["RUNNER_TEMP"] ?? tmpdir(), "nf-lint-"));
  const [json, markdown] = [join(folder, "report.json"), join(folder, "report.md")];
  if (statSync(inputs.workingDirectory, { throwIfNoEntry: false })?.isDirectory() !== true)
    return fail(`working-directory: there is no folder ${inputs.workingDirectory}.`);
  const status = lint(inputs, pullRequest, [`json=${json}`, `markdown=${markdown}`]);
  if (!existsSync(json)) return status;

  const report = JSON.parse(readFileSync(json, "utf8")) as JsonReport;
  const { errors, warnings } = report.summary;
  setOutputs({ findings: report.findings.length, errors, warnings, markdown });
  addSummary(readFileSync(markdown, "utf8"));
  if (inputs.comment) await comment(readFileSync(markdown, "utf8"), report, inputs, pullRequest);
  return status === 1 && inputs.failOn === "never" ? 0 : status;
}

function lint(inputs: Inputs, pullRequest: PullRequest | undefined, reports: readonly string[]): number {
  const since = inputs.since === "auto" ? pullRequest && `${pullRequest.base}...` : inputs.since;
  const args = [
    ...["github", ...reports, ...inputs.formats].map((format) => `--format=${format}`),
    ...(since ? [`--since=${since}`] : []),
    ...inputs.options.map(([name, value]) => `--${name}=${value}`),
    ...(inputs.failOn === "warning" ? ["--max-warnings", "0"] : []),
    "--",
    ...inputs.paths,
  ];
  // The summary has all findings, not only those that the command would add to it.
  const env = { ...process.env, GITHUB_STEP_SUMMARY: "" };
  const options = { stdio: "inherit", cwd: inputs.workingDirectory, env } as const;
  return spawnSync(process.execPath, [command, ...args], options).status ?? 2;
}

async function comment(
  text: string,
  { findings, change }: JsonReport,
  { token }: Inputs,
  pullRequest: PullRequest | undefined,
): Promise<void> {
  if (pullRequest === undefined) return;
  const api = process.env["GITHUB_API_URL"] ?? "https://api.github.com";
  const { fixed = [], configurations = [], processes = [], hosts = [] } = change ?? {};
  const said = [findings, fixed, configurations, processes, hosts];
  try {
    await writeComment(text, said.flat().length > 0, { api, token, pullRequest });
  } catch (error) {
    // The findings are annotations as well: a comment that cannot be written fails nothing.
    console.log(`::warning title=nf-lint::No comment: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** GitHub takes so much for one step, in bytes, and nothing of what is longer. */
const MOST_OF_SUMMARY = 1024 * 1024;

/** The page of the run shows the whole report, whatever it says. */
function addSummary(markdown: string): void {
  const file = process.env["GITHUB_STEP_SUMMARY"];
  if (!file) return;
  const isTooLong = Buffer.byteLength(markdown) > MOST_OF_SUMMARY;
  const text = isTooLong ? "The report is too long for this page: see the step's log.\n" : markdown;
  appendFileSync(file, `${text}\n`);
}

function setOutputs(outputs: Readonly<Record<string, string | number>>): void {
  const file = process.env["GITHUB_OUTPUT"];
  if (!file) return;
  appendFileSync(
    file,
    Object.entries(outputs)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(""),
  );
}

function fail(message: string): number {
  console.log(`::error title=nf-lint::${message}`);
  return 2;
}

process.exitCode = await main();

import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { repository, temporaryDirectory } from "../../../linter/test/git/repository.js";
import type { Repository } from "../../../linter/test/git/repository.js";
import { CHANGE, DEMO, LABELLED } from "../../../../test/demo-change.js";

const ROOT = join(import.meta.dirname, "../../../..");

interface ActionDefinition {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly runs: { readonly using: string; readonly main: string };
}

const action = parse(readFileSync(join(ROOT, "action.yml"), "utf8")) as ActionDefinition;

interface Comment {
  id: number;
  body: string;
  user: { type: string };
}

/** The part of GitHub that keeps comments; refuses whoever has another token. */
async function gitHub(comments: Comment[]): Promise<{ readonly api: string; readonly calls: readonly string[] }> {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    let sent = "";
    request.on("data", (data: Buffer) => (sent += data.toString()));
    request.on("end", () => {
      calls.push(`${request.method ?? ""} ${request.url ?? ""}`);
      const isAllowed = request.headers.authorization === "Bearer secret";
      const body = sent === "" ? "" : (JSON.parse(sent) as { body: string }).body;
      const id = Number(/\/issues\/comments\/(\d+)$/.exec(request.url ?? "")?.[1]);
      if (isAllowed && request.method === "POST")
        comments.push({ id: 100 + comments.length, body, user: { type: "Bot" } });
      if (isAllowed && request.method === "PATCH") for (const one of comments) if (one.id === id) one.body = body;
      const page = Number(new URL(request.url ?? "", "http://localhost").searchParams.get("page"));
      response.writeHead(isAllowed ? 200 : 403, { "content-type": "application/json" });
      response.end(JSON.stringify(comments.slice((page - 1) * 100, page * 100)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return { api: `http://127.0.0.1:${address.port}`, calls };
}

/** A checkout as GitHub makes it for a pull request: the merge of base and branch. */
function pullRequest(): Repository & { readonly base: string } {
  const repo = repository(DEMO);
  repo.git("checkout", "--quiet", "-b", "branch");
  repo.commit(CHANGE);
  repo.git("checkout", "--quiet", "main");
  repo.commit({ "README.md": "Meanwhile on main.\n" });
  const base = repo.git("rev-parse", "HEAD");
  repo.git("merge", "--quiet", "--no-edit", "branch");
  return { ...repo, base };
}

interface StepResult {
  readonly status: number | null;
  readonly output: string;
  /** What the page of the run shows. */
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** Runs the action as a runner does: inputs with their defaults, event and outputs in files. */
async function step(
  { directory, base }: Pick<Repository, "directory"> & { readonly base?: string },
  inputs: Readonly<Record<string, string>> = {},
  api = "http://127.0.0.1:9",
): Promise<StepResult> {
  const folder = temporaryDirectory();
  const [event, outputs, summary] = ["event.json", "outputs", "summary.md"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(event, JSON.stringify(base === undefined ? {} : { pull_request: { number: 7, base: { sha: base } } }));
  writeFileSync(outputs, "");
  writeFileSync(summary, "");
  const defaults = Object.entries(action.inputs).map(([name, input]): [string, string] => [name, input.default]);
  const given = Object.entries({ ...Object.fromEntries(defaults), "github-token": "secret", ...inputs });
  const child = spawn(process.execPath, [join(ROOT, action.runs.main)], {
    cwd: directory,
    env: {
      PATH: process.env["PATH"],
      RUNNER_TEMP: folder,
      GITHUB_API_URL: api,
      GITHUB_EVENT_PATH: event,
      GITHUB_OUTPUT: outputs,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_REPOSITORY: "example/demo",
      ...Object.fromEntries(given.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    },
  });
  let output = "";
  child.stdout.on("data", (data: Buffer) => (output += data.toString()));
  child.stderr.on("data", (data: Buffer) => (output += data.toString()));
  const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
  const pairs = readFileSync(outputs, "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split(/=(.*)/s));
  const shown = readFileSync(summary, "utf8");
  return {
    status,
    output,
    summary: shown,
    outputs: Object.fromEntries(pairs.map(([name = "", value = ""]) => [name, value])),
  };
}

describe("GitHub Action", () => {
  test("annotates what a pull request introduced, in the file that it broke", async () => {
    const { status, output, outputs } = await step(pullRequest());
    expect(status, output).toBe(0);
    expect(output.match(/^::(warning|error|notice) .*$/gm)).toEqual([
      expect.stringMatching(/^::warning file=conf\/spot\.config,line=1,.*fusion\.snapshots/),
    ]);
    expect(outputs).toMatchObject({ findings: "1", errors: "0", warnings: "1" });
    expect(readFileSync(outputs["markdown"] ?? "", "utf8")).toContain("| `fusion.snapshots` | `true` | not set |");
    expect(Object.keys(outputs).sort()).toEqual(Object.keys(action.outputs).sort());
  });

  test("outside of a pull request, everything is linted", async () => {
    const { directory } = pullRequest();
    const { outputs } = await step({ directory });
    expect(outputs).toMatchObject({ findings: "1" });
  });

  test("fails by fail-on", async () => {
    const repo = pullRequest();
    expect(await step(repo, { "fail-on": "warning" })).toMatchObject({ status: 1 });
    expect(await step(repo, { "fail-on": "never" })).toMatchObject({ status: 0 });
    expect(await step(repo, { "fail-on": "sometimes" })).toMatchObject({
      status: 2,
      output: "::error title=nf-lint::fail-on is one of error, warning, never.\n",
    });
  });

  test("the page of the run shows the findings, and that there are none", async () => {
    const repo = pullRequest();
    const { summary, outputs } = await step(repo);
    expect(summary.trim()).toBe(readFileSync(outputs["markdown"] ?? "", "utf8").trim());
    expect(summary).toMatch(/^### nf-lint: 1 warning\n[^]*fusion\.snapshots/);
    expect((await step({ ...repo, base: repo.git("rev-parse", "HEAD") })).summary).toContain("no new problems");
  });

  test("settings, preset, baseline and folder are inputs", async () => {
    const repo = repository({
      "pipeline/nextflow.config": "process.cpuss = 1\n",
      "pipeline/only.yml": "extends: []\nrules: { pin-nextflow-version: error }\n",
      "pipeline/baseline.json": "",
    });
    const directory = { "working-directory": "pipeline" };
    const found = async (inputs: Readonly<Record<string, string>>): Promise<unknown> => {
      const { output, outputs } = await step(repo, { ...directory, ...inputs });
      expect(output).not.toContain("nf-lint:");
      return outputs["findings"];
    };
    expect(await found({})).toBe("1");
    expect(await found({ config: "only.yml" })).toBe("0");
    expect(await found({ preset: "nextflow" })).toBe("0");
    expect(await step(repo, { ...directory, baseline: "baseline.json" })).toMatchObject({ status: 2 });
    expect(await step(repo, { "working-directory": "nowhere" })).toMatchObject({
      status: 2,
      output: "::error title=nf-lint::working-directory: there is no folder nowhere.\n",
    });
  });

  test("writes further formats to files", async () => {
    const repo = pullRequest();
    await step(repo, { format: "sarif=nf-lint.sarif\n" });
    const sarif = JSON.parse(readFileSync(join(repo.directory, "nf-lint.sarif"), "utf8")) as { version: string };
    expect(sarif.version).toBe("2.1.0");
  });

  test("makes one comment, and writes over it in the next run", async () => {
    const repo = pullRequest();
    const person = { id: 1, body: "<!-- nf-lint --> quoted by a person", user: { type: "User" } };
    const comments: Comment[] = [person];
    const { api } = await gitHub(comments);
    await step(repo, { comment: "true" }, api);
    await step(repo, { comment: "true" }, api);
    expect(comments).toHaveLength(2);
    expect(comments[1]?.body).toMatch(/^<!-- nf-lint -->\n### nf-lint: 1 warning\n/);

    repo.write({ "conf/fusion.config": DEMO["conf/fusion.config"] });
    await step(repo, { comment: "true" }, api);
    expect(comments[1]?.body).toContain("no new problems");
    expect(person.body).toBe("<!-- nf-lint --> quoted by a person");
  });

  test("a change of scripts that only changes what processes get is something to say", async () => {
    const repo = repository(LABELLED);
    const base = repo.git("rev-parse", "HEAD");
    repo.commit({ "main.nf": (LABELLED["main.nf"] ?? "").replace("    label 'big'\n\n", "") });
    const comments: Comment[] = [];
    await step({ ...repo, base }, { comment: "true" }, (await gitHub(comments)).api);
    expect(comments[0]?.body).toContain("#### What processes get\n\n- 1 process: `memory 36 GB -> 8 GB`");
  });

  test("finds its comment on a later page, and makes none where there is nothing to say", async () => {
    const repo = pullRequest();
    const others = Array.from({ length: 120 }, (_, id) => ({ id, body: "Hello", user: { type: "User" } }));
    const own = { id: 500, body: "<!-- nf-lint -->\nold", user: { type: "Bot" } };
    const { api, calls } = await gitHub([...others, own]);
    await step(repo, { comment: "true" }, api);
    expect(own.body).toContain("1 warning");
    expect(calls.at(-1)).toBe("PATCH /repos/example/demo/issues/comments/500");

    const nothing = repository(DEMO);
    const empty: Comment[] = [];
    await step({ ...nothing, base: nothing.git("rev-parse", "HEAD") }, { comment: "true" }, (await gitHub(empty)).api);
    expect(empty).toEqual([]);
  });

  test("a refused comment, as on a pull request from a fork, fails nothing", async () => {
    const { api } = await gitHub([]);
    const { status, output } = await step(pullRequest(), { comment: "true", "github-token": "wrong" }, api);
    expect(status).toBe(0);
    expect(output).toContain("::warning title=nf-lint::No comment: GitHub answered 403 to GET");
  });

  test("a checkout without the base says how to make one", async () => {
    const repo = pullRequest();
    const shallow = temporaryDirectory();
    repo.git("clone", "--quiet", "--depth=1", `file://${repo.directory}`, shallow);
    const { status, output } = await step({ directory: shallow, base: repo.base });
    expect(status).toBe(2);
    expect(output).toMatch(/too shallow .* fetch-depth/);
    const deep = temporaryDirectory();
    repo.git("clone", "--quiet", "--depth=2", `file://${repo.directory}`, deep);
    expect(await step({ directory: deep, base: repo.base })).toMatchObject({ status: 0, outputs: { findings: "1" } });
  });
});

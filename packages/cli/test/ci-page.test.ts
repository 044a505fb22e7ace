import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { repository, temporaryDirectory } from "../../linter/test/git/repository.js";
import { CHANGE, DEMO } from "../../../test/demo-change.js";

const ROOT = join(import.meta.dirname, "../../..");
const page = readFileSync(join(ROOT, "docs/ci.md"), "utf8");
const { version } = JSON.parse(readFileSync(join(ROOT, "packages/cli/package.json"), "utf8")) as { version: string };

/** The code blocks of a section of the page. */
function example(section: string): string {
  const text = page.split(/^## /m).find((part) => part.startsWith(`${section}\n`)) ?? "";
  return /```\w+\n(.*?)```/s.exec(text)?.[1] ?? "";
}

/** A branch that breaks something, cloned as a service would. */
function checkout() {
  const repo = repository(DEMO);
  const base = repo.git("rev-parse", "HEAD");
  repo.git("update-ref", "refs/remotes/origin/main", "HEAD");
  repo.git("checkout", "--quiet", "-b", "branch");
  repo.commit(CHANGE);
  return { ...repo, base };
}

/** A folder for the PATH, with commands that stand for what the service has. */
function commands(scripts: Readonly<Record<string, string>>): string {
  const folder = temporaryDirectory();
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return `${folder}:${process.env["PATH"] ?? ""}`;
}

const COMMAND = `exec "${process.execPath}" "${join(ROOT, "packages/cli/dist/nf-lint.js")}" "$@"`;

describe("docs/ci.md", () => {
  test("pre-commit: names a hook that there is, at this version", () => {
    const { repos } = parse(example("pre-commit")) as { repos: { rev: string; hooks: { id: string }[] }[] };
    const hooks = parse(readFileSync(join(ROOT, ".pre-commit-hooks.yaml"), "utf8")) as { id: string }[];
    expect(repos[0]?.rev).toBe(`v${version}`);
    expect(hooks.map(({ id }) => id)).toEqual(["nf-lint", "nf-lint-fix"]);
    expect(hooks.map(({ id }) => id)).toContain(repos[0]?.hooks[0]?.id);
  });

  test("GitHub: gives the action inputs that it has, and uploads the file that it writes", () => {
    interface Step {
      readonly uses: string;
      readonly with: Readonly<Record<string, string | number>>;
    }
    const workflow = parse(example("GitHub")) as { jobs: { "nf-lint": { steps: Step[] } } };
    const action = parse(readFileSync(join(ROOT, "action.yml"), "utf8")) as { inputs: object; outputs: object };
    const [, lint, upload] = workflow.jobs["nf-lint"].steps;
    expect(lint?.uses).toBe(`nf-lint/nf-lint@v${version}`);
    for (const name of Object.keys(lint?.with ?? {})) expect(Object.keys(action.inputs)).toContain(name);
    expect(lint?.with["format"]).toBe(`sarif=${String(upload?.with["sarif_file"])}`);
    const table = [...page.matchAll(/^\| `([\w-]+)` +\|/gm)].map(([, name]) => name);
    expect(table).toEqual(Object.keys(action.inputs));
    for (const name of Object.keys(action.outputs)) expect(page).toContain(`\`${name}\``);
  });

  test("GitLab: the script writes a code quality report of what the branch introduced", () => {
    const job = (
      parse(example("GitLab")) as Record<string, { script: string[]; artifacts: { reports: { codequality: string } } }>
    )["nf-lint"];
    const { directory, base } = checkout();
    expect(job?.script[0]).toContain(`nf-lint@${version} `);
    const path = commands({ npx: `shift 2\n${COMMAND}` });
    execFileSync("sh", ["-ec", job?.script.join("\n") ?? "false"], {
      cwd: directory,
      env: { PATH: path, CI_MERGE_REQUEST_DIFF_BASE_SHA: base },
      stdio: "pipe",
    });
    const report = readFileSync(join(directory, job?.artifacts.reports.codequality ?? ""), "utf8");
    expect(JSON.parse(report)).toMatchObject([{ location: { path: "conf/spot.config" } }]);
  });

  test("reviewdog: gets what the branch introduced, as rdjson", () => {
    const { directory } = checkout();
    mkdirSync(join(directory, "out"));
    const path = commands({ "nf-lint": COMMAND, reviewdog: 'echo "$@" > out/arguments; cat > out/report.json' });
    const { status, stderr } = spawnSync("sh", ["-ec", example("reviewdog")], {
      cwd: directory,
      env: { PATH: path },
      encoding: "utf8",
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(readFileSync(join(directory, "out/arguments"), "utf8")).toContain("-f=rdjson");
    const { diagnostics } = JSON.parse(readFileSync(join(directory, "out/report.json"), "utf8")) as {
      diagnostics: unknown[];
    };
    expect(diagnostics).toMatchObject([{ location: { path: "conf/spot.config" } }]);
  });
});

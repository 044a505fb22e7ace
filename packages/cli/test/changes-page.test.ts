import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "../../linter/test/git/repository.js";
import { CHANGE, DEMO, DOUBLED, LABELLED } from "../../../test/demo-change.js";
import { runIn } from "./run-in.js";

const PAGE = readFileSync(join(import.meta.dirname, "../../../docs/changes.md"), "utf8");
const COMMENTS = [...PAGE.matchAll(/````markdown\n(.*?)````\n/gs)].map(([, comment]) => comment);

test.each([
  { name: "a setting that is deleted", before: DEMO, change: CHANGE, comment: COMMENTS[0] },
  { name: "a label with twice the memory", before: LABELLED, change: DOUBLED, comment: COMMENTS[1] },
])("the comment on $name in docs/changes.md is what the command writes", async ({ before, change, comment }) => {
  const repo = repository(before);
  repo.git("update-ref", "refs/remotes/origin/main", "HEAD");
  repo.git("checkout", "--quiet", "-b", "branch");
  repo.commit(change);
  const { stdout } = await runIn(repo.directory, ["--since", "origin/main...", "--format", "markdown"]);
  expect(stdout).toBe(comment);
});

test("the HTML report tells of the change what the comment tells", async () => {
  const repo = repository(LABELLED);
  repo.commit(DOUBLED);
  const { stdout } = await runIn(repo.directory, ["--since", "HEAD~1", "--format", "html"]);
  expect(stdout).toContain("No new problems since HEAD~1.");
  const processes = /<h2 id="processes-title">What processes get<\/h2>\s*<ul>(.*?)<\/ul>/s.exec(stdout)?.[1];
  expect(processes).toBe(
    "<li>4 processes: memory 36 GB -&gt; 72 GB (profiles (none), cluster): VARIANTS:ALIGN, VARIANTS:CALL, VARIANTS:DEDUP and 1 more</li>",
  );
  expect(stdout).toContain("Changes of the resolved configuration");
  const all = await runIn(repo.directory, ["--format", "html"]);
  expect(all.stdout).not.toContain("What processes get");
});

test("nf-lint config --processes --since tells the same of processes, of all or of one", async () => {
  const repo = repository(LABELLED);
  repo.commit(DOUBLED);
  const run = async (...args: readonly string[]): Promise<string> =>
    (await runIn(repo.directory, ["config", ".", "--since", "HEAD~1", ...args])).stdout;
  expect(await run("--processes")).toBe(
    "4 processes: memory 36 GB -> 72 GB (profiles (none), cluster): VARIANTS:ALIGN, VARIANTS:CALL, VARIANTS:DEDUP and 1 more\n",
  );
  expect(await run("--processes", "SORT")).toContain("1 process: memory 36 GB -> 72 GB");
  expect(await run("--processes", "REPORT")).toContain("No process differs");
  expect(JSON.parse(await run("--processes", "--format", "json"))).toMatchObject({
    version: 1,
    since: "HEAD~1",
    processes: [
      {
        rootFile: "nextflow.config",
        added: [],
        removed: [],
        directives: [
          {
            directive: "memory",
            processes: ["VARIANTS:ALIGN", "VARIANTS:CALL", "VARIANTS:DEDUP", "VARIANTS:SORT"],
            variants: ["(none)", "cluster"],
          },
        ],
      },
    ],
  });
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "../../linter/test/git/repository.js";
import { CHANGE, DEMO } from "../../../test/demo-change.js";
import { runIn } from "./run-in.js";

test("the comment in docs/changes.md is what the command writes", async () => {
  const page = readFileSync(join(import.meta.dirname, "../../../docs/changes.md"), "utf8");
  const repo = repository(DEMO);
  repo.git("update-ref", "refs/remotes/origin/main", "HEAD");
  repo.git("checkout", "--quiet", "-b", "branch");
  repo.commit(CHANGE);
  const { stdout } = await runIn(repo.directory, ["--since", "origin/main...", "--format", "markdown"]);
  expect(/````markdown\n(.*?)````\n/s.exec(page)?.[1]).toBe(stdout);
});

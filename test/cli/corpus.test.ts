import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const corpus = join(root, "../shared/corpus/nf-core-configs");
const isPresent = existsSync(corpus);
if (!isPresent)
  console.log("skipped, for ../shared/corpus is not here: the command on the 352 files of nf-core/configs");

test.runIf(isPresent)("the command gets through all of nf-core/configs without an error of its own", () => {
  const command = join(root, "packages/cli/dist/nf-lint.js");
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, "--preset", "all", "--format", "json"], {
    cwd: corpus,
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  });
  expect(stderr).toBe("");
  expect(status).not.toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({ summary: { files: 352 } });
});

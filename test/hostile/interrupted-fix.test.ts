import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryDirectory } from "../../packages/linter/test/git/repository.js";

const COMMAND = join(import.meta.dirname, "../../packages/cli/dist/nf-lint.js");
const FILES = 200;
const [BEFORE, AFTER] = ["process.cpuss = 1\n", "process.cpus = 1\n"];

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("%s while fixes are written: all are, by name", async (signal) => {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, "conf"));
  const names = Array.from({ length: FILES }, (_, i) => `conf/part${i}.config`);
  for (const name of names) writeFileSync(join(directory, name), BEFORE);
  const watcher = watch(join(directory, "conf"));
  const child = spawn(process.execPath, [COMMAND, "--fix"], { cwd: directory, stdio: ["ignore", "ignore", "pipe"] });
  // The first sign of a written file.
  watcher.once("change", () => {
    child.kill(signal);
  });
  let stderr = "";
  child.stderr.on("data", (data: Buffer) => (stderr += data.toString()));
  const ended = await new Promise((resolve) => {
    child.on("close", (status, by) => {
      resolve(by ?? status);
    });
  });
  watcher.close();
  expect(readdirSync(join(directory, "conf")).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  expect(names.filter((name) => readFileSync(join(directory, name), "utf8") !== AFTER)).toEqual([]);
  // The run may have come to its end before the signal did.
  if (ended === 0) expect(stderr).toContain(`Fixed ${FILES} problems in ${FILES} files.`);
  else expect(ended).toBe(signal);
  if (ended === signal) for (const name of names) expect(stderr).toContain(name);
});

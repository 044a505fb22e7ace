import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Io } from "../src/io.js";
import { nextChange } from "../src/next-change.js";
import { projectDirectory } from "./project-directory.js";
import { runIn } from "./run-in.js";

const PINNED = { "nextflow.config": "manifest.nextflowVersion = '!>=25.04.0'\n" };

/** Waits as the real one does, once what is to happen meanwhile has; ends when nothing more is to. */
function following(...events: readonly (() => void)[]): Io["nextChange"] {
  const left = [...events];
  return (folders) => {
    const event = left.shift();
    if (event === undefined) return { changed: Promise.resolve(false), stop: () => undefined };
    const waiting = nextChange(folders);
    event();
    return waiting;
  };
}

const summaries = (stdout: string): readonly string[] => stdout.split("\n").filter((line) => /problem/i.test(line));

test("runs again when a file changes, appears, or goes, and waits on when nothing that counts did", async () => {
  const directory = projectDirectory({ ...PINNED, "conf/a.txt": "" });
  const write = (file: string, text: string) => () => {
    writeFileSync(join(directory, file), text);
  };
  const { status, stdout, stderr } = await runIn(directory, ["--watch"], {
    nextChange: following(
      write("nextflow.config", "process.cpuz = 1\nmanifest.nextflowVersion = '!>=25.04.0'\n"),
      write("conf/a.txt", "nothing that is read"),
      write(".nf-lint.yml", "rules:\n  no-unknown-option: off\n"),
      () => {
        rmSync(join(directory, ".nf-lint.yml"));
      },
      () => {
        mkdirSync(join(directory, "more"));
        writeFileSync(join(directory, "more/nextflow.config"), "process.memoryy = 1\n");
      },
    ),
  });
  expect(summaries(stdout)).toEqual([
    "No problems in 1 file, 1 project.",
    "1 problem (1 warning) in 1 file, 1 project",
    "No problems in 1 file, 1 project.",
    "1 problem (1 warning) in 1 file, 1 project",
    "2 problems (2 warnings) in 2 files, 1 project",
  ]);
  expect(status).toBe(0);
  expect(stderr.match(/Waiting for changes/g)).toHaveLength(5);
});

test("a change while the run is at work is seen", async () => {
  const directory = projectDirectory(PINNED);
  let waits = 0;
  const { stdout } = await runIn(directory, ["--watch"], {
    nextChange: () => {
      waits += 1;
      if (waits === 1) writeFileSync(join(directory, "nextflow.config"), "process.cpuz = 1\n");
      return { changed: Promise.resolve(false), stop: () => undefined };
    },
  });
  expect(summaries(stdout)).toHaveLength(2);
});

test.each([["--stdin"], ["--suppress", "why"], ["--update-baseline"], ["--files"], ["--fix-dry-run"]])(
  "is not for %s",
  async (...argv) => {
    expect(await runIn(projectDirectory(PINNED), ["--watch", ...argv])).toEqual({
      status: 2,
      stdout: "",
      stderr: `nf-lint: --watch shows findings again and again: leave ${argv[0]} out.\n`,
    });
  },
);

import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { propertyRuns } from "../../../../test/property-runs.js";
import { runOrSayAgain } from "../../src/kept-runs/run-again.js";
import type { Run } from "../../src/kept-runs/run-again.js";
import { run } from "../../src/run.js";
import { projectDirectory } from "../project-directory.js";
import { ioIn, runIn } from "../run-in.js";
import type { Outcome, Surroundings } from "../run-in.js";

const PIPELINE = {
  "nextflow.config": "includeConfig 'conf/base.config'\nprofiles { slurm { process.executor = 'slurm' } }\n",
  "conf/base.config": "process.cpuss = 2\n",
  "main.nf": "workflow { println params.missing }\n",
};

/** A program that keeps its runs, with a count of those that it did. */
function keeper(program = "a"): {
  readonly cache: string;
  readonly runs: () => number;
  readonly say: (directory: string, argv: readonly string[], surroundings?: Surroundings) => Promise<Outcome>;
} {
  const cache = mkdtempSync(join(tmpdir(), "nf-lint-kept-"));
  onTestFinished(() => {
    rmSync(cache, { recursive: true, force: true });
  });
  let runs = 0;
  const counted: Run = (argv, io) => {
    runs++;
    return run(argv, io);
  };
  return {
    cache,
    runs: () => runs,
    say: async (directory, argv, { env = {}, ...others } = {}) => {
      const { io, written } = ioIn(directory, { ...others, env: { XDG_CACHE_HOME: cache, ...env } });
      const status = await runOrSayAgain(argv, io, program, counted);
      return { status, ...written };
    },
  };
}

const fileOf = (cache: string): string => {
  const [file = ""] = readdirSync(join(cache, "nf-lint"));
  return join(cache, "nf-lint", file);
};

describe("a run over what was run over before", () => {
  test("is said again, not done again", async () => {
    const { say, runs } = keeper();
    const directory = projectDirectory(PIPELINE);
    const fresh = await runIn(directory, []);
    expect(fresh.stdout).toContain("cpuss");
    expect(await say(directory, [])).toEqual(fresh);
    expect(await say(directory, [])).toEqual(fresh);
    expect(runs()).toBe(1);
  });

  test.each([
    ["a file", "conf/base.config", "process.cpus = 2\n"],
    ["a file that there was not", "modules/a/main.nf", "process A { script: 'true' }\n"],
    ["settings", ".nf-lint.yml", "rules: { no-unknown-option: off }\n"],
    ["what is ignored", ".gitignore", "conf\n"],
  ])("is done again after a change to %s", async (_, path, text) => {
    const { say, runs } = keeper();
    const directory = projectDirectory({ ...PIPELINE, ".git/HEAD": "ref: refs/heads/main\n" });
    await say(directory, []);
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
    expect(await say(directory, [])).toEqual(await runIn(directory, []));
    expect(runs()).toBe(2);
  });

  test("is done again with other arguments, variables and outputs, and by another program", async () => {
    const { say, runs, cache } = keeper();
    const directory = projectDirectory(PIPELINE);
    await say(directory, ["--env", "WHO"]);
    await say(directory, ["--env", "WHO"], { env: { WHO: "me" } });
    await say(directory, ["--env", "WHO", "--format", "json"]);
    await say(directory, ["--env", "WHO"], { isTTY: true });
    await say(directory, ["--env", "WHO"], { env: { FORCE_COLOR: "1" } });
    expect(runs()).toBe(5);
    const { io } = ioIn(directory, { env: { XDG_CACHE_HOME: cache } });
    let others = 0;
    await runOrSayAgain(["--env", "WHO"], io, "another", () => Promise.resolve(((others += 1), 0)));
    expect(others).toBe(1);
  });

  test.each([
    ["--no-cache"],
    ["--timing"],
    ["--show-secrets"],
    ["--fix"],
    ["--format=json=report.json"],
    ["no-such-folder"],
  ])("is done again with %s", async (argument) => {
    const { say, runs } = keeper();
    const directory = projectDirectory(PIPELINE);
    await say(directory, [argument]);
    await say(directory, [argument]);
    expect(runs()).toBe(2);
  });

  test("comes to what a fresh run does, whatever was edited", async () => {
    const paths = ["nextflow.config", "conf/base.config", "conf/other.config", "main.nf", ".nf-lint.yml"];
    const texts = [
      "process.cpuss = 1\n",
      "includeConfig 'conf/other.config'\n",
      "workflow {}\n",
      "preset: production\n",
      "{",
    ];
    const edit = fc.record({
      path: fc.constantFrom(...paths),
      text: fc.option(fc.constantFrom(...texts), { nil: undefined }),
    });
    const { say } = keeper();
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
        const directory = projectDirectory(PIPELINE);
        await say(directory, []);
        for (const { path, text } of edits) {
          if (text === undefined) rmSync(join(directory, path), { force: true });
          else writeFileSync(join(directory, path), text);
          const fresh = await runIn(directory, []);
          expect(await say(directory, [])).toEqual(fresh);
          expect(await say(directory, [])).toEqual(fresh);
        }
      }),
      propertyRuns(12),
    );
  });
});

describe("what is kept", () => {
  test.each([
    ["torn", (text: string) => text.slice(0, -9)],
    ["changed", (text: string) => text.replace("cpuss", "cpuzz")],
    ["emptied", () => ""],
  ])("counts for nothing once it is %s", async (_, change) => {
    const { say, runs, cache } = keeper();
    const directory = projectDirectory(PIPELINE);
    const fresh = await say(directory, []);
    writeFileSync(fileOf(cache), change(readFileSync(fileOf(cache), "utf8")));
    expect(await say(directory, [])).toEqual(fresh);
    expect(runs()).toBe(2);
  });

  test("is none under the name of another run", async () => {
    const { say, runs, cache } = keeper();
    const directory = projectDirectory(PIPELINE);
    await say(directory, []);
    const plain = readFileSync(fileOf(cache));
    rmSync(fileOf(cache));
    await say(directory, ["--quiet"]);
    writeFileSync(fileOf(cache), plain);
    await say(directory, ["--quiet"]);
    expect(runs()).toBe(3);
  });

  test("holds no text of the files, and no variable's value", async () => {
    const { say, cache } = keeper();
    const directory = projectDirectory({ "nextflow.config": "params.who = 'hunter2hunter2'\n" });
    await say(directory, ["--env", "WHO"], { env: { WHO: "correct-horse" } });
    expect(readFileSync(fileOf(cache), "utf8")).not.toMatch(/hunter2|correct-horse/);
  });

  test("is no more than a hundred runs", async () => {
    const { cache } = keeper();
    const directory = projectDirectory({ "a.config": "params.a = 1\n" });
    for (let i = 0; i < 103; i++) {
      const { io } = ioIn(directory, { env: { XDG_CACHE_HOME: cache } });
      await runOrSayAgain([`${i}`], io, "a", (_, { fileSystem }) => {
        fileSystem.readFile(join(directory, "a.config"));
        return Promise.resolve(0);
      });
    }
    expect(readdirSync(join(cache, "nf-lint"))).toHaveLength(100);
  });
});

describe("a cache folder is not used", () => {
  const notUsed = async (cache: string): Promise<void> => {
    const directory = projectDirectory(PIPELINE);
    const { say, runs } = keeper();
    await say(directory, [], { env: { XDG_CACHE_HOME: cache } });
    await say(directory, [], { env: { XDG_CACHE_HOME: cache } });
    expect(runs()).toBe(2);
  };

  test("in a git repository, which may have brought it along", async () => {
    await notUsed(join(projectDirectory({ ".git/HEAD": "ref: refs/heads/main\n" }), ".cache"));
  });

  test("by a path that is not absolute", async () => {
    await notUsed("cache");
    expect(existsSync("cache")).toBe(false);
  });

  // Windows has no such bits, and links need a permission there.
  test.skipIf(process.platform === "win32")("that others may write to, or that is a link", async () => {
    const open = projectDirectory({ "nf-lint/a": "" });
    chmodSync(join(open, "nf-lint"), 0o777);
    await notUsed(open);
    const linked = projectDirectory({ "target/a": "" });
    symlinkSync(join(linked, "target"), join(linked, "nf-lint"));
    await notUsed(linked);
  });
});

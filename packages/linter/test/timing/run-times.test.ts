import { createWorkspace, memoryFileSystem } from "@nf-lint/resolver";
import type { FileSystem, Project } from "@nf-lint/resolver";
import { describe, expect, test } from "vitest";
import { createLinter } from "../../src/linter.js";
import { RuleRunner } from "../../src/rule-run.js";
import { RunTimes } from "../../src/timing/run-times.js";

/** A clock that stands still but for the work that says what it takes. */
class TestClock {
  now = 0;
  readonly times = new RunTimes(() => this.now);

  readonly work = (milliseconds: number): void => {
    this.now += milliseconds;
  };
}

describe("the clock", () => {
  test("counts work within other work once", () => {
    const { times, work } = new TestClock();
    work(1);
    const answer = times.ofRule("a", () => {
      work(10);
      times.ofStage("resolving", () => {
        work(100);
        times.ofStage("reading", () => {
          work(1000);
        });
        work(200);
      });
      work(20);
      return "done";
    });
    work(2);
    expect(answer).toBe("done");
    expect(times.spent()).toEqual({
      stages: { reading: 1000, parsing: 0, resolving: 300, other: 3 },
      rules: new Map([["a", 30]]),
      total: 1333,
    });
  });

  test("goes on with what was interrupted where the work within throws", () => {
    const { times, work } = new TestClock();
    times.ofRule("a", () => {
      expect(() =>
        times.ofRule("b", () => {
          work(1);
          throw new Error("broken");
        }),
      ).toThrow("broken");
      work(10);
    });
    work(100);
    expect(times.spent()).toMatchObject({
      stages: { other: 100 },
      rules: new Map([
        ["a", 10],
        ["b", 1],
      ]),
    });
  });

  test("adds up, and can be read again and again", () => {
    const { times, work } = new TestClock();
    for (const _ of [1, 2, 3]) {
      times.ofRule("a", () => {
        work(5);
      });
    }
    expect(times.spent().rules.get("a")).toBe(15);
    work(7);
    expect(times.spent().total).toBe(22);
  });
});

const FILES = {
  "/repo/nextflow.config": `\
process.executor = 'awsbatch'
includeConfig 'conf/base.config'
profiles {
    aws { aws.region = 'eu-west-1' }
}
`,
  "/repo/conf/base.config": "process.cpus = 1\n",
};

const RULES = { "pin-nextflow-version": "warn", "require-resource-labels": "warn", syntax: "off" } as const;

describe("a run", () => {
  test("names the rules that were on, and no other", async () => {
    const times = new RunTimes();
    const fileSystem = memoryFileSystem(FILES);
    const settings = { presets: [], rules: RULES };
    await createLinter({ cwd: "/repo", fileSystem, settings, times }).lint(["."]);
    expect([...times.spent().rules.keys()].sort()).toEqual(["pin-nextflow-version", "require-resource-labels"]);
  });

  test("counts a file that includes lead to as reading, whatever asked for it", async () => {
    const { times, work } = new TestClock();
    const files = memoryFileSystem(FILES);
    const fileSystem: FileSystem = {
      ...delegating(files),
      readFile(path) {
        work(path.endsWith(".config") ? 100 : 0);
        return files.readFile(path);
      },
    };
    await createLinter({ cwd: "/repo", fileSystem, settings: { presets: ["all"] }, times }).lint(["."]);
    expect(times.spent()).toMatchObject({ stages: { reading: 200, parsing: 0, resolving: 0, other: 0 }, total: 200 });
  });

  test("finds the same as one that nobody measures", async () => {
    const lint = async (times?: RunTimes): Promise<unknown> => {
      const options = { cwd: "/repo", fileSystem: memoryFileSystem(FILES), settings: { presets: ["all"] } };
      const { findings, failures } = await createLinter({ ...options, ...(times && { times }) }).lint(["."]);
      return { findings, failures };
    };
    expect(await lint(new RunTimes())).toEqual(await lint());
  });

  test("charges no rule for resolving", () => {
    const { times, work } = new TestClock();
    const path = "/repo/nextflow.config";
    const project = createWorkspace(memoryFileSystem(FILES), { boundary: "/repo" }).project(path);
    const [file] = project.files.values();
    if (file === undefined) throw new Error("No root file.");
    const slow = slowToResolve(project, () => {
      work(100);
    });
    const runner = new RuleRunner(
      { projectsOf: () => [{ project: slow, variants: project.variants() }] },
      1_000,
      times,
    );
    runner.run(file, {
      "nextflow/pin-nextflow-version": "warn",
      "nextflow/require-resource-labels": "warn",
    });
    expect(times.spent()).toMatchObject({
      stages: { resolving: 200 },
      rules: new Map([
        ["pin-nextflow-version", 0],
        ["require-resource-labels", 0],
      ]),
    });
  });
});

function delegating(fileSystem: FileSystem): FileSystem {
  return {
    readFile: (path) => fileSystem.readFile(path),
    kind: (path) => fileSystem.kind(path),
    realPath: (path) => fileSystem.realPath(path),
    readDirectory: (path) => fileSystem.readDirectory(path),
  };
}

/** The project, where resolving a variant for the first time takes a while. */
function slowToResolve(project: Project, wait: () => void): Project {
  const resolved = new Set<string>();
  return new Proxy(project, {
    get(target, name) {
      if (name !== "resolve") return Reflect.get(target, name, target) as unknown;
      return ((variant) => {
        if (!resolved.has(variant.name)) wait();
        resolved.add(variant.name);
        return target.resolve(variant);
      }) satisfies Project["resolve"];
    },
  });
}

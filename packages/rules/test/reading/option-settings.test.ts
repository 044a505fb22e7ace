import { createWorkspace, memoryFileSystem } from "@nf-lint/resolver";
import { describe, expect, it } from "vitest";
import { allSettings, knownScopeDepth, knownSetting, possibleConstants } from "../../src/reading/option-settings.js";

const FILE = "/project/nextflow.config";

function variantOf(text: string) {
  const project = createWorkspace(memoryFileSystem({ [FILE]: text }), { boundary: "/project" }).project(FILE);
  const [variant] = project.variants();
  if (variant === undefined) throw new Error("a project has a variant");
  return { project, config: project.resolve(variant) };
}

const lines = (text: string) => allSettings(variantOf(text)).map(({ setting }) => setting.place.loc.start.line);

describe("allSettings", () => {
  it("has what another setting overrides", () => {
    expect(lines("process.cpus = 1\nprocess.cpus = 2")).toEqual([1, 2]);
  });

  it("leaves out what stands behind a lost bracket", () => {
    expect(lines("docker.enabled = true\nprocess {\n  cpus = { 2 ]\n  memory = 1.GB\n}")).toEqual([1]);
  });

  it("has what stands behind what only the legacy parser takes", () => {
    expect(lines("def x = 1\nprocess.cpus = 2")).toEqual([2]);
  });
});

describe("knownSetting", () => {
  it("leaves out what is free or unknown", () => {
    const known = allSettings(
      variantOf("params.x = 1\nenv.X = 1\nprocess.cpus = 1\nprocess.nothing = 1\nprocess.ext.args = 'x'"),
    ).flatMap((setting) => knownSetting(setting) ?? []);
    expect(known.map(({ fact, below }) => [fact.path.join("."), ...below])).toEqual([
      ["process.cpus"],
      ["process.ext", "args"],
    ]);
  });
});

describe("knownScopeDepth", () => {
  it.each([
    [["process", "withName:FOO", "nothing"], 2],
    [["aws", "batch", "nothing"], 2],
    [["aws", "nothing", "x"], 1],
    [["nothing"], 0],
  ])("of %j is %i", (path, depth) => {
    expect(knownScopeDepth(path)).toBe(depth);
  });
});

describe("possibleConstants", () => {
  it("sees what a closure returns", () => {
    const { config } = variantOf(
      "process.errorStrategy = { task.attempt < 3 ? 'retry' : 'finish' }\nprocess.queue = params.queue",
    );
    const constantsOf = (option: string) => {
      const value = config.value(option);
      return value && possibleConstants(value);
    };
    expect(constantsOf("process.errorStrategy")).toEqual(["retry", "finish"]);
    expect(constantsOf("process.queue")).toEqual([]);
  });

  it("ends where a closure returns itself", () => {
    const { config } = variantOf(
      "params.memory = { params.memory }\nprocess.memory = { task.attempt > 1 ? params.memory : '8 GB' }",
    );
    const value = config.value("process.memory");
    expect(value && possibleConstants(value)).toEqual(["8 GB"]);
  });
});

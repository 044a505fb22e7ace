import { createWorkspace, memoryFileSystem } from "@nf-lint/resolver";
import { expect, it } from "vitest";
import { addSuspicious, suspectsIn } from "../../src/authoring/suspects.js";
import type { PlacedSetting } from "../../src/reading/option-settings.js";

const FILE = "/project/nextflow.config";

it("a rule that crashes at a setting is the only one that hears of it", () => {
  const crashing = {
    suspect: ({ setting }: PlacedSetting) => {
      if (setting.path.at(-1) === "memory") throw new Error("no such thing");
      return setting;
    },
  };
  const other = { suspect: ({ setting }: PlacedSetting) => setting };
  addSuspicious(crashing);
  addSuspicious(other);
  const workspace = createWorkspace(memoryFileSystem({ [FILE]: "process.cpus = 1\nprocess.memory = 1" }), {
    boundary: "/project",
  });
  const project = workspace.project(FILE);
  const [variant] = project.variants();
  if (variant === undefined) throw new Error("a project has a variant");
  const configured = { project, config: project.resolve(variant) };
  expect(suspectsIn(configured, other).map(({ path }) => path.join("."))).toEqual(["process.cpus", "process.memory"]);
  for (let again = 0; again < 2; again++) {
    expect(() => suspectsIn(configured, crashing)).toThrow("no such thing");
  }
});

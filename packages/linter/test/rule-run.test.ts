import { createWorkspace, memoryFileSystem } from "@nf-lint/resolver";
import { expect, test } from "vitest";
import { RuleRunner } from "../src/rule-run.js";

const FILE = "/repo/nextflow.config";

test("where projects crash, the rules on the text still run", () => {
  const workspace = createWorkspace(memoryFileSystem({ [FILE]: "process.cpus = 1 // nf-lint-disabled-line\n" }), {
    boundary: "/repo",
  });
  const file = workspace.file(FILE);
  if ("kind" in file) throw new Error("not read");
  const provider = {
    projectsOf: () => {
      throw new Error("no such thing");
    },
  };
  const runner = new RuleRunner(provider, 1_000);
  const { messages, crashes } = runner.run(file, {
    "nextflow/no-unused-suppression": "error",
    "nextflow/no-unknown-option": "error",
  });
  expect(crashes).toMatchObject([{ error: { message: "no such thing" } }]);
  expect(crashes[0]).not.toHaveProperty("ruleId");
  expect(messages.map(({ ruleId }) => ruleId)).toEqual(["nextflow/no-unused-suppression"]);
});

import { memoryFileSystem } from "@nf-lint/resolver";
import { expect, test } from "vitest";
import { ProjectWorkspace } from "../../src/projects/project-workspace.js";

const FILES = {
  "/p/.nf-lint.yml": "baseline: known.json\n",
  "/p/nextflow.config": "manifest.name = 'demo'\n",
};
const KNOWN = {
  version: 1,
  findings: { "nextflow.config": { "pin-nextflow-version": ["manifest.name = 'demo'"] } },
};

async function said(files: Readonly<Record<string, string>>): Promise<unknown> {
  const workspace = new ProjectWorkspace(memoryFileSystem(files));
  workspace.openFolders(["/p"]);
  const { findings, failures } = await workspace.lint(["/p/nextflow.config"]);
  return { findings: findings.map(({ ruleId }) => ruleId), failures: failures.map((one) => ({ ...one })) };
}

test("an editor shows nothing that the baseline of the settings holds", async () => {
  expect(await said({ ...FILES, "/p/known.json": JSON.stringify(KNOWN) })).toEqual({ findings: [], failures: [] });
});

test("a baseline that is not there hides nothing, and one that cannot be read is told in its place", async () => {
  expect(await said(FILES)).toEqual({ findings: ["pin-nextflow-version"], failures: [] });
  expect(await said({ ...FILES, "/p/known.json": "{" })).toEqual({
    findings: ["pin-nextflow-version"],
    failures: [{ kind: "settings", file: "p/known.json", path: [], message: "it is not JSON." }],
  });
});

test("what an edit of the baseline adds is hidden from then on", async () => {
  const workspace = new ProjectWorkspace(memoryFileSystem(FILES));
  workspace.openFolders(["/p"]);
  expect((await workspace.lint(["/p/nextflow.config"])).findings).toHaveLength(1);
  workspace.edit("/p/known.json", JSON.stringify(KNOWN));
  expect((await workspace.lint(["/p/nextflow.config"])).findings).toEqual([]);
});

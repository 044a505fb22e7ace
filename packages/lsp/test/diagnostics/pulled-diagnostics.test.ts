import { memoryFileSystem } from "@nf-lint/resolver";
import { describe, expect, it } from "vitest";
import { FolderWorkspaces } from "../../src/projects/folder-workspaces.js";
import { PulledDiagnostics } from "../../src/diagnostics/pulled-diagnostics.js";

const FILES = {
  "/p/nextflow.config": "manifest.nextflowVersion = '!>=25.04'\nincludeConfig 'a.config'\nprocess.cpuss = 1\n",
  "/p/a.config": "process.memoryy = '1 GB'\n",
};

function pulled() {
  const workspace = new FolderWorkspaces(memoryFileSystem(FILES));
  workspace.openFolders(["/p"]);
  return new PulledDiagnostics(workspace);
}

const nothing = () => undefined;

describe("pulled diagnostics", () => {
  it("are the same where nothing has changed, and keep their name", async () => {
    const diagnostics = pulled();
    const first = await diagnostics.ofDocument("/p/a.config", undefined, nothing);
    expect(first).toMatchObject({ kind: "full", items: [{ code: "no-unknown-option" }] });
    const { resultId } = first;
    expect(await diagnostics.ofDocument("/p/a.config", resultId, nothing)).toEqual({ kind: "unchanged", resultId });
    expect(await diagnostics.ofDocument("/p/a.config", "older", nothing)).toMatchObject({ kind: "full", resultId });
  });

  it("of the workspace leave out what is not wanted, and take it back", async () => {
    const diagnostics = pulled();
    const all = await diagnostics.ofWorkspace([], () => true, nothing);
    expect(all.items.map(({ uri }) => uri)).toEqual(["file:///p/a.config", "file:///p/nextflow.config"]);
    const previous = all.items.map(({ uri, resultId = "" }) => ({ uri, value: resultId }));
    const fewer = await diagnostics.ofWorkspace(previous, (path) => path !== "/p/a.config", nothing);
    expect(fewer.items).toMatchObject([
      { uri: "file:///p/nextflow.config", kind: "unchanged" },
      { uri: "file:///p/a.config", kind: "full", items: [] },
    ]);
  });

  it("of the workspace take back what was said of a text that is gone", async () => {
    const workspace = new FolderWorkspaces(memoryFileSystem({ "/p/nextflow.config": "", "/p/a.nf": "" }));
    workspace.openFolders(["/p"]);
    const diagnostics = new PulledDiagnostics(workspace);
    workspace.edit("/p/a.nf", "workflow { nothing_here }\n");
    expect(await diagnostics.ofDocument("/p/a.nf", undefined, nothing)).toMatchObject({ items: [{}] });
    workspace.edit("/p/a.nf", undefined);
    const { items } = await diagnostics.ofWorkspace([], () => true, nothing);
    expect(items.find(({ uri }) => uri === "file:///p/a.nf")).toMatchObject({ kind: "full", items: [] });
    const again = await diagnostics.ofWorkspace([], () => true, nothing);
    expect(again.items.filter(({ uri }) => uri === "file:///p/a.nf")).toEqual([]);
  });

  it("of the workspace are those of scripts too", async () => {
    const workspace = new FolderWorkspaces(memoryFileSystem({ ...FILES, "/p/x/a.nf": "workflow { nothing_here }\n" }));
    workspace.openFolders(["/p"]);
    const { items } = await new PulledDiagnostics(workspace).ofWorkspace([], () => true, nothing);
    expect(items.find(({ uri }) => uri === "file:///p/x/a.nf")).toMatchObject({
      kind: "full",
      items: [{ source: "nf-lint" }],
    });
  });

  it("are given up between two files where nobody waits for them", async () => {
    let files = 0;
    const stop = () => {
      files += 1;
      if (files === 2) throw new Error("cancelled");
    };
    const diagnostics = pulled();
    await expect(diagnostics.ofWorkspace([], () => true, stop)).rejects.toThrow("cancelled");
    expect((await diagnostics.ofWorkspace([], () => true, nothing)).items).toHaveLength(2);
  });
});

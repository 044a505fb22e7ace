import { memoryFileSystem } from "@nf-lint/resolver";
import { describe, expect, it } from "vitest";
import { FolderWorkspaces } from "../../src/projects/folder-workspaces.js";

const CONFIG = "includeConfig '../shared/base.config'\nprofiles { a { process.cpus = 1 }\n b { process.cpus = 2 } }\n";

function opened(files: Readonly<Record<string, string>> = {}) {
  const texts = new Map(
    Object.entries({
      "/w/.git/HEAD": "",
      "/w/one/nextflow.config": CONFIG,
      "/w/two/nextflow.config": CONFIG,
      "/w/shared/base.config": "process.memory = '1 GB'\n",
      ...files,
    }),
  );
  const workspace = new FolderWorkspaces(memoryFileSystem(texts));
  workspace.openFolders(["/w/one", "/w/two"]);
  return workspace;
}

function variants(workspace: FolderWorkspaces, path: string): (string | undefined)[] {
  return workspace.projectsOf(path)[0]?.variants.map(({ name }) => name) ?? [];
}

describe("folders of an editor", () => {
  it("are looked at under their own settings", () => {
    const workspace = opened();
    expect(variants(workspace, "/w/two/nextflow.config")).toEqual(["(none)", "a", "b"]);
    workspace.configure((folder) => (folder === "/w/two" ? { onlyProfiles: [["b"]] } : {}), {});
    expect(variants(workspace, "/w/one/nextflow.config")).toEqual(["(none)", "a", "b"]);
    expect(variants(workspace, "/w/two/nextflow.config")).toEqual(["b"]);
    expect(workspace.projects().map(({ project }) => project.rootFile)).toEqual([
      "/w/one/nextflow.config",
      "/w/two/nextflow.config",
    ]);
  });

  it("see each other's unsaved texts, under whatever settings", () => {
    const workspace = opened();
    workspace.configure((folder) => (folder === "/w/two" ? { onlyProfiles: [["b"]] } : {}), {});
    const memory = (path: string) => {
      const [view] = workspace.projectsOf(path);
      const [variant] = view?.variants ?? [];
      return variant && view?.project.resolve(variant).value(["process", "memory"]);
    };
    for (const text of ["process.memory = '2 GB'", "process.memory = '3 GB'"]) {
      workspace.edit("/w/shared/base.config", text);
      expect(memory("/w/one/nextflow.config")).toMatchObject({ value: text.slice(18, 22) });
      expect(memory("/w/two/nextflow.config")).toMatchObject({ value: text.slice(18, 22) });
    }
    workspace.edit("/w/shared/base.config", undefined);
    expect(memory("/w/two/nextflow.config")).toMatchObject({ value: "1 GB" });
  });

  it("keep what is open when their settings change", () => {
    const workspace = opened();
    workspace.edit("/w/two/nextflow.config", "process.cpus = 7");
    workspace.configure((folder) => (folder === "/w/two" ? { nextflow: "25.04.0" } : {}), {});
    expect(workspace.document("/w/two/nextflow.config")?.text).toBe("process.cpus = 7");
    workspace.configure(() => ({}), {});
    expect(workspace.document("/w/two/nextflow.config")?.text).toBe("process.cpus = 7");
    expect(workspace.open).toEqual(["/w/two/nextflow.config"]);
  });

  it("say each finding once", async () => {
    const workspace = opened({ "/w/shared/base.config": "process.cpuss = 1\n" });
    workspace.configure((folder) => (folder === "/w/two" ? { nextflow: "25.04.0" } : {}), {});
    const { findings } = await workspace.lint(["/w/one", "/w/two", "/w/shared/base.config"]);
    const inBase = findings.filter(
      ({ file, ruleId }) => file === "w/shared/base.config" && ruleId === "no-unknown-option",
    );
    expect(inBase).toHaveLength(1);
  });

  it("are where projects end outside of a repository: what is nested in one is a part of it", () => {
    const files = {
      "/n/nextflow.config": "includeConfig 'sub/nextflow.config'\n",
      "/n/sub/nextflow.config": "includeConfig '../base.config'\n",
      "/n/base.config": "process.cpus = 1\n",
    };
    const workspace = new FolderWorkspaces(memoryFileSystem(files));
    workspace.openFolders(["/n"]);
    const roots = workspace.projectsOf("/n/sub/nextflow.config").map(({ project }) => project.rootFile);
    expect(roots).toEqual(["/n/nextflow.config"]);
  });

  it("show no credentials in what is found", async () => {
    const workspace = opened({
      "/w/one/nextflow.config": "process.errorStrategy = 'hunter2-the-first'\nenv.X_TOKEN = 'hunter2-the-first'\n",
    });
    const { findings } = await workspace.lint(["/w/one/nextflow.config"]);
    const messages = findings.map(({ message }) => message).join("\n");
    expect(messages).toContain("••••");
    expect(messages).not.toContain("hunter2");
  });

  it("have what is not read told of", async () => {
    const disk = memoryFileSystem({ "/w/nextflow.config": "", "/w/leak.config": "" });
    const readFile = (path: string) =>
      path === "/w/leak.config" ? ({ kind: "outside", why: "link" } as const) : disk.readFile(path);
    const told: unknown[] = [];
    const workspace = new FolderWorkspaces({ ...disk, readFile }, (notices) => told.push(...notices));
    workspace.openFolders(["/w"]);
    await workspace.lint(["/w"]);
    expect(told).toEqual([{ kind: "outside", files: ["w/leak.config"] }]);
  });
});

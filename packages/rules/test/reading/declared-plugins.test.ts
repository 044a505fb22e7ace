import { createWorkspace, memoryFileSystem } from "@nf-lint/resolver";
import { describe, expect, it } from "vitest";
import { declaredPlugins } from "../../src/reading/declared-plugins.js";

function pluginsOf(files: Readonly<Record<string, string>>, root = "nextflow.config") {
  const absolute = Object.fromEntries(Object.entries(files).map(([file, text]) => [`/project/${file}`, text]));
  const workspace = createWorkspace(memoryFileSystem(absolute), { boundary: "/project" });
  return declaredPlugins(workspace.project(`/project/${root}`));
}

const MANIFEST = "manifest.name = 'p'\n";

describe("declaredPlugins", () => {
  it("reads the ids of all files, without versions", () => {
    const { ids, mayReadOthers } = pluginsOf({
      "nextflow.config": `${MANIFEST}plugins {\n  id 'nf-schema@2.1.1'\n}\nincludeConfig 'a.config'`,
      "a.config": "plugins {\n  id 'nf-prov'\n  id 'nf-amazon@3.0.0'\n}",
    });
    expect([...ids].sort()).toEqual(["nf-amazon", "nf-prov", "nf-schema"]);
    expect(mayReadOthers).toBe(false);
  });

  it.each([
    ["a plugin that nobody knows", "plugins {\n  id 'nf-own@1.0.0'\n}"],
    ["an id that is no constant", 'plugins {\n  id "nf-prov@${params.version}"\n}'],
  ])("is unfamiliar with %s", (_, text) => {
    expect(pluginsOf({ "nextflow.config": MANIFEST + text })).toMatchObject({
      hasUnfamiliar: true,
      mayReadOthers: true,
    });
  });

  it("knows that others may read what a remote include brings a plugin for", () => {
    const remote = "includeConfig 'https://example.com/x.config'";
    expect(pluginsOf({ "nextflow.config": MANIFEST + remote }).mayReadOthers).toBe(true);
  });

  it("takes an institution's configuration for absent", () => {
    const optional = "includeConfig params.base ? 'https://example.com/x.config' : '/dev/null'";
    expect(pluginsOf({ "nextflow.config": `${MANIFEST}params.base = null\n${optional}` }).mayReadOthers).toBe(false);
  });

  it("does not know who reads a fragment", () => {
    expect(pluginsOf({ "nextflow.config": "process.cpus = 1" }).mayReadOthers).toBe(true);
    const files = { "nextflow.config": MANIFEST, "other.config": "process.cpus = 1", "main.nf": "" };
    expect(pluginsOf(files, "other.config").mayReadOthers).toBe(true);
  });
});

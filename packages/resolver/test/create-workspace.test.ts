import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Workspace } from "../src/index.js";
import { configToVectorJson, createWorkspace, memoryFileSystem } from "../src/index.js";
import { workspaceOf } from "./in-memory.js";
import { propertyRuns } from "../../../test/property-runs.js";

function roots(workspace: Workspace): readonly string[] {
  return workspace.projects().map(({ rootFile }) => rootFile.replace("/p/", ""));
}

describe("finding files", () => {
  const workspace = workspaceOf({
    "nextflow.config": "",
    "conf/a.config": "",
    "work/x.config": "",
    ".git/x.config": "",
    "node_modules/x.config": "",
    ".nextflow/x.config": "",
    "nf-test.config": "",
    "main.nf": "",
    odd: "",
  });

  it("walks folders, but for those that hold nothing of the project's own", () => {
    expect(workspace.configFiles(["/p"])).toEqual(["/p/conf/a.config", "/p/nextflow.config"]);
  });

  it("takes a file that is named itself, and none that is not there", () => {
    expect(workspace.configFiles(["/p/odd", "/p/none.config", "/p/nf-test.config"])).toEqual(["/p/odd"]);
  });
});

describe("projects", () => {
  it("have their roots in nextflow.config and in what nothing includes", () => {
    const workspace = workspaceOf({
      "nextflow.config": "includeConfig 'conf/a.config'",
      "conf/a.config": "",
      "conf/alone.config": "includeConfig 'part.config'",
      "conf/part.config": "",
    });
    expect(roots(workspace)).toEqual(["conf/alone.config", "nextflow.config"]);
    expect(workspace.projectsOf("/p/conf/part.config").map(({ rootFile }) => rootFile)).toEqual([
      "/p/conf/alone.config",
    ]);
  });

  it("take the parts of a modular pipeline for parts, and a config that includes one above for another root", () => {
    const workspace = workspaceOf({
      "nextflow.config": "includeConfig 'modules/a/nextflow.config'",
      "modules/a/nextflow.config": "",
      "tests/nextflow.config": "includeConfig '../nextflow.config'",
    });
    expect(roots(workspace)).toEqual(["nextflow.config", "tests/nextflow.config"]);
    expect(workspace.projectsOf("/p/modules/a/nextflow.config").map(({ rootFile }) => rootFile)).toEqual([
      "/p/nextflow.config",
      "/p/tests/nextflow.config",
    ]);
  });

  it("stand for a circle of files too", () => {
    const workspace = workspaceOf({ "a.config": "includeConfig 'b.config'", "b.config": "includeConfig 'a.config'" });
    expect(roots(workspace)).toEqual(["a.config"]);
  });

  it("are pipelines where a main script or a manifest says so", () => {
    expect(workspaceOf({ "nextflow.config": "", "main.nf": "" }).project("/p/nextflow.config").isPipeline).toBe(true);
    expect(workspaceOf({ "nextflow.config": "manifest.name = 'x'" }).project("/p/nextflow.config").isPipeline).toBe(
      true,
    );
    expect(workspaceOf({ "nextflow.config": "" }).project("/p/nextflow.config").isPipeline).toBe(false);
  });

  it("are no pipelines where a module's main script lies within a pipeline", () => {
    const files = { "nextflow.config": "", "main.nf": "", "modules/a/nextflow.config": "", "modules/a/main.nf": "" };
    const workspace = workspaceOf(files);
    expect(workspace.project("/p/nextflow.config").isPipeline).toBe(true);
    expect(workspace.project("/p/modules/a/nextflow.config").isPipeline).toBe(false);
  });

  it("are empty where the root cannot be read", () => {
    const project = workspaceOf({}).project("/p/none.config");
    expect(project.variants().map((variant) => project.resolve(variant).keys([]))).toEqual([["params"]]);
  });

  it("name the variants: none or standard, each profile, the combinations", () => {
    const names = (config: string): readonly string[] =>
      workspaceOf({ "nextflow.config": config })
        .project("/p/nextflow.config")
        .variants([["b", "a"], ["a"]])
        .map(({ name }) => name);
    expect(names("profiles { a { }\n b { } }")).toEqual(["(none)", "a", "b", "b,a"]);
    expect(names("profiles { a { }\n standard { }\n b { } }")).toEqual(["standard", "a", "b", "b,a"]);
  });
});

describe("changes", () => {
  const files = (): Map<string, string> =>
    new Map([
      [
        "/p/nextflow.config",
        "includeConfig 'base.config'\nprofiles { a { includeConfig 'a.config' }\n b { includeConfig 'b.config' } }",
      ],
      ["/p/base.config", "x.base = 1"],
      ["/p/a.config", "x.a = 1"],
      ["/p/b.config", "x.b = 1"],
      ["/p/other.config", "x.other = 1"],
    ]);

  function observed(held: Map<string, string>): {
    readonly workspace: Workspace;
    readonly log: () => readonly string[];
  } {
    const log: string[] = [];
    const workspace = createWorkspace(memoryFileSystem(held), {
      boundary: "/p",
      observer: {
        parsed: (file) => log.push(`parsed ${file.slice(3)}`),
        resolved: (root, variant) => log.push(`resolved ${root.slice(3)} ${variant}`),
      },
    });
    return { workspace, log: () => log.splice(0) };
  }

  function resolveAll(workspace: Workspace): void {
    for (const project of workspace.projects()) for (const variant of project.variants()) project.resolve(variant);
  }

  it("parse one file, and resolve the variants that read it", () => {
    const held = files();
    const { workspace, log } = observed(held);
    resolveAll(workspace);
    log();
    held.set("/p/a.config", "x.a = 2");
    workspace.changed(["/p/a.config"]);
    resolveAll(workspace);
    expect(log()).toEqual(["parsed a.config", "resolved nextflow.config a"]);
  });

  it("cost nothing where the text is what it was", () => {
    const held = files();
    const { workspace, log } = observed(held);
    resolveAll(workspace);
    log();
    const before = workspace.projects();
    workspace.changed(["/p/base.config", "/p/never.txt"]);
    resolveAll(workspace);
    expect(log()).toEqual([]);
    expect(workspace.projects()).toEqual(before);
  });

  it("see a missing include appear, and go", () => {
    const held = files();
    held.delete("/p/b.config");
    const { workspace, log } = observed(held);
    resolveAll(workspace);
    log();
    held.set("/p/b.config", "x.b = 5");
    workspace.changed(["/p/b.config"]);
    const project = workspace.project("/p/nextflow.config");
    expect(project.resolve({ name: "b", profiles: ["b"] }).value("x.b")).toMatchObject({ value: { text: "5" } });
    expect(project.resolve({ name: "(none)", profiles: [] }).rejection).toBeUndefined();
    held.delete("/p/b.config");
    workspace.changed(["/p/b.config"]);
    expect(workspace.project("/p/nextflow.config").resolve({ name: "(none)", profiles: [] }).rejection).toBeDefined();
  });

  it("see a missing include appear that somebody reads before the word of it", () => {
    const held = files();
    held.delete("/p/b.config");
    const { workspace } = observed(held);
    resolveAll(workspace);
    workspace.changed(["/p/a.config"]);
    held.set("/p/b.config", "x.b = 5");
    expect(workspace.file("/p/b.config")).toMatchObject({ text: "x.b = 5" });
    workspace.changed(["/p/b.config"]);
    const project = workspace.project("/p/nextflow.config");
    expect(project.resolve({ name: "(none)", profiles: [] }).rejection).toBeUndefined();
    expect(project.includes.flatMap(({ targets }) => targets).map(({ kind }) => kind)).not.toContain("missing");
  });

  it("see a byte order mark taken off, with which Nextflow does not start", () => {
    const held = new Map([["/p/nextflow.config", "\ufeffprocess.cpus = 2"]]);
    const { workspace } = observed(held);
    const resolved = () => workspace.project("/p/nextflow.config").resolve({ name: "(none)", profiles: [] });
    expect(resolved().rejection).toMatchObject({ place: { loc: { start: { line: 1, column: 1 } } } });
    expect(resolved().option("process.cpus")?.place.loc.start).toEqual({ line: 1, column: 1 });
    held.set("/p/nextflow.config", "process.cpus = 2");
    workspace.changed(["/p/nextflow.config"]);
    expect(resolved().rejection).toBeUndefined();
  });

  it("make a new root of a new file", () => {
    const held = files();
    const { workspace } = observed(held);
    expect(roots(workspace)).toEqual(["nextflow.config", "other.config"]);
    held.set("/p/new.config", "includeConfig 'other.config'");
    workspace.changed(["/p/new.config"]);
    expect(roots(workspace)).toEqual(["new.config", "nextflow.config"]);
  });

  it("end where a fresh workspace ends, whatever their order", () => {
    const name = fc.constantFrom("nextflow.config", "a.config", "b.config", "sub/nextflow.config", "sub/c.config");
    const line = fc.oneof(
      fc
        .tuple(
          fc.constantFrom("params.x", "process.cpus", "process.ext.args", "params.m.k"),
          fc.constantFrom("1", "'s'", "params.x", "[a: 1]", "params.m?.k"),
        )
        .map(([key, value]) => `${key} = ${value}`),
      name.map((file) => `includeConfig '${file}'`),
      name.map((file) => `profiles { p { includeConfig '${file}' }\n q { params.x = 3 } }`),
      fc.constantFrom("includeConfig 'https://example.org/x.config'", "process { broken", "plugins { id 'x' }"),
    );
    const edit = fc.record({
      name,
      text: fc.option(fc.array(line, { maxLength: 4 }).map((lines) => lines.join("\n"))),
      // A change is there before the word of it comes.
      isSeenBefore: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 8 }), (edits) => {
        const held = new Map<string, string>();
        const workspace = createWorkspace(memoryFileSystem(held), { boundary: "/p" });
        for (const { name: file, text, isSeenBefore } of edits) {
          if (text === null) held.delete(`/p/${file}`);
          else held.set(`/p/${file}`, text);
          if (isSeenBefore) {
            workspace.projectsOf(`/p/${file}`);
            picture(workspace);
          }
          workspace.changed([`/p/${file}`]);
          expect(picture(workspace)).toEqual(picture(createWorkspace(memoryFileSystem(held), { boundary: "/p" })));
        }
      }),
      propertyRuns(200),
    );
  });
});

/** All that can be asked of a workspace. */
function picture(workspace: Workspace): unknown {
  return workspace.projects().map((project) => ({
    root: project.rootFile,
    isPipeline: project.isPipeline,
    files: [...project.files.keys()],
    includes: project.includes.map(({ file, targets }) => [file, targets]),
    profiles: project.profiles,
    variants: project.variants().map((variant) => {
      const resolved = project.resolve(variant);
      return [
        variant,
        resolved.rejection,
        configToVectorJson(resolved),
        resolved.options().map(({ place, overrode }) => [place, overrode]),
      ];
    }),
  }));
}

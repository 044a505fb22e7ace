import { createWorkspace, memoryFileSystem } from "@nf-lint/resolver";
import { describe, expect, it } from "vitest";

function workspace(files: Readonly<Record<string, string>>) {
  const paths = Object.entries(files).map(([path, text]): readonly [string, string] => [`/p/${path}`, text]);
  return createWorkspace(memoryFileSystem(Object.fromEntries(paths)), { boundary: "/p" });
}

const roots = (files: Readonly<Record<string, string>>) =>
  workspace(files)
    .projects()
    .map(({ rootFile }) => rootFile.slice("/p/".length));

describe("a file that a computed include may reach", () => {
  const PIPELINE = {
    "nextflow.config": "params.workflow = 'atac'\nincludeConfig \"config/${params.workflow}.config\"\nprocess.cpus = 2",
    "config/atac.config": "params.a = 1",
    "config/rna.config": "manifest { name = 'rna' }\nprocess.memory = 8.GB\nincludeConfig 'common.config'",
    "config/common.config": "process.time = 1.h",
    "other.config": "process.cpus = 1",
  };

  it("is no root of its own, nor is what it includes", () => {
    expect(roots(PIPELINE)).toEqual(["nextflow.config", "other.config"]);
  });

  it.each(["config/rna.config", "config/common.config"])("is read in the root's variant that takes it: %s", (file) => {
    const [project, ...others] = workspace(PIPELINE).projectsOf(`/p/${file}`);
    expect(others).toEqual([]);
    expect(project?.rootFile).toBe("/p/nextflow.config");
    const variants = project?.variants() ?? [];
    expect(variants.map(({ name }) => name)).toEqual(["(none)"]);
    const config = variants[0] && project?.resolve(variants[0]);
    expect(config?.option("process.memory")?.place.file).toBe("/p/config/rna.config");
    expect(config?.option("process.time")?.place.file).toBe("/p/config/common.config");
    expect(config?.option("process.cpus")?.place.file).toBe("/p/nextflow.config");
    expect(config?.value("params.a")).toBeUndefined();
  });

  it("costs the variant that takes it, not those that never come to the include", () => {
    const names = Array.from({ length: 8 }, (_, index) => `p${index}`);
    const profiles = names.map((name) => `${name} { includeConfig "\${params.base}/conf/${name}.config" }`);
    const files = new Map([
      ["/p/nextflow.config", `params.base = 'elsewhere'\nprofiles {\n${profiles.join("\n")}\n}`],
      ...names.map((name): [string, string] => [`/p/conf/${name}.config`, `process.queue = '${name}'`]),
    ]);
    const resolved: string[] = [];
    const space = createWorkspace(memoryFileSystem(files), {
      boundary: "/p",
      observer: { resolved: (_, variant) => resolved.push(variant) },
    });
    const ways = () =>
      names.map((name) => {
        const [project] = space.projectsOf(`/p/conf/${name}.config`);
        return project
          ?.variants()
          .map((variant) => [variant.name, project.resolve(variant).option("process.queue")?.value]);
      });
    expect(ways()).toMatchObject(names.map((name) => [[name, { kind: "known", value: name }]]));
    expect(resolved).toEqual(["(none)", ...names, ...names]);
    resolved.length = 0;
    files.set("/p/conf/p3.config", "process.queue = 'other'");
    space.changed(["/p/conf/p3.config"]);
    expect(ways()[3]).toMatchObject([["p3", { kind: "known", value: "other" }]]);
    expect(resolved).toEqual(["p3"]);
  });

  it("leaves the root's own resolution alone", () => {
    const [project] = workspace(PIPELINE).projectsOf("/p/nextflow.config");
    const [variant] = project?.variants() ?? [];
    const config = variant && project?.resolve(variant);
    expect(config?.option("params.a")).toBeDefined();
    expect(config?.option("process.memory")).toBeUndefined();
    expect([...(project?.files.keys() ?? [])]).not.toContain("/p/config/rna.config");
  });

  it.each([
    ["a sum", "includeConfig 'config/' + params.w + '.config'"],
    ["the project's folder", 'includeConfig "${projectDir}/config/${params.w}.config"'],
    ["a folder that is computed", 'includeConfig "${params.base}/config/x.config"'],
    [
      "the side of a condition that is not taken",
      "params.w = ''\nincludeConfig params.w ? 'config/x.config' : '/dev/null'",
    ],
    ["a profile", 'profiles { a { includeConfig "config/${params.w}.config" } }'],
  ])("is found through %s", (_, text) => {
    const files = {
      "nextflow.config": `params.w = 'y'\n${text}`,
      "config/x.config": "a = 1",
      "config/y.config": "b = 1",
    };
    const space = workspace(files);
    expect(space.projects().map(({ rootFile }) => rootFile)).not.toContain("/p/config/x.config");
    const [project] = space.projectsOf("/p/config/x.config");
    const [variant] = project?.variants() ?? [];
    expect(variant && project?.resolve(variant).option("a")).toBeDefined();
  });

  it("is not what a path reaches that is computed whole, or in another folder", () => {
    expect(
      roots({
        "nextflow.config": 'includeConfig params.extra\nincludeConfig "${params.dir}/${params.name}.config"',
        "x.config": "a = 1",
        "conf/y.config": "a = 1",
      }),
    ).toEqual(["conf/y.config", "nextflow.config", "x.config"]);
  });

  it("comes and goes with the include", () => {
    const texts = new Map([
      ["/p/nextflow.config", "a = 1"],
      ["/p/conf/x.config", "b = 1"],
    ]);
    const space = createWorkspace(memoryFileSystem(texts), { boundary: "/p" });
    expect(space.projects()).toHaveLength(2);
    texts.set("/p/nextflow.config", 'includeConfig "conf/${params.w}.config"');
    space.changed(["/p/nextflow.config"]);
    expect(space.projects()).toHaveLength(1);
    expect(space.projectsOf("/p/conf/x.config")[0]?.rootFile).toBe("/p/nextflow.config");
  });
});

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createWorkspace, memoryFileSystem } from "../src/index.js";
import type { Value } from "@nf-lint/groovy";
import type { ResolvedConfig, Setting, Variant, Workspace } from "../src/index.js";
import { workspaceOf } from "./in-memory.js";
import { propertyRuns } from "../../../test/property-runs.js";

const ROOT = "/p/nextflow.config";

const VARIANTS: readonly Variant[] = [[], ["p"], ["q"], ["r"], ["p", "q"], ["q", "p"], ["r", "p"]].map((profiles) => ({
  name: profiles.join(",") || "(none)",
  profiles,
}));

describe("variants", () => {
  const line = fc.oneof(
    fc
      .tuple(
        fc.constantFrom(
          "params.x",
          "params.y",
          "params.m",
          "params.m.k",
          "process.cpus",
          "process.ext",
          "process.ext.a",
        ),
        fc.constantFrom(
          "1",
          "'s'",
          "null",
          "[a: 1]",
          "[k: params.x]",
          '"${params.x}-${params.y}"',
          "params.m",
          "params.m?.k",
          "params.x ?: 2",
          "{ params.y ? 'yes' : params.x }",
          "{ params.m.k }",
          "{ params.collect { it } }",
          "params.containsKey('x')",
          "params.keySet()",
          "{ params.size() }",
        ),
      )
      .map(([key, value]) => `${key} = ${value}`),
    fc.constantFrom(
      "process { withName: 'A' { cpus = 2\n ext.args = { params.x } } }",
      "process { withName: 'A' { memory = params.y } }",
      "profiles { p { params.x = 7 }\n r { params.y = 'r' } }",
      "profiles { q { params { m { k = 9 } } } }",
      "params { m { k = 3\n l = params.x } }",
      "process { broken",
      "params = 's'",
      "params = [y: 1]",
      "includeConfig 'https://example.org/x.config'",
      "includeConfig params.x ? 'a.config' : 'b.config'",
    ),
    fc.constantFrom("a.config", "b.config", "c.config").map((file) => `includeConfig '${file}'`),
    fc.constantFrom("a.config", "b.config", "c.config").map((file) => `profiles { p { includeConfig '${file}' } }`),
  );
  const text = fc.array(line, { maxLength: 6 }).map((lines) => lines.join("\n"));
  const files = fc.record({ "nextflow.config": text, "a.config": text, "b.config": text, "c.config": text });

  it("come to the same together as each alone, before and after an edit", () => {
    fc.assert(
      fc.property(files, fc.constantFrom("nextflow.config", "a.config", "b.config"), text, (all, edited, after) => {
        const held = new Map(Object.entries(all).map(([name, content]) => [`/p/${name}`, content]));
        const together = open(held);
        expectSame(together, held);
        held.set(`/p/${edited}`, after);
        together.changed([`/p/${edited}`]);
        expectSame(together, held);
      }),
      propertyRuns(300),
    );
  });
});

describe("what variants share", () => {
  const files = {
    "nextflow.config": [
      "params.tool = 'bwa'",
      "params.outdir = null",
      "process.cpus = 2",
      "profiles { test { params.tool = 'star' }\n slurm { process.executor = 'slurm' } }",
      "includeConfig 'modules.config'",
      "manifest.name = 'x'",
    ].join("\n"),
    "modules.config": "process { withName: ALIGN { ext.args = { params.tool == 'bwa' ? '-M' : '' }\n cpus = 4 } }",
  };
  const variant = (name: string): Variant => ({ name, profiles: [name] });

  it("is the same object, unless it reads a param that differs", () => {
    const project = workspaceOf(files).project(ROOT);
    const [test, slurm] = [project.resolve(variant("test")), project.resolve(variant("slurm"))];
    for (const path of [
      ["process", "cpus"],
      ["manifest", "name"],
      ["params", "outdir"],
    ]) {
      expect(optionIn(slurm, path)).toBe(optionIn(test, path));
    }
    const base = project.resolve({ name: "(none)", profiles: [] });
    const arguments_ = ["process", "withName:ALIGN", "ext", "args"];
    expect(optionIn(base, arguments_)).toBe(optionIn(slurm, arguments_));
    expect(optionIn(test, arguments_)).not.toBe(optionIn(slurm, arguments_));
    expect(optionIn(test, arguments_)?.value).toMatchObject({ returns: [{ value: "" }] });
    expect(optionIn(slurm, arguments_)?.value).toMatchObject({ returns: [{ value: "-M" }] });
  });

  it("is not what a change has hit whose variants were gone already", () => {
    const held = new Map([
      [ROOT, "includeConfig 'a.config'"],
      ["/p/a.config", "includeConfig params.x ?: 'late.config'"],
    ]);
    const workspace = createWorkspace(memoryFileSystem(held), { boundary: "/p", otherParams: "null" });
    const base: Variant = { name: "(none)", profiles: [] };
    expect(workspace.project(ROOT).resolve(base).rejection?.message).toContain("late.config");
    held.set(ROOT, "includeConfig 'a.config'\n");
    workspace.changed([ROOT]);
    held.set("/p/late.config", "process.cpus = 7");
    workspace.changed(["/p/late.config"]);
    expect(workspace.project(ROOT).resolve(base).rejection).toBeUndefined();
    expect(optionIn(workspace.project(ROOT).resolve(base), ["process", "cpus"])).toBeDefined();
  });

  it("is no trace of the file that set all params before", () => {
    const held = new Map([
      [ROOT, "profiles { p { includeConfig 'a.config' } }\nincludeConfig 'b.config'"],
      ["/p/a.config", "params = [y: 1]"],
      ["/p/b.config", "profiles { p { includeConfig 'c.config' } }"],
      ["/p/c.config", ""],
    ]);
    const workspace = open(held);
    workspace.project(ROOT).resolve(variant("p"));
    held.set("/p/a.config", "");
    workspace.changed(["/p/a.config"]);
    expect(workspace.project(ROOT).resolve(variant("p")).options()).toEqual([]);
  });

  it("stays the same object when another file changes", () => {
    const held = new Map(Object.entries(files).map(([name, content]) => [`/p/${name}`, content]));
    const workspace = open(held);
    const path = ["process", "withName:ALIGN", "cpus"];
    const before = optionIn(workspace.project(ROOT).resolve(variant("slurm")), path);
    held.set(ROOT, `// a line more\n${files["nextflow.config"]}`);
    workspace.changed([ROOT]);
    expect(optionIn(workspace.project(ROOT).resolve(variant("slurm")), path)).toBe(before);
  });
});

function open(held: ReadonlyMap<string, string>): Workspace {
  return createWorkspace(memoryFileSystem(held), { boundary: "/p" });
}

function optionIn(config: ResolvedConfig, path: readonly string[]) {
  return config.options().find((option) => option.path.join(" ") === path.join(" "));
}

function expectSame(together: Workspace, held: ReadonlyMap<string, string>): void {
  const project = together.project(ROOT);
  for (const variant of VARIANTS) {
    expect(picture(project.resolve(variant))).toEqual(picture(open(held).project(ROOT).resolve(variant)));
  }
}

/** All that a variant says, with what its closures return. */
function picture(config: ResolvedConfig): unknown {
  return {
    rejection: config.rejection,
    options: config.options().map((option) => [...option.overrode, option].map(settingPicture)),
    includes: config.includes.map(({ file, node, target, certain }) => [file, node.range, target, certain]),
    process: config.scopePlaces("process"),
  };
}

function settingPicture({ path, place, profile, value }: Setting): unknown {
  return [path, place, profile, valuePicture(value)];
}

/** A closure may return itself: it is followed so far only. */
function valuePicture(value: Value, depth = 0): unknown {
  if (depth > 4) return value.kind;
  const inside = (inner: Value): unknown => valuePicture(inner, depth + 1);
  switch (value.kind) {
    case "unknown":
      return value.reason;
    case "lazy":
      return { source: value.source, complete: value.complete, returns: value.returns.map(inside) };
    case "known": {
      const { value: constant } = value;
      if (constant instanceof Map) {
        return [...(constant as ReadonlyMap<string, Value>)].map(([key, entry]) => [key, inside(entry)]);
      }
      return Array.isArray(constant) ? (constant as readonly Value[]).map(inside) : constant;
    }
  }
}

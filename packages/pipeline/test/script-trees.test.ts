import { readdirSync } from "node:fs";
import { nodeFileSystem } from "@nf-lint/resolver/node";
import { describe, expect, it } from "vitest";
import { createScriptProject, isModule } from "../src/index.js";
import { codeOfWarning } from "./nextflow-messages.js";
import { hasVectors, listedScripts } from "./script-vectors.js";
import type { ListedScript } from "./script-vectors.js";

/** The folder with checkouts at the commits of the lists, as `nf-core+modules`. */
const trees = process.env["NF_LINT_SCRIPT_TREES"];

describe.runIf(hasVectors && trees !== undefined)("real scripts", () => {
  it.each(["modules-scripts.jsonl", "sarek-scripts.jsonl"])("have the answers of %s", (list) => {
    const scripts = listedScripts(list);
    const root = `${trees ?? ""}/${(scripts[0]?.repo ?? "").replace("/", "+")}`;
    const project = createScriptProject(nodeFileSystem(), { root });
    const wrong = scripts.flatMap((script) => {
      const ours = answer(project, root, script.path);
      const theirs = expected(script);
      return ours.join() === theirs.join() ? [] : [{ path: script.path, ours, theirs }];
    });
    expect(wrong).toEqual([]);
  });

  it("are accepted in nf-core/rnaseq", () => {
    const root = `${trees ?? ""}/nf-core+rnaseq`;
    const project = createScriptProject(nodeFileSystem(), { root });
    const scripts = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".nf"));
    const rejected = scripts.flatMap((path) => answer(project, root, path).filter((line) => line.startsWith("error")));
    expect(scripts.length).toBeGreaterThan(100);
    expect(rejected).toEqual([]);
  });
});

type Project = ReturnType<typeof createScriptProject>;

function answer(project: Project, root: string, path: string): readonly string[] {
  const module = project.module(`${root}/${path}`);
  if (!isModule(module)) return [`error: ${module.kind}`];
  const syntax = module.syntaxProblems.map(({ loc, code }) => `error ${path}:${loc.start.line} ${code}`);
  const names = project
    .problems(module.path)
    .filter(({ level }) => level !== "paranoid")
    .map(({ level, loc, code }) => `${level === "error" ? "error " : ""}${path}:${loc.start.line} ${code}`);
  return [...syntax, ...names].sort();
}

function expected({ path, warnings = [] }: ListedScript): readonly string[] {
  return warnings.map(([line, , message]) => `${path}:${line} ${codeOfWarning(message) ?? message}`).sort();
}

import { memoryFileSystem } from "@nf-lint/resolver";
import type { Binding, ScriptModule, ScriptNames, ScriptProject, ScriptProjectOptions } from "../src/index.js";
import { createScriptProject, isModule } from "../src/index.js";

export type Files = Readonly<Record<string, string>>;

/** A project over `/p`; file names are relative to it. */
export function projectOf(files: Files | string, options: Partial<ScriptProjectOptions> = {}): ScriptProject {
  const all = typeof files === "string" ? { "main.nf": files } : files;
  const absolute = Object.fromEntries(Object.entries(all).map(([name, text]) => [inProject(name), text]));
  return createScriptProject(memoryFileSystem(absolute), { root: "/p", ...options });
}

export function inProject(name: string): string {
  return name.startsWith("/") ? name : `/p/${name}`;
}

export function moduleIn(project: ScriptProject, name = "main.nf"): ScriptModule {
  const module = project.module(inProject(name));
  if (!isModule(module)) throw new Error(`${name} cannot be read: ${module.kind}`);
  return module;
}

export function namesIn(project: ScriptProject, name = "main.nf"): ScriptNames {
  const names = project.names(inProject(name));
  if (names === undefined) throw new Error(`${name} cannot be read`);
  return names;
}

/** `2:5 code text` for each problem but the paranoid ones; of syntax too, so that no text is wrong unseen. */
export function problemsOf(files: Files | string, name = "main.nf"): readonly string[] {
  return problemsIn(projectOf(files), name);
}

export function problemsIn(project: ScriptProject, name = "main.nf"): readonly string[] {
  const { text, syntaxProblems } = moduleIn(project, name);
  const named = project.problems(inProject(name)).filter(({ level }) => level !== "paranoid");
  return [...syntaxProblems, ...named].map((problem) => {
    const { code, range, loc } = problem;
    const [line = ""] = text.slice(...range).split("\n");
    const explained = "explained" in problem ? " (explained)" : "";
    return `${loc.start.line}:${loc.start.column} ${code} ${line}${explained}`;
  });
}

/** The binding of a name, the first where it is declared in several places. */
export function bindingOf(names: ScriptNames, name: string): Binding {
  const binding = names.bindings.find((one) => one.name === name);
  if (binding === undefined) throw new Error(`nothing declares ${name}`);
  return binding;
}

/** The line and column of each use of a binding. */
export function usesOf({ references }: Binding): readonly string[] {
  return references.map(({ node, use }) => `${node.loc.start.line}:${node.loc.start.column} ${use}`);
}

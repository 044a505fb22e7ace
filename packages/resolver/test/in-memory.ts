import type { ResolvedConfig, Workspace, WorkspaceOptions } from "../src/index.js";
import { configToVectorJson, createWorkspace, memoryFileSystem } from "../src/index.js";

export type Files = Readonly<Record<string, string>>;

/** A workspace over `/p`; file names are relative to it. */
export function workspaceOf(files: Files, options: Partial<WorkspaceOptions> = {}): Workspace {
  const absolute = Object.fromEntries(Object.entries(files).map(([name, text]) => [inProject(name), text]));
  return createWorkspace(memoryFileSystem(absolute), { boundary: "/p", ...options });
}

export function inProject(name: string): string {
  return name.startsWith("/") ? name : `/p/${name}`;
}

/** The configuration that `/p/nextflow.config` has with the profiles, `a,b` in command-line order. */
export function resolve(files: Files | string, profiles = "", options: Partial<WorkspaceOptions> = {}): ResolvedConfig {
  const all = typeof files === "string" ? { "nextflow.config": files } : files;
  const chosen = profiles === "" ? [] : profiles.split(",");
  const project = workspaceOf(all, options).project("/p/nextflow.config");
  return project.resolve({ name: profiles === "" ? "(none)" : profiles, profiles: chosen });
}

/** The same as plain JSON. */
export function configOf(files: Files | string, profiles = "", options: Partial<WorkspaceOptions> = {}): unknown {
  return configToVectorJson(resolve(files, profiles, options));
}

/** `file:line` of a place under `/p`. */
export function at({ file, loc }: { file: string; loc: { start: { line: number } } }): string {
  return `${file.replace("/p/", "")}:${loc.start.line}`;
}

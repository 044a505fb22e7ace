import { isScriptName } from "@nf-lint/resolver";
import type { Project, Workspace } from "@nf-lint/resolver";
import type { Failure } from "./failure.js";
import { relativePath } from "./relative-path.js";
import type { Scope } from "./workspaces.js";
import { isXml } from "./xml-text.js";

/** What a run is about, within one scope. Paths are absolute. */
export interface Collection {
  readonly scope: Scope;
  readonly workspace: Workspace;
  /** The configuration files and scripts that were asked for, by name or by folder. */
  readonly asked: ReadonlySet<string>;
  /** The projects that read one of these configurations, and the pipelines that one of these scripts is part of. */
  readonly projects: ReadonlySet<Project>;
  /** These, and all configurations of these projects: what is asked about one may lie in another. */
  readonly files: ReadonlySet<string>;
  readonly failures: readonly Failure[];
  /** Those found in folders that lead out of the boundary, as findings would name them. */
  readonly outside: readonly string[];
  /** Those that were named and are XML, as findings would name them. */
  readonly foreign: readonly string[];
}

/**
 * Finds the files to lint, and their projects.
 *
 * @param named The absolute paths that were asked for: whoever names a file is owed an answer about it.
 */
export function collect(scope: Scope, cwd: string, named: ReadonlySet<string> = new Set()): Collection {
  const { workspace, scripts } = scope;
  const failures: Failure[] = [];
  const outside: string[] = [];
  const foreign: string[] = [];
  const asked = new Set<string>();
  for (const file of scope.files) {
    const read = isScriptName(file) ? scripts.of(file).module(file) : workspace.file(file);
    if (!("kind" in read)) {
      if (!isScriptName(file) && isXml(read.text)) foreign.push(relativePath(cwd, file));
      else asked.add(file);
    } else if (read.kind === "outside" && !named.has(file)) outside.push(relativePath(cwd, file));
    else failures.push({ kind: "unreadable", file: relativePath(cwd, file), result: read });
  }

  const configurations = [...asked].filter((file) => !isScriptName(file));
  const read = new Set(configurations.flatMap((file) => workspace.projectsOf(file)));
  const pipelines = [...asked].filter(isScriptName).flatMap((file) => workspace.pipelinesAround(file).slice(0, 1));
  const projects = new Set([...read, ...pipelines]);
  const files = new Set([...asked, ...[...read].flatMap((project) => [...project.files.keys()])].sort());
  return { scope, workspace, asked, projects, files, failures, outside, foreign };
}

import type { Project, Workspace } from "@nf-lint/resolver";
import type { Failure } from "./failure.js";
import { relativePath } from "./relative-path.js";
import type { Scope } from "./workspaces.js";

/** What a run is about, within one scope. Paths are absolute. */
export interface Collection {
  readonly scope: Scope;
  readonly workspace: Workspace;
  /** The configuration files that were asked for, by name or by folder. */
  readonly asked: ReadonlySet<string>;
  /** The projects that read one of these. */
  readonly projects: ReadonlySet<Project>;
  /** All files of these projects, for what is asked about one may lie in another. */
  readonly files: ReadonlySet<string>;
  readonly failures: readonly Failure[];
}

/** Finds the files to lint, and their projects. */
export function collect(scope: Scope, cwd: string): Collection {
  const { workspace } = scope;
  const failures: Failure[] = [];
  const asked = new Set<string>();
  for (const file of scope.files) {
    const read = workspace.file(file);
    if ("kind" in read) failures.push({ kind: "unreadable", file: relativePath(cwd, file), result: read });
    else asked.add(file);
  }

  const projects = new Set([...asked].flatMap((file) => workspace.projectsOf(file)));
  const files = new Set([...asked, ...[...projects].flatMap((project) => [...project.files.keys()])].sort());
  return { scope, workspace, asked, projects, files, failures };
}

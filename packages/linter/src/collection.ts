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
  /** Those found in folders that lead out of the boundary, as findings would name them. */
  readonly outside: readonly string[];
}

/**
 * Finds the files to lint, and their projects.
 *
 * @param named The absolute paths that were asked for: whoever names a file is owed an answer about it.
 */
export function collect(scope: Scope, cwd: string, named: ReadonlySet<string> = new Set()): Collection {
  const { workspace } = scope;
  const failures: Failure[] = [];
  const outside: string[] = [];
  const asked = new Set<string>();
  for (const file of scope.files) {
    const read = workspace.file(file);
    if (!("kind" in read)) asked.add(file);
    else if (read.kind === "outside" && !named.has(file)) outside.push(relativePath(cwd, file));
    else failures.push({ kind: "unreadable", file: relativePath(cwd, file), result: read });
  }

  const projects = new Set([...asked].flatMap((file) => workspace.projectsOf(file)));
  const files = new Set([...asked, ...[...projects].flatMap((project) => [...project.files.keys()])].sort());
  return { scope, workspace, asked, projects, files, failures, outside };
}

import { isWithin } from "@nf-lint/resolver";
import type { FileSystem, Project, Workspace } from "@nf-lint/resolver";
import type { Failure } from "./failure.js";
import { relativePath } from "./relative-path.js";
import type { Scope } from "./workspaces.js";

/** What a run is about, within one workspace. Paths are absolute. */
export interface Collection {
  readonly workspace: Workspace;
  /** The configuration files that were asked for, by name or by folder. */
  readonly asked: ReadonlySet<string>;
  /** The projects that read one of these. */
  readonly projects: ReadonlySet<Project>;
  /** All files of these projects, for what is asked about one may lie in another. */
  readonly files: ReadonlySet<string>;
  readonly failures: readonly Failure[];
}

/** Finds the files to lint. Scripts that a hook hands over among the configurations are passed by. */
export function collect({ workspace, paths }: Scope, fileSystem: FileSystem, cwd: string): Collection {
  const failures: Failure[] = [];
  const found = workspace.configFiles(paths.filter((path) => !path.endsWith(".nf")));
  for (const directory of paths.filter((path) => fileSystem.kind(path) === "directory")) {
    if (!found.some((file) => isWithin(directory, file))) {
      failures.push({ kind: "no-configuration", directory: relativePath(cwd, directory) });
    }
  }

  const asked = new Set<string>();
  for (const file of found) {
    const read = workspace.file(file);
    if ("kind" in read) failures.push({ kind: "unreadable", file: relativePath(cwd, file), result: read });
    else asked.add(file);
  }

  const projects = new Set([...asked].flatMap((file) => workspace.projectsOf(file)));
  const files = new Set([...asked, ...[...projects].flatMap((project) => [...project.files.keys()])].sort());
  return { workspace, asked, projects, files, failures };
}

import type { Project, ProjectFile, ResolvedConfig } from "@nf-lint/resolver";

/**
 * The files that a variant reads, the root first. An include whose condition is not known counts for each file that it
 * may lead to.
 */
export function filesRead(project: Project, config: ResolvedConfig): readonly ProjectFile[] {
  const paths = new Set([project.rootFile]);
  for (const { target } of config.includes) if (target.kind === "file") paths.add(target.path);
  return [...paths].flatMap((path) => project.files.get(path) ?? []);
}

/** A path as a message shows it: below the project's folder where it lies in there. */
export function shownPath(project: Project, path: string): string {
  const folder = project.directory.endsWith("/") ? project.directory : `${project.directory}/`;
  return path.startsWith(folder) ? path.slice(folder.length) : path;
}

import type { Project, ProjectFile, ResolvedConfig } from "@nf-lint/resolver";

/**
 * The files that a variant reads, the root first. An include whose condition is not known counts for each file that it
 * may lead to.
 */
export function filesRead(project: Project, config: ResolvedConfig): readonly ProjectFile[] {
  const held = keptFilesRead.get(config);
  if (held !== undefined) return held;
  const paths = new Set([project.rootFile]);
  for (const { target } of config.includes) if (target.kind === "file") paths.add(target.path);
  const files = [...paths].flatMap((path) => project.files.get(path) ?? []);
  keptFilesRead.set(config, files);
  return files;
}

/** Many rules ask for the files of each variant, which is one of one project. */
const keptFilesRead = new WeakMap<ResolvedConfig, readonly ProjectFile[]>();

/**
 * Those of them whose blocks surely are what they seem: after a syntax error, such as a brace that is not closed, any
 * statement may stand in another block than its author thinks. What only the legacy parser takes is no such error, nor
 * is a byte order mark.
 */
export function soundFilesRead(project: Project, config: ResolvedConfig): readonly ProjectFile[] {
  return filesRead(project, config).filter(isSound);
}

export function isSound({ problems }: ProjectFile): boolean {
  return problems.every(({ legacy, code }) => legacy || code === "byte-order-mark");
}

/** A path as a message shows it: below the project's folder where it lies in there. */
export function shownPath(project: Project, path: string): string {
  const folder = project.directory.endsWith("/") ? project.directory : `${project.directory}/`;
  return path.startsWith(folder) ? path.slice(folder.length) : path;
}

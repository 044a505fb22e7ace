import type { ScriptProject } from "@nf-lint/pipeline";
import { directoryOf, resolvePath } from "@nf-lint/resolver";

/** Where the processes of a script find their templates: beside it, then in the pipeline's folder. */
export function templateFolders(path: string, { root }: Pick<ScriptProject, "root">): readonly string[] {
  const folders = [directoryOf(path), ...(root === undefined ? [] : [root])];
  return folders.map((folder) => resolvePath(folder, "templates"));
}

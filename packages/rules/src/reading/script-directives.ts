import type { ProjectScripts } from "../authoring/project-scripts.js";

/** Whether a process definition of the pipeline has the directive, or may have: where not all scripts can be read. */
export function mayScriptsSet(scripts: ProjectScripts, directive: string): boolean {
  return scripts.directives(directive)?.length !== 0;
}

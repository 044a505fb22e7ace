import type { PossibleInclude } from "./include.js";
import { includePatterns } from "./files/include-pattern.js";
import type { Project } from "./project.js";
import { includesOf } from "./replay/compile-errors.js";

/** Those of the candidates that a project does not read, and may read with other params: one way to each. */
export function possibleIncludes(project: Project, candidates: readonly string[]): readonly PossibleInclude[] {
  const found = new Map<string, PossibleInclude>();
  for (const file of project.files.values()) {
    for (const [index, { node }] of includesOf(file).entries()) {
      const place = { includer: file.path, projectFolder: project.directory };
      for (const pattern of includePatterns(node.source, place)) {
        for (const path of candidates) {
          if (project.files.has(path) || found.has(path) || !pattern.test(path)) continue;
          found.set(path, { includer: file.path, index, path });
        }
      }
    }
  }
  return [...found.values()];
}

import { createWorkspace, memoryFileSystem } from "@nf-lint/resolver";
import type { LintedProject, ProjectProvider } from "eslint-plugin-nextflow";

/** How the projects of a test are looked at. */
export interface Look {
  readonly nextflow?: string;
  readonly isolated?: boolean;
  /** Combinations of profiles besides each alone. */
  readonly combinations?: readonly (readonly string[])[];
}

/** The projects of files that are in memory, under `/project`; what is being linted lies over them. */
export function memoryProjects(files: Readonly<Record<string, string>> = {}, look: Look = {}): ProjectProvider {
  const { combinations, ...rest } = look;
  return {
    projectsOf(file, text): LintedProject[] {
      const workspace = createWorkspace(memoryFileSystem({ ...files, [file]: text }), { boundary: "/project" });
      return workspace
        .projectsOf(file)
        .map((project) => ({ project, variants: project.variants(combinations), ...rest }));
    },
  };
}

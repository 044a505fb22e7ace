import { createScriptProject, isModule } from "@nf-lint/pipeline";
import { createWorkspace, memoryFileSystem } from "@nf-lint/resolver";
import type { Platform } from "@nf-lint/resolver";
import type { LintedProject, LintedScript, ProjectProvider } from "eslint-plugin-nextflow";

/** How the projects of a test are looked at. */
export interface Look {
  readonly nextflow?: string;
  readonly isolated?: boolean;
  /** The compute environment that launches what names no other executor. */
  readonly platform?: Platform;
  /** Combinations of profiles besides each alone. */
  readonly combinations?: readonly (readonly string[])[];
}

/** The projects of files that are in memory, under `/project`; what is being linted lies over them. */
export function memoryProjects(files: Readonly<Record<string, string>> = {}, look: Look = {}): ProjectProvider {
  const { combinations, platform, ...rest } = look;
  const isScript = (file: string): boolean => file.endsWith(".nf");
  return {
    projectsOf(file, text): LintedProject[] {
      const fileSystem = memoryFileSystem({ ...files, [file]: text });
      const workspace = createWorkspace(fileSystem, { boundary: "/project", ...(platform && { platform }) });
      const scripts = createScriptProject(fileSystem, { root: "/project" });
      return (isScript(file) ? workspace.projects() : workspace.projectsOf(file)).map((project) => ({
        project,
        scripts,
        variants: project.variants(combinations),
        ...rest,
      }));
    },
    scriptOf(file, text): LintedScript | undefined {
      const scripts = createScriptProject(memoryFileSystem({ ...files, [file]: text }), { root: "/project" });
      const module = scripts.module(file);
      if (!isModule(module)) return undefined;
      return { module, scripts, ...(look.nextflow !== undefined && { nextflow: look.nextflow }) };
    },
  };
}

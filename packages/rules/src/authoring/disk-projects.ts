import { createScriptProject, isModule } from "@nf-lint/pipeline";
import type { ScriptProject } from "@nf-lint/pipeline";
import { createWorkspace, isScriptName, overlay } from "@nf-lint/resolver";
import type { Project, Workspace } from "@nf-lint/resolver";
import { nodeFileSystem } from "@nf-lint/resolver/node";
import type { LintedProject, LintedScript, ProjectProvider } from "./project-provider.js";

/** In an editor ESLint lives for hours and is not told of changes: what was read is used while files come in a row. */
const LASTS_MILLISECONDS = 1000;

interface OpenWorkspace {
  readonly workspace: Workspace;
  /** All scripts below the boundary. */
  readonly scripts: ScriptProject;
  /** The texts that ESLint gave, where they differ from the disk. */
  readonly buffers: Map<string, string>;
  lastUsed: number;
}

/**
 * The projects on the disk, for the stock `eslint` command, where nobody else provides them. Nothing above the git root
 * is read; without one, nothing above the file's folder. Each profile is looked at on its own.
 */
export function diskProjects(): ProjectProvider {
  const disk = nodeFileSystem();
  const open = new Map<string, OpenWorkspace>();

  const workspaceFor = (file: string): OpenWorkspace => {
    const boundary = boundaryOf(file);
    const now = Date.now();
    let found = open.get(boundary);
    if (found === undefined || now - found.lastUsed > LASTS_MILLISECONDS) {
      const buffers = new Map<string, string>();
      const files = overlay(disk, buffers);
      const workspace = createWorkspace(files, { boundary });
      found = { workspace, scripts: createScriptProject(files, { root: boundary }), buffers, lastUsed: now };
      open.set(boundary, found);
    }
    found.lastUsed = now;
    return found;
  };

  const boundaryOf = (file: string): string => {
    const folder = parentOf(file);
    for (let at = folder; at !== ""; at = parentOf(at)) {
      if (disk.kind(`${at}/.git`) !== "missing") return at;
    }
    return folder;
  };

  return {
    projectsOf(file, text): LintedProject[] {
      if (!file.includes("/")) return [];
      const { workspace, scripts, buffers } = workspaceFor(file);
      const looked = (project: Project): LintedProject => ({ project, variants: project.variants(), scripts });
      if (isScriptName(file)) return workspace.pipelinesAround(file).slice(0, 1).map(looked);
      const held = workspace.file(file);
      if (!("text" in held) || held.text !== text) {
        buffers.set(file, text);
        workspace.changed([file]);
      }
      return workspace.projectsOf(file).map(looked);
    },
    scriptOf(file, text): LintedScript | undefined {
      if (!file.includes("/")) return undefined;
      const { scripts, buffers } = workspaceFor(file);
      const held = scripts.module(file);
      if (!isModule(held) || held.text !== text) {
        buffers.set(file, text);
        scripts.changed([file]);
      }
      const module = scripts.module(file);
      return isModule(module) ? { module, scripts } : undefined;
    },
  };
}

/** The folder of a path; empty above the root. */
function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

import { createScriptProject } from "@nf-lint/pipeline";
import type { ScriptProject, ScriptProjectOptions } from "@nf-lint/pipeline";
import { isScriptName } from "@nf-lint/resolver";
import type { FileSystem, Workspace } from "@nf-lint/resolver";

/** The scripts below one boundary. Those of a pipeline share its folder, where `lib` and `templates` are. */
export class ScriptProjects {
  readonly #fileSystem: FileSystem;
  readonly #workspace: Workspace;
  readonly #options: ScriptProjectOptions;
  readonly #byRoot = new Map<string, ScriptProject>();
  #changes = 0;

  constructor(fileSystem: FileSystem, workspace: Workspace, options: ScriptProjectOptions) {
    this.#fileSystem = fileSystem;
    this.#workspace = workspace;
    this.#options = options;
  }

  /** The scripts that one is looked at with: those of the nearest pipeline around it, else all below the boundary. */
  of(file: string): ScriptProject {
    const [pipeline] = this.#workspace.pipelinesAround(file);
    const { boundary } = this.#workspace;
    const root = pipeline?.directory ?? boundary;
    const held = this.#byRoot.get(root);
    if (held !== undefined) return held;
    const scripts = createScriptProject(this.#fileSystem, { ...this.#options, root, boundary });
    this.#byRoot.set(root, scripts);
    return scripts;
  }

  /** Counts up with every change of a script. */
  get changes(): number {
    return this.#changes;
  }

  changed(paths: readonly string[]): void {
    if (paths.some(countsForScripts)) this.#changes += 1;
    for (const scripts of this.#byRoot.values()) scripts.changed(paths);
  }
}

/** What rules on scripts read besides them: the schema of params, and the library. */
function countsForScripts(path: string): boolean {
  return isScriptName(path) || /\.(?:json|groovy|java)$/.test(path);
}

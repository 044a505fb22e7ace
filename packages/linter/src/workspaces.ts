import { createWorkspace, isWithin } from "@nf-lint/resolver";
import type { FileSystem, Workspace } from "@nf-lint/resolver";
import { boundariesOf } from "./boundary.js";
import type { Boundary } from "./boundary.js";
import { withoutIgnored } from "./ignored-paths.js";
import { ScriptProjects } from "./script-projects.js";
import type { EffectiveSettings, SettingsFiles } from "./settings/settings-files.js";
import type { RunTimes } from "./timing/run-times.js";
import { timedFileSystem, timedParse, timedScriptParse, timedWorkspace } from "./timing/timed-workspace.js";

/** Those of the asked configuration files and scripts that lie within one boundary and share their settings. */
export interface Scope {
  readonly boundary: Boundary;
  readonly workspace: Workspace;
  readonly scripts: ScriptProjects;
  readonly effective: EffectiveSettings;
  readonly files: readonly string[];
}

/** What is to be linted. */
export interface Scopes {
  readonly scopes: readonly Scope[];
  readonly emptyFolders: readonly EmptyFolder[];
  /** The folders below the asked ones that may not be looked into. */
  readonly closedFolders: readonly string[];
}

/** An asked folder without any configuration and script. */
export interface EmptyFolder {
  readonly path: string;
  /** It may not be looked into. */
  readonly isClosed: boolean;
  /** The files of other programs that are named as configurations are. */
  readonly foreign: readonly string[];
}

export interface WorkspacesOptions {
  /** Told of each file that has been read and parsed, by its absolute path. */
  readonly onRead: (file: string) => void;
  /** The folders that an editor has open. */
  readonly openFolders?: readonly string[];
  /** Where the time is recorded that the workspaces take, if anywhere. */
  readonly times?: RunTimes | undefined;
}

/** The workspaces of all paths that were ever asked for, one for each boundary and settings, with all that they know. */
export class Workspaces {
  readonly #fileSystem: FileSystem;
  readonly #settingsFiles: SettingsFiles;
  readonly #onRead: (file: string) => void;
  readonly #times: RunTimes | undefined;
  readonly #openFolders: readonly string[];
  readonly #kept = new Map<string, Map<EffectiveSettings, Workspace>>();
  readonly #scripts = new WeakMap<Workspace, ScriptProjects>();

  constructor(
    fileSystem: FileSystem,
    settingsFiles: SettingsFiles,
    { onRead, openFolders = [], times }: WorkspacesOptions,
  ) {
    this.#fileSystem = times === undefined ? fileSystem : timedFileSystem(fileSystem, times);
    this.#times = times;
    this.#settingsFiles = settingsFiles;
    this.#onRead = onRead;
    this.#openFolders = openFolders;
  }

  /**
   * @param paths Absolute paths of files and folders that exist. Of a folder all configurations and scripts count.
   */
  scopesOf(paths: readonly string[]): Scopes {
    const emptyFolders: EmptyFolder[] = [];
    const closedFolders = new Set<string>();
    const scopes = boundariesOf(this.#fileSystem, paths, this.#openFolders).flatMap((boundary): readonly Scope[] => {
      const bySettings = new Map<EffectiveSettings, Set<string>>();
      for (const path of paths.filter((one) => isWithin(boundary.directory, one))) {
        const workspace = this.workspace(boundary, this.#settingsFiles.of(path));
        const files = workspace.sourceFiles([path]);
        if (this.#fileSystem.kind(path) === "directory") {
          const closed = workspace.closedFolders([path]);
          if (files.length === 0)
            emptyFolders.push({ path, isClosed: closed.includes(path), foreign: workspace.foreignFiles([path]) });
          for (const folder of closed) if (folder !== path) closedFolders.add(folder);
        }
        for (const file of files.filter((one) => !this.#settingsFiles.has(one, "file"))) {
          const effective = this.#settingsFiles.ofFile(file);
          bySettings.set(effective, (bySettings.get(effective) ?? new Set()).add(file));
        }
      }
      return [...bySettings].map(([effective, files]) => {
        const workspace = this.workspace(boundary, effective);
        return { boundary, workspace, scripts: this.scripts(workspace), effective, files: [...files].sort() };
      });
    });
    return { scopes, emptyFolders, closedFolders: [...closedFolders].sort() };
  }

  /** The workspace of a path that exists. */
  of(path: string, effective: EffectiveSettings): Workspace {
    const [boundary] = boundariesOf(this.#fileSystem, [path], this.#openFolders);
    if (boundary === undefined) throw new Error(`No boundary for ${path}.`);
    return this.workspace(boundary, effective);
  }

  /** What the resolver knows of the files within a boundary, under some settings. */
  workspace({ directory, fileSystem }: Boundary, effective: EffectiveSettings): Workspace {
    const ofBoundary = this.#kept.get(directory) ?? new Map<EffectiveSettings, Workspace>();
    this.#kept.set(directory, ofBoundary);
    const kept = ofBoundary.get(effective);
    if (kept !== undefined) return kept;
    const { params, env, configs, platform, projectDir, launchDir } = effective.settings;
    const files = withoutIgnored(fileSystem, this.#settingsFiles);
    const workspace = createWorkspace(files, {
      boundary: directory,
      observer: { parsed: this.#onRead },
      ...(this.#times && { parse: timedParse(this.#times) }),
      ...(params !== undefined && { params }),
      ...(env !== undefined && { env }),
      ...(configs !== undefined && { configs }),
      ...(platform !== undefined && { platform }),
      ...(projectDir !== undefined && { projectDir }),
      ...(launchDir !== undefined && { launchDir }),
    });
    const made = this.#times === undefined ? workspace : timedWorkspace(workspace, this.#times);
    ofBoundary.set(effective, made);
    const scripts = new ScriptProjects(files, made, {
      observer: { parsed: this.#onRead },
      ...(this.#times && { parse: timedScriptParse(this.#times) }),
    });
    this.#scripts.set(made, scripts);
    return made;
  }

  /** The scripts beside the configuration of a workspace. */
  scripts(workspace: Workspace): ScriptProjects {
    const scripts = this.#scripts.get(workspace);
    if (scripts === undefined) throw new Error(`Not one of these workspaces: ${workspace.boundary}.`);
    return scripts;
  }

  changed(paths: readonly string[]): void {
    // What git ignores, and what settings do, decides which files there are at all.
    if (this.#settingsFiles.changed(paths) || paths.some((path) => path.endsWith("/.gitignore"))) this.#kept.clear();
    for (const ofBoundary of this.#kept.values()) {
      for (const workspace of ofBoundary.values()) {
        workspace.changed(paths);
        this.scripts(workspace).changed(paths);
      }
    }
  }
}

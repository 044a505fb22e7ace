import { parseConfig, parseScript } from "@nf-lint/parser";
import type { ScriptProjectOptions } from "@nf-lint/pipeline";
import type { FileSystem, Workspace, WorkspaceOptions } from "@nf-lint/resolver";
import type { RunTimes } from "./run-times.js";

/** A file system whose every call counts as reading. */
export function timedFileSystem(fileSystem: FileSystem, times: RunTimes): FileSystem {
  return {
    readFile: (path) => times.ofStage("reading", () => fileSystem.readFile(path)),
    kind: (path) => times.ofStage("reading", () => fileSystem.kind(path)),
    realPath: (path) => times.ofStage("reading", () => fileSystem.realPath(path)),
    readDirectory: (path) => times.ofStage("reading", () => fileSystem.readDirectory(path)),
  };
}

/** The parser with its time counted, for a workspace. */
export function timedParse(times: RunTimes): NonNullable<WorkspaceOptions["parse"]> {
  return (text) => times.ofStage("parsing", () => parseConfig(text));
}

/** The parser of scripts with its time counted. */
export function timedScriptParse(times: RunTimes): NonNullable<ScriptProjectOptions["parse"]> {
  return (text) => times.ofStage("parsing", () => parseScript(text));
}

/** A workspace whose time counts as resolving, but for what its file system and its parser take. */
export function timedWorkspace(workspace: Workspace, times: RunTimes): Workspace {
  return {
    boundary: workspace.boundary,
    configFiles: (paths) => times.ofStage("resolving", () => workspace.configFiles(paths)),
    scriptFiles: (paths) => times.ofStage("resolving", () => workspace.scriptFiles(paths)),
    sourceFiles: (paths) => times.ofStage("resolving", () => workspace.sourceFiles(paths)),
    foreignFiles: (folders) => times.ofStage("resolving", () => workspace.foreignFiles(folders)),
    closedFolders: (folders) => workspace.closedFolders(folders),
    file: (path) => workspace.file(path),
    projects: () => times.ofStage("resolving", () => workspace.projects()),
    projectsOf: (file) => times.ofStage("resolving", () => workspace.projectsOf(file)),
    pipelinesAround: (file) => times.ofStage("resolving", () => workspace.pipelinesAround(file)),
    project: (rootFile) => times.ofStage("resolving", () => workspace.project(rootFile)),
    changed: (paths) => {
      times.ofStage("resolving", () => {
        workspace.changed(paths);
      });
    },
  };
}

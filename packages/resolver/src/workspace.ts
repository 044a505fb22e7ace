import type { parseConfig } from "@nf-lint/parser";
import type { ReadResult } from "./files/file-system.js";
import type { Platform } from "./platform.js";
import type { Project, ProjectFile } from "./project.js";

export interface WorkspaceOptions {
  /** The git root, or the folder beyond which nothing is read. Absolute. */
  readonly boundary: string;
  /** Params given at launch, as JSON holds them; they win over what the configuration sets. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** The environment variables that are known. The process's own environment is never looked at. */
  readonly env?: Readonly<Record<string, string>>;
  /** What a variable is that `env` does not hold: unknown (the default), or absent, where `env` is the whole environment. */
  readonly otherVariables?: "unknown" | "absent";
  /** What a param is that nothing declares or gives: unknown (the default), or null, where `params` are all that are given. */
  readonly otherParams?: "unknown" | "null";
  /**
   * Further configuration files, as Nextflow's `-c` takes them: each is evaluated after the root of a project, with the
   * same profiles, and merged. Absolute; they may lie outside of the boundary.
   */
  readonly configs?: readonly string[];
  /** The compute environment that runs what the configuration names no other executor for. */
  readonly platform?: Platform;
  /** What `projectDir` evaluates to; the folder of the root configuration where it is not given. */
  readonly projectDir?: string;
  /** What `launchDir` evaluates to; unknown where it is not given. */
  readonly launchDir?: string;
  readonly observer?: WorkspaceObserver;
  /** What parses the files: `parseConfig`, or that with a clock around it. */
  readonly parse?: typeof parseConfig;
}

/** Told of each piece of work, so that a test can prove that none is done twice. */
export interface WorkspaceObserver {
  parsed?(file: string): void;
  resolved?(rootFile: string, variant: string): void;
}

/**
 * The configuration files under one boundary with their projects. Files are read and parsed when first asked for and
 * kept until `changed` names them. Results depend on the file system alone, not on the order of calls.
 */
export interface Workspace {
  readonly boundary: string;
  /**
   * The configuration files (`*.config`) under the given files and folders, sorted. A file that is named itself counts
   * whatever its content, and whatever its name but for that of a script; in a folder, what is surely no Nextflow configuration is passed by. `.git`,
   * `.nextflow`, `node_modules` and `work` are not entered.
   */
  configFiles(paths: readonly string[]): readonly string[];
  /** The scripts (`*.nf`) among the given files, and under the given folders, with the same folders left out; sorted. */
  scriptFiles(paths: readonly string[]): readonly string[];
  /** What `configFiles` and `scriptFiles` give, in one walk through the folders; sorted. */
  sourceFiles(paths: readonly string[]): readonly string[];
  /** The files in the given folders that are named as configurations are and are other programs'; sorted. */
  foreignFiles(folders: readonly string[]): readonly string[];
  /** Those of the given folders, and of the folders below, that were to be listed and may not be looked into; sorted. */
  closedFolders(folders: readonly string[]): readonly string[];
  /** A file's text and tree, or why it cannot be read. */
  file(path: string): ProjectFile | Exclude<ReadResult, { kind: "text" }>;
  /** The projects under the boundary: each `nextflow.config` and each configuration that none of these includes. */
  projects(): readonly Project[];
  /** The projects that read a file, the nearest root first; the file's own project where no other reads it. */
  projectsOf(file: string): readonly Project[];
  /** The pipelines in whose folders a file lies, the nearest first: those that a script may be part of. */
  pipelinesAround(file: string): readonly Project[];
  /** The project of a root configuration. The same object until a file changes that it reads. */
  project(rootFile: string): Project;
  /** Says that files have changed, appeared or gone. What does not depend on them is kept. */
  changed(paths: readonly string[]): void;
}

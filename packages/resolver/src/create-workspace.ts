import { sharesOf } from "./replay/allowance.js";
import type { FileSystem } from "./files/file-system.js";
import { isForeign } from "./files/foreign-file.js";
import { launchOf } from "./replay/launch.js";
import { LoadedProject } from "./loaded-project.js";
import { baseName, directoryOf, isWithin, normalizePath, pathDepth } from "./files/path.js";
import { possibleIncludes } from "./possible-includes.js";
import type { PossibleInclude } from "./include.js";
import { ROOT_NAME } from "./project.js";
import type { Project, ProjectFile } from "./project.js";
import { SourceFiles, emptyFile, isReadable } from "./files/source-files.js";
import type { SourceFile } from "./files/source-files.js";
import type { Workspace, WorkspaceOptions } from "./workspace.js";

/** Folders that hold no configuration of the project's own. */
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set([".git", ".nextflow", "node_modules", "work"]);

/** The settings of nf-test, in a language of its own. */
const NF_TEST_CONFIG = "nf-test.config";

/**
 * Opens the configuration files under `options.boundary`. Nothing is read before it is asked for; no method throws, and
 * a root file that cannot be read makes an empty project.
 */
export function createWorkspace(fileSystem: FileSystem, options: WorkspaceOptions): Workspace {
  return new LoadedWorkspace(fileSystem, options);
}

class LoadedWorkspace implements Workspace {
  readonly boundary: string;
  readonly #fileSystem: FileSystem;
  readonly #options: WorkspaceOptions;
  readonly #files: SourceFiles;
  readonly #projects = new Map<string, LoadedProject>();
  /** The folders that were to be walked through and may not be looked into. */
  readonly #closed = new Set<string>();
  #found: readonly string[] | undefined;
  #roots: readonly Project[] | undefined;
  /** The roots as they are where a computed include leads to a file that none of them reads, by that file's path. */
  #fragments: ReadonlyMap<string, LoadedProject> = new Map();
  /** Those of the roots that are pipelines, the innermost first. */
  #pipelines: readonly Project[] | undefined;
  /** Those of the roots that read a file, by its path. */
  #readers: ReadonlyMap<string, readonly Project[]> | undefined;

  constructor(fileSystem: FileSystem, options: WorkspaceOptions) {
    this.boundary = normalizePath(options.boundary);
    this.#fileSystem = fileSystem;
    this.#options = options;
    this.#files = new SourceFiles(fileSystem, (file) => options.observer?.parsed?.(file), options.parse);
  }

  configFiles(paths: readonly string[]): readonly string[] {
    return this.#withoutForeign(this.#filesIn(paths, isConfigName, isNamedConfig), paths);
  }

  scriptFiles(paths: readonly string[]): readonly string[] {
    return this.#filesIn(paths, isScriptName, isScriptName);
  }

  sourceFiles(paths: readonly string[]): readonly string[] {
    const files = this.#filesIn(paths, isSourceName, (name) => isScriptName(name) || isNamedConfig(name));
    return this.#withoutForeign(files, paths);
  }

  foreignFiles(folders: readonly string[]): readonly string[] {
    return this.#filesIn(folders, isConfigName, isNamedConfig).filter((file) => this.#isForeign(file));
  }

  closedFolders(folders: readonly string[]): readonly string[] {
    const asked = folders.map(normalizePath);
    return [...this.#closed].filter((folder) => asked.some((one) => isWithin(one, folder))).sort();
  }

  /** The files of named folders whose names fit, and of what else is named that which counts then. */
  #filesIn(
    paths: readonly string[],
    fits: (name: string) => boolean,
    counts: (name: string) => boolean,
  ): readonly string[] {
    const files = paths.map(normalizePath).flatMap((path) => {
      const kind = this.#fileSystem.kind(path);
      if (kind === "directory") return this.#scan(path, fits);
      return kind === "file" && counts(baseName(path)) ? [path] : [];
    });
    return [...new Set(files)].sort();
  }

  #withoutForeign(files: readonly string[], paths: readonly string[]): readonly string[] {
    const named = new Set(paths.map(normalizePath));
    return files.filter((file) => named.has(file) || isScriptName(file) || !this.#isForeign(file));
  }

  /** A file that is named as a configuration, or that one includes, is one. */
  #isForeign(file: string): boolean {
    if (baseName(file) === ROOT_NAME) return false;
    if (!this.#looksForeign(file)) return false;
    return !this.projects().some((project) => project.rootFile !== file && project.files.has(file));
  }

  #looksForeign(file: string): boolean {
    const read = this.file(file);
    return !("kind" in read) && isForeign(read);
  }

  file(path: string): SourceFile {
    return this.#files.get(normalizePath(path));
  }

  project(rootFile: string): Project {
    return this.#project(normalizePath(rootFile));
  }

  projects(): readonly Project[] {
    return (this.#roots ??= this.#findRoots());
  }

  projectsOf(file: string): readonly Project[] {
    const path = normalizePath(file);
    const roots = this.projects();
    const readers = (this.#readers ??= readersIn(roots)).get(path) ?? this.#fragmentsReading(path);
    if (readers.length < 2) return readers.length === 0 ? [this.#project(path)] : readers;
    return readers.toSorted((a, b) => nearness(b, path) - nearness(a, path));
  }

  pipelinesAround(file: string): readonly Project[] {
    const path = normalizePath(file);
    this.#pipelines ??= this.projects()
      .filter(({ isPipeline }) => isPipeline)
      .sort((a, b) => pathDepth(b.directory) - pathDepth(a.directory) || rank(a) - rank(b));
    return this.#pipelines.filter(({ directory }) => isWithin(directory, path));
  }

  changed(paths: readonly string[]): void {
    const named = this.#files.spellings(paths.map(normalizePath));
    this.#files.forgetLinks();
    // A path that was never read, a missing include for one, may have been looked for all the same.
    const changed = new Set(named.filter((path) => !this.#files.has(path) || this.#files.refresh(path)));
    if (named.some((path) => this.#found?.includes(path) !== this.#isListed(path))) this.#found = undefined;
    if (changed.size === 0 && this.#found !== undefined) return;
    for (const [key, project] of this.#projects) {
      const after = project.after(changed, this.#rootOf(project.rootFile), this.#shares());
      if (after !== project) this.#projects.set(key, after);
    }
    this.#roots = undefined;
    this.#pipelines = undefined;
    this.#readers = undefined;
  }

  /** The projects that read a file where an include goes another way. */
  #fragmentsReading(path: string): readonly Project[] {
    const own = this.#fragments.get(path);
    const including = [...this.#fragments.values()].find((project) => project !== own && project.files.has(path));
    const reading = including ?? own;
    return reading === undefined ? [] : [reading];
  }

  #isListed(path: string): boolean {
    return isConfigName(baseName(path)) && this.#fileSystem.kind(path) === "file" && isWithin(this.boundary, path);
  }

  /** @param taken the way that a computed include goes, where it is not the one that it evaluates to */
  #project(path: string, taken?: PossibleInclude): LoadedProject {
    const key = taken === undefined ? path : JSON.stringify([path, taken]);
    const held = this.#projects.get(key);
    if (held !== undefined) return held;
    const project = new LoadedProject(this.#rootOf(path), {
      fileSystem: this.#fileSystem,
      files: this.#files,
      boundary: this.boundary,
      launch: launchOf(this.#options, directoryOf(path)),
      taken: taken === undefined ? undefined : { ...taken, plain: () => this.#project(path) },
      further: (this.#options.configs ?? []).map(normalizePath).filter((file) => file !== path),
      shares: this.#shares(),
      platform: this.#options.platform,
      onResolve: (rootFile, variant) => this.#options.observer?.resolved?.(rootFile, variant),
    });
    this.#projects.set(key, project);
    return project;
  }

  /** That of all files that there are, so that no project hangs on which others have been looked at. */
  #shares(): number {
    return sharesOf((this.#found ??= this.#scan(this.boundary, isConfigName)).length);
  }

  #rootOf(path: string): ProjectFile {
    const file = this.#files.get(path);
    return isReadable(file) ? file : emptyFile(path);
  }

  /**
   * Each `nextflow.config`, but for those that one in a folder above includes (the parts of a modular pipeline); then
   * what none of these reads and no other such file includes. What a computed include of a root may lead to is a part of
   * that root, too.
   */
  #findRoots(): readonly Project[] {
    const found = (this.#found ??= this.#scan(this.boundary, isConfigName));
    const roots = new Map<string, Project>();
    const rootsOf = new Map<string, Project[]>();
    const fragments = new Map<string, LoadedProject>();
    // All that roots and fragments read.
    const read = new Set<string>();
    const add = (root: Project): void => {
      roots.set(root.rootFile, root);
      rootsOf.set(root.directory, [...(rootsOf.get(root.directory) ?? []), root]);
      for (const path of root.files.keys()) read.add(path);
    };
    const addFragments = (root: Project, candidates: readonly string[]): void => {
      for (const way of possibleIncludes(root, candidates)) {
        if (read.has(way.path)) continue;
        const fragment = this.#project(root.rootFile, way);
        fragments.set(way.path, fragment);
        read.add(way.path);
        for (const path of fragment.files.keys()) read.add(path);
      }
    };
    const named = found.filter((path) => baseName(path) === ROOT_NAME).sort((a, b) => pathDepth(a) - pathDepth(b));
    for (const path of named) {
      const above = foldersAbove(directoryOf(path)).flatMap((folder) => rootsOf.get(folder) ?? []);
      if (above.some((root) => root.files.has(path))) continue;
      for (const root of above.reverse()) addFragments(root, [path]);
      if (!fragments.has(path)) add(this.#project(path));
    }
    const others = found.filter((path) => baseName(path) !== ROOT_NAME);
    for (const root of [...roots.values()]) addFragments(root, others);
    const left: LoadedProject[] = [];
    const included = new Set<string>();
    for (const path of others) {
      // What another file includes is no root, and what it includes that other one does too.
      if (read.has(path) || included.has(path)) continue;
      const project = this.#project(path);
      left.push(project);
      for (const file of project.files.keys()) if (file !== path) included.add(file);
    }
    const candidates = left.map(({ rootFile }) => rootFile);
    for (const project of left) {
      if (included.has(project.rootFile) || fragments.has(project.rootFile)) continue;
      addFragments(project, candidates);
      if (!this.#looksForeign(project.rootFile)) add(project);
    }
    // Files that include each other in a circle: the first stands for all of them.
    for (const project of left) {
      if (!read.has(project.rootFile) && !this.#looksForeign(project.rootFile)) add(project);
    }
    this.#fragments = fragments;
    return [...roots.values()].sort((a, b) => (a.rootFile < b.rootFile ? -1 : 1));
  }

  #scan(folder: string, fits: (name: string) => boolean): string[] {
    const files: string[] = [];
    const folders = [folder];
    for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
      const prefix = next.endsWith("/") ? next : `${next}/`;
      const entries = this.#fileSystem.readDirectory(next);
      if (entries.length === 0 && this.#fileSystem.readFile(next).kind === "denied") this.#closed.add(next);
      else this.#closed.delete(next);
      for (const { name, kind } of entries) {
        if (kind === "directory" && !SKIPPED_FOLDERS.has(name)) folders.push(prefix + name);
        if (kind === "file" && fits(name)) files.push(prefix + name);
      }
    }
    return files.sort();
  }
}

/** Of several roots in one folder Nextflow takes the one that has the name for it. */
function rank({ rootFile }: Project): number {
  return baseName(rootFile) === ROOT_NAME ? 0 : 1;
}

function readersIn(projects: readonly Project[]): ReadonlyMap<string, readonly Project[]> {
  const readers = new Map<string, Project[]>();
  for (const project of projects) {
    for (const path of project.files.keys()) {
      const known = readers.get(path);
      if (known === undefined) readers.set(path, [project]);
      else known.push(project);
    }
  }
  return readers;
}

/** Whether a file of this name is a script of Nextflow's. */
export function isScriptName(name: string): boolean {
  return name.endsWith(".nf");
}

function isConfigName(name: string): boolean {
  return name.endsWith(".config") && name !== NF_TEST_CONFIG;
}

function isSourceName(name: string): boolean {
  return isScriptName(name) || isConfigName(name);
}

/** Whether a file of this name is a configuration where it is itself named. */
function isNamedConfig(name: string): boolean {
  return name !== NF_TEST_CONFIG && !isScriptName(name);
}

/** The folders around one, from the inside out. */
function foldersAbove(directory: string): readonly string[] {
  const folders: string[] = [];
  for (let at = directory; directoryOf(at) !== at;) {
    at = directoryOf(at);
    folders.push(at);
  }
  return folders;
}

/** How near a root lies to a file: itself, then the folders around it from the inside out, then all others. */
function nearness({ rootFile, directory }: Project, file: string): number {
  if (rootFile === file) return Number.POSITIVE_INFINITY;
  return isWithin(directory, file) ? pathDepth(directory) : -1;
}
